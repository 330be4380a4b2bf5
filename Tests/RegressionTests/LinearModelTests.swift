import Foundation
import LinearAlgebra
import Probability
import Regression
import TestSupport
import Testing

@Suite struct LinearModelTests {
  /// A set of NIST's Statistical Reference Datasets; `Fixtures/statistical_reference_datasets.py` checked every certified
  /// digit in rational numbers.
  struct Reference: Decodable, Sendable, CustomTestStringConvertible {
    let name: String, response: [Double], columns: [[Double]], coefficients: [Double], deviations: [Double]
    let sigma: Double, r_squared: Double

    var testDescription: String { name }

    var frame: ModelFrame {
      ModelFrame(
        response: .init(name: "y", values: response),
        design: DesignMatrix(
          Matrix(columns: columns), names: columns.indices.map { "x\($0)" }))
    }
  }

  static let references: [Reference] = try! fixture("statistical_reference_datasets", in: .module)

  /// −log10 of the relative error, of the absolute one where the certificate is 0; at most 15, as many digits as certified.
  static func digits(_ value: Double, _ certified: Double) -> Double {
    let error = abs(value - certified) / (certified == 0 ? 1 : abs(certified))
    return error == 0 ? 15 : min(15, -log10(error))
  }

  /// The fewest correct digits of coefficients, of standard errors, and of σ and R²; measured are about half a digit more.
  ///
  /// The columns of Filip are powers rounded to 16 digits, which itself moves the solution in the eighth; those of Wampler2
  /// belong to a response that is rounded.
  static let measured: [String: (Double, Double, Double)] = [
    "norris": (13.5, 13.4, 13.5), "noint1": (14, 14.4, 14.4), "noint2": (14.4, 14.3, 14.4),
    "longley": (14, 12, 14.4), "filip": (7.2, 7, 7.7), "wampler1": (14.4, 14.4, 14.4),
    "wampler2": (12.7, 14.4, 14.4), "wampler3": (14.4, 13.2, 14.3), "wampler4": (14.4, 13.2, 14.3),
    "wampler5": (14.4, 13.2, 13.2),
  ]

