import Glibc
public import Probability

/// The belief about one unit's yearly rate: Gamma with a shape and a rate (per unit of exposure).
public struct GammaState: Sendable, Hashable {
  /// Shape a, 0 or more.
  public var shape: Double
  /// Rate b, 0 or more.
  public var rate: Double

  /// A belief of mean `shape / rate`.
  public init(shape: Double, rate: Double) {
    self.shape = shape
    self.rate = rate
  }

  /// The belief after `count` events under `exposure`.
  public func updated(count: Int, exposure: Double) -> GammaState {
    updated(expected: Double(count), exposure: exposure)
  }

  /// The belief after `count` events, expected ones where their number is not known.
  func updated(expected count: Double, exposure: Double) -> GammaState {
    GammaState(shape: shape + count, rate: rate + exposure)
  }

  /// The count to come under `exposure`: NB(size a, probability b / (b + exposure)).
  public func predictive(exposure: Double) -> NegativeBinomial {
    NegativeBinomial(size: shape, probability: rate / (rate + exposure))
  }
}

/// The conjugate count filter with discount and growth (Harvey & Fernandes 1989, J. Business & Economic Statistics 7).
///
/// From one year to the next the belief keeps its mean, times `growth`, and loses `1 − discount` of its weight:
/// a ← w·a, b ← w·b / g. A year of y events under exposure E then gives a ← a + y, b ← b + E.
public struct GammaPoissonFilter: Sendable, Hashable {
  /// w, 0 < w ≤ 1: what a year later is left of the weight of the past.
  public var discount: Double
  /// g > 0: the ratio of a year's common level to that of the year before.
  public var growth: Double

  /// A filter with discount 0 < w ≤ 1 and growth g > 0.
  public init(discount: Double, growth: Double = 1) {
    precondition(discount > 0 && discount <= 1, "a discount of \(discount)")
    precondition(growth > 0, "a growth of \(growth)")
    self.discount = discount
    self.growth = growth
  }

  /// The belief a year later; one that weighs next to nothing, as after centuries without a figure, weighs no less.
  public func propagated(_ state: GammaState) -> GammaState {
    guard state.shape == 0 || discount * state.shape > 1e-9 else {
      return GammaState(shape: state.shape, rate: state.rate / growth)
    }
    return GammaState(shape: discount * state.shape, rate: discount * state.rate / growth)
  }

  /// Runs `counts` (one a year, nil where the year is not known) from the belief `start` about the first of them.
  ///
  /// A start of shape 0 stands for no belief at all: the first counts, up to the first event, are not scored.
  /// - Returns: the log-likelihood of the counts and the belief about the year after the last.
  public func run(
    _ counts: [Int?], exposure: Double = 1, from start: GammaState
  ) -> (logLikelihood: Double, next: GammaState) {
    run(expected: counts.map { $0.map(Double.init) }, exposure: exposure, from: start)
  }

  /// The same with expected numbers, which may be fractions: their likelihood is that of the Gamma function in the
  /// place of the factorial.
  func run(
    expected counts: [Double?], exposure: Double, from start: GammaState
  ) -> (logLikelihood: Double, next: GammaState) {
    var state = start
    var logLikelihood = 0.0
    for count in counts {
      if let count {
        if state.shape > 0 {
          logLikelihood += state.logPredictive(count, exposure: exposure)
        }
        state = state.updated(expected: count, exposure: exposure)
      }
      state = propagated(state)
    }
    return (logLikelihood, state)
  }
}

extension GammaState {
  /// log NB(count; a, b / (b + exposure)); small counts by a product, which is cheaper than two log-gammas.
  func logPredictive(_ count: Double, exposure: Double) -> Double {
    let total = rate + exposure
    let rising =
      Int(exactly: count).map { logRisingFactorial(shape, $0) }
      ?? SpecialFunctions.logRising(shape, by: count)
    return rising - SpecialFunctions.logGamma(count + 1)
      + shape * log(rate / total) + count * log(exposure / total)
  }
}

/// log of a (a + 1) … (a + n − 1).
func logRisingFactorial(_ a: Double, _ n: Int) -> Double {
  guard n < 24 else { return SpecialFunctions.logRising(a, by: Double(n)) }
  var product = 1.0
  for step in 0..<n { product *= a + Double(step) }
  return product.isFinite
    ? log(product) : SpecialFunctions.logRising(a, by: Double(n))
}
