import Foundation
import Probability
import TestSupport
import Testing

/// Values of R 4.2.2; `Fixtures/distributions.R` made them.
@Suite struct GoldenDistributionTests {
  struct PoissonTable: Decodable {
    let k: [Int], mu: [Double], logpmf: [Double], cdf: [Double], sf: [Double]
  }

  @Test func poisson() throws {
    let table: PoissonTable = try fixture("poisson_dist", in: .module)
    #expect(table.k.count == 36)
    for index in table.k.indices {
      let (k, distribution) = (table.k[index], Poisson(mean: table.mu[index]))
      expectClose(distribution, k, logMass: table.logpmf[index], cdf: table.cdf[index], tail: table.sf[index])
    }
  }

  struct NegativeBinomialTable: Decodable {
    let k: [Int], mu: [Double], size: [Double], logpmf: [Double], cdf: [Double], sf: [Double]
    let q: [[Int]], qprobs: [Double]
  }

  @Test func negativeBinomial() throws {
    let table: NegativeBinomialTable = try fixture("nbinom_dist", in: .module)
    #expect(table.k.count == 120)
    for index in table.k.indices {
      let distribution = NegativeBinomial(mean: table.mu[index], size: table.size[index])
      expectClose(
        distribution, table.k[index], logMass: table.logpmf[index], cdf: table.cdf[index],
        tail: table.sf[index])
      #expect(table.qprobs.map(distribution.quantile) == table.q[index])
      #expect(table.qprobs.map(distribution.massFunction().quantile) == table.q[index])
    }
  }

  func expectClose(
    _ distribution: some CountDistribution, _ k: Int, logMass: Double, cdf: Double, tail: Double
  ) {
    #expect(
      isClose(
        distribution.logMass(k), logMass, relative: Tolerance.specialFunction, absolute: Tolerance.logMass),
      "\(distribution) at \(k)")
    #expect(
      isClose(distribution.cdf(k), cdf, relative: Tolerance.cumulative, absolute: 1e-250),
      "\(distribution) at \(k)")
    #expect(
      isClose(distribution.upperTail(above: k), tail, relative: Tolerance.cumulative, absolute: 1e-250),
      "\(distribution) at \(k)")
  }

  @Test func quantiles() throws {
    struct Table: Decodable {
      let p: [Double], qnorm: [Double], qt_4: [Double]
      let gammaSmall: [Double], gammaTwelve: [Double], beta2_5: [Double], betaHalf30: [Double]
      enum CodingKeys: String, CodingKey {
        case p, qnorm, qt_4
        case gammaSmall = "qgamma_.3"
        case gammaTwelve = "qgamma_12"
        case beta2_5 = "qbeta_2_5"
        case betaHalf30 = "qbeta_.5_30"
      }
    }
    let table: Table = try fixture("quantiles", in: .module)
    func check(_ quantile: (Double) -> Double, _ expected: [Double], _ name: String) {
      for (p, reference) in zip(table.p, expected) {
        #expect(isClose(quantile(p), reference, relative: Tolerance.quantile), "\(name) at \(p)")
      }
    }
    check(Normal.standard.quantile, table.qnorm, "normal")
    check(StudentT(degreesOfFreedom: 4).quantile, table.qt_4, "t")
    check(Gamma(shape: 0.3, rate: 1).quantile, table.gammaSmall, "gamma 0.3")
    check({ 5 * Gamma(shape: 12, rate: 5).quantile($0) }, table.gammaTwelve, "gamma 12")
    check(Beta(alpha: 2, beta: 5).quantile, table.beta2_5, "beta")
    check(Beta(alpha: 0.5, beta: 30).quantile, table.betaHalf30, "beta 1/2")
  }

  @Test func specialFunctions() throws {
    struct Table: Decodable { let x: [Double], lgamma: [Double], digamma: [Double], trigamma: [Double] }
    let table: Table = try fixture("special_functions", in: .module)
    for (index, x) in table.x.enumerated() {
      for (value, reference) in [
        (SpecialFunctions.logGamma(x), table.lgamma[index]),
        (SpecialFunctions.digamma(x), table.digamma[index]),
        (SpecialFunctions.trigamma(x), table.trigamma[index]),
      ] {
        #expect(
          isClose(value, reference, relative: Tolerance.specialFunction, absolute: 1e-15), "\(value) at \(x)")
      }
    }
  }
}
