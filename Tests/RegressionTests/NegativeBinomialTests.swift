import LinearAlgebra
import Probability
@testable import Regression
import TestSupport
import Testing

@Suite struct NegativeBinomialTests {
  typealias Failures = GeneralizedLinearFailureTests

  /// `degenerate_cases`: MASS stops with "missing value where TRUE/FALSE needed".
  @Test(arguments: [
    [3, 3, 3, 3, 3, 3], [2, 5, 3, 8, 6, 9], [0, 1, 0, 1, 0, 1], [10, 12, 11, 13, 12, 14],
  ]) func underdispersedSeriesAreThePoissonLimit(values: [Double]) throws {
    let frame = Failures.frame(values, [Failures.time])
    let fit = try NegativeBinomialModel().fit(frame)
    let poisson = try GeneralizedLinearModel(.poisson).fit(frame)
    #expect(fit.isPoissonLimit && fit.size == .infinity && fit.sizeStandardError == nil && fit.log == [])
    #expect(fit.regression.model.family == .poisson)
    #expect(fit.regression.coefficients == poisson.coefficients)
    #expect(fit.logLikelihood == poisson.logLikelihood)
    // The size is a parameter that was estimated, at the end of its range.
    #expect(isClose(fit.aic, poisson.aic! + 2, relative: 1e-14))
  }

  /// The maximum against a fine grid of the profile likelihood, by fits at given sizes.
  @Test(arguments: ["quine_glmnb", "warpbreaks_glmnb", "discoveries_glmnb"])
  func noOtherSizeIsMoreLikely(name: String) throws {
    let frame = GeneralizedLinearCase.named(name).frame
    let fit = try NegativeBinomialModel().fit(frame)
    for factor in [0.2, 0.5, 0.9, 0.99, 0.999, 1.001, 1.01, 1.1, 2, 5] {
      let other = try GeneralizedLinearModel(.negativeBinomial(size: fit.size * factor)).fit(frame)
      #expect(other.logLikelihood! < fit.logLikelihood)
    }
    let near = try GeneralizedLinearModel(.negativeBinomial(size: fit.size)).fit(frame)
    #expect(isClose(near.logLikelihood!, fit.logLikelihood, relative: 1e-13))
    let far = try GeneralizedLinearModel(.negativeBinomial(size: 1e9)).fit(frame)
    let limit = fit.poissonLimit.logLikelihood!
    #expect(isClose(far.logLikelihood!, limit, relative: 1e-6) && limit < fit.logLikelihood)
  }

  /// MASS::theta.ml at the means of a Poisson fit: the slope by α is 0 there, and falls.
  @Test func sizeAtGivenMeans() throws {
    let expected = GeneralizedLinearCase.collection.fixed_means
    let frame = ModelFrame(
      response: .init(name: "Days", values: expected.response),
      design: DesignMatrix(
        Matrix(columns: [[Double](repeating: 1, count: expected.means.count)]), names: ["(Intercept)"]))
    let likelihood = SizeLikelihood(try ScaledResponse(frame, family: .poisson, link: .log))
    let alpha = 1 / expected.size
    let (first, second) = likelihood.derivatives(alpha, means: expected.means)
    #expect(second < 0 && abs(first / second) < 1e-9 * alpha)
  }

  /// The derivatives against differences of the log-likelihood and of each other, down to α = 0, by both ways.
  @Test(arguments: [0.0, 1e-9, 1e-4, 0.0099, 0.0101, 0.021, 0.8, 30]) func sizeDerivatives(alpha: Double)
    throws
  {
    let values: [Double] = [0, 1, 7, 22, 3, 0, 140]
    let means = [0.3, 2, 5, 30, 3, 1, 90]
    for values in [values, values.map { $0 + 0.25 }] {
      let frame = ModelFrame(
        response: .init(name: "y", values: values),
        design: DesignMatrix(Matrix(columns: [[Double](repeating: 1, count: 7)]), names: ["(Intercept)"]),
        weights: [1, 2, 1, 1, 0.5, 1, 3])
      let response = try ScaledResponse(frame, family: .poisson, link: .log)
      let likelihood = SizeLikelihood(response)
      func logLikelihood(_ alpha: Double) -> Double {
        values.indices.reduce(0) {
          $0 + response.weights[$1]
            * Family.negativeBinomial(size: 1 / alpha).logLikelihood(values[$1], means[$1])
        }
      }
      if alpha == 0 {
        let moments = values.indices.reduce(0) { sum, row in
          let difference = values[row] - means[row]
          return sum + response.weights[row] * (difference * difference - values[row]) / 2
        }
        #expect(isClose(likelihood.derivatives(0, means: means).first, moments, relative: 1e-12))
      } else if alpha >= 1e-4 {
        let h = alpha * 1e-4
        let (first, second) = likelihood.derivatives(alpha, means: means)
        let (up, down) = (alpha + h, alpha - h)
        #expect(isClose(first, (logLikelihood(up) - logLikelihood(down)) / (2 * h), relative: 1e-5))
        let slopes = [up, down].map { likelihood.derivatives($0, means: means).first }
        #expect(isClose(second, (slopes[0] - slopes[1]) / (2 * h), relative: 1e-5))
      } else {
        let zero = likelihood.derivatives(0, means: means).first
        #expect(isClose(likelihood.derivatives(alpha, means: means).first, zero, relative: 1e-4))
      }
    }
  }

