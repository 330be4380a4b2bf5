import Probability
import Testing

@testable import Forecasting

/// METHODS C6, computed by `golden/checks/05_forecast_filter_misc.R` (R 4.2.2): a belief Gamma(a, b), y events in the
/// share s of the year, at most T allowed.
@Suite struct FlowPredictionTests {
  struct Case {
    let a, b: Double
    let y: Int
    let s: Double
    let allowed: Int
    let probability, meanOfYear: Double
    let quantiles: [Int]
  }

  static let golden = [
    Case(
      a: 4, b: 0.4, y: 5, s: 0.5, allowed: 9, probability: 0.47860256, meanOfYear: 10, quantiles: [6, 10, 15]),
    Case(
      a: 12, b: 1, y: 0, s: 0.25, allowed: 11, probability: 0.89097599, meanOfYear: 7.2,
      quantiles: [2, 7, 13]),
    Case(
      a: 12, b: 1, y: 6, s: 0.5, allowed: 11, probability: 0.46846949, meanOfYear: 12, quantiles: [8, 12, 17]),
    Case(
      a: 24, b: 2, y: 9, s: 0.75, allowed: 11, probability: 0.43291468, meanOfYear: 12,
      quantiles: [9, 12, 15]),
    Case(a: 1, b: 1, y: 0, s: 0.5, allowed: 0, probability: 0.75, meanOfYear: 1.0 / 3, quantiles: [0, 0, 2]),
    Case(
      a: 0.5, b: 0.5, y: 0, s: 0.5, allowed: 0, probability: 0.81649658, meanOfYear: 0.25,
      quantiles: [0, 0, 1]),
    Case(
      a: 30, b: 2, y: 10, s: 0.6, allowed: 13, probability: 0.15719404, meanOfYear: 16.15384615,
      quantiles: [12, 16, 21]),
  ]

  static func prediction(_ item: Case, exposure: Double = 1) -> FlowPrediction {
    FlowPrediction(
      state: GammaState(shape: item.a, rate: item.b), exposure: exposure, observed: item.y, share: item.s,
      growth: CommonGrowth(seen: 0, mean: 0, variance: 0))
  }

  @Test(arguments: golden) func agreesWithR(_ item: Case) {
    let prediction = Self.prediction(item)
    #expect(abs(1 - prediction.probabilityAbove(item.allowed)[0] - item.probability) < 1e-8)
    let distribution = prediction.distribution()
    #expect(abs(distribution.cdf(item.allowed) - item.probability) < 1e-8)
    #expect(abs(distribution.mean - item.meanOfYear) < 1e-8)
    #expect([0.05, 0.5, 0.95].map(distribution.quantile) == item.quantiles)
  }

  /// METHODS M2: a = 3, b = 1.2, E = 2.5, s = 0.5, y = 2, T = 6 gives 0.848.
  @Test func scalesTheWholeYearByItsExposure() {
    let prediction = FlowPrediction(
      state: GammaState(shape: 3, rate: 1.2), exposure: 2.5, observed: 2, share: 0.5,
      growth: CommonGrowth(seen: 0, mean: 0, variance: 0))
    #expect(abs(1 - prediction.probabilityAbove(6)[0] - 0.848) < 5e-4)
  }

  @Test func isLostOnceTheAllowanceIsExceeded() {
    let prediction = Self.prediction(Self.golden[0])
    #expect(prediction.probabilityAbove(4) == [1])
    #expect(prediction.cutNeeded(for: 0.5, allowed: 4) == nil)
    #expect(prediction.distribution().lowest == 5)
  }

  @Test(arguments: golden, [0.5, 0.8, 0.95]) func theCutNeededBringsTheProbabilityAskedFor(
    _ item: Case, _ wanted: Double
  ) throws {
    let prediction = Self.prediction(item)
    let cut = try #require(prediction.cutNeeded(for: wanted, allowed: item.allowed))
    let reached = 1 - prediction.probabilityAbove(item.allowed, cut: cut)[0]
    if cut == 0 { #expect(reached >= wanted) } else { #expect(abs(reached - wanted) < 1e-5) }
  }

  @Test func anUncertainCommonLevelWidensTheForecast() {
    let state = GammaState(shape: 20, rate: 2)
    let spreads = [0.0, 0.01, 0.04, 0.16].map { variance in
      FlowPrediction(
        state: state, exposure: 1, observed: 0, share: 0,
        growth: CommonGrowth(seen: 0, mean: 0, variance: variance)
      ).distribution().variance
    }
    #expect(spreads == spreads.sorted() && Set(spreads).count == 4)
  }
}
