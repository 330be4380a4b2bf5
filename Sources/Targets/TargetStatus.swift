public import Observations

/// Where one unit stands with one target in one year, at a cut-off.
///
/// The numbers are those of the primary part and can be asked for here by name: `status.allowed`. The verdict,
/// and what it rests on, is that of all parts.
@dynamicMemberLookup
public struct TargetStatus: Sendable, Hashable {
  /// What is asked.
  public let target: Target
  /// Index into the units of the panels.
  public let unit: Int
  /// The year the target is for.
  public let year: Int
  /// The whole months of the year up to the cut-off, 0…12.
  public let monthsElapsed: Int
  /// The part whose numbers stand in the row.
  public let primary: PartStatus
  /// The other parts of a conjunction.
  public let further: [PartStatus]

  /// All parts, the primary first.
  public var parts: [PartStatus] { [primary] + further }

  /// What can be said of all parts together, in three-valued logic.
  public var verdict: Verdict { further.reduce(primary.verdict) { $0.and($1.verdict) } }

  /// Whether any part is lost: the target can no longer be met though the year is not over.
  public var isLost: Bool { parts.contains(where: \.isLost) }

  /// The weakest of the parts.
  public var comparability: Comparability {
    further.reduce(primary.comparability) { max($0, $1.comparability) }
  }

  /// The least complete of the parts.
  public var dataCompleteness: DataCompleteness {
    further.reduce(primary.dataCompleteness) { max($0, $1.dataCompleteness) }
  }

  /// The marks of all figures of all parts.
  public var status: DataStatus { further.reduce(primary.status) { $0.union($1.status) } }

  /// Whether the year is whole in every part.
  public var isWholeYear: Bool { parts.allSatisfy(\.isWholeYear) }

  /// A number of the primary part.
  public subscript<Value>(dynamicMember path: KeyPath<PartStatus, Value>) -> Value { primary[keyPath: path] }
}

extension Target {
  /// Where `unit` stands at the end of month `monthsElapsed` (0…12) of `year`.
  ///
  /// `panels` gives the series of an indicator, all over the same units; a missing one is no data for its part.
  /// The kind of a panel's indicator must be that of the part. `isBroken` says whether a break of an indicator
  /// lies between `year` and the year before it, so that a cut has no verdict. Figures after the cut-off and
  /// reports that came later than wished are kept out by `monthsElapsed` and by `CountTable.asKnown(on:)`.
  public func status(
    ofUnit unit: Int, year: Int, monthsElapsed: Int, panels: (String) -> Panel?,
    isBroken: (String) -> Bool = { _ in false }
  ) -> TargetStatus {
    let parts = parts.map { part in
      PartStatus(
        of: part, in: panels(part.indicator), unit: unit, year: year, monthsElapsed: monthsElapsed,
        isBroken: isBroken(part.indicator))
    }
    return TargetStatus(
      target: self, unit: unit, year: year, monthsElapsed: monthsElapsed, primary: parts[0],
      further: Array(parts.dropFirst()))
  }
}