  @Test func intercepts() throws {
    // C13 of the references: the null model of quine.
    let quine = GeneralizedLinearCase.named("quine_glmnb")
    let null = ModelFrame(
      response: .init(name: "Days", values: quine.response),
      design: DesignMatrix(Matrix(columns: [quine.columns[0]]), names: ["(Intercept)"]))
    let fit = try NegativeBinomialModel().fit(null)
    #expect(isClose(fit.size, 1.066784583, relative: 1e-9))
    #expect(isClose(fit.regression.coefficients[0]!, 2.800866614, relative: 1e-9))
    #expect(isClose(2 * fit.logLikelihood, -1118.266963, relative: 1e-9))
    #expect(isClose(try #require(fit.sizeStandardError), 0.1292208728, relative: 1e-4))
    // The full model of C13, by glm.nb at its default tolerance.
    let full = try NegativeBinomialModel().fit(GeneralizedLinearCase.named("quine_glmnb_full").frame)
    #expect(isClose(full.size, 1.597990733, relative: 1e-8))
    #expect(isClose(2 * full.logLikelihood, -1063.025022, relative: 1e-9))
  }

  /// C10 of the references, SpatialEpi's eBayes: lip cancer in Scotland's 56 districts, expected counts as the offset.
  @Test func lipCancer() throws {
    let (cases, expected, share) = (LipCancer.cases, LipCancer.expected, LipCancer.shareOutdoors)
    let ones = [Double](repeating: 1, count: 56)
    func fit(_ columns: [[Double]]) throws -> NegativeBinomialFit {
      try NegativeBinomialModel().fit(
        ModelFrame(
          response: .init(name: "cases", values: cases),
          design: DesignMatrix(Matrix(columns: columns), names: columns.indices.map { "x\($0)" }),
          offset: expected.map { logarithm($0) }))
    }
    let plain = try fit([ones])
    #expect(isClose(plain.size, 1.879489974, relative: 1e-8))
    let level = plain.regression.coefficients[0]!
    #expect(isClose(level, 0.3521065334, relative: 1e-8))
    // The empirical Bayes estimate (size + y) / (size / e^b + E).
    let smoothed = (0..<5).map { (plain.size + cases[$0]) / (plain.size / exponential(level) + expected[$0]) }
    expectClose(
      smoothed, [3.997362447, 4.079110736, 2.980213327, 2.846791624, 3.002577276], relative: 1e-8, "ratios")
    let outdoors = try fit([ones, share, share.map { $0 * $0 }])
    #expect(isClose(outdoors.size, 3.430353765, relative: 1e-8))
    expectClose(
      outdoors.regression.coefficients, [-0.6624574783, 16.61116179, -44.00759749], relative: 1e-7, "AFF")
  }

  /// Counts that are not whole go by digamma functions: half of doubled counts must agree with the table of exceedances
  /// up to a change of scale that moves nothing but the likelihood.
  @Test func countsThatAreNotWhole() throws {
    let frame = Failures.frame([1.5, 0.25, 9, 0, 14.5, 3.125], [Failures.time])
    let fit = try NegativeBinomialModel().fit(frame)
    #expect(!fit.isPoissonLimit)
    for factor in [0.9, 0.999, 1.001, 1.1] {
      let other = try GeneralizedLinearModel(.negativeBinomial(size: fit.size * factor)).fit(frame)
      #expect(other.logLikelihood! < fit.logLikelihood)
    }
  }

  @Test func weightTwoIsARowTwice() throws {
    let values: [Double] = [1, 0, 9, 0, 14, 3, 22, 1]
    let time = (0..<8).map(Double.init)
    let weighted = try NegativeBinomialModel().fit(
      Failures.frame(values, [("t", time)], weights: [1, 2, 1, 1, 2, 1, 1, 2]))
    let rows = [0, 1, 1, 2, 3, 4, 4, 5, 6, 7, 7]
    let doubled = try NegativeBinomialModel().fit(
      Failures.frame(rows.map { values[$0] }, [("t", rows.map { time[$0] })]))
    #expect(isClose(weighted.size, doubled.size, relative: 1e-9))
    #expect(isClose(weighted.logLikelihood, doubled.logLikelihood, relative: 1e-12))
  }
}
