import Glibc
import Probability

/// The function g that makes a mean linear: g(μ) = η (McCullagh & Nelder 1989, section 2.2.3).
public enum Link: String, Sendable, Hashable, CaseIterable {
  /// η = μ.
  case identity
  /// η = ln μ.
  case log
  /// η = ln (μ / (1 − μ)).
  case logit
  /// η = Φ⁻¹(μ).
  case probit
  /// η = ln (−ln (1 − μ)).
  case complementaryLogLog = "cloglog"

  /// η of a mean inside its range.
  public func predictor(_ mu: Double) -> Double {
    switch self {
    case .identity: mu
    case .log: Glibc.log(mu)
    case .logit: Glibc.log(mu / (1 - mu))
    case .probit: Normal.standard.quantile(mu)
    case .complementaryLogLog: Glibc.log(-log1p(-mu))
    }
  }

  /// μ = g⁻¹(η).
  public func mean(_ eta: Double) -> Double {
    switch self {
    case .identity: eta
    case .log: exp(eta)
    case .logit: eta >= 0 ? 1 / (1 + exp(-eta)) : exp(eta) / (1 + exp(eta))
    case .probit: Normal.standard.cdf(eta)
    case .complementaryLogLog: -expm1(-exp(eta))
    }
  }

  /// dμ/dη.
  public func derivative(_ eta: Double) -> Double {
    switch self {
    case .identity: return 1
    case .log: return exp(eta)
    case .logit:
      let small = exp(-abs(eta))
      return small / ((1 + small) * (1 + small))
    case .probit: return exp(-eta * eta / 2) / (2 * Double.pi).squareRoot()
    case .complementaryLogLog: return exp(eta - exp(eta))
    }
  }
}
