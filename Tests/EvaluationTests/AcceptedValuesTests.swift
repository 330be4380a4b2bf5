import Probability
import Testing

@testable import Evaluation

@Suite("Accepted values")
struct AcceptedValuesTests {
  @Test("P(miss) is the mass outside of all ranges, in every small world")
  func outside() throws {
    let distribution = try #require(MassFunction(lowest: 2, weights: [5, 2, 1, 2]))
    for low in [Int.min, -1, 0, 2, 3, 5, 7] {
      for high in [-1, 0, 2, 4, 5, 6, Int.max] {
        let accepted = AcceptedValues([low ... .max, .min...high])
        let mass = (2...5).filter { low <= $0 && $0 <= high }.reduce(0.0) { $0 + distribution.mass(at: $1) }
        #expect(abs(accepted.missProbability(distribution) - (1 - mass)) < 1e-14, "\(low)…\(high)")
        #expect((-3...9).filter(accepted.contains) == (-3...9).filter { low <= $0 && $0 <= high })
        #expect(accepted.range == (low <= high ? low...high : nil))
      }
    }
  }

  @Test("what is there already is taken off both ends, and no end of nothing")
  func less() {
    #expect(AcceptedValues([3...8]).less(2) == AcceptedValues([1...6]))
    #expect(AcceptedValues([]).less(2) == AcceptedValues([]))
  }
}
