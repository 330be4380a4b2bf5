import LinearAlgebra
import Regression
import TestSupport
import Testing

/// A fit of R or statsmodels; `Fixtures/generalized_linear.py` gathered them.
struct GeneralizedLinearCase: Decodable, Sendable, CustomTestStringConvertible {
  let name: String, family: String, link: String?, terms: [String]
  let columns: [[Double]], response: [Double], trials: [Double]?, offset: [Double]?
  let coefficients: [Double], errors: [Double], statistics: [Double]?, p_values: [Double]?
  let covariance: [[Double]], dispersion: Double?, log_likelihood: Double?, deviance: Double
  let null_deviance: Double, freedom: Int, aic: Double?, bic: Double?, pearson: Double
  let means: [Double], deviance_residuals: [Double], pearson_residuals: [Double]
  let leverages: [Double]?, cooks: [Double]?, standardized: [Double]?
  let wald: [[Double]]?, profile: [[Double]]?, exact_profile: [[Double]]?
  let size: Double?, size_error: Double?, exact_size_error: Double?
  let new: NewRows?

  struct NewRows: Decodable, Sendable {
    let columns: [[Double]], offset: [Double]?, link: [Double], se_link: [Double], response: [Double]
  }

  struct Sandwich: Decodable {
    let se_HC0: [Double], se_HC1: [Double], se_cluster_subject: [Double]
    let se_cluster_subject_G_over_Gm1: [Double], subjects: [Int]
  }

  struct RatioTest: Decodable { let dev0: Double, dev1: Double, lr: Double, df: Int, p: Double }

  struct FixedMeans: Decodable { let means: [Double], response: [Double], size: Double }

  struct Collection: Decodable {
    let cases: [GeneralizedLinearCase], sandwich: Sandwich, lrt: RatioTest, fixed_means: FixedMeans
  }

  static let collection: Collection = try! fixture("generalized_linear", in: .module)

  static func named(_ name: String) -> GeneralizedLinearCase {
    collection.cases.first { $0.name == name }!
  }

  var testDescription: String { name }

  var frame: ModelFrame { frame() }

  func frame(rows: [Int]? = nil, weights: [Double]? = nil, offset added: Double = 0) -> ModelFrame {
    let rows = rows ?? Array(response.indices)
    return ModelFrame(
      response: .init(
        name: "y", values: rows.map { response[$0] }, trials: trials.map { trials in rows.map { trials[$0] } }
      ),
      design: DesignMatrix(Matrix(columns: columns.map { column in rows.map { column[$0] } }), names: terms),
      offset: rows.map { (offset?[$0] ?? 0) + added }, weights: weights)
  }

  /// The specification, where the size is not estimated.
  var model: GeneralizedLinearModel? {
    if size != nil { return nil }
    if name == "sm_cpunish_nb_alpha1" { return GeneralizedLinearModel(.negativeBinomial(size: 1)) }
    if family.contains("binomial") {
      return GeneralizedLinearModel(.binomial, link: link.map { Link(rawValue: $0)! })
    }
    return family == "quasipoisson" ? .quasiPoisson() : GeneralizedLinearModel(.poisson)
  }

  func fit() throws -> GeneralizedLinearFit {
    if let model { return try model.fit(frame) }
    return try NegativeBinomialModel().fit(frame).regression
  }
}

/// Records every pair that is further apart than allowed.
func expectClose(
  _ values: [Double?], _ references: [Double], relative: Double, absolute: Double = 0, _ what: String,
  _ location: SourceLocation = #_sourceLocation
) {
  #expect(values.count == references.count, "\(what)", sourceLocation: location)
  for (index, (value, reference)) in zip(values, references).enumerated() {
    let isNear = value.map { isClose($0, reference, relative: relative, absolute: absolute) } ?? false
    #expect(
      isNear, "\(what) \(index): \(value.map { "\($0)" } ?? "nil"), not \(reference)",
      sourceLocation: location)
  }
}
