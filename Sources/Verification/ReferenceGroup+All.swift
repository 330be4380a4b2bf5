extension ReferenceGroup {
  /// All groups, in the order in which they are shown.
  public static let all: [ReferenceGroup] = [
    specialFunctions, logMasses, cumulativeProbabilities, quantiles, countQuantiles, rateLimits,
    proportionLimits, countTests, publishedCountTests, proportionTests, standardisedRates, scores, longley,
    filip,
    linearRegressions, generalizedLinearModels, negativeBinomialRegressions, mixedModels, joinpoints,
  ]
}
