import Foundation
import Observations
import Probability
import TestSupport

@testable import Forecasting

/// Yearly counts drawn from the Gamma-Poisson model itself.
struct SimulatedPanel {
  var units = 400
  var years = 10
  var parameters = GammaPoissonModel.Parameters(
    priorShape: 2, priorMean: 3, discount: 0.8, growth: 0.97, elasticity: 0.7)
  var seed: UInt64 = 1

  /// Residents of each unit: between about 1,000 and 50,000.
  var populations: [Int] {
    var random = SeededGenerator(seed: seed &+ 1_000)
    return (0..<units).map { _ in Int(7_500 * exp(0.8 * Normal.standard.quantile(random.nextUniform()))) }
  }

  /// `counts[unit][year]`: each year's rate is drawn from the belief that the years before left.
  func counts() -> [[Int]] {
    var random = SeededGenerator(seed: seed)
    let filter = GammaPoissonFilter(discount: parameters.discount, growth: parameters.growth)
    return Exposures(units: smallUnits(units, populations: populations)).values(
      elasticity: parameters.elasticity
    ).map {
      exposure in
      var state = parameters.prior
      return (0..<years).map { _ in
        let rate = Gamma(shape: state.shape, rate: state.rate).sample(using: &random)
        let count = Poisson(mean: rate * exposure).sample(using: &random)
        state = filter.propagated(state.updated(count: count, exposure: exposure))
        return count
      }
    }
  }

  func panel() -> Panel {
    .of(counts().map { $0.map { [$0] } }, units: smallUnits(units, populations: populations))
  }
}
