public import Observations

/// Something in a plan file that is worth knowing and no mistake: points that do not add up.
public struct PlanNote: Sendable, Hashable, CustomStringConvertible {
  /// What messages call the file.
  public let file: String
  /// The line, from 1.
  public let line: Int?
  /// The column in Unicode scalars, from 1.
  public let column: Int?
  /// Whose points they are: `group II`.
  public let owner: PlanPart
  /// What the lines add up to.
  public let sum: Fraction
  /// What the heading says.
  public let heading: Fraction

  /// The sentence in English, as logs have it.
  public var description: String { sentence(.en) }

  /// One line: `file:line:column: note: the lines of group II add up to 68, its heading says 66`.
  public func sentence(_ language: Language) -> String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    return "\(file)\(place): "
      + language(
        vi: "lưu ý: các dòng của \(owner.text.vietnamese) cộng lại được \(sum) điểm, tiêu đề ghi \(heading)",
        en: "note: the lines of \(owner.text.english) add up to \(sum), its heading says \(heading)")
  }
}
