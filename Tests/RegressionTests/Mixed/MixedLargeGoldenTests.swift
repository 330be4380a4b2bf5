import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

/// Generated counts of 60 units over 93 months with lme4's and glmmTMB's results, where the folder of references lies
/// beside the package; golden_mixed.R made them.
@Suite("Mixed models of 5,580 rows", .enabled(if: LargeReference.isPresent))
struct MixedLargeGoldenTests {
  @Test(arguments: [
    "s60_theft_glmer_ri_rs", "s60_theft_glmmTMB_nb2_ri", "s60_theft_glmmTMB_nb2_rs",
    "s60_theft_glmmTMB_nb2_district",
  ])
  func agrees(_ name: String) throws {
    let reference = try LargeReference(name)
    let table = reference.table
    let terms =
      name.hasSuffix("_ri")
      ? [table.term("unit_code")]
      : name.hasSuffix("_district")
        ? [table.term("district"), table.term("unit_code"), table.term("unit_code", ["t"])]
        : [table.term("unit_code", ["(Intercept)", "t"])]
    let model = name.contains("nb2") ? MixedModel.negativeBinomial() : MixedModel(family: .poisson)
    let fit = try model.fit(
      table.frame("count", ["(Intercept)", "t", "c1", "s1", "c2", "s2"], terms, offset: "logexp"))
    // lme4's search stops 1.5e-5 below the maximum: its own deviance at glmmTMB's estimates is lower by 3.0e-5, and its
    // errors, of differences there, are off by 4e-3.
    let isShort = name.contains("glmer")
    #expect(fit.parameters == reference.values.df)
    #expect(fit.logLikelihood >= reference.values.loglik - Tolerance.mixedLogLikelihood)
    #expect(
      fit.logLikelihood <= reference.values.loglik + (isShort ? 1.6e-5 : Tolerance.mixedLogLikelihood))
    for (index, value) in reference.values.coef.enumerated() {
      #expect(isClose(fit.coefficients[index]!, value, relative: Tolerance.mixedTMB))
    }
    for (index, value) in reference.values.se.enumerated() {
      #expect(isClose(fit.standardErrors[index]!, value, relative: isShort ? 4e-3 : Tolerance.mixedError))
    }
    if let size = reference.values.sigma_dispersion {
      #expect(isClose(fit.size!, size, relative: Tolerance.mixedVariance))
    }
  }

  /// glmmTMB's Poisson fit of the random slopes, with the search told to go on: rel.tol = 1e-15.
  @Test func poissonSlopesAtTheMaximum() throws {
    let table = try LargeReference("s60_theft_glmer_ri_rs").table
    let fit = try MixedModel(family: .poisson).fit(
      table.frame(
        "count", ["(Intercept)", "t", "c1", "s1", "c2", "s2"],
        [table.term("unit_code", ["(Intercept)", "t"])], offset: "logexp"))
    #expect(isClose(fit.logLikelihood, -6527.17607465, absolute: Tolerance.mixedLogLikelihood))
    let coefficients = [
      -0.0909565046, -0.0686352581, 0.1913962448, -0.1103459725, 0.0995337164, 0.0487645085,
    ]
    let errors = [0.0742233937, 0.0105112825, 0.0193194106, 0.0204400277, 0.0197632203, 0.0197996451]
    for index in 0..<6 {
      #expect(isClose(fit.coefficients[index]!, coefficients[index], relative: Tolerance.mixedTMB))
      #expect(isClose(fit.standardErrors[index]!, errors[index], relative: Tolerance.mixedError))
    }
  }
}

/// One of the large references.
struct LargeReference {
  struct Values: Decodable {
    let coef: [Double], se: [Double]
    let loglik: Double
    let df: Int
    let sigma_dispersion: Double?
  }

  let values: Values
  let table: MixedFixture.Table

  private static var folder: URL {
    var package = URL(filePath: #filePath)
    for _ in 1...4 { package.deleteLastPathComponent() }
    return package.deletingLastPathComponent().appending(path: "shared/golden")
  }

  static var isPresent: Bool {
    FileManager.default.fileExists(
      atPath: folder.appending(path: "s60_theft_glmmTMB_nb2_rs.csv").path(percentEncoded: false))
  }

  init(_ name: String) throws {
    values = try JSONDecoder().decode(
      Values.self, from: Data(contentsOf: Self.folder.appending(path: "\(name).json")))
    let text = try String(contentsOf: Self.folder.appending(path: "\(name).csv"), encoding: .utf8)
    let rows = text.split(separator: "\n").map { line in
      line.split(separator: ",").map { $0.filter { $0 != "\"" } }
    }
    var numbers: [String: [Double]] = [:]
    var labels: [String: [String]] = [:]
    for (column, header) in rows[0].enumerated() {
      let cells = rows.dropFirst().map { $0[column] }
      let values = cells.compactMap(Double.init)
      if values.count == cells.count { numbers[header] = values } else { labels[header] = cells }
    }
    table = MixedFixture.Table(numbers: numbers, labels: labels)
  }
}
