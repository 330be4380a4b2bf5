import CBoostMath
import Glibc

/// Special functions of double precision, by Boost.Math (Maddock, Bristow et al.).
///
/// Outside their domain they return NaN, on overflow an infinity; none traps.
public enum SpecialFunctions {
  /// ln |Γ(x)|.
  public static func logGamma(_ x: Double) -> Double { boost_log_gamma(x) }

  /// ln k!, for `k` of 0 or more.
  public static func logFactorial(_ k: Int) -> Double { boost_log_gamma(Double(k) + 1) }

  /// ψ(x), the first derivative of ln Γ.
  public static func digamma(_ x: Double) -> Double { boost_digamma(x) }

  /// ψ′(x), the second derivative of ln Γ.
  public static func trigamma(_ x: Double) -> Double { boost_trigamma(x) }

  /// ln B(a, b) for positive `a` and `b`, without cancellation where one of them is large.
  public static func logBeta(_ a: Double, _ b: Double) -> Double {
    let (small, large) = (min(a, b), max(a, b))
    return boost_log_gamma(small) - logRising(large, by: small)
  }

  /// ln Γ(a + k) − ln Γ(a) for `a` > 0 and `k` of 0 or more; absolute error about 1e-16 · k · ln(a + k).
  public static func logRising(_ a: Double, by k: Double) -> Double {
    guard k > 0 else { return 0 }
    guard a >= 10 else { return boost_log_gamma(a + k) - boost_log_gamma(a) }
    // ln Γ(x) = (x − ½) ln x − x + ½ ln 2π + binet(x); the large equal parts are taken out by hand.
    return (a - 0.5) * log1p(k / a) + k * (log(a + k) - 1) + binet(a + k) - binet(a)
  }

  /// ln (n over k), for 0 ≤ `k` ≤ `n`.
  static func logChoose(_ n: Int, _ k: Int) -> Double {
    let few = min(k, n - k)
    return logRising(Double(n - few) + 1, by: Double(few)) - logFactorial(few)
  }

  /// The regularised incomplete beta function I_x(a, b), for `x` in 0…1.
  public static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double { boost_beta_i(a, b, x) }

  /// 1 − I_x(a, b), without cancellation.
  public static func incompleteBetaComplement(_ x: Double, _ a: Double, _ b: Double) -> Double {
    boost_beta_i_complement(a, b, x)
  }

  /// The x with I_x(a, b) = `p`.
  public static func incompleteBetaInverse(_ p: Double, _ a: Double, _ b: Double) -> Double {
    boost_beta_i_inverse(a, b, p)
  }

  /// The regularised lower incomplete gamma function P(a, x), for `x` of 0 or more.
  public static func incompleteGamma(_ a: Double, _ x: Double) -> Double { boost_gamma_p(a, x) }

  /// Q(a, x) = 1 − P(a, x), without cancellation.
  public static func incompleteGammaComplement(_ a: Double, _ x: Double) -> Double { boost_gamma_q(a, x) }

  /// The x with P(a, x) = `p`.
  public static func incompleteGammaInverse(_ a: Double, _ p: Double) -> Double {
    boost_gamma_p_inverse(a, p)
  }

  /// The x with Q(a, x) = `q`, with all digits where `q` is small.
  public static func incompleteGammaInverseOfComplement(_ a: Double, _ q: Double) -> Double {
    boost_gamma_q_inverse(a, q)
  }

  /// The x with erfc(x) = `q`, for `q` in 0…2.
  static func complementaryErrorInverse(_ q: Double) -> Double { boost_erfc_inverse(q) }

  /// Binet's remainder of Stirling's series for ln Γ(x), `x` ≥ 10 (Abramowitz & Stegun 1964, 6.1.42):
  /// the first term left out is below 2e-16.
  private static func binet(_ x: Double) -> Double {
    let s = 1 / (x * x)
    let series =
      1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * (1.0 / 1680 - s * (1.0 / 1188 - s * tail))))
    return series / x
  }

  /// The coefficient of x⁻¹¹ in Stirling's series.
  private static let tail = 691.0 / 360_360
}
