import Glibc
import LinearAlgebra
import Probability
import Regression
import TestSupport
import Testing

func logarithm(_ x: Double) -> Double { log(x) }

func exponential(_ x: Double) -> Double { exp(x) }

func cosine(_ x: Double) -> Double { cos(x) }

func sine(_ x: Double) -> Double { sin(x) }

/// What must hold between fits, whatever the numbers.
@Suite struct GeneralizedLinearRelationTests {
  typealias Case = GeneralizedLinearCase

  static let some = [
    "warpbreaks_poisson", "warpbreaks_quasipoisson", "insurance_poisson_offset", "menarche_binomial_probit",
    "birthwt_binomial", "quine_glmnb",
  ]

  @Test(arguments: [-12.5, 0.7, 6]) func scalingTheExposureMovesOnlyTheConstant(shift: Double) throws {
    for name in ["insurance_poisson_offset", "seatbelts_vankilled_poisson", "warpbreaks_poisson"] {
      let expected = Case.named(name)
      let plain = try GeneralizedLinearModel(.poisson).fit(expected.frame)
      let moved = try GeneralizedLinearModel(.poisson).fit(expected.frame(offset: shift))
      #expect(isClose(moved.coefficients[0]!, plain.coefficients[0]! - shift, absolute: 1e-8))
      for column in 1..<expected.terms.count {
        let error = plain.standardErrors[column]!
        #expect(isClose(moved.coefficients[column]!, plain.coefficients[column]!, absolute: 1e-8 * error))
        #expect(isClose(moved.standardErrors[column]!, error, relative: 1e-8))
      }
      #expect(isClose(moved.deviance, plain.deviance, relative: 1e-10))
      #expect(isClose(moved.nullDeviance, plain.nullDeviance, relative: 1e-10))
      #expect(isClose(moved.aic!, plain.aic!, relative: 1e-10))
    }
  }

  @Test(arguments: some) func permutingRowsPermutesResults(name: String) throws {
    let expected = Case.named(name)
    let rows = Array(expected.response.indices.reversed())
    let plain = try expected.fit()
    let turned: GeneralizedLinearFit
    if let model = expected.model {
      turned = try model.fit(expected.frame(rows: rows))
    } else {
      turned = try NegativeBinomialModel().fit(expected.frame(rows: rows)).regression
    }
    for (one, other) in zip(plain.coefficients, turned.coefficients) {
      #expect(isClose(one!, other!, relative: 1e-8, absolute: 1e-10))
    }
    expectClose(turned.means.map { $0 }, rows.map { plain.means[$0] }, relative: 1e-8, "means")
    expectClose(turned.leverages.map { $0 }, rows.map { plain.leverages[$0] }, relative: 1e-7, "leverages")
    #expect(isClose(turned.deviance, plain.deviance, relative: 1e-9))
  }

