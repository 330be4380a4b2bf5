/// The pairs of counts whose score statistic T = (y − r x) / √((x + y) r) is as extreme as that of a pair seen, and their
/// probability where x ~ Poisson(m), y ~ Poisson(r m) with m = (x + y) / (1 + r) as estimated.
///
/// T rises with y and falls with x, so that the region is bounded by one x for every y: the cost grows with the standard
/// deviations of the counts, not with their product. T(0, 0) is 0.
struct ScoreRegion {
  let after: Int
  let before: Int
  /// r, above 0: the expected count after over that before.
  let countRatio: Double

  /// The p-value of the E-test.
  func pValue(_ alternative: Alternative) -> Double {
    guard before + after > 0 else { return 1 }
    let observed = statistic(after: after, before: before)
    switch alternative {
    case .greater: return probability(ofAtLeast: observed)
    case .less: return mirrored.probability(ofAtLeast: -observed)
    case .twoSided:
      // Where T is 0 all pairs are as extreme.
      guard abs(observed) > 0 else { return 1 }
      return min(
        1, probability(ofAtLeast: abs(observed)) + mirrored.probability(ofAtLeast: abs(observed)))
    }
  }

  /// With the counts exchanged, whose statistic is −T.
  private var mirrored: ScoreRegion {
    ScoreRegion(after: before, before: after, countRatio: 1 / countRatio)
  }

  private func statistic(after: Int, before: Int) -> Double {
    guard after + before > 0 else { return 0 }
    return (Double(after) - Double(before) * countRatio)
      / (Double(after + before) * countRatio).squareRoot()
  }

  /// P(T ≥ `limit`), with what differs from it by rounding alone.
  private func probability(ofAtLeast limit: Double) -> Double {
    let bound = limit - 1e-11 * max(1, abs(limit))
    let mean = Double(before + after) / (1 + countRatio)
    // Values beyond these windows together weigh less than 1e-100.
    let beforeMasses = Poisson(mean: mean).massFunction(tail: 1e-100)
    let afterMasses = Poisson(mean: mean * countRatio).massFunction(tail: 1e-100)
    var sum = 0.0
    // P(x < next), where `next` is the first x whose statistic is below the bound.
    var (next, cumulative) = (beforeMasses.lowest, 0.0)
    for (step, mass) in afterMasses.masses.enumerated() {
      let y = afterMasses.lowest + step
      while next <= beforeMasses.highest, statistic(after: y, before: next) >= bound {
        cumulative += beforeMasses.mass(at: next)
        next += 1
      }
      sum += mass * cumulative
    }
    return min(1, sum)
  }
}
