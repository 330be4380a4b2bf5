internal import Observations

/// A place in which an attestation can stand: a line, one of the conditions of a line, a bar, or the year of the model.
public struct EvidenceSlot: Sendable, Hashable {
  /// What an attestation says something about.
  public enum Subject: Sendable, Hashable {
    /// A line with several conditions, as a whole.
    case line
    /// One condition, by its place among all of the scorecard.
    case condition(LineCondition)
    /// The year in which the model of the unit was built.
    case modelYear
  }

  /// What it is called in the column `line`: `9.1`, `8.3.2`, `D1`, `model-year`.
  public let name: String
  /// What an attestation says something about.
  public let subject: Subject
}

extension Scorecard {
  /// The slot of the year in which the model of a unit was built.
  public static let modelYearName = "model-year"

  /// All slots: of every line, then the conditions where it has several; of every bar; and the year of the model.
  public var slots: [EvidenceSlot] {
    var slots: [EvidenceSlot] = []
    for line in lines {
      if line.conditions.count == 1 {
        slots.append(EvidenceSlot(name: line.number, subject: .condition(line.conditions[0])))
        continue
      }
      slots.append(EvidenceSlot(name: line.number, subject: .line))
      for (place, condition) in line.conditions.enumerated() {
        slots.append(EvidenceSlot(name: "\(line.number).\(place + 1)", subject: .condition(condition)))
      }
    }
    slots += bars.map { EvidenceSlot(name: $0.id, subject: .condition($0.condition)) }
    return slots + [EvidenceSlot(name: Self.modelYearName, subject: .modelYear)]
  }
}

extension Scorecard {
  /// What a slot belongs to.
  public enum SlotPlace: Sendable, Hashable {
    /// The line at this place.
    case line(Int)
    /// The bar at this place.
    case bar(Int)
    /// No line.
    case modelYear
  }

  /// What each of `slots` belongs to.
  public var placesOfSlots: [SlotPlace] {
    let ofLines = lines.enumerated().flatMap { place, line in
      [SlotPlace](repeating: .line(place), count: line.conditions.count == 1 ? 1 : 1 + line.conditions.count)
    }
    return ofLines + bars.indices.map { .bar($0) } + [.modelYear]
  }
}

extension [EvidenceSlot] {
  /// The name of a slot that is nearest to `name`; nil where none is near.
  public func nearest(to name: String) -> String? { Suggestion.nearest(to: name, among: map(\.name)) }
}
