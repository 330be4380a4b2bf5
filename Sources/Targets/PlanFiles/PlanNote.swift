/// Something in a plan file that is worth knowing and no mistake: points that do not add up.
public struct PlanNote: Sendable, Hashable, CustomStringConvertible {
  /// What messages call the file.
  public let file: String
  /// The line, from 1.
  public let line: Int?
  /// The column in Unicode scalars, from 1.
  public let column: Int?
  /// Whose points they are: `group II`.
  public let owner: String
  /// What the lines add up to.
  public let sum: Fraction
  /// What the heading says.
  public let heading: Fraction

  /// One line: `file:line:column: note: the lines of group II add up to 68, its heading says 66`.
  public var description: String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(file)\(place): note: the lines of \(owner) add up to \(sum), its heading says \(heading)"
  }
}
