import Glibc

/// Student's t distribution.
public struct StudentT: Sendable, Hashable {
  /// Above 0, need not be whole.
  public let degreesOfFreedom: Double

  /// A t distribution; `degreesOfFreedom` above 0.
  public init(degreesOfFreedom: Double) {
    precondition(
      degreesOfFreedom > 0 && degreesOfFreedom.isFinite, "degrees of freedom above 0, not \(degreesOfFreedom)"
    )
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// P(T ≤ `t`), with all digits far below 0.
  public func cdf(_ t: Double) -> Double { t > 0 ? 1 - tail(t) : tail(t) }

  /// P(|T| ≥ |`t`|), the two-sided p-value, with all digits.
  public func twoSidedTail(_ t: Double) -> Double { 2 * tail(t) }

  /// The t with cdf(t) = `p`, for `p` in 0…1; infinite at the ends.
  public func quantile(_ p: Double) -> Double {
    precondition((0...1).contains(p), "a probability in 0…1, not \(p)")
    let outside = 2 * min(p, 1 - p)
    guard outside > 0 else { return p < 0.5 ? -.infinity : .infinity }
    let half = degreesOfFreedom / 2
    // x = df / (df + t²) has P(|T| ≥ |t|) = I_x(df / 2, 1/2); near t = 0 its complement is the exact one.
    let x = SpecialFunctions.incompleteBetaInverse(outside, half, 0.5)
    let squareOverFreedom: Double
    if x < 0.5 {
      squareOverFreedom = (1 - x) / x
    } else {
      let y = SpecialFunctions.incompleteBetaInverse(1 - outside, 0.5, half)
      squareOverFreedom = y / (1 - y)
    }
    var distance = (degreesOfFreedom * squareOverFreedom).squareRoot()
    // One of Newton's steps mends what the inverse loses with many degrees of freedom.
    let correction = (tail(distance) - outside / 2) / density(distance)
    if correction.isFinite { distance += correction }
    return p < 0.5 ? -distance : distance
  }

  /// Γ((ν + 1) / 2) / (Γ(ν / 2) √(νπ)) · (1 + t² / ν)^(−(ν + 1) / 2).
  func density(_ t: Double) -> Double {
    let half = degreesOfFreedom / 2
    return exp(
      SpecialFunctions.logRising(half, by: 0.5) - 0.5 * log(degreesOfFreedom * .pi)
        - (half + 0.5) * log1p(t * t / degreesOfFreedom))
  }

  /// P(T ≤ −|`t`|).
  private func tail(_ t: Double) -> Double {
    let square = t * t
    let half = degreesOfFreedom / 2
    if square > degreesOfFreedom {
      return 0.5 * SpecialFunctions.incompleteBeta(degreesOfFreedom / (degreesOfFreedom + square), half, 0.5)
    }
    let x = square / (degreesOfFreedom + square)
    let inside = SpecialFunctions.incompleteBeta(x, 0.5, half)
    return 0.5 * (inside < 0.5 ? 1 - inside : SpecialFunctions.incompleteBetaComplement(x, 0.5, half))
  }
}
