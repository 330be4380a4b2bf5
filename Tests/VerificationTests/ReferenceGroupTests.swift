import Testing
import Verification

@Suite struct ReferenceGroupTests {
  @Test("every number is within the tolerance of its group", arguments: ReferenceGroup.all.map(\.id))
  func references(_ id: String) throws {
    let group = try #require(ReferenceGroup.all.first { $0.id == id })
    let verdict = group.verified()
    #expect(verdict.failure == nil && verdict.count > 0)
    let worst = try #require(verdict.worst)
    #expect(
      verdict.passed,
      "\(worst.case.name): \(worst.case.computed), not \(worst.case.expected), an error of \(worst.error)")
  }

  @Test func groupsHaveNamesOfTheirOwn() {
    let ids = ReferenceGroup.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    for group in ReferenceGroup.all {
      #expect(group.id.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") }, "\(group.id)")
      #expect(!group.vietnamese.isEmpty && !group.english.isEmpty && !group.source.isEmpty)
    }
  }

  struct NoAnswer: Error, CustomStringConvertible {
    var description: String { "no answer" }
  }

  private func verdict(
    _ cases: [(Double, Double)], _ measure: ErrorMeasure = .relative(), tolerance: Double = 1e-9
  ) -> GroupVerdict {
    ReferenceGroup(
      id: "x", vietnamese: "x", english: "x", source: "x", measure: measure, tolerance: tolerance
    ) {
      cases.enumerated().map { ReferenceCase("case \($0)", expected: $1.0, computed: $1.1) }
    }.verified()
  }

  @Test("a wrong number fails its group, and is named")
  func wrongNumber() throws {
    let verdict = verdict([(1, 1), (2, 2.000_001), (3, 3)])
    #expect(!verdict.passed && verdict.count == 3)
    let worst = try #require(verdict.worst)
    #expect(worst.case.name == "case 1" && abs(worst.error - 5e-7) < 1e-15)
  }

  @Test func measures() {
    #expect(verdict([(1e6, 1e6 + 1e-4)]).passed)
    #expect(!verdict([(1e6, 1e6 + 1e-4)], .absolute).passed)
    #expect(verdict([(0, 1e-10)], .relative(floor: 1)).passed)
    #expect(!verdict([(0, 1e-10)]).passed)
    #expect(verdict([(0, 0), (.infinity, .infinity), (-.infinity, -.infinity)]).passed)
    #expect(ErrorMeasure.agreeingDigits(ofRelativeError: 0) == 15)
    #expect(abs(ErrorMeasure.agreeingDigits(ofRelativeError: 1e-9) - 9) < 1e-12)
    #expect(ErrorMeasure.agreeingDigits(ofRelativeError: 30) == 0)
  }

  @Test("what is no number, or infinite alone, fails", arguments: [Double.nan, .infinity, -.infinity])
  func noNumber(_ computed: Double) {
    for measure in [ErrorMeasure.absolute, .relative(), .relative(floor: 1)] {
      #expect(!verdict([(1, 1), (1, computed)], measure).passed)
      #expect(verdict([(1, computed)], measure).worst?.error == .infinity)
    }
    #expect(!verdict([(.infinity, 1)]).passed)
  }

  @Test func groupThatCannotBeComputed() {
    let group = ReferenceGroup(
      id: "x", vietnamese: "x", english: "x", source: "x", measure: .absolute, tolerance: 1
    ) { throw NoAnswer() }
    #expect(group.verified().failure == "no answer" && !group.verified().passed)
    #expect(verdict([]).failure == "no case" && !verdict([]).passed)
  }
}
