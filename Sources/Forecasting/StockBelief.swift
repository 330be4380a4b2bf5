import Glibc
import Probability

/// The belief about one unit's register: how likely a person is to stay, and how many others arrive a year.
struct StockBelief: Sendable, Hashable {
  var survival: BetaState
  var arrivals: GammaState

  /// How many of `count` are still on file after `fraction` (0…1) of a year.
  ///
  /// With ρ ~ Beta(α, β), ρ^f has moments B(α + kf, β) / B(α, β); the Beta distribution of the same mean and
  /// variance stands for it.
  func survivors(of count: Int, fraction: Double) -> BetaBinomial {
    let (alpha, beta) = (survival.alpha, survival.beta)
    guard fraction < 1 else { return BetaBinomial(trials: count, alpha: alpha, beta: beta) }
    func moment(_ order: Double) -> Double {
      exp(SpecialFunctions.logBeta(alpha + order * fraction, beta) - SpecialFunctions.logBeta(alpha, beta))
    }
    let mean = moment(1)
    let variance = max(1e-12, moment(2) - mean * mean)
    let total = max(1e-3, mean * (1 - mean) / variance - 1)
    return BetaBinomial(trials: count, alpha: mean * total, beta: (1 - mean) * total)
  }

  /// The other arrivals under `exposure` (mean unit × share of the year).
  func arrivals(exposure: Double) -> NegativeBinomial { arrivals.predictive(exposure: exposure) }

  /// log P(`pair`), and how many of those retained are expected to have arrived.
  ///
  /// log Σ P(survivors = k) P(arrivals = retained − k): the first term, of the largest k, in full, the others by their
  /// ratio to the one before, which needs no gamma function.
  func judged(_ pair: YearPair) -> (logProbability: Double, arrived: Double) {
    let survivors = survivors(of: pair.before, fraction: 1)
    let others = arrivals(exposure: pair.exposure)
    let most = min(pair.before, pair.retained)
    let first = survivors.logMass(most) + others.logMass(pair.retained - most)
    var (term, sum, scale) = (1.0, 1.0, 0.0)
    var arrivedSum = Double(pair.retained - most)
    for kept in stride(from: most, to: 0, by: -1) {
      let arrived = Double(pair.retained - kept)
      let (k, gone) = (Double(kept), Double(pair.before - kept))
      term *= k / (gone + 1) * (gone + survivors.beta) / (k - 1 + survivors.alpha)
      term *= (others.size + arrived) / (arrived + 1) * (1 - others.probability)
      sum += term
      arrivedSum += term * (arrived + 1)
      if term < 1e-17 * sum { break }
      if sum > 1e250 {
        scale += log(sum)
        term /= sum
        arrivedSum /= sum
        sum = 1
      }
    }
    return (first + scale + log(sum), arrivedSum / sum)
  }

  /// The belief after `pair`, of whom `arrived` are taken to have arrived: the expected numbers stand for the unknown.
  func updated(_ pair: YearPair, arrived: Double) -> StockBelief {
    let kept = Double(pair.retained) - arrived
    return StockBelief(
      survival: BetaState(alpha: survival.alpha + kept, beta: survival.beta + Double(pair.before) - kept),
      arrivals: GammaState(shape: arrivals.shape + arrived, rate: arrivals.rate + pair.exposure))
  }

  /// The belief a year later, of which `share` of what was learnt beyond `prior` is left.
  func discounted(towards prior: StockBelief, keeping share: Double) -> StockBelief {
    func mixed(_ start: Double, _ now: Double) -> Double { start + share * (now - start) }
    return StockBelief(
      survival: BetaState(
        alpha: mixed(prior.survival.alpha, survival.alpha), beta: mixed(prior.survival.beta, survival.beta)),
      arrivals: GammaState(
        shape: mixed(prior.arrivals.shape, arrivals.shape), rate: mixed(prior.arrivals.rate, arrivals.rate)))
  }
}
