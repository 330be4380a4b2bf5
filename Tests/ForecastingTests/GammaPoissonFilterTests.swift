import Optimization
import Probability
import Testing

@testable import Forecasting

/// METHODS C9, computed by `golden/checks/05_forecast_filter_misc.R` (R 4.2.2).
@Suite struct GammaPoissonFilterTests {
  static let counts: [Int?] = [3, 5, 2, 8, 4, 6, 1, 0, 2, 3]
  static let nothing = GammaState(shape: 0, rate: 0)

  @Test func followsTheDiscountFilterOfR() {
    let filter = GammaPoissonFilter(discount: 0.8)
    let (logLikelihood, next) = filter.run(Self.counts, from: Self.nothing)
    #expect(abs(logLikelihood - -21.88964241) < 1e-8)
    #expect(abs(next.shape / 0.8 - 12.63841638) < 1e-8)
    #expect(abs(next.rate / 0.8 - 4.463129088) < 1e-8)
    let predictive = next.predictive(exposure: 1)
    #expect(abs(predictive.mean - 2.831738929) < 1e-8)
    #expect(abs(predictive.variance - 3.624831307) < 1e-8)
    #expect(abs(predictive.cdf(2) - 0.4860793417) < 1e-8)
  }

  @Test func findsTheDiscountOfR() throws {
    let best = try IntervalMaximiser(over: 0.05...1, tolerance: 1e-8).maximise {
      GammaPoissonFilter(discount: $0).run(Self.counts, from: Self.nothing).logLikelihood
    }
    #expect(abs(best.argument[0] - 0.57655567) < 1e-5)
    #expect(abs(best.value - -21.62638023) < 1e-8)
  }

  @Test func aMissingYearOnlyForgets() {
    let filter = GammaPoissonFilter(discount: 0.8, growth: 1.1)
    let start = GammaState(shape: 3, rate: 2)
    let (logLikelihood, next) = filter.run([nil, nil], from: start)
    #expect(logLikelihood == 0)
    #expect(next == filter.propagated(filter.propagated(start)))
    #expect(abs(next.shape / next.rate - 1.5 * 1.21) < 1e-12)
  }

  @Test func aThousandSilentYearsLeaveAProperBelief() {
    let filter = GammaPoissonFilter(discount: 0.02, growth: 0.9)
    var state = GammaState(shape: 3, rate: 2)
    for _ in 0..<1_000 { state = filter.propagated(state) }
    #expect(state.shape > 0 && state.rate > 0)
    #expect(state.predictive(exposure: 1).cdf(0) > 0.99)
  }
}
