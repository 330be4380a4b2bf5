public import Observations

/// A row that is not used, with what it says, so that nothing is lost.
public struct RejectedRow: Sendable, Hashable {
  /// Where it begins.
  public let position: DataIssue.Position
  /// Its text as in the file, without the line end.
  public let text: String
  /// Why it is not used, at least one issue.
  public let issues: [DataIssue]

  /// Why it is not used; sentences without position.
  public func reason(_ language: Language) -> String {
    issues.map { $0.problem(language) }.joined(separator: "; ")
  }
}
