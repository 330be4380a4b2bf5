import Probability
import TestSupport
import Testing

@testable import Forecasting

@Suite struct CutNeededTests {
  @Test("a thinned negative binomial is one of the thinned mean", arguments: [0.05, 0.4, 0.93, 1])
  func thinning(kept: Double) {
    for (mean, size, seen) in [(0.7, 0.4, 0), (8, 3, 5), (400, 40, 90)] {
      let total = NegativeBinomial(mean: mean, size: size).massFunction(tail: 1e-15).shifted(by: seen)
      let expected = NegativeBinomial(mean: mean * kept, size: size)
      for room in [0, 1, 4, 30, 380] {
        let found = total.thinnedCdf(seen + room, beyond: seen, kept: kept)
        #expect(isClose(found, expected.cdf(room), absolute: 1e-9), "\(mean) \(room)")
      }
      #expect(total.thinnedCdf(seen - 1, beyond: seen, kept: kept) == 0)
    }
  }

  @Test func withoutAnyLeftTheAllowanceHolds() {
    #expect(MassFunction.point(9).thinnedCdf(4, beyond: 4, kept: 0) == 1)
    #expect(MassFunction.point(9).thinnedCdf(4, beyond: 4, kept: 1) == 0)
  }

  @Test("the cut brings the probability to what was asked, and none is needed where it is there")
  func cut() throws {
    let total = NegativeBinomial(mean: 12, size: 4).massFunction().shifted(by: 6)
    let forecast = YearEndForecast(weights: [1], units: [YearEnd(scenarios: [total]), nil])
    let cut = try #require(forecast.distribution(unit: 0)!.cutNeeded(seen: 6, allowed: 13, for: 0.8))
    #expect(isClose(NegativeBinomial(mean: 12 * (1 - cut), size: 4).cdf(7), 0.8, absolute: 1e-5))
    #expect(forecast.distribution(unit: 0)!.cutNeeded(seen: 6, allowed: 60, for: 0.8) == 0)
    #expect(forecast.distribution(unit: 0)!.cutNeeded(seen: 6, allowed: 5, for: 0.5) == nil)
  }
}
