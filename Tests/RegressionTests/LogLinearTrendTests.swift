import Foundation
import Probability
import Regression
import TestSupport
import Testing

@Suite struct LogLinearTrendTests {
  static let commune = zip(2015..., [5.0, 3, 7, 4, 4, 2, 3, 1]).map { YearCount(year: $0, count: $1) }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String, level: Double, years: [Int], counts: [Double], exposures: [Double]
    let slope: Double, se: Double, intercept: Double, dispersion: Double
    let apc: Double, lower: Double, upper: Double, p: Double, zeros: Bool

    var testDescription: String { "\(name) at \(level)" }

    var series: [YearCount] {
      years.indices.map { YearCount(year: years[$0], count: counts[$0], exposure: exposures[$0]) }
    }
  }

  struct Table: Decodable { let cases: [Case] }

  /// numpy 2.4.6 and scipy 1.17.1; `Fixtures/log_linear_trend.py` made them.
  @Test(arguments: try (fixture("log_linear_trend", in: .module) as Table).cases)
  func golden(_ expected: Case) throws {
    let fit = try LogLinearTrend(level: ConfidenceLevel(expected.level)).fit(expected.series)
    let pairs = [
      (fit.slope, expected.slope), (fit.standardError, expected.se), (fit.intercept, expected.intercept),
      (fit.dispersion, expected.dispersion), (fit.annualPercentChange, expected.apc),
      (fit.lower, expected.lower),
      (fit.upper, expected.upper), (fit.pValue, expected.p),
    ]
    for (value, reference) in pairs {
      #expect(isClose(value, reference, relative: Tolerance.trend, absolute: 1e-12))
    }
    #expect(fit.zeroHandling == (expected.zeros ? .halfAddedToAll : .none))
    #expect(fit.observations == expected.years.count && fit.degreesOfFreedom == expected.years.count - 2)
    #expect(fit.firstYear == expected.years.min() && fit.lastYear == expected.years.max())
    #expect(
      isClose(fit.poissonStandardError * fit.dispersion.squareRoot(), fit.standardError, relative: 1e-14))
  }

  @Test func orderOfTheYearsDoesNotMatter() throws {
    let forward = try LogLinearTrend().fit(Self.commune)
    let backward = try LogLinearTrend().fit(Self.commune.reversed())
    #expect(isClose(forward.slope, backward.slope, relative: Tolerance.trend))
    #expect(isClose(forward.intercept, backward.intercept, relative: Tolerance.trend))
    #expect(isClose(forward.upper, backward.upper, relative: Tolerance.trend))
  }

  @Test(arguments: [1e-6, 0.5, 3, 1e7])
  func scalingExposureMovesOnlyTheIntercept(factor: Double) throws {
    let plain = try LogLinearTrend().fit(Self.commune)
    let scaled = try LogLinearTrend().fit(
      Self.commune.map { YearCount(year: $0.year, count: $0.count, exposure: factor) })
    #expect(isClose(scaled.intercept, plain.intercept - log(factor), absolute: 1e-12))
    for (left, right) in [
      (scaled.slope, plain.slope), (scaled.standardError, plain.standardError), (scaled.pValue, plain.pValue),
      (scaled.lower, plain.lower), (scaled.upper, plain.upper), (scaled.dispersion, plain.dispersion),
    ] {
      #expect(isClose(left, right, relative: 1e-10))
    }
  }

  @Test(arguments: [-0.3, -0.01, 0.2])
  func tiltingTheRatesMovesTheSlopeByAsMuch(tilt: Double) throws {
    let plain = try LogLinearTrend().fit(Self.commune)
    // Through the exposure, so that the weights stay.
    let tilted = try LogLinearTrend().fit(
      Self.commune.map {
        YearCount(year: $0.year, count: $0.count, exposure: exp(-tilt * Double($0.year - 2015)))
      })
    #expect(isClose(tilted.slope, plain.slope + tilt, absolute: 1e-13))
    #expect(isClose(tilted.standardError, plain.standardError, relative: 1e-11))
    #expect(isClose(tilted.intercept, plain.intercept, absolute: 1e-12))
  }

  @Test(arguments: [-0.5, 0, 0.07])
  func exactLineHasLimitsOfNoWidth(slope: Double) throws {
    let series = (2014...2023).map {
      YearCount(year: $0, count: 40 * exp(slope * Double($0 - 2014)), exposure: 2)
    }
    let fit = try LogLinearTrend().fit(series)
    #expect(isClose(fit.slope, slope, absolute: 1e-14))
    #expect(isClose(fit.intercept, log(20), absolute: 1e-13))
    #expect(fit.standardError == 0 && fit.dispersion == 0)
    #expect(fit.lower == fit.annualPercentChange && fit.upper == fit.annualPercentChange)
    #expect(fit.pValue == (slope == 0 ? 1 : 0))
    #expect(fit.poissonStandardError > 0)
  }

  @Test func levelRatesOfDifferentSizesAreLevel() throws {
    let fit = try LogLinearTrend().fit(
      [(2019, 3.0, 0.7), (2020, 6, 1.4), (2021, 9, 2.1)].map {
        YearCount(year: $0.0, count: $0.1, exposure: $0.2)
      })
    #expect(fit.slope == 0 && fit.standardError == 0 && fit.pValue == 1 && fit.annualPercentChange == 0)
  }

  @Test func limitsHoldTheEstimateAndWidenWithTheLevel() throws {
    let fits = try [0.5, 0.8, 0.95, 0.999].map {
      try LogLinearTrend(level: ConfidenceLevel($0)).fit(Self.commune)
    }
    for fit in fits { #expect(fit.lower < fit.annualPercentChange && fit.annualPercentChange < fit.upper) }
    for (narrow, wide) in zip(fits, fits.dropFirst()) {
      #expect(wide.lower < narrow.lower && narrow.upper < wide.upper && wide.lower >= -100)
    }
  }

  /// At the level 1 − p one of the limits is zero.
  @Test func pValueAgreesWithTheLimits() throws {
    let p = try LogLinearTrend().fit(Self.commune).pValue
    let fit = try LogLinearTrend(level: ConfidenceLevel(1 - p)).fit(Self.commune)
    #expect(fit.slope < 0 && abs(fit.upper) < 1e-9)
  }

  @Test func halfIsAddedToAllCountsOnlyWhereOneIsZero() throws {
    let counts = [4.0, 0, 2, 3, 1]
    let withZero = try LogLinearTrend().fit(zip(2018..., counts).map { YearCount(year: $0, count: $1) })
    let byHand = try LogLinearTrend().fit(zip(2018..., counts).map { YearCount(year: $0, count: $1 + 0.5) })
    #expect(withZero.zeroHandling == .halfAddedToAll && byHand.zeroHandling == .none)
    #expect(withZero.slope == byHand.slope && withZero.standardError == byHand.standardError)
    #expect(withZero.intercept == byHand.intercept)
  }

  /// All series of four years with counts of 0…3: a trend of finite numbers, or a reason.
  @Test func allSmallSeries() {
    var fitted = 0
    for code in 0..<256 {
      let series = (0..<4).map { YearCount(year: 2020 + $0, count: Double(code >> (2 * $0) & 3)) }
      do {
        let fit = try LogLinearTrend().fit(series)
        fitted += 1
        let numbers = [fit.slope, fit.standardError, fit.lower, fit.upper, fit.pValue, fit.intercept]
        #expect(numbers.allSatisfy { $0.isFinite }, "\(series)")
        #expect((0...1).contains(fit.pValue))
        #expect(fit.lower <= fit.annualPercentChange && fit.annualPercentChange <= fit.upper)
        let mirrored = series.map { YearCount(year: -$0.year, count: $0.count) }
        #expect(isClose((try? LogLinearTrend().fit(mirrored).slope) ?? 9, -fit.slope, absolute: 1e-13))
      } catch {
        #expect(error == .allCountsZero && code == 0)
      }
    }
    #expect(fitted == 255)
  }

  @Test(
    arguments: [
      ([(2020, 0.0, 1.0), (2021, 0, 1), (2022, 0, 1)], FitError.allCountsZero, "every count is zero"),
      ([], .tooFewYears(found: 0, needed: 3), "0 years with data, at least 3 are needed"),
      (
        [(2020, 4, 1), (2021, 2, 1), (2021, 3, 1)], .tooFewYears(found: 2, needed: 3),
        "2 years with data, at least 3 are needed"
      ),
      (
        [(2020, 4, 1), (2020, 2, 1), (2020, 3, 1)], .oneYearOnly(year: 2020), "all data are of the year 2020"
      ),
      (
        [(2020, 4, 1), (2021, -1, 1), (2022, 3, 1)], .countOutOfRange(year: 2021),
        "the count of 2021 is not a number of 0 or more"
      ),
      (
        [(2020, 4, 1), (2021, 1, 1), (2022, .nan, 1)], .countOutOfRange(year: 2022),
        "the count of 2022 is not a number of 0 or more"
      ),
      (
        [(2020, 4, 1), (2021, 1, 0), (2022, 3, 1)], .exposureOutOfRange(year: 2021),
        "the exposure of 2021 is not a number above 0"
      ),
    ] as [([(Int, Double, Double)], FitError, String)])
  func reasons(series: [(Int, Double, Double)], expected: FitError, sentence: String) {
    let error = #expect(throws: FitError.self) {
      try LogLinearTrend().fit(series.map { YearCount(year: $0.0, count: $0.1, exposure: $0.2) })
    }
    #expect(error == expected)
    #expect(error?.description == sentence)
  }
}
