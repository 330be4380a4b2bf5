import LinearAlgebra
import Probability
import Regression
import TestSupport
import Testing

/// Data on which R stops at large numbers, or with an error: `degenerate_cases` of the references and more.
@Suite struct GeneralizedLinearFailureTests {
  static func frame(
    _ values: [Double], _ columns: [(String, [Double])], trials: [Double]? = nil, offset: [Double]? = nil,
    weights: [Double]? = nil
  ) -> ModelFrame {
    let all = [("(Intercept)", values.map { _ in 1.0 })] + columns
    return ModelFrame(
      response: .init(name: "y", values: values, trials: trials),
      design: DesignMatrix(Matrix(columns: all.map(\.1)), names: all.map(\.0)), offset: offset,
      weights: weights)
  }

  static func error(_ model: GeneralizedLinearModel, _ frame: ModelFrame) -> FitError? {
    do throws(FitError) {
      _ = try model.fit(frame)
      return nil
    } catch {
      return error
    }
  }

  static let poisson = GeneralizedLinearModel(.poisson)
  static let time = ("t", (1...6).map(Double.init))

  @Test func allCountsZero() {
    let frame = Self.frame([0, 0, 0, 0, 0, 0], [Self.time])
    for model in [
      Self.poisson, .quasiPoisson(), GeneralizedLinearModel(.negativeBinomial(size: 3)),
      GeneralizedLinearModel(.poisson, link: .identity),
    ] {
      #expect(Self.error(model, frame) == .allCountsZero)
    }
    #expect(throws: FitError.allCountsZero) { try NegativeBinomialModel().fit(frame) }
    #expect(FitError.allCountsZero.description == "every count is zero")
    // Rows without weight do not count.
    let weighted = Self.frame([0, 0, 0, 0, 0, 7], [Self.time], weights: [1, 1, 1, 1, 1, 0])
    #expect(Self.error(Self.poisson, weighted) == .allCountsZero)
  }

