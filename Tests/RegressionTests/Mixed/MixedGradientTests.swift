import Foundation
import LinearAlgebra
import Optimization
import Probability
import TestSupport
import Testing

@testable import Regression

/// The gradient against differences of the value: exact for Laplace and for any number of points.
@Suite("Gradient of the integrated likelihood")
struct MixedGradientTests {
  static let poisson = MixedModel(family: .poisson)

  static let examples: [MixedCase] =
    [
      MixedCase.epil("one intercept"), MixedCase.epil("negative binomial", .negativeBinomial()),
      MixedCase.epil("slopes", .negativeBinomial(), [MixedCase.epil.term("subject", ["(Intercept)", "V4"])]),
      MixedCase.epil(
        "nested", .negativeBinomial(), [MixedCase.epil.term("subject"), MixedCase.epil.term("obs")]),
      MixedCase.cbpp("logit", .logit), MixedCase.cbpp("probit", .probit),
      MixedCase.cbpp("cloglog", .complementaryLogLog), MixedCase.crossed,
      MixedCase.grouseticks("three", .negativeBinomial(), ["INDEX", "LOCATION", "BROOD"]),
    ]
    + [2, 3, 7].flatMap { points in
      [
        MixedCase.epil(
          "\(points) points", .negativeBinomial(method: .adaptiveGaussHermite(points: points))),
        MixedCase.epil(
          "\(points) points, slopes", .negativeBinomial(method: .adaptiveGaussHermite(points: points)),
          [MixedCase.epil.term("subject", ["(Intercept)", "V4"])]),
        MixedCase(
          name: "\(points) points, proportions",
          model: MixedModel(family: .binomial, method: .adaptiveGaussHermite(points: points)),
          frame: MixedCase.cbpp("", .logit).frame),
      ]
    }

  @Test(arguments: examples)
  func isThatOfTheValue(_ example: MixedCase) throws {
    let layout = try MixedLayout(example.frame, family: example.model.family)
    var estimation = MixedEstimation(model: example.model, frame: example.frame, layout: layout)
    var size: Double?
    if case .negativeBinomial(let value) = example.model.family { size = value }
    var point = MixedParameters(
      layout: layout, fixed: (0..<layout.fixedCount).map { 0.2 - 0.05 * Double($0) }, scale: 0.4, size: size,
      estimatesSize: example.model.estimatesSize)
    // Off the diagonal too.
    for index in layout.fixedCount..<point.vector.count {
      point.vector[index] += 0.03 * Double(index % 3) + 0.05
    }
    let evaluation = estimation.evaluate(point)
    let gradient = try #require(evaluation).gradient
    #expect(gradient.count == point.vector.count)
    for index in point.vector.indices {
      func value(_ step: Double) throws -> Double {
        var moved = point
        moved.vector[index] += step
        let evaluation = estimation.evaluate(moved)
        return try #require(evaluation).value
      }
      // Richardson's extrapolation of two central differences: error h⁴ and 1e-10 / h.
      let h = 2e-3
      let coarse = try (value(h) - value(-h)) / (2 * h)
      let fine = try (value(h / 2) - value(-h / 2)) / h
      let slope = (4 * fine - coarse) / 3
      #expect(isClose(gradient[index], slope, relative: 1e-6, absolute: 2e-6), "parameter \(index)")
    }
  }

  /// Two units of three rows, integrated by a sum over a fine grid of the random coefficient.
  @Test(arguments: [Family.poisson, .negativeBinomial(size: 2), .binomial])
  func valueIsTheIntegral(_ family: Family) throws {
    let counts: [Double] = family == .binomial ? [0, 1, 1, 1, 0, 1] : [0, 3, 1, 4, 7, 2]
    let levels = [0, 0, 0, 1, 1, 1]
    let ones = Matrix(rows: 6, columns: 1, repeating: 1)
    let frame = ModelFrame(
      response: .init(name: "y", values: counts), design: DesignMatrix(ones, names: ["(Intercept)"]),
      randomTerms: [
        RandomTerm(
          grouping: "unit", levels: ["a", "b"], levelOfRow: levels, columns: ones, names: ["(Intercept)"])
      ])
    let (beta, deviation) = (0.3, 0.8)
    let model = MixedModel(family: family, method: .adaptiveGaussHermite(points: 40))
    let layout = try MixedLayout(frame, family: family)
    var estimation = MixedEstimation(model: model, frame: frame, layout: layout)
    var size: Double?
    if case .negativeBinomial(let value) = family { size = value }
    let point = MixedParameters(
      layout: layout, fixed: [beta], scale: deviation, size: size, estimatesSize: false)
    let evaluation = estimation.evaluate(point)
    let value = try #require(evaluation).value
    var expected = 0.0
    for unit in 0...1 {
      var sum = 0.0
      let step = 0.002
      for place in -5_000...5_000 {
        let u = Double(place) * step
        var density = exp(-u * u / 2) / (2 * Double.pi).squareRoot()
        for row in 0..<6 where levels[row] == unit {
          density *= mass(family, counts[row], family.usualLink.mean(beta + deviation * u))
        }
        sum += density * step
      }
      expected += log(sum)
    }
    #expect(isClose(value, expected, relative: 1e-9))
  }

  private func mass(_ family: Family, _ y: Double, _ mu: Double) -> Double {
    switch family {
    case .poisson: exp(Poisson(mean: mu).logMass(Int(y)))
    case .negativeBinomial(let size): exp(NegativeBinomial(mean: mu, size: size).logMass(Int(y)))
    default: y == 1 ? mu : 1 - mu
    }
  }
}
