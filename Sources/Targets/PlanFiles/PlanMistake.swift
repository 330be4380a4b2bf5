import Observations
public import YAMLDocuments

/// One thing that is wrong with a plan file, and where.
public struct PlanMistake: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// A fault of the file's form.
    case document(DocumentFault)
    /// A key that has to be there.
    case missingKey(String, of: String)
    /// A text without one of its two languages.
    case missingTranslation(String, of: String)
    /// An indicator that the plan does not name.
    case unknownIndicator(String, nearest: String?)
    /// An indicator of a kind that a rule cannot be asked of.
    case unfitIndicator(String, needed: String)
    /// A "$name" that is no reading.
    case unknownReading(String, nearest: String?)
    /// A choice of a reading that cannot stand where the reading is used.
    case unfitChoice(String, of: String, expected: String)
    /// A choice that a reading does not have.
    case unknownChoice(String, of: String, choices: [String])
    /// A reading with several choices that nothing uses.
    case unusedReading(String)
    /// Readings that follow each other in a circle.
    case cyclicReadings([String])
    /// A name or number that stands twice.
    case repeated(String, line: Int?)
    /// A band that shares values with the one before it.
    case overlappingBands(String, String)
    /// A band that lies before the one above it in the file.
    case unorderedBands(String, String)
    /// Values above the last band, which nothing is said of.
    case openEnd(String)
    /// The highest band earns something else than the line.
    case unequalPoints(bands: Fraction, line: Fraction)
    /// A line that no line of the plan has.
    case unknownLine(String, nearest: String?)
    /// A line that cannot be a target.
    case noTarget(String, reason: String)
    /// A kind of unit that no type of unit has.
    case unknownClass(String, nearest: String?)
    /// A kind of unit of which nothing is said.
    case missingClass(String)
  }

  /// What messages call the file.
  public let file: String
  /// The line, from 1, where the mistake is at one place.
  public let line: Int?
  /// The column in Unicode scalars, from 1, where the mistake is at one place.
  public let column: Int?
  /// What is wrong.
  public let kind: Kind

  /// One line: `file:line:column: problem`.
  public var description: String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(file)\(place): \(problem)"
  }

  private var problem: String {
    switch kind {
    case .document(let fault): fault.sentence(.en)
    case .missingKey(let key, let owner): "\(owner) has no '\(key)'"
    case .missingTranslation(let key, let owner): "\(owner) has no '\(key)'; every text is in both languages"
    case .unknownIndicator(let id, let nearest): "no indicator '\(id)'\(didYouMean(nearest))"
    case .unfitIndicator(let id, let needed): "'\(id)' must be \(needed) here"
    case .unknownReading(let id, let nearest): "no reading '\(id)'\(didYouMean(nearest))"
    case .unfitChoice(let choice, let reading, let expected):
      "the choice '\(choice)' of the reading '\(reading)' cannot stand here; expected \(expected)"
    case .unknownChoice(let choice, let reading, let choices):
      "no choice '\(choice)' of the reading '\(reading)'; it has \(choices.joined(separator: ", "))"
    case .unusedReading(let id): "nothing is read as '\(id)' says; write $\(id) where it is used"
    case .cyclicReadings(let ids): "the reading follows itself: \(ids.joined(separator: " → "))"
    case .repeated(let name, let line):
      "\(name) stands here a second time" + (line.map { "; the first is on line \($0)" } ?? "")
    case .overlappingBands(let band, let other): "the band \(band) overlaps the band \(other)"
    case .unorderedBands(let band, let other): "the band \(band) must come before the band \(other)"
    case .openEnd(let band): "nothing is said above the last band, \(band); leave its upper bound out"
    case .unequalPoints(let bands, let line): "the highest band earns \(bands) points, the line \(line)"
    case .unknownLine(let line, let nearest): "no line '\(line)'\(didYouMean(nearest))"
    case .noTarget(let line, let reason): "line \(line) cannot be a target: \(reason)"
    case .unknownClass(let name, let nearest): "no kind of unit '\(name)'\(didYouMean(nearest))"
    case .missingClass(let name): "nothing is said of units of the kind '\(name)'"
    }
  }

  private func didYouMean(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }
}

/// All mistakes of a plan file, at least one, in the order of its text.
public struct PlanMistakes: Error, Sendable, Hashable {
  /// The mistakes.
  public let mistakes: [PlanMistake]
}