  @Test(arguments: [Link.logit, .probit, .complementaryLogLog]) func allSuccessesOrNone(link: Link) {
    let model = GeneralizedLinearModel(.binomial, link: link)
    let trials: [Double] = [3, 4, 2, 5, 6, 1]
    #expect(
      Self.error(model, Self.frame([0, 0, 0, 0, 0, 0], [Self.time], trials: trials)) == .noSuccesses)
    #expect(Self.error(model, Self.frame(trials, [Self.time], trials: trials)) == .allSuccesses)
    #expect(FitError.noSuccesses.description == "no trial is a success")
    #expect(FitError.allSuccesses.description == "every trial is a success")
  }

  static let separatedByGroup = frame([0, 0, 0, 5, 3, 7], [("g", [0, 0, 0, 1, 1, 1])])

  @Test func groupOfZeros() throws {
    // R: intercept −20.3, standard error 8973. The reference level has zeros only: intercept and level run off together.
    for model in [Self.poisson, .quasiPoisson(), GeneralizedLinearModel(.negativeBinomial(size: 2))] {
      let error = Self.error(model, Self.separatedByGroup)
      #expect(error == .separated(coefficients: ["(Intercept)", "g"]))
      #expect(
        error?.description
          == "the responses are separated perfectly, no finite estimate for (Intercept), g")
    }
    #expect(throws: FitError.separated(coefficients: ["(Intercept)", "g"])) {
      try NegativeBinomialModel().fit(Self.separatedByGroup)
    }
    // One district of three with zeros only is named alone, whatever the other columns.
    let values: [Double] = [4, 2, 0, 0, 0, 3, 1, 5, 2, 0, 0, 0]
    let districts = ["A", "A", "B", "B", "B", "C", "C", "C", "A", "B", "B", "B"]
    let frame = Self.frame(
      values,
      [
        ("districtB", districts.map { $0 == "B" ? 1 : 0 }),
        ("districtC", districts.map { $0 == "C" ? 1 : 0 }),
        ("year", (0..<12).map { Double(2010 + $0) }),
      ], offset: (0..<12).map { 9 + 0.1 * Double($0) })
    #expect(Self.error(Self.poisson, frame) == .separated(coefficients: ["districtB"]))
    #expect(Self.error(.quasiPoisson(), frame) == .separated(coefficients: ["districtB"]))
  }

  @Test(arguments: [Link.logit, .probit, .complementaryLogLog]) func binomialSeparation(link: Link) {
    let model = GeneralizedLinearModel(.binomial, link: link)
    // Complete: every row told apart. Quasi-complete: one value has both.
    let complete = Self.frame([0, 0, 0, 1, 1, 1], [Self.time])
    #expect(Self.error(model, complete) == .separated(coefficients: ["(Intercept)", "t"]))
    let quasi = Self.frame([0, 0, 0, 1, 1, 1], [("x", [1, 2, 3, 3, 4, 5])])
    #expect(Self.error(model, quasi) == .separated(coefficients: ["(Intercept)", "x"]))
    // A group without failures, beside a column that is well behaved.
    let group = Self.frame(
      [2, 1, 3, 4, 4, 4], [("g", [0, 0, 0, 1, 1, 1]), ("x", [1, 3, 2, 1, 2, 3])], trials: [4, 4, 4, 4, 4, 4]
    )
    #expect(Self.error(model, group) == .separated(coefficients: ["g"]))
    // Overlap by one row is enough for an estimate.
    let overlapping = Self.frame([0, 0, 1, 0, 1, 1], [Self.time])
    #expect(Self.error(model, overlapping) == nil)
  }

  @Test func smallCountsAreNotSeparated() throws {
    // A mean of 1e-6 beside large ones is far from a boundary that is reached.
    let frame = Self.frame(
      [0, 0, 0, 1, 900, 1100], [("g", [0, 0, 0, 0, 1, 1])], offset: [-9, -9, -9, 0, 0, 0])
    let fit = try Self.poisson.fit(frame)
    #expect(isClose(fit.means[4], 1000, relative: 1e-10))
    #expect(fit.means[0] > 1e-5 && fit.means[0] < 1e-3)
    // A steep but finite trend.
    let steep = try Self.poisson.fit(Self.frame([0, 0, 0, 0, 1, 900], [Self.time]))
    #expect(steep.coefficients[1]! > 5 && steep.log.count < 40)
  }

  /// R's NA rows: of columns that depend on each other the later is dropped.
  @Test func collinearColumns() throws {
    let values: [Double] = [2, 5, 3, 8, 6, 9]
    let fit = try Self.poisson.fit(
      Self.frame(
        values, [Self.time, ("t2", Self.time.1.map { 2 * $0 }), ("constant", values.map { _ in 3 })])
    )
    #expect(fit.droppedNames == ["t2", "constant"] && fit.kept == [0, 1])
    #expect(isClose(fit.coefficients[0]!, 0.821290908895201, relative: 1e-8))
    #expect(isClose(fit.coefficients[1]!, 0.230610234984488, relative: 1e-8))
    let rows = fit.table()
    #expect(rows[2] == CoefficientRow(name: "t2") && rows[3] == CoefficientRow(name: "constant"))
    #expect(fit.waldLimits()[2] == CoefficientLimits(lower: nil, upper: nil))
    #expect(fit.profileLimits(column: 3) == CoefficientLimits(lower: nil, upper: nil))
    // Which column is dropped follows their order, not their length.
    let turned = try Self.poisson.fit(
      Self.frame(values, [("t2", Self.time.1.map { 2 * $0 }), Self.time]))
    #expect(turned.droppedNames == ["t"])
    expectClose(turned.means.map { $0 }, fit.means, relative: 1e-10, "means")
  }

  @Test func noColumnsAtAll() throws {
    let frame = ModelFrame(
      response: .init(name: "y", values: [1, 2, 3]),
      design: DesignMatrix(Matrix(rows: 3, columns: 0), names: []),
      offset: [0, 1, 1])
    let fit = try Self.poisson.fit(frame)
    #expect(fit.table() == [] && fit.deviance == fit.nullDeviance && fit.degreesOfFreedom == 3)
    #expect(isClose(fit.means[1], 2.718281828459045, relative: 1e-15) && fit.leverages == [0, 0, 0])
  }

  @Test func newRowsThatAreNotFiniteAreNamed() throws {
    let fit = try Self.poisson.fit(Self.frame([2, 5, 3, 8, 6, 9], [Self.time]))
    let design = DesignMatrix(Matrix(columns: [[1, 1], [7, .nan]]), names: ["(Intercept)", "t"])
    #expect(throws: FitError.valueNotFinite(column: "t", row: 1)) { try fit.predict(design) }
    let good = DesignMatrix(Matrix(columns: [[1, 1], [7, 8]]), names: ["(Intercept)", "t"])
    #expect(throws: FitError.offsetNotFinite(row: 0)) { try fit.predict(good, offset: [-.infinity, 0]) }
  }

  /// A constant series has no scatter: no statistic is made of rounding.
  @Test func exactFitOfAQuasiLikelihood() throws {
    let fit = try GeneralizedLinearModel.quasiPoisson().fit(Self.frame([3, 3, 3, 3, 3, 3], [Self.time]))
    #expect(fit.dispersion == 0)
    for row in fit.table() {
      #expect(row.standardError == 0 && row.statistic == nil && row.pValue == nil)
      #expect(row.lower == row.estimate && row.upper == row.estimate)
    }
    #expect(fit.standardizedDevianceResiduals.allSatisfy { $0 == nil })
    #expect(fit.profileLimits(column: 1) == CoefficientLimits(lower: nil, upper: nil))
  }

  @Test func badInputIsNamed() {
    let good: [Double] = [1, 2, 3, 4, 5, 6]
    #expect(
      Self.error(Self.poisson, Self.frame(good, [Self.time], offset: [0, 0, -.infinity, 0, 0, 0]))
        == .offsetNotFinite(row: 2))
    #expect(
      Self.error(Self.poisson, Self.frame(good, [("t", [1, 2, 3, .nan, 5, 6])]))
        == .valueNotFinite(column: "t", row: 3))
    #expect(
      Self.error(Self.poisson, Self.frame([1, 2, -1, 4, 5, 6], [Self.time]))
        == .responseOutOfRange(row: 2, expected: "a number of 0 or more"))
    #expect(
      Self.error(GeneralizedLinearModel(.binomial), Self.frame([0, 1, 2, 0, 1, 1], [Self.time]))
        == .responseOutOfRange(row: 2, expected: "between 0 and 1"))
    #expect(
      Self.error(
        GeneralizedLinearModel(.binomial),
        Self.frame([0, 1, 5, 0, 1, 1], [Self.time], trials: [3, 3, 3, 3, 3, 3]))
        == .responseOutOfRange(row: 2, expected: "0 or more successes, no more than trials"))
    #expect(
      Self.error(GeneralizedLinearModel(.gaussian), Self.frame([1, .nan, 3, 4, 5, 6], [Self.time]))
        == .responseOutOfRange(row: 1, expected: "finite"))
    let weight = Self.error(Self.poisson, Self.frame(good, [Self.time], weights: [1, 1, 1, 1, -1, 1]))
    #expect(weight == .weightOutOfRange(row: 4))
    #expect(weight?.description == "the weight of row 5 is not a number of 0 or more")
    #expect(Self.error(Self.poisson, Self.frame([3], [("t", [1])])) == .tooFewRows(found: 1, needed: 2))
    #expect(
      Self.error(Self.poisson, Self.frame(good, [Self.time], weights: [1, 0, 0, 0, 0, 0]))
        == .tooFewRows(found: 1, needed: 2))
    // A dispersion needs a degree of freedom; without one the fit is exact.
    let two = Self.frame([3, 8], [("t", [1, 2])])
    #expect(Self.error(.quasiPoisson(), two) == .tooFewRows(found: 2, needed: 3))
    #expect(Self.error(Self.poisson, two) == nil)
  }

  @Test func hugeAndTinyNumbers() throws {
    let counts: [Double] = [1e9, 2e9, 4e9, 8.1e9, 1.6e10, 3.2e10]
    let fit = try Self.poisson.fit(Self.frame(counts, [Self.time]))
    #expect(isClose(fit.coefficients[1]!, 0.693, absolute: 0.003))
    let rare = try Self.poisson.fit(
      Self.frame([0, 1, 0, 2, 1, 3], [Self.time], offset: [Double](repeating: 30, count: 6)))
    #expect(rare.standardErrors.allSatisfy { $0!.isFinite } && rare.coefficients[0]! < -25)
    // A raw cube of years is kept, R's default tolerance of lm would drop it.
    let years = (2010...2021).map(Double.init)
    let cubic = try Self.poisson.fit(
      Self.frame(
        [12, 9, 14, 8, 11, 7, 9, 13, 6, 8, 7, 5],
        [("y", years), ("y2", years.map { $0 * $0 }), ("y3", years.map { $0 * $0 * $0 })]))
    let centred = years.map { ($0 - 2015.5) / 6 }
    let stable = try Self.poisson.fit(
      Self.frame(
        [12, 9, 14, 8, 11, 7, 9, 13, 6, 8, 7, 5],
        [
          ("y", centred), ("y2", centred.map { $0 * $0 }), ("y3", centred.map { $0 * $0 * $0 }),
        ]))
    #expect(cubic.droppedNames == [])
    #expect(isClose(cubic.deviance, stable.deviance, relative: 1e-7))
    expectClose(cubic.leverages.map { $0 }, stable.leverages, relative: 1e-5, "leverages")
  }
}
