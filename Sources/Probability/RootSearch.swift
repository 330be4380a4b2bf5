/// The zero of a monotone function, by halving (and the secant where it is trusted): Illinois' false position
/// (Dowell & Jarratt 1971).
enum RootSearch {
  /// The zero of the rising `function` between `low` and `high`, to the last digits; the nearer end where there is none.
  static func rising(from low: Double, to high: Double, _ function: (Double) -> Double) -> Double {
    var (low, high) = (low, high)
    var (below, above) = (function(low), function(high))
    guard below < 0 else { return low }
    guard above > 0 else { return high }
    var lastMovedLow: Bool?
    for _ in 0..<200 where high - low > 2e-16 * abs(high) {
      var x = high - above * (high - low) / (above - below)
      if !(x > low && x < high) { x = low + (high - low) / 2 }
      guard x > low, x < high else { break }
      let value = function(x)
      if value == 0 { return x }
      if value < 0 {
        (low, below) = (x, value)
        if lastMovedLow == true { above /= 2 }
        lastMovedLow = true
      } else {
        (high, above) = (x, value)
        if lastMovedLow == false { below /= 2 }
        lastMovedLow = false
      }
    }
    return low + (high - low) / 2
  }
}
