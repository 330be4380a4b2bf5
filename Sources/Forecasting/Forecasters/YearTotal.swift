import Probability

/// The belief about the count of one whole year: negative binomial with a mean and a size.
struct YearTotal: Sendable, Hashable {
  var mean: Double
  var size: Double

  /// The distribution of the total given that `seen` of it fell into a share of the year that is itself
  /// Beta(c s, c (1 − s)): P(n | seen) ∝ NB(n; size, mean) · BetaBinomial(seen; n, c s, c (1 − s)).
  ///
  /// From n to n + 1 the product grows by (mean / (size + mean)) (size + n) / (n + 1 − seen)
  /// · (c (1 − s) + n − seen) / (c + n); no gamma function is needed, since the masses are scaled to 1.
  func given(seen: Int, share: Double, concentration: Double) -> MassFunction {
    guard share < 1 else { return .point(seen) }
    guard mean > 0 else { return .point(seen) }
    let odds = mean / (size + mean)
    let isOpen = share <= 0
    let (all, rest) = (concentration, concentration * (1 - share))
    func growth(_ n: Int) -> Double {
      let left = Double(n - seen)
      let total = odds * (size + Double(n)) / (left + 1)
      return isOpen ? total : total * (rest + left) / (all + Double(n))
    }
    var masses = [1.0]
    var (mass, sum, n) = (1.0, 1.0, seen)
    while masses.count < Self.longest {
      let ratio = growth(n)
      let bound = max(ratio, odds)
      if bound < 1, mass * bound < Self.tail * sum * (1 - bound) { break }
      mass *= ratio
      sum += mass
      n += 1
      masses.append(mass)
      if sum > 1e250 {
        for index in masses.indices { masses[index] *= 1e-250 }
        (mass, sum) = (mass * 1e-250, sum * 1e-250)
      }
    }
    // The first mass is 1 and the scaling keeps the largest, so that the sum is positive.
    return MassFunction(lowest: seen, weights: masses) ?? .point(seen)
  }

  /// What is neglected of a distribution.
  private static let tail = 1e-13
  private static let longest = 1 << 16
}
