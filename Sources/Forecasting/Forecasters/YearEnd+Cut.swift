import Glibc
public import Probability

extension MassFunction {
  /// P(at most `k` events) where each of the events beyond `seen` happens with probability `kept` only: what a cut of the
  /// rate for the rest of the year by 1 − `kept` makes of the distribution.
  ///
  /// Σ_n f(n) B(k − seen; n − seen, kept). From n to n + 1 the binomial cdf falls by kept · b(k; n), and b grows by
  /// (n + 1)/(n + 1 − k) · (1 − kept), so that all n take one pass.
  func thinnedCdf(_ k: Int, beyond seen: Int, kept: Double) -> Double {
    let room = k - seen
    guard room >= 0 else { return 0 }
    guard kept > 0 else { return 1 }
    var (sum, atMost) = (0.0, 1.0)
    var logExactly = Double(room) * log(kept)
    let lost = log1p(-kept)
    for events in 0...max(0, highest - seen) {
      if events > room {
        // From events − 1 trials to `events`.
        atMost = max(0, atMost - kept * exp(logExactly))
        logExactly += log(Double(events) / Double(events - room)) + lost
      }
      sum += mass(at: seen + events) * atMost
    }
    return min(1, sum)
  }
}

extension MassFunction {
  /// The smallest cut of the rate for the rest of the year, 0…1, that brings P(count ≤ `allowed`) to `probability`, where
  /// `seen` have happened; nil where the allowance is exceeded already.
  public func cutNeeded(seen: Int, allowed: Int, for probability: Double) -> Double? {
    guard seen <= allowed else { return nil }
    func shortfall(_ cut: Double) -> Double {
      probability - thinnedCdf(allowed, beyond: seen, kept: 1 - cut)
    }
    return shortfall(0) <= 0 ? 0 : decreasingRoot(of: shortfall, in: 0...1)
  }
}
