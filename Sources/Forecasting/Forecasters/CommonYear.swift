import Glibc
import Probability

/// How much the target year may differ, in all units alike, from what its forecast expects: a Student distribution of the
/// deviation u of the log level, wide where few past years tell.
struct CommonYear: Sendable, Hashable {
  /// Where u is centred.
  var centre: Double
  /// Its scale.
  var scale: Double
  /// Its degrees of freedom: a year like that of an epidemic comes more often than a normal distribution has it.
  var freedom = 5.0

  /// The deviation of a year to come from the deviations of past ones, newest last.
  ///
  /// Centre: their mean, shrunk towards no change. Scale: their spread around it, shrunk towards 12 % with the weight of
  /// three years (the national figures of 2019 to 2025 moved by up to 15 %).
  ///
  /// Deviations that `isCentred` are around a forecast of their own and have no mean to learn.
  init(past: [Double], isCentred: Bool = false) {
    let count = Double(past.count)
    let centre = isCentred ? 0 : past.reduce(0, +) / (count + Self.centreWeight)
    let squares = past.reduce(0) { $0 + ($1 - centre) * ($1 - centre) }
    let variance = (Self.weight * Self.assumedScale * Self.assumedScale + squares) / (Self.weight + count)
    self.centre = centre
    scale = variance.squareRoot()
  }

  static let assumedScale = 0.12
  private static let weight = 3.0
  private static let centreWeight = 4.0

  /// One value of u, of the deviation of the log share of the part of the year already seen, and its probability.
  struct Scenario: Hashable {
    var level: Double
    var share: Double
    var weight: Double
  }

  /// A few scenarios that stand for the distribution of u, given the pooled deviation of the part already seen.
  ///
  /// `seen` estimates u + δ with a sampling variance; δ, the deviation of the part's log share, has
  /// `shareVariance`; their sum is Student's, for a year may turn. The density is laid over a fine grid and gathered into strips, each with its mean.
  func scenarios(seen: (deviation: Double, variance: Double)?, shareVariance: Double) -> [Scenario] {
    var (low, high) = (centre - 8 * scale, centre + 8 * scale)
    var spread = 1.0
    if let seen {
      spread = seen.variance + shareVariance
      low = min(low, seen.deviation - 8 * spread.squareRoot())
      high = max(high, seen.deviation + 8 * spread.squareRoot())
    }
    let narrow = seen == nil ? scale : min(scale, spread.squareRoot())
    let points = min(20_001, max(401, Int((high - low) / narrow * 8)))
    var grid: [(u: Double, logDensity: Double)] = []
    for index in 0..<points {
      let u = low + (high - low) * Double(index) / Double(points - 1)
      let z = (u - centre) / scale
      var logDensity = -(freedom + 1) / 2 * log1p(z * z / freedom)
      if let seen {
        let distance = (seen.deviation - u) * (seen.deviation - u) / spread
        logDensity -= (freedom + 1) / 2 * log1p(distance / freedom)
      }
      grid.append((u, logDensity))
    }
    let top = grid.reduce(-Double.infinity) { max($0, $1.logDensity) }
    let masses = grid.map { exp($0.logDensity - top) }
    let total = masses.reduce(0, +)
    let trust = seen.map { _ in shareVariance / spread } ?? 0
    var strips: [Scenario] = []
    var (passed, weight, moment, fence) = (0.0, 0.0, 0.0, 0)
    func close() {
      guard weight > 0 else { return }
      let level = moment / weight
      let share = seen.map { trust * ($0.deviation - level) } ?? 0
      strips.append(Scenario(level: level, share: share, weight: weight))
      (weight, moment) = (0, 0)
    }
    for (point, mass) in zip(grid, masses) {
      passed += mass / total
      weight += mass / total
      moment += mass / total * point.u
      if fence < Self.fences.count, passed >= Self.fences[fence] {
        close()
        while fence < Self.fences.count, passed >= Self.fences[fence] { fence += 1 }
      }
    }
    close()
    return strips
  }

  /// The probabilities below which a strip ends: narrow ones far out.
  private static let fences = [0.002, 0.01, 0.05, 0.16, 0.36, 0.64, 0.84, 0.95, 0.99, 0.998]
}

extension YearEndForecast {
  /// The year-end counts of units whose year totals are `totals`, nil for a unit without one, in a year whose level
  /// deviates in all of them alike.
  init(totals: [YearTotal?], common: CommonYear, partYear: PartYear) {
    let scenarios = common.scenarios(
      seen: partYear.isEmpty ? nil : partYear.pooledDeviation(of: totals),
      shareVariance: partYear.shareVariance)
    let odd = scenarios.reduce(0) { $0 + $1.weight * $1.level }
    self.init(
      weights: scenarios.map { (1 - Self.oddShare) * $0.weight } + [Self.oddShare],
      units: totals.indices.map { unit in
        totals[unit].map { total in
          let share = partYear.share[unit]
          func given(_ total: YearTotal, share: Double) -> MassFunction {
            total.given(
              seen: partYear.seen[unit], share: share,
              concentration: partYear.concentration(unit: unit, total: total.mean))
          }
          return YearEnd(
            scenarios: scenarios.map {
              given(
                YearTotal(mean: total.mean * exp($0.level), size: total.size),
                share: share < 1 ? min(0.999, share * exp($0.share)) : 1)
            } + [
              given(
                YearTotal(mean: total.mean * exp(odd), size: 1 / (1 + 4 / total.size)), share: share)
            ])
        }
      })
  }

  /// The share of unit-years that are unlike anything before: a new way of counting, a riot, a typing error. They have
  /// twice the usual deviation and at least that of an exponential distribution.
  private static let oddShare = 0.01
}

extension PartYear {
  /// By how much the part of the year already seen deviates, in all units alike, from what `totals` expect of it.
  ///
  /// A unit's part scatters by the size of its total and by its share: 1/size + (1 + 1/size)(1 − s)/(s (c + 1)).
  fileprivate func pooledDeviation(of totals: [YearTotal?]) -> (deviation: Double, variance: Double)? {
    let reports = totals.indices.compactMap { unit -> PooledDeviation.Report? in
      guard let total = totals[unit], total.mean > 0, share[unit] > 0 else { return nil }
      let s = min(0.999, share[unit])
      let scatter = 1 / total.size
      let size =
        1 / (scatter + (1 + scatter) * (1 - s) / (s * (concentration(unit: unit, total: total.mean) + 1)))
      return PooledDeviation.Report(
        state: GammaState(shape: size, rate: size), count: Double(seen[unit]), exposure: total.mean * s)
    }
    return PooledDeviation.estimate(reports)
  }
}
