import Glibc
import LinearAlgebra
import Optimization

/// One search for the maximum of the likelihood of a mixed model.
struct MixedEstimation {
  let model: MixedModel
  let frame: ModelFrame
  let layout: MixedLayout
  var likelihood: MixedLikelihood
  var evaluations = 0

  /// Λ of orthogonal columns where the search begins: a rate varies by half of itself between levels.
  static let startScale = 0.5
  /// A standard deviation of the orthogonal columns below this is 0.
  static let borderTolerance = 1e-4
  /// What a further step may still gain where the search has converged.
  static let gainTolerance = 1e-9
  /// The step of a finite difference, in units of a standard error.
  static let differenceStep = 1e-3

  init(model: MixedModel, frame: ModelFrame, layout: MixedLayout) {
    self.model = model
    self.frame = frame
    self.layout = layout
    likelihood = MixedLikelihood(layout, link: model.link)
  }

  /// Where a search came to.
  struct Result {
    var parameters: MixedParameters
    var value: Double
    let startValue: Double
    let isSingular: [Bool]
    /// The covariance of the parameters in `free`; nil where the curvature is not that of a maximum.
    let covariance: Matrix?
    let free: [Int]
    let expectedGain: Double
    let reason: MixedFit.Search.Reason
  }

  /// The size of the family, nil but for NB2.
  private var familySize: Double? {
    if case .negativeBinomial(let size) = model.family { size } else { nil }
  }

  mutating func fit() throws(FitError) -> MixedFit {
    let start = try FixedStart(layout, link: model.link, size: familySize, names: frame.design.names)
    let parameters = MixedParameters(
      layout: layout, fixed: start.coefficients, scale: Self.startScale, size: familySize,
      estimatesSize: model.estimatesSize)
    let result = try search(from: parameters)
    return fit(of: result)
  }

  /// ln L and its gradient.
  mutating func evaluate(_ parameters: MixedParameters) -> GradientMaximiser.Evaluation? {
    evaluations += 1
    guard let result = likelihood.laplace(parameters) else { return nil }
    return .init(value: result.value, gradient: result.gradient)
  }

  /// Climbs from `start`, and proves the maximum by the curvature there.
  mutating func search(from start: MixedParameters) throws(FitError) -> Result {
    guard let first = evaluate(start) else { throw .numerical("the likelihood has no value at the start") }
    let scaling = scaling(at: start, first)
    var search = GradientMaximiser(start: Array(repeating: 0, count: start.vector.count))
    search.gainTolerance = Self.gainTolerance
    var best = start
    do {
      let maximum = try search.maximise { argument in
        let point = scaling.parameters(argument)
        guard let here = evaluate(point) else { return nil }
        return .init(value: here.value, gradient: scaling.gradient(here.gradient))
      }
      best = scaling.parameters(maximum.argument)
      if maximum.reason == .evaluationLimit { throw FitError.notConverged(iterations: maximum.evaluations) }
    } catch let error as FitError { throw error } catch {
      throw .numerical("\(error)")
    }
    return try proven(best, startValue: first.value)
  }
}
