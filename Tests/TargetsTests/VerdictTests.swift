import Targets
import Testing

@Suite struct VerdictTests {
  /// Rows and columns: met, missed, open, no data, not applicable.
  @Test func conjunctionTable() {
    let order: [Verdict] = [.met, .missed, .open, .noData, .notApplicable]
    let expected: [[Verdict]] = [
      [.met, .missed, .open, .noData, .met],
      [.missed, .missed, .missed, .missed, .missed],
      [.open, .missed, .open, .noData, .open],
      [.noData, .missed, .noData, .noData, .noData],
      [.met, .missed, .open, .noData, .notApplicable],
    ]
    #expect(Set(order) == Set(Verdict.allCases))
    for (row, left) in order.enumerated() {
      for (column, right) in order.enumerated() {
        #expect(left.and(right) == expected[row][column], "\(left) and \(right)")
      }
    }
  }
}
