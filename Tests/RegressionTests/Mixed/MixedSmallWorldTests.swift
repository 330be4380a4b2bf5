import Foundation
import LinearAlgebra
import Probability
import Regression
import TestSupport
import Testing

/// Short generated series, many of them with no variance, no over-dispersion or hardly a count: every fit ends in a
/// maximum, in a limit that is named, or in a reason.
@Suite("Mixed models of small data")
struct MixedSmallWorldTests {
  private func frame(_ world: Int) -> ModelFrame {
    var generator = SeededGenerator(seed: UInt64(world + 1))
    func uniform() -> Double { Double.random(in: 0..<1, using: &generator) }
    func normal() -> Double { Normal.standard.quantile(max(uniform(), 1e-12)) }
    let units = 3 + world % 9
    let quarters = 3 + world % 7
    let (rate, spread, noise) = (
      exp(uniform() * 5 - 3), [0.0, 0.4, 1.2][world % 3], [0.0, 0.5][world / 3 % 2]
    )
    var counts: [Double] = []
    var years: [Double] = []
    var levels: [Int] = []
    for unit in 0..<units {
      let (level, slope) = (spread * normal(), 0.1 * spread * normal())
      for quarter in 0..<quarters {
        let year = 2015 + Double(quarter) / 4
        let mean = rate * exp(level + slope * (year - 2016) + noise * normal())
        counts.append(Double(Poisson(mean: mean).quantile(uniform())))
        years.append(year)
        levels.append(unit)
      }
    }
    let ones = counts.map { _ in 1.0 }
    let random = world % 4 == 0 ? [ones] : [ones, years]
    return ModelFrame(
      response: .init(name: "y", values: counts),
      design: DesignMatrix(Matrix(columns: [ones, years]), names: ["(Intercept)", "year"]),
      randomTerms: [
        RandomTerm(
          grouping: "unit", levels: (0..<units).map { "u\($0)" }, levelOfRow: levels,
          columns: Matrix(columns: random), names: Array(["(Intercept)", "year"].prefix(random.count)))
      ])
  }

  @Test(arguments: 0..<40)
  func everyFitEndsWell(_ world: Int) throws {
    let frame = frame(world)
    for model in [MixedModel(family: .poisson), .negativeBinomial()] {
      let fit: MixedFit
      do { fit = try model.fit(frame) } catch {
        #expect([.allCountsZero, .separated(coefficients: ["(Intercept)"])].contains(error))
        continue
      }
      #expect(fit.search.reason == .converged)
      #expect(fit.covarianceSource == .allParameters)
      #expect(fit.isPoissonLimit == (fit.size == .infinity))
      for row in fit.coefficientTable() {
        #expect(row.standardError > 0 && row.standardError.isFinite && row.estimate.isFinite)
      }
      #expect(fit.fitted.allSatisfy { $0 >= 0 && $0.isFinite })
      #expect(fit.randomTerms[0].standardDeviations.allSatisfy { $0 >= 0 && $0.isFinite })
    }
  }

  /// More parameters are never less likely.
  @Test(arguments: 0..<12)
  func largerModelsAreAsLikely(_ world: Int) throws {
    let frame = frame(world * 2 + 1)
    guard let poisson = try? MixedModel(family: .poisson).fit(frame),
      let scattered = try? MixedModel.negativeBinomial().fit(frame)
    else { return }
    #expect(scattered.logLikelihood >= poisson.logLikelihood - 1e-4)
    if scattered.isPoissonLimit {
      #expect(isClose(scattered.logLikelihood, poisson.logLikelihood, absolute: 1e-6))
    }
  }
}
