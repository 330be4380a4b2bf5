/// How the numbers of a group compare with their references.
public struct GroupVerdict: Sendable {
  /// The group.
  public let group: ReferenceGroup
  /// How many numbers were compared.
  public let count: Int
  /// The case that is furthest off, and its error; nil where nothing could be computed.
  public let worst: (case: ReferenceCase, error: Double)?
  /// Why nothing could be computed; nil where it could.
  public let failure: String?

  /// Whether every number is within the tolerance.
  public var passed: Bool { worst.map { $0.error <= group.tolerance } ?? false }
}
