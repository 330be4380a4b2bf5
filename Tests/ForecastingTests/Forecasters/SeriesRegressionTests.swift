import Foundation
import LinearAlgebra
import Observations
import Probability
import Regression
import TestSupport
import Testing

@testable import Forecasting

/// `Fixtures/series_yearend.json`, by golden_series.R (R 4.2.2, MASS): 93 months of a series, NB2 regression on trend and two
/// waves with log population, and the exact convolution of the last three months.
private struct YearEndCase: Decodable {
  struct Fit: Decodable {
    let coef: [Double]
    let theta: Double
    let mu_oct_dec: [Double]
    let q: [Int]
    let qprobs: [Double]
    let p_miss: Double
    let pmf_remainder_0_to_20: [Double]
  }

  let unit_code: String
  let ytd: Int
  let target: Double
  let nb: Fit
  /// Year, month, count and population.
  let months: [[Int?]]
}

private struct YearEndFixture: Decodable { let series: [YearEndCase] }

@Suite struct SeriesRegressionTests {
  private let cases: [YearEndCase] =
    (try? fixture("series_yearend", as: YearEndFixture.self, in: .module))?.series ?? []

  @Test func reproducesTheYearEndOfR() throws {
    #expect(cases.count >= 4)
    for known in cases {
      let months = known.months.map { $0.map { $0.map(Double.init) ?? .nan } }
      let rows = months.map { SeasonalDesign.row(month: Int($0[1]), years: $0[0] - 2021) }
      let design = DesignMatrix(
        Matrix(columns: SeasonalDesign.names.indices.map { column in rows.map { $0[column] } }),
        names: SeasonalDesign.names)
      let offsets = months.map { log($0[3] / 12e5) }
      let fit = SeriesBatch(family: .negativeBinomial, design: design)
        .fitInTurn(months.map { $0[2] }, offsets: .own(offsets))
      try #require(fit.failures[0] == nil)
      for (found, reference) in zip(fit.coefficients, known.nb.coef) {
        #expect(isClose(found, reference, relative: 1e-4, absolute: 1e-5))
      }
      let ahead = (10...12).map { month -> Double in
        let row = SeasonalDesign.row(month: month, years: (months.last?[0] ?? 0) - 2021)
        let eta = zip(known.nb.coef, row).reduce(offsets[offsets.count - 1]) { $0 + $1.0 * $1.1 }
        return exp(eta)
      }
      for (found, reference) in zip(ahead, known.nb.mu_oct_dec) {
        #expect(isClose(found, reference, relative: 1e-7))
      }
      let rest = MonthsAhead(
        means: [Double](repeating: 0, count: 9) + known.nb.mu_oct_dec, size: known.nb.theta
      )
      .sum(of: .all.subtracting(.first(9)))
      for (count, mass) in known.nb.pmf_remainder_0_to_20.enumerated() {
        #expect(
          isClose(rest.mass(at: count), mass, relative: 1e-9, absolute: 1e-11), "\(known.unit_code) \(count)")
      }
      let total = rest.shifted(by: known.ytd)
      #expect(
        isClose(total.upperTail(above: Int(known.target)), known.nb.p_miss, relative: 1e-9, absolute: 1e-11))
      #expect(known.nb.qprobs.map(total.quantile) == known.nb.q)
    }
  }
}
