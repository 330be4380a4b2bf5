/// What a test holds against its null hypothesis.
public enum Alternative: String, Sendable, Hashable, CaseIterable {
  /// The quantity is smaller than the null value.
  case less
  /// The quantity is greater than the null value.
  case greater
  /// The quantity is another one.
  case twoSided = "two_sided"

  /// The p-value of a statistic `z` that is standard normal under the null hypothesis.
  func normalTail(_ z: Double) -> Double {
    switch self {
    case .less: Normal.standard.cdf(z)
    case .greater: Normal.standard.upperTail(above: z)
    case .twoSided: min(1, 2 * Normal.standard.upperTail(above: abs(z)))
    }
  }

  /// The p-value from those of both sides; the two-sided one is central, twice the smaller.
  func central(less: Double, greater: Double) -> Double {
    switch self {
    case .less: less
    case .greater: greater
    case .twoSided: min(1, 2 * min(less, greater))
    }
  }
}
