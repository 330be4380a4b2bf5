import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

/// The RAND health insurance experiment, 20,190 rows: run where the references lie beside the package.
@Suite struct RandHealthTests {
  struct Expected: Decodable {
    let terms: [String], coef: [Double], se: [Double], loglik: Double
    let deviance: Double?, null_deviance: Double?, pearson_chi2: Double?, aic: Double
    let se_HC0: [Double]?, se_HC1: [Double]?
  }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/golden").standardized

  static var isThere: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("sm_randhie_poisson.csv").path)
  }

  static func expected(_ name: String) throws -> Expected {
    try JSONDecoder().decode(
      Expected.self, from: Data(contentsOf: folder.appendingPathComponent(name)))
  }

  static func frame(_ terms: [String]) throws -> ModelFrame {
    let text = try String(
      contentsOf: folder.appendingPathComponent("sm_randhie_poisson.csv"), encoding: .utf8)
    let lines = text.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = lines[0].map(String.init)
    func column(_ name: String) throws -> [Double] {
      let place = try #require(header.firstIndex(of: name))
      return try lines.dropFirst().map { try #require(Double($0[place])) }
    }
    return ModelFrame(
      response: .init(name: "mdvis", values: try column("mdvis")),
      design: DesignMatrix(Matrix(columns: try terms.map(column)), names: terms))
  }

  /// statsmodels 0.15, `sm_randhie_poisson` and, its size being 1 / alpha, `sm_randhie_nb2`.
  @Test(.enabled(if: isThere)) func poissonAndNegativeBinomial() throws {
    let poisson = try Self.expected("sm_randhie_poisson.json")
    let frame = try Self.frame(poisson.terms)
    let fit = try GeneralizedLinearModel(.poisson).fit(frame)
    expectClose(fit.coefficients, poisson.coef, relative: Tolerance.coefficient, "coefficients")
    expectClose(fit.standardErrors, poisson.se, relative: Tolerance.standardError, "errors")
    #expect(isClose(fit.logLikelihood!, poisson.loglik, relative: Tolerance.likelihood))
    #expect(isClose(fit.deviance, poisson.deviance!, relative: Tolerance.likelihood))
    #expect(isClose(fit.nullDeviance, poisson.null_deviance!, relative: Tolerance.likelihood))
    #expect(isClose(fit.pearsonStatistic, poisson.pearson_chi2!, relative: Tolerance.coefficient))
    #expect(isClose(fit.aic!, poisson.aic, relative: Tolerance.likelihood))
    let robust = try #require(fit.covariance(.rows))
    expectClose(
      robust.rows == 0 ? [] : (0..<robust.rows).map { robust[$0, $0].squareRoot() }, poisson.se_HC0!,
      relative: Tolerance.standardError, "HC0")
    let negative = try Self.expected("sm_randhie_nb2.json")
    let size = try NegativeBinomialModel().fit(frame)
    #expect(isClose(size.logLikelihood, negative.loglik, relative: Tolerance.likelihood))
    // Its optimiser stops at a gradient of 1e-8.
    expectClose(
      size.regression.coefficients + [1 / size.size], negative.coef, relative: 1e-6, "negative binomial")
    #expect(isClose(size.aic, negative.aic, relative: Tolerance.likelihood))
  }
}
