import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

/// Results of lme4 1.1-31 and glmmTMB 1.1.5; `Fixtures/mixed.py` tells which script made which.
@Suite("Mixed models against lme4 and glmmTMB")
struct MixedGoldenTests {
  @Test(arguments: MixedCase.all)
  func agrees(_ example: MixedCase) throws {
    let fit = try example.model.fit(example.frame)
    let reference = try #require(MixedFixture.shared.cases[example.name])
    #expect(fit.search.reason == .converged)
    #expect(fit.parameters == reference.parameters)
    expectClose(fit, reference, of: example.name)
    let tolerance = example.name.contains("glmer") ? Tolerance.mixedLME4 : Tolerance.mixedTMB
    for (index, value) in reference.coefficients.enumerated() {
      #expect(isClose(fit.coefficients[index]!, value, relative: tolerance), "\(fit.coefficientNames[index])")
    }
    if example.name != "crossed" {
      #expect(fit.covarianceSource == .allParameters)
      #expect(!fit.isSingular)
      for (index, value) in reference.errors.enumerated() {
        #expect(isClose(fit.standardErrors[index]!, value, relative: Tolerance.mixedError))
      }
    }
    expectDeviations(fit, reference)
    expectEffects(fit, reference)
  }

  /// lme4's search stops 3e-6 below the maximum of grouseticks; glmmTMB's reaches it.
  private func expectClose(_ fit: MixedFit, _ reference: MixedFixture.Case, of name: String) {
    let short = name == "grouseticks_glmer" ? 4e-6 : Tolerance.mixedLogLikelihood
    #expect(fit.logLikelihood >= reference.logLikelihood - Tolerance.mixedLogLikelihood)
    #expect(fit.logLikelihood <= reference.logLikelihood + short)
    if let size = reference.size { #expect(isClose(fit.size!, size, relative: Tolerance.mixedVariance)) }
    #expect((fit.size == nil) == (reference.size == nil))
  }

  private func expectDeviations(_ fit: MixedFit, _ reference: MixedFixture.Case) {
    var found: [String: [Double]] = [:]
    for term in fit.randomTerms { found[term.grouping, default: []] += term.standardDeviations }
    #expect(found.keys.sorted() == reference.deviations.keys.sorted())
    for (grouping, values) in reference.deviations {
      for (index, value) in values.enumerated() {
        #expect(isClose(found[grouping]![index], value, relative: Tolerance.mixedVariance))
      }
    }
    for (grouping, value) in reference.correlations {
      let term = fit.randomTerms.first { $0.grouping == grouping }!
      #expect(isClose(term.correlation(0, 1)!, value, relative: Tolerance.mixedVariance))
    }
  }

  /// Modes and means follow the estimates, which differ by a few millionths.
  private func expectEffects(_ fit: MixedFit, _ reference: MixedFixture.Case) {
    for (grouping, levels) in reference.modes ?? [:] {
      let effects = fit.randomEffects.filter { $0.grouping == grouping }
      for (level, name) in effects[0].levels.enumerated() {
        let modes = effects.flatMap { effect in effect.names.indices.map { effect.modes[level, $0] } }
        #expect(modes.count == levels[name]!.count)
        for (mode, value) in zip(modes, levels[name]!) {
          #expect(isClose(mode, value, relative: 1e-4, absolute: 1e-4), "\(grouping) \(name)")
        }
        guard let variances = reference.variances?[grouping]?[name] else { continue }
        for (index, value) in variances.enumerated() {
          #expect(isClose(effects[0].covariances[level][index, index], value, relative: 5e-4))
        }
      }
    }
    for (value, expected) in zip(fit.fitted, reference.fitted ?? []) {
      #expect(isClose(value, expected, relative: 2e-4))
    }
    for (value, expected) in zip(fit.populationFitted, reference.population ?? []) {
      #expect(isClose(value, expected, relative: 2e-4))
    }
  }

  /// With quadrature lme4 leaves out of its log-likelihood that of the saturated model.
  @Test(arguments: [("epil_glmer_ri_agq15", 15), ("epil_short_agq25", 25)])
  func quadrature(_ name: String, _ points: Int) throws {
    let model = MixedModel(family: .poisson, method: .adaptiveGaussHermite(points: points))
    let example = name.contains("short") ? MixedCase.shortEpil(name, model) : MixedCase.epil(name, model)
    let fit = try model.fit(example.frame)
    let reference = try #require(MixedFixture.shared.cases[name])
    let saturated = example.frame.response.values.reduce(0) { $0 + logPoisson($1) }
    #expect(
      isClose(
        fit.logLikelihood - saturated, reference.logLikelihood, absolute: Tolerance.mixedLogLikelihood))
    for (index, value) in reference.coefficients.enumerated() {
      #expect(isClose(fit.coefficients[index]!, value, relative: Tolerance.mixedLME4))
    }
    for (index, value) in reference.errors.enumerated() {
      #expect(isClose(fit.standardErrors[index]!, value, relative: Tolerance.mixedError))
    }
    expectDeviations(fit, reference)
    expectEffects(fit, reference)
  }

  /// The logarithm of the Poisson probability of `y` at mean `y`.
  private func logPoisson(_ y: Double) -> Double {
    y == 0 ? 0 : y * log(y) - y - lgamma(y + 1)
  }

  /// Venables & Ripley's model of epil: digits that lme4 and glmmTMB agree on.
  @Test func publishedEpil() throws {
    let poisson = try MixedModel(family: .poisson).fit(MixedCase.shortEpil("").frame)
    #expect(isClose(poisson.logLikelihood, -667.30228, absolute: 4e-4))
    #expect(isClose(poisson.randomTerms[0].standardDeviations[0], 0.5231205638, relative: 1e-4))
    let negativeBinomial = try MixedModel.negativeBinomial().fit(MixedCase.shortEpil("").frame)
    #expect(isClose(negativeBinomial.logLikelihood, -626.7866423, absolute: 1e-6))
    #expect(isClose(negativeBinomial.size!, 7.422116266, relative: 1e-5))
  }

  /// Bates et al.: three random intercepts of grouseticks.
  @Test func publishedGrouseticks() throws {
    let fit = try MixedModel(family: .poisson).fit(
      MixedCase.grouseticks("", .init(family: .poisson), ["INDEX", "BROOD", "LOCATION"]).frame)
    #expect(isClose(-2 * fit.logLikelihood, 1780.542707, absolute: 1e-3))
    let expected = [0.37278, 1.18041, -0.97868, -0.0237604]
    for (value, reference) in zip(fit.coefficients, expected) {
      #expect(isClose(value!, reference, relative: 1e-3))
    }
    let deviations = [0.541509, 0.750034, 0.528714]
    for (term, reference) in zip(fit.randomTerms, deviations) {
      #expect(isClose(term.standardDeviations[0], reference, relative: 1e-3))
    }
  }
}
