extension Tolerance {
  /// Log-likelihoods of mixed models: absolute. lme4 and glmmTMB stop 1e-8 to 1e-7 below their maxima.
  public static let mixedLogLikelihood = 1e-6
  /// Coefficients against lme4, whose bobyqa ends with steps of 1e-9 in parameters of very different curvature.
  public static let mixedLME4 = 1e-5
  /// Coefficients against glmmTMB, whose nlminb ends a few ten-thousandths of an error from the maximum.
  public static let mixedTMB = 2e-4
  /// Standard errors of mixed models: Hessians by differences.
  public static let mixedError = 1e-4
  /// Standard deviations, correlations and sizes of mixed models.
  public static let mixedVariance = 1e-4
}
