public import Observations
public import YAMLDocuments

/// One thing that is wrong with a plan file, and where.
public struct PlanMistake: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Kind: Sendable, Hashable {
    /// A fault of the file's form.
    case document(DocumentFault)
    /// A key that has to be there.
    case missingKey(String, of: PlanPart)
    /// A text without one of its two languages.
    case missingTranslation(String, of: PlanPart)
    /// An indicator that the plan does not name.
    case unknownIndicator(String, nearest: String?)
    /// An indicator of a kind that a rule cannot be asked of.
    case unfitIndicator(String, needed: BilingualText)
    /// A "$name" that is no reading.
    case unknownReading(String, nearest: String?)
    /// A choice of a reading that cannot stand where the reading is used.
    case unfitChoice(String, of: String, expected: BilingualText)
    /// A choice that a reading does not have.
    case unknownChoice(String, of: String, choices: [String], takesPoints: Bool)
    /// A reading with several choices that nothing uses.
    case unusedReading(String)
    /// Readings that follow each other in a circle.
    case cyclicReadings([String])
    /// A name or number that stands twice.
    case repeated(PlanPart, line: Int?)
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
    case noTarget(String, reason: BilingualText)
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

  /// The sentence in English, as logs have it.
  public var description: String { sentence(.en) }

  /// One line: `file:line:column: problem`.
  public func sentence(_ language: Language) -> String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(file)\(place): " + (language == .vi ? kind.vietnamese : kind.english)
  }
}

/// All mistakes of a plan file, at least one, in the order of its text.
public struct PlanMistakes: Error, Sendable, Hashable {
  /// The mistakes.
  public let mistakes: [PlanMistake]
}
