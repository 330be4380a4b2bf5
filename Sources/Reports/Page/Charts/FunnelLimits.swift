import Probability

/// What this year's count may be by chance where last year's was known and all units change alike.
///
/// Last year's count x gives the rate a Gamma(x + ½) posterior (Jeffreys 1946), so that this year's count is negative binomial
/// with size x + ½ and mean `ratio`·(x + ½): funnel limits for changes (Spiegelhalter 2005) that allow for chance in both
/// years.
struct FunnelLimits: Hashable {
  /// What is left outside of the inner and the outer limits, both sides together.
  static let (inner, outer) = (0.05, 0.002)

  /// The central 95 %.
  let inner: ClosedRange<Int>
  /// The central 99.8 %.
  let outer: ClosedRange<Int>

  /// The limits after `before` cases, where all units together went from 1 to `ratio`, above 0.
  init(before: Int, ratio: Double) {
    precondition(before >= 0 && ratio > 0, "\(before) cases, ratio \(ratio)")
    let size = Double(before) + 0.5
    let count = NegativeBinomial(mean: ratio * size, size: size)
    func limits(_ outside: Double) -> ClosedRange<Int> {
      count.quantile(outside / 2)...count.quantile(1 - outside / 2)
    }
    inner = limits(Self.inner)
    outer = limits(Self.outer)
  }
}
