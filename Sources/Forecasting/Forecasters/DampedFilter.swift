import Glibc
import Probability

/// The Gamma-Poisson filter with transient noise: what one year shows of a rate is damped by what may be that year's alone.
///
/// λ ~ Gamma(a, b); a year under exposure E has count ~ Poisson(λ E ε) with ε ~ Gamma of mean 1 and variance κ. Then the
/// count is negative binomial of mean m = a E / b and, to two moments, size 1 / (κ + (1 + κ)/a). The update is that of
/// linear Bayes: a ← a + φ y, b ← b + φ E with φ = 1 / (1 + κ E (a/b + 1/b)). From year to year a ← a₀ + w (a − a₀), b ← b₀
/// + w (b − b₀): what a unit has shown is slowly forgotten, the prior never.
struct DampedFilter: Sendable, Hashable {
  /// w, 0 < w ≤ 1: what a year later is left of the weight of the past.
  var discount: Double
  /// κ of a year of one event, 0 or more: the variance of one year's own noise, relative to its rate.
  var transient: Double
  /// By which power of 1 + events κ falls: what is large is made of many parts.
  var evening = 0.0
  /// The belief about a unit that has shown nothing, to which all return as their past is forgotten.
  var prior: GammaState

  /// What `state` expects of a year under `exposure`.
  func total(_ state: GammaState, exposure: Double) -> YearTotal {
    let mean = state.shape / state.rate * exposure
    let noise = noise(mean)
    return YearTotal(mean: mean, size: 1 / (noise + (1 + noise) / state.shape))
  }

  private func noise(_ mean: Double) -> Double {
    evening > 0 ? transient * pow(1 + mean, -evening) : transient
  }

  func updated(_ state: GammaState, count: Double, exposure: Double) -> GammaState {
    let noise = noise(state.shape / state.rate * exposure)
    let damping = 1 / (1 + noise * exposure * (state.shape + 1) / state.rate)
    return GammaState(
      shape: state.shape + damping * count, rate: state.rate + damping * exposure)
  }

  func propagated(_ state: GammaState) -> GammaState {
    GammaState(
      shape: prior.shape + discount * (state.shape - prior.shape),
      rate: prior.rate + discount * (state.rate - prior.rate))
  }
}

extension YearTotal {
  /// log NB(count; size, mean) without −log count!, which no parameter is in.
  func logKernel(_ count: Double) -> Double {
    logRising(size, count) + size * log(size / (size + mean)) + count * log(mean / (size + mean))
  }
}

/// One run of the filter through all past years and units, with the common level of each year.
struct DampedRun {
  private(set) var logLikelihood = 0.0
  /// The belief of each unit about the target year, relative to the common level.
  private(set) var states: [GammaState]
  /// The common log level of the last year.
  private(set) var level = 0.0
  /// By how much each year from the second on differed in all units alike from the one before, newest last.
  private(set) var deviations: [Double] = []

  /// Runs through `counts[year][unit]` from the filter's prior.
  ///
  /// The level of each year is that which makes its counts likeliest given the beliefs of the units, but for a weak
  /// prior around that of the year before.
  init(counts: [[Double?]], exposures: [Double], filter: DampedFilter) {
    states = exposures.map { _ in filter.prior }
    var isFirst = true
    for year in counts {
      if year.contains(where: { $0 != nil }) {
        let expected = zip(states, exposures).map { filter.total($0, exposure: $1 * exp(level)) }
        let deviation = Self.deviation(of: year, from: expected)
        level += deviation
        let growth = exp(deviation)
        for unit in year.indices {
          guard let count = year[unit] else { continue }
          let total = YearTotal(mean: expected[unit].mean * growth, size: expected[unit].size)
          logLikelihood += total.logKernel(count)
          states[unit] = filter.updated(states[unit], count: count, exposure: exposures[unit] * exp(level))
        }
        if !isFirst {
          deviations.append(deviation)
          logLikelihood -= deviation * deviation / (2 * Self.looseVariance)
        }
        isFirst = false
      }
      for unit in states.indices { states[unit] = filter.propagated(states[unit]) }
    }
  }

  private static let looseVariance = 0.3 * 0.3

  /// Newton's steps for Σ log NB(y; size, mean e^u) − u² / (2 · loose variance), which is concave but for this: a unit more
  /// than three deviations off counts as if it were three off (Huber 1964), or one that was renamed would move all.
  private static func deviation(of counts: [Double?], from expected: [YearTotal]) -> Double {
    var deviation = 0.0
    for _ in 0..<20 {
      var (slope, curvature) = (-deviation / looseVariance, 1 / looseVariance)
      let growth = exp(deviation)
      for (count, total) in zip(counts, expected) {
        guard let count else { continue }
        let mean = total.mean * growth
        let share = total.size / (total.size + mean)
        let limit = 3 * max(1, (mean / share).squareRoot())
        let weight = min(1, limit / max(abs(count - mean), 1e-12))
        slope += weight * (count - mean) * share
        curvature += weight * (total.size + count) * share * mean / (total.size + mean)
      }
      let step = max(-1, min(1, slope / curvature))
      deviation += step
      if abs(step) < 1e-7 { break }
    }
    return deviation
  }
}
