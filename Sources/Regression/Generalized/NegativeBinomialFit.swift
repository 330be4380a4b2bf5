/// A fitted `NegativeBinomialModel`.
public struct NegativeBinomialFit: Sendable {
  /// The regression at the estimated size; of the Poisson family where that is infinite. Its likelihood criteria count the
  /// size as a parameter.
  public let regression: GeneralizedLinearFit
  /// The size of Var y = μ + μ² / size, MASS's theta; infinite where the responses scatter no more than Poisson's.
  public let size: Double
  /// The standard error of the size from the information at the fitted means, as MASS has it; nil where the size is
  /// infinite.
  public let sizeStandardError: Double?
  /// The Poisson fit to the same frame, where the search began.
  public let poissonLimit: GeneralizedLinearFit
  /// The sizes tried; none where the size is infinite.
  public let log: [SizeStep]

  /// Whether the answer is the Poisson fit, the limit of an infinite size.
  public var isPoissonLimit: Bool { size == .infinity }

  /// The log-likelihood with all its constants.
  public var logLikelihood: Double { regression.logLikelihood! }

  /// −2 l + 2 · (coefficients + 1).
  public var aic: Double { regression.aic! }

  /// −2 l + (coefficients + 1) · ln observations.
  public var bic: Double { regression.bic! }
}
