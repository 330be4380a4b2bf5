/// Reference numbers of one kind, from one source, held to one tolerance.
///
/// A new group is one file in `Groups` that extends this type by a static property, and a line in `all`.
public struct ReferenceGroup: Sendable {
  /// The name in files, in lower case with hyphens.
  public let id: String
  /// What the numbers are, in Vietnamese and in English.
  public let vietnamese: String, english: String
  /// Where the numbers are from: program and version, or author and year.
  public let source: String
  /// How the error of one number is measured.
  public let measure: ErrorMeasure
  /// The largest error that passes, above 0; its reason stands beside it.
  public let tolerance: Double

  private let cases: @Sendable () throws -> [ReferenceCase]

  /// A group; `cases` computes all of its numbers, and what it throws fails the group.
  public init(
    id: String, vietnamese: String, english: String, source: String, measure: ErrorMeasure, tolerance: Double,
    cases: @escaping @Sendable () throws -> [ReferenceCase]
  ) {
    precondition(tolerance > 0, "a tolerance above 0, not \(tolerance)")
    self.id = id
    self.vietnamese = vietnamese
    self.english = english
    self.source = source
    self.measure = measure
    self.tolerance = tolerance
    self.cases = cases
  }

  /// Computes all numbers of the group and finds the worst.
  public func verified() -> GroupVerdict {
    do {
      let cases = try cases()
      let errors = cases.map { measure.error($0.computed, expected: $0.expected) }
      // The first of the worst, so that a group without an error has one too.
      guard let worst = errors.max(), let place = errors.firstIndex(of: worst) else {
        return GroupVerdict(group: self, count: 0, worst: nil, failure: "no case")
      }
      return GroupVerdict(group: self, count: cases.count, worst: (cases[place], worst), failure: nil)
    } catch {
      return GroupVerdict(group: self, count: 0, worst: nil, failure: "\(error)")
    }
  }
}