  @Test(arguments: ["warpbreaks_poisson", "birthwt_binomial", "insurance_poisson_offset"])
  func weightTwoIsARowTwice(name: String) throws {
    let expected = Case.named(name)
    let count = expected.response.count
    let model = try #require(expected.model)
    let weighted = try model.fit(
      expected.frame(weights: (0..<count).map { $0 % 3 == 0 ? 2 : 1 }))
    let doubled = try model.fit(
      expected.frame(rows: (0..<count).flatMap { $0 % 3 == 0 ? [$0, $0] : [$0] }))
    for column in expected.terms.indices {
      let error = doubled.standardErrors[column]!
      #expect(
        isClose(weighted.coefficients[column]!, doubled.coefficients[column]!, absolute: 1e-8 * error))
      #expect(isClose(weighted.standardErrors[column]!, error, relative: 1e-8))
    }
    #expect(isClose(weighted.deviance, doubled.deviance, relative: 1e-11))
    #expect(isClose(weighted.nullDeviance, doubled.nullDeviance, relative: 1e-11))
    #expect(isClose(weighted.logLikelihood!, doubled.logLikelihood!, relative: 1e-11))
  }

  @Test(arguments: some) func limitsContainTheEstimateAndWidenWithTheLevel(name: String) throws {
    let fit = try Case.named(name).fit()
    var last: [(CoefficientLimits, CoefficientLimits)]?
    for level in [0.5, 0.8, 0.95, 0.999] {
      let pairs = Array(
        zip(fit.waldLimits(level: ConfidenceLevel(level)), fit.profileLimits(level: ConfidenceLevel(level))))
      for (column, pair) in pairs.enumerated() {
        let estimate = fit.coefficients[column]!
        for (place, limits) in [pair.0, pair.1].enumerated() {
          let (lower, upper) = (try #require(limits.lower), try #require(limits.upper))
          #expect(lower < estimate && estimate < upper)
          guard let last else { continue }
          let before = place == 0 ? last[column].0 : last[column].1
          #expect(lower < before.lower! && upper > before.upper!)
        }
      }
      last = pairs
    }
  }

  @Test(arguments: some) func sumsOverRows(name: String) throws {
    let fit = try Case.named(name).fit()
    #expect(isClose(fit.leverages.reduce(0, +), Double(fit.kept.count), relative: 1e-12))
    #expect(
      isClose(fit.devianceResiduals.reduce(0) { $0 + $1 * $1 }, fit.deviance, relative: 1e-12))
    #expect(
      isClose(fit.pearsonResiduals.reduce(0) { $0 + $1 * $1 }, fit.pearsonStatistic, relative: 1e-12))
    // The last step is the shortest.
    #expect(fit.log.count < 15 && fit.log.map(\.length).min() == fit.log.last!.length)
  }

  @Test func aModelPredictsItsOwnRows() throws {
    for name in Self.some {
      let fit = try Case.named(name).fit()
      let rows = try fit.predict(fit.frame.design, offset: fit.frame.offset)
      expectClose(rows.map { $0.mean }, fit.means, relative: 1e-12, "means")
      #expect(rows.allSatisfy { !$0.isExtrapolation && $0.columnsOutside == [] && !$0.isRunaway })
    }
  }

  /// A rising line through a handful of cases: ten years on it is in the thousands.
  @Test func aTrendThatRunsOffIsBounded() throws {
    let values: [Double] = [0, 0, 1, 1, 3, 5]
    let frame = GeneralizedLinearFailureTests.frame(values, [("year", (2018...2023).map(Double.init))])
    let fit = try GeneralizedLinearModel(.poisson).fit(frame)
    let years: [Double] = [2020.5, 2023, 2024, 2034]
    let design = DesignMatrix(
      Matrix(columns: [years.map { _ in 1 }, years]), names: ["(Intercept)", "year"])
    let rows = try fit.predict(design)
    #expect(rows.map(\.isExtrapolation) == [false, false, true, true])
    #expect(rows[2].columnsOutside == ["year"] && rows[0].columnsOutside == [])
    #expect(rows[3].mean > 1000 && rows[3].boundedMean == 5 && rows[3].isRunaway)
    #expect(rows[2].boundedMean == min(5, rows[2].mean))
    #expect(rows[1].boundedMean == rows[1].mean && rows[3].upper > rows[3].mean)
    // Twice the exposure allows twice the count.
    let double = try fit.predict(design, offset: [Double](repeating: log(2), count: 4))
    #expect(isClose(double[3].boundedMean, 10, relative: 1e-12))
    #expect(isClose(double[3].mean, 2 * rows[3].mean, relative: 1e-12))
    // A combination that the data do not hold has more leverage than any row, though no column is outside.
    let square = GeneralizedLinearFailureTests.frame(
      [3, 5, 4, 6, 5, 7], [("a", [0, 1, 2, 3, 4, 5]), ("b", [0, 1.2, 1.8, 3.1, 3.9, 5])])
    let plane = try GeneralizedLinearModel(.poisson).fit(square)
    let corner = try plane.predict(
      DesignMatrix(Matrix(columns: [[1], [0], [5]]), names: ["(Intercept)", "a", "b"]))
    #expect(corner[0].isExtrapolation && corner[0].columnsOutside == [])
  }

  @Test(arguments: ["quine_glmnb", "birthwt_binomial", "insurance_poisson_offset", "menarche_binomial_logit"])
  func quantileResiduals(name: String) throws {
    let fit = try Case.named(name).fit()
    let residuals = try #require(fit.quantileResiduals(seed: 4))
    #expect(residuals == fit.quantileResiduals(seed: 4) && residuals != fit.quantileResiduals(seed: 5))
    let size = fit.model.family
    // Each lies between the normal quantiles of F(y − 1) and F(y).
    for (row, residual) in residuals.enumerated() {
      let count = Int(fit.frame.response.values[row])
      let distribution: any CountDistribution =
        switch size {
        case .negativeBinomial(let size): NegativeBinomial(mean: fit.means[row], size: size)
        case .binomial:
          Binomial(trials: Int(fit.frame.response.trials?[row] ?? 1), probability: fit.means[row])
        default: Poisson(mean: fit.means[row])
        }
      let probability = Normal.standard.cdf(residual)
      #expect(probability >= distribution.cdf(count - 1) - 1e-12)
      #expect(probability <= distribution.cdf(count) + 1e-12)
    }
    #expect(try Case.named("warpbreaks_quasipoisson").fit().quantileResiduals(seed: 1) == nil)
  }

  /// Residuals of responses drawn from the fitted model are standard normal.
  @Test func quantileResidualsAreNormalUnderTheModel() throws {
    var generator = SeededGenerator(seed: 11)
    let time = (0..<400).map { Double($0) / 100 }
    let values = time.map {
      Double(NegativeBinomial(mean: exp(0.3 * $0), size: 1.5).sample(using: &generator))
    }
    let fit = try NegativeBinomialModel().fit(
      GeneralizedLinearFailureTests.frame(values, [("t", time)]))
    let residuals = try #require(fit.regression.quantileResiduals(seed: 1))
    let mean = residuals.reduce(0, +) / 400
    let variance = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399
    #expect(abs(mean) < 0.15 && abs(variance - 1) < 0.2)
    #expect(abs(fit.size - 1.5) < 3 * (try #require(fit.sizeStandardError)))
  }

  @Test func termTests() throws {
    let expected = Case.named("insurance_poisson_offset")
    let plain = expected.frame
    let design = DesignMatrix(
      plain.design.matrix, names: expected.terms,
      terms: [
        .init(name: "(Intercept)", columns: 0..<1), .init(name: "District", columns: 1..<4),
        .init(name: "Group", columns: 4..<7), .init(name: "Age", columns: 7..<10),
      ])
    let frame = ModelFrame(response: plain.response, design: design, offset: plain.offset)
    let tests = try GeneralizedLinearModel(.poisson).fit(frame).termTests()
    #expect(tests.map(\.term) == ["District", "Group", "Age"])
    #expect(tests.map(\.test.degreesOfFreedom) == [3, 3, 3])
    // R 4.2.2: drop1(glm(Claims ~ District + Group + Age + offset(log(Holders)), poisson, Insurance), test = "LRT").
    expectClose(tests.map(\.test.statistic), DropOne.statistics, relative: 1e-8, "LRT")
    expectClose(tests.map(\.test.pValue), DropOne.pValues, relative: 1e-7, "p-values")
    expectClose(tests.map(\.aic), DropOne.criteria, relative: 1e-10, "AIC")
    let quasi = try GeneralizedLinearModel.quasiPoisson().fit(frame).termTests()
    #expect(quasi.map(\.test.distribution) == [.fisher, .fisher, .fisher] && quasi[0].aic == nil)
    expectClose(quasi.map(\.test.statistic), DropOne.fStatistics, relative: 1e-8, "F")
    expectClose(quasi.map(\.test.pValue), DropOne.fPValues, relative: 1e-7, "p-values of F")
  }

  @Test func aDispersionBelowOneIsHeldToBeLuck() throws {
    let frame = GeneralizedLinearFailureTests.frame(
      [10, 12, 11, 13, 12, 14], [("t", (1...6).map(Double.init))])
    let free = try GeneralizedLinearModel.quasiPoisson().fit(frame)
    let floored = try GeneralizedLinearModel.quasiPoisson(atLeastOne: true).fit(frame)
    let plain = try GeneralizedLinearModel(.poisson).fit(frame)
    #expect(free.dispersion < 0.2 && floored.dispersion == 1)
    #expect(floored.standardErrors == plain.standardErrors)
    #expect(floored.reference == .studentT(degreesOfFreedom: 4) && plain.reference == .normal)
    let warpbreaks = Case.named("warpbreaks_quasipoisson").frame
    let scattered = try GeneralizedLinearModel.quasiPoisson(atLeastOne: true).fit(warpbreaks)
    #expect(isClose(scattered.dispersion, 3.76388132934449, relative: 1e-8))
  }

  /// C14 of the references (McCullagh & Nelder 1989, section 6.3.2).
  @Test func ships() throws {
    let fit = try GeneralizedLinearModel(.poisson).fit(Ships.frame)
    expectClose(
      fit.coefficients,
      [
        -6.40590156, -0.54334430, -0.68740165, -0.07596142, 0.32557946, 0.69714043, 0.81842658, 0.45342664,
        0.38446696,
      ], relative: 1e-7, "ships")
    #expect(isClose(fit.deviance, 38.69505154, relative: 1e-9) && fit.degreesOfFreedom == 25)
    let quasi = try GeneralizedLinearModel.quasiPoisson().fit(Ships.frame)
    #expect(isClose(quasi.dispersion, 1.691010125, relative: 1e-9))
    // C12: sudden infant deaths, the size of the differences between counties.
    let infants = try NegativeBinomialModel().fit(
      ModelFrame(
        response: .init(name: "SID74", values: InfantDeaths.deaths),
        design: DesignMatrix(
          Matrix(columns: [[Double](repeating: 1, count: 100)]), names: ["(Intercept)"]),
        offset: InfantDeaths.births.map { log($0) }))
    #expect(isClose(infants.size, 6.371976748, relative: 1e-8))
  }
}
