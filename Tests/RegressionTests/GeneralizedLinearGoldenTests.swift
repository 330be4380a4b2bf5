import LinearAlgebra
import Probability
import Regression
import TestSupport
import Testing

@Suite struct GeneralizedLinearGoldenTests {
  typealias Case = GeneralizedLinearCase

  @Test(arguments: Case.collection.cases) func coefficients(_ expected: Case) throws {
    let fit = try expected.fit()
    #expect(fit.frame.design.names == expected.terms && fit.droppedNames == [])
    for (place, reference) in expected.coefficients.enumerated() {
      let value = try #require(fit.coefficients[place])
      // Relative, but for a coefficient that is 0 within its error.
      #expect(
        isClose(
          value, reference, relative: Tolerance.coefficient,
          absolute: Tolerance.coefficient * expected.errors[place] * 0.01),
        "\(expected.terms[place]): \(value), not \(reference)")
    }
    expectClose(
      fit.standardErrors, expected.errors, relative: Tolerance.standardError, "standard errors")
    for (i, row) in expected.covariance.enumerated() {
      for (j, reference) in row.enumerated() {
        let scale = expected.errors[i] * expected.errors[j]
        #expect(isClose(fit.covariance[i, j], reference, absolute: Tolerance.standardError * scale))
      }
    }
    if let dispersion = expected.dispersion {
      #expect(isClose(fit.dispersion, dispersion, relative: Tolerance.standardError))
    }
  }

  @Test(arguments: Case.collection.cases) func likelihood(_ expected: Case) throws {
    let fit = try expected.fit()
    // What depends on an estimated size has its error, not the square of it.
    let near = expected.size == nil ? Tolerance.likelihood : Tolerance.coefficient
    #expect(isClose(fit.deviance, expected.deviance, relative: near))
    #expect(isClose(fit.nullDeviance, expected.null_deviance, relative: near))
    // Far rows of non-canonical links follow the coefficients of R, which stops 1e-6 standard errors short.
    #expect(isClose(fit.pearsonStatistic, expected.pearson, relative: Tolerance.standardError))
    #expect(fit.degreesOfFreedom == expected.freedom)
    for (value, reference) in [
      (fit.logLikelihood, expected.log_likelihood), (fit.aic, expected.aic), (fit.bic, expected.bic),
    ] where reference != nil {
      #expect(isClose(try #require(value), reference!, relative: Tolerance.likelihood))
    }
    if expected.family == "quasipoisson" {
      #expect(fit.logLikelihood == nil && fit.aic == nil && fit.bic == nil)
    }
  }

  @Test(arguments: Case.collection.cases) func rows(_ expected: Case) throws {
    let fit = try expected.fit()
    let near = Tolerance.standardError
    // R keeps probabilities 2.2e-16 away from 1, and so residuals 1e-6 away from 0.
    expectClose(fit.means, expected.means, relative: near, "means")
    expectClose(
      fit.devianceResiduals, expected.deviance_residuals, relative: near, absolute: 1e-6, "deviance residuals"
    )
    expectClose(
      fit.pearsonResiduals, expected.pearson_residuals, relative: near, absolute: 1e-6, "Pearson residuals")
    if let leverages = expected.leverages {
      expectClose(fit.leverages, leverages, relative: near, absolute: 1e-12, "leverages")
    }
    if let cooks = expected.cooks {
      expectClose(fit.cooksDistances, cooks, relative: near, absolute: 1e-9, "Cook's distances")
    }
    if let standardized = expected.standardized {
      expectClose(
        fit.standardizedDevianceResiduals, standardized, relative: near, absolute: 1e-6, "standardised")
    }
  }

  @Test(arguments: Case.collection.cases) func tableAndLimits(_ expected: Case) throws {
    let fit = try expected.fit()
    let rows = fit.table()
    #expect(rows.map(\.name) == expected.terms)
    if let statistics = expected.statistics, let pValues = expected.p_values {
      expectClose(
        rows.map(\.statistic), statistics, relative: Tolerance.standardError, absolute: 1e-9, "statistics")
      expectClose(rows.map(\.pValue), pValues, relative: 2e-4, absolute: 1e-300, "p-values")
    }
    if let wald = expected.wald {
      // R's confint.default uses the normal distribution throughout.
      let limits = fit.waldLimits(reference: .normal)
      for (place, pair) in wald.enumerated() {
        let slack = Tolerance.standardError * expected.errors[place]
        #expect(isClose(try #require(limits[place].lower), pair[0], absolute: slack))
        #expect(isClose(try #require(limits[place].upper), pair[1], absolute: slack))
      }
    }
    for (reference, tolerance) in [
      (expected.profile, Tolerance.interpolatedProfile), (expected.exact_profile, Tolerance.profile),
    ] {
      guard let reference else { continue }
      let limits = fit.profileLimits(reference: .normal)
      for (place, pair) in reference.enumerated() {
        let error = expected.errors[place]
        let (lower, upper) = (try #require(limits[place].lower), try #require(limits[place].upper))
        #expect(
          isClose(lower, pair[0], absolute: tolerance * error),
          "\(expected.terms[place]) lower \(lower), not \(pair[0]): \((lower - pair[0]) / error) errors")
        #expect(
          isClose(upper, pair[1], absolute: tolerance * error),
          "\(expected.terms[place]) upper \(upper), not \(pair[1]): \((upper - pair[1]) / error) errors")
      }
    }
  }

  @Test(arguments: Case.collection.cases.filter { $0.new != nil }) func predictions(_ expected: Case) throws {
    let fit = try expected.fit()
    let new = try #require(expected.new)
    let design = DesignMatrix(.init(columns: new.columns), names: expected.terms)
    let predictions = try fit.predict(design, offset: new.offset)
    let near = Tolerance.standardError
    expectClose(predictions.map(\.linearPredictor), new.link, relative: near, "link")
    expectClose(predictions.map(\.linearPredictorError), new.se_link, relative: near, "errors")
    expectClose(predictions.map(\.mean), new.response, relative: near, "means")
    for row in predictions {
      #expect(row.lower < row.mean && row.mean < row.upper)
      #expect(
        row.linearPredictorLower < row.linearPredictor && row.linearPredictor < row.linearPredictorUpper)
    }
  }

  @Test(arguments: Case.collection.cases.filter { $0.size != nil }) func sizes(_ expected: Case) throws {
    let fit = try NegativeBinomialModel().fit(expected.frame)
    #expect(!fit.isPoissonLimit && fit.poissonLimit.model.family == .poisson)
    #expect(isClose(fit.size, expected.size!, relative: Tolerance.coefficient))
    let error = try #require(fit.sizeStandardError)
    #expect(isClose(error, expected.exact_size_error!, relative: Tolerance.standardError))
    // MASS has the information one step before the last.
    #expect(isClose(error, expected.size_error!, relative: 1e-4))
    #expect(isClose(fit.logLikelihood, expected.log_likelihood!, relative: Tolerance.likelihood))
    #expect(fit.regression.furtherParameters == 1 && fit.log.count < 20)
  }

  @Test func sandwich() throws {
    let expected = Case.collection.sandwich
    let fit = try Case.named("epil_poisson").fit()
    for (kind, reference) in [
      (RobustCovariance.rows, expected.se_HC0), (.rowsCorrected, expected.se_HC1),
      (.clusters(expected.subjects, corrected: false), expected.se_cluster_subject),
      (.clusters(expected.subjects, corrected: true), expected.se_cluster_subject_G_over_Gm1),
    ] {
      let covariance = try #require(fit.covariance(kind))
      expectClose(
        reference.indices.map { covariance[$0, $0].squareRoot() }, reference,
        relative: Tolerance.standardError, "\(kind)")
      let row = fit.table(covariance: covariance)[1]
      #expect(isClose(row.standardError!, reference[1], relative: Tolerance.standardError))
      #expect(isClose(row.statistic!, row.estimate! / reference[1], relative: Tolerance.standardError))
    }
  }

  @Test func likelihoodRatio() throws {
    let expected = Case.collection.lrt
    let larger = try Case.named("warpbreaks_poisson").fit()
    let frame = larger.frame
    let main = DesignMatrix(
      frame.design.matrix.selecting(columns: Array(0..<4)), names: Array(frame.design.names[..<4]))
    let smaller = try GeneralizedLinearModel(.poisson).fit(
      ModelFrame(response: frame.response, design: main))
    let test = LikelihoodRatioTest(smaller: smaller, larger: larger)
    #expect(isClose(smaller.deviance, expected.dev0, relative: Tolerance.likelihood))
    #expect(isClose(test.statistic, expected.lr, relative: Tolerance.coefficient))
    #expect(test.degreesOfFreedom == expected.df && test.distribution == .chiSquared)
    #expect(isClose(test.pValue, expected.p, relative: Tolerance.coefficient))
  }
}
