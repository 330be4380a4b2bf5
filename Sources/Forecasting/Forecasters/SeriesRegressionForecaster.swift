import Glibc
import LinearAlgebra
import Observations
import Probability
import Regression

/// A negative-binomial regression of each unit's months on their own: trend and two waves of the season. A yardstick.
///
/// The year-end is the count to date and the convolution of the months to come, each with its fitted mean and size as if
/// these were known: such forecasts are surer of themselves than a few years of one unit allow.
public struct SeriesRegressionForecaster: Forecaster {
  /// The name in the column `model`.
  public let name = "series-regression"

  /// A specification without options.
  public init() {}

  /// Fits every unit that reports by month; others have no forecast.
  public func fit(_ history: FlowHistory) throws(FitError) -> any FittedForecaster {
    SeriesRegressionFit(history)
  }
}

/// The design: a constant, time in years, and cosine and sine of one and two waves a year.
enum SeasonalDesign {
  static let names = ["(Intercept)", "t", "c1", "s1", "c2", "s2"]

  /// The columns of a month, 1…12, `years` after the origin of time.
  static func row(month: Int, years: Double) -> [Double] {
    let angle = 2 * Double.pi * Double(month - 1) / 12
    return [
      1, years + (Double(month) - 0.5) / 12, cos(angle), sin(angle), cos(2 * angle), sin(2 * angle),
    ]
  }
}

private struct SeriesRegressionFit: FittedForecaster {
  private let ahead: [MonthsAhead?]

  init(_ history: FlowHistory) {
    let months = history.monthlyCounts()
    let rows = (0..<history.yearCount).flatMap { year in
      (1...12).map { SeasonalDesign.row(month: $0, years: Double(year - history.yearCount)) }
    }
    let design = DesignMatrix(
      Matrix(columns: SeasonalDesign.names.indices.map { column in rows.map { $0[column] } }),
      names: SeasonalDesign.names)
    let fit = SeriesBatch(family: .negativeBinomial, design: design).fitInTurn(months.flatMap(\.self))
    ahead = history.units.indices.map { unit in
      guard fit.failures[unit] == nil else { return nil }
      let largest = months[unit].reduce(0) { $1.isNaN ? $0 : max($0, $1) }
      let coefficients = fit.coefficients[fit.range(of: unit)].map { $0.isNaN ? 0 : $0 }
      let means = (1...12).map { month -> Double in
        let row = SeasonalDesign.row(month: month, years: 0)
        let eta = zip(coefficients, row).reduce(0) { $0 + $1.0 * $1.1 }
        // A trend that runs away is held at a few times what was ever seen.
        return min(exp(eta), 4 * largest + 4)
      }
      return MonthsAhead(means: means, size: fit.sizes[unit])
    }
  }

  func forecast(_ partYear: PartYear) -> YearEndForecast {
    YearEndForecast(
      weights: [1],
      units: ahead.indices.map { unit in
        ahead[unit].map { months in
          let rest = MonthSet.all.subtracting(partYear.months[unit])
          return YearEnd(scenarios: [months.sum(of: rest).shifted(by: partYear.seen[unit])])
        }
      })
  }
}

/// The months of a year to come: independent negative binomials of one size, Poisson where that is infinite.
struct MonthsAhead: Sendable, Hashable {
  let means: [Double]
  let size: Double

  /// The distribution of the sum of the months `set`.
  func sum(of set: MonthSet) -> MassFunction {
    set.months.reduce(.point(0)) { sum, month in
      let mean = means[month - 1]
      let next =
        size < 1e8
        ? NegativeBinomial(mean: mean, size: size).massFunction(tail: 1e-12)
        : Poisson(mean: mean).massFunction(tail: 1e-12)
      return sum.convolved(with: next)
    }
  }
}
