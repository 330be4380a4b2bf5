import Glibc
import LinearAlgebra
import Optimization
import Probability

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
  /// A size above this many times the largest count adds less than a ten-thousandth to any variance that was seen: the
  /// data cannot tell it from infinity, and where the likelihood still rises there the limit is the answer.
  static let largestSize = 1e4
  /// Beyond this no parameter has a meaning: coefficients of columns with mean square 1, on the scale of a link.
  static let largestParameter = 300.0
  /// The step of a finite difference, in units of a standard error.
  static let differenceStep = 1e-3

  init(model: MixedModel, frame: ModelFrame, layout: MixedLayout) {
    self.model = model
    self.frame = frame
    self.layout = layout
    var rule: GaussHermite?
    if case .adaptiveGaussHermite(let points) = model.method, points > 1 {
      rule = GaussHermite(points: points)
    }
    likelihood = MixedLikelihood(layout, link: model.link, rule: rule)
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
    func parameters(size: Double?, estimatesSize: Bool) -> MixedParameters {
      MixedParameters(
        layout: layout, fixed: start.coefficients, scale: Self.startScale, size: size,
        estimatesSize: estimatesSize)
    }
    guard model.estimatesSize else {
      let result = try search(from: parameters(size: familySize, estimatesSize: false))
      return fit(of: result)
    }
    let wanted = parameters(size: familySize, estimatesSize: true)
    let limit = Self.largestSize * max(1, layout.response.largest)
    if let found = try climb(from: wanted, largestSize: limit) {
      let result = try proven(found.parameters, startValue: found.startValue)
      return fit(of: result)
    }
    let poisson = try search(from: parameters(size: nil, estimatesSize: false))
    return fit(of: poisson, isPoissonLimit: true)
  }

  /// ln L and its gradient.
  mutating func evaluate(_ parameters: MixedParameters) -> GradientMaximiser.Evaluation? {
    evaluations += 1
    guard let result = likelihood.evaluate(parameters) else { return nil }
    return .init(value: result.value, gradient: result.gradient)
  }

  /// Climbs from `start`, and proves the maximum by the curvature there.
  mutating func search(from start: MixedParameters) throws(FitError) -> Result {
    guard let found = try climb(from: start, largestSize: .infinity) else {
      throw .numerical("the likelihood has no maximum")
    }
    return try proven(found.parameters, startValue: found.startValue)
  }

  /// Climbs from `start` to where the gradient is flat; nil where the size of NB2 rises beyond `largestSize`.
  private mutating func climb(
    from start: MixedParameters, largestSize: Double
  ) throws(FitError) -> (parameters: MixedParameters, startValue: Double)? {
    guard let first = evaluate(start) else { throw .numerical("the likelihood has no value at the start") }
    let scaling = scaling(at: start, first)
    var search = GradientMaximiser(start: Array(repeating: 0, count: start.vector.count))
    search.gainTolerance = Self.gainTolerance
    var hasRunAway = false
    let maximum: Maximum
    do {
      maximum = try search.maximise { argument in
        let point = scaling.parameters(argument)
        guard !hasRunAway, point.vector.allSatisfy({ abs($0) < Self.largestParameter }),
          let here = evaluate(point)
        else { return nil }
        // Uphill only: a trial step may go too far.
        if point.size ?? 0 > largestSize, here.value >= first.value, here.gradient.last! >= 0 {
          hasRunAway = true
        }
        return .init(value: here.value, gradient: scaling.gradient(here.gradient))
      }
    } catch {
      throw .numerical(error.description)
    }
    if hasRunAway { return nil }
    guard maximum.reason != .evaluationLimit else { throw .notConverged(iterations: maximum.evaluations) }
    return (scaling.parameters(maximum.argument), first.value)
  }
}