  @Test(arguments: references) func certifiedValues(_ reference: Reference) throws {
    var model = LinearModel()
    model.rankTolerance = 1e-15
    let fit = try model.fit(reference.frame)
    #expect(fit.droppedNames == [])
    let coefficients = try zip(fit.coefficients, reference.coefficients).map {
      Self.digits(try #require($0), $1)
    }
    let deviations = try zip(fit.standardErrors, reference.deviations).map {
      Self.digits(try #require($0), $1)
    }
    let rest = [
      Self.digits(try #require(fit.sigma), reference.sigma),
      Self.digits(try #require(fit.rSquared), reference.r_squared),
    ]
    let worst = (coefficients.min()!, deviations.min()!, rest.min()!)
    let bound = try #require(Self.measured[reference.name])
    #expect(
      worst.0 >= bound.0 && worst.1 >= bound.1 && worst.2 >= bound.2,
      "\(reference.name): \(worst), refined \(fit.refinements) times")
  }

  static let longley = references.first { $0.name == "longley" }!

  /// R 4.2.2: summary(lm(...)) of longley and of a weighted line.
  @Test func summaryOfLongley() throws {
    let fit = try LinearModel().fit(Self.longley.frame)
    #expect(fit.degreesOfFreedom == 9 && fit.observations == 16)
    let test = try #require(fit.fTest)
    #expect(isClose(test.statistic, 330.285339234586, relative: Tolerance.solution * 100))
    #expect(test.degreesOfFreedom == (6, 9))
    #expect(isClose(test.pValue, 4.98403052872497e-10, relative: 1e-9))
    #expect(isClose(try #require(fit.adjustedRSquared), 0.992465007628826, relative: 1e-12))
    let row = fit.table()[1]
    #expect(isClose(row.statistic!, 0.177376028230028, relative: 1e-9))
    #expect(isClose(row.pValue!, 0.863140832809192, relative: 1e-9))
    #expect(isClose(row.lower!, -177.029035298490, relative: 1e-9))
    #expect(isClose(row.upper!, 207.152779841242, relative: 1e-9))
  }

  @Test func scalesAsR() throws {
    // C18 of the references: the same data in R's units.
    let scales: [Double] = [1, 1, 0.001, 0.1, 0.1, 0.001, 1]
    let columns = zip(Self.longley.columns, scales).map { column, scale in column.map { $0 * scale } }
    let frame = ModelFrame(
      response: .init(name: "Employed", values: Self.longley.response.map { $0 / 1000 }),
      design: DesignMatrix(Matrix(columns: columns), names: columns.indices.map { "x\($0)" }))
    let fit = try LinearModel().fit(frame)
    let reference = [
      -3482.25863460, 1.50618722714e-02, -3.58191792926e-02, -2.02022980382e-02, -1.03322686717e-02,
      -5.11041056536e-02, 1.82915146461,
    ]
    expectClose(fit.coefficients, reference, relative: 1e-11, "coefficients")
    #expect(isClose(try #require(fit.rSquared), 0.995479004577, relative: 1e-11))
  }

  static func line(_ values: [Double], weights: [Double]? = nil, repeating twice: [Int] = []) -> ModelFrame {
    let rows = values.indices.flatMap { twice.contains($0) ? [$0, $0] : [$0] }
    return ModelFrame(
      response: .init(name: "y", values: rows.map { values[$0] }),
      design: DesignMatrix(
        Matrix(columns: [rows.map { _ in 1 }, rows.map { Double(2015 + $0) }]),
        names: ["(Intercept)", "year"]), weights: weights)
  }

  @Test func weightTwoIsARowTwice() throws {
    let values: [Double] = [5, 3, 7, 4, 4, 2]
    let weighted = try LinearModel().fit(Self.line(values, weights: [1, 2, 1, 1, 2, 1]))
    let doubled = try LinearModel().fit(Self.line(values, repeating: [1, 4]))
    for (one, other) in zip(weighted.coefficients, doubled.coefficients) {
      #expect(isClose(one!, other!, relative: Tolerance.solution))
    }
    #expect(isClose(weighted.residualSumOfSquares, doubled.residualSumOfSquares, relative: 1e-12))
    #expect(isClose(weighted.totalSumOfSquares, doubled.totalSumOfSquares, relative: 1e-12))
    #expect(weighted.degreesOfFreedom == 4 && doubled.degreesOfFreedom == 6)
    // A weight of 0 takes the row out, but it is still predicted.
    let without = try LinearModel().fit(Self.line(values, weights: [1, 1, 1, 1, 1, 0]))
    let shorter = try LinearModel().fit(Self.line(Array(values[..<5])))
    #expect(isClose(without.coefficients[1]!, shorter.coefficients[1]!, relative: 1e-11))
    #expect(isClose(without.sigma!, shorter.sigma!, relative: 1e-12))
    let predicted = shorter.coefficients[0]! + 2020 * shorter.coefficients[1]!
    #expect(isClose(without.residuals[5], 2 - predicted, absolute: 1e-11))
  }

  @Test func agreesWithTheGaussianFamily() throws {
    let frame = Self.line([5, 3, 7, 4, 4, 2], weights: [1, 2, 1.5, 1, 2, 0.5])
    let linear = try LinearModel().fit(frame)
    let general = try GeneralizedLinearModel(.gaussian).fit(frame)
    for column in 0..<2 {
      #expect(isClose(general.coefficients[column]!, linear.coefficients[column]!, relative: 1e-10))
      #expect(isClose(general.standardErrors[column]!, linear.standardErrors[column]!, relative: 1e-9))
    }
    #expect(isClose(general.logLikelihood!, linear.logLikelihood!, relative: 1e-12))
    #expect(isClose(general.aic!, linear.aic!, relative: 1e-12))
    #expect(isClose(general.bic!, linear.bic!, relative: 1e-12))
    #expect(isClose(general.nullDeviance, linear.totalSumOfSquares, relative: 1e-12))
    expectClose(linear.leverages.map { $0 }, general.leverages, relative: 1e-10, "leverages")
  }

  @Test func noDegreeOfFreedomLeavesEstimatesOnly() throws {
    let fit = try LinearModel().fit(Self.line([1, 2]))
    #expect(fit.sigma == nil && fit.standardErrors == [nil, nil] && fit.fTest == nil)
    #expect(fit.adjustedRSquared == nil)
    let row = fit.table()[1]
    #expect(isClose(row.estimate!, 1, relative: 1e-9))
    #expect(row.standardError == nil && row.pValue == nil && row.lower == nil)
    #expect(throws: FitError.tooFewRows(found: 1, needed: 2)) { try LinearModel().fit(Self.line([1])) }
  }

  @Test func exactLineHasNoError() throws {
    let fit = try LinearModel().fit(Self.line([1, 1, 1, 1]))
    #expect(fit.sigma == 0 && fit.rSquared == nil && fit.logLikelihood == nil)
    #expect(abs(fit.coefficients[1]!) < 1e-15 && fit.fTest!.pValue == 1)
    let row = fit.table()[1]
    #expect(row.standardError == 0 && row.statistic == nil && row.pValue == nil)
    #expect(row.lower == row.estimate && row.upper == row.estimate)
  }
}
