import Foundation
import Probability
import TestSupport
import Testing

@testable import Regression

@Suite struct JoinpointTrendTests {
  struct Percent: Decodable, Sendable {
    let apc: Double, lower: Double, upper: Double, p: Double?

    func agrees(with change: AnnualChange) -> Bool {
      [
        (change.percent, apc), (change.lower, lower), (change.upper, upper),
        (change.pValue, p ?? change.pValue),
      ]
      .allSatisfy { isClose($0, $1, relative: Tolerance.trend, absolute: 1e-11) }
    }
  }

  struct Model: Decodable, Sendable {
    let joinpoints: [Int], rivals: [[Int]], sse: Double, bic: Double, bic3: Double, dispersion: Double
    let segments: [Percent], averages: [String: Percent]
  }

  struct Case: Decodable, Sendable, CustomTestStringConvertible {
    let name: String, years: [Int], counts: [Double]?, rates: [Double]?, errors: [Double]?, models: [Model]

    var testDescription: String { name }

    func fit(_ trend: JoinpointTrend) throws(FitError) -> JoinpointFit {
      guard let rates, let errors else {
        return try trend.fit(zip(years, counts ?? []).map { YearCount(year: $0, count: $1) })
      }
      return try trend.fit(
        years.indices.map { YearRate(year: years[$0], rate: rates[$0], standardError: errors[$0]) })
    }
  }

  struct Table: Decodable { let cases: [Case] }

  /// numpy 2.4.6 and scipy 1.17.1 on every choice of joinpoints; `Fixtures/joinpoint_trend.py` made them.
  @Test(arguments: try (fixture("joinpoint_trend", in: .module) as Table).cases)
  func golden(_ expected: Case) throws {
    for criterion in JoinpointCriterion.allCases {
      let fit = try expected.fit(JoinpointTrend(criterion: criterion))
      #expect(fit.models.map(\.joinpoints) == expected.models.map(\.joinpoints))
      #expect(fit.models.map(\.rivals) == expected.models.map(\.rivals))
      for (model, reference) in zip(fit.models, expected.models) {
        #expect(isClose(model.sumOfSquares, reference.sse, relative: Tolerance.trend))
        #expect(isClose(model.bic, reference.bic, absolute: 1e-9))
        #expect(isClose(model.bic3, reference.bic3, absolute: 1e-9))
      }
      let values = expected.models.map { criterion == .bic ? $0.bic : $0.bic3 }
      let chosen = expected.models[values.firstIndex(of: values.min()!)!]
      #expect(fit.joinpoints == chosen.joinpoints && fit.model.joinpoints == chosen.joinpoints)
      #expect(isClose(fit.dispersion, chosen.dispersion, relative: Tolerance.trend))
      #expect(fit.segments.count == chosen.segments.count)
      for (segment, reference) in zip(fit.segments, chosen.segments) {
        #expect(reference.agrees(with: segment.change), "\(segment)")
      }
      let averages: [(String, AnnualChange?)] = [
        ("all", fit.averageChange), ("last5", fit.averageChange(overLast: 5)),
        ("last10", fit.averageChange(overLast: 10)),
      ]
      for (name, average) in averages {
        #expect((average == nil) == (chosen.averages[name] == nil))
        if let average { #expect(chosen.averages[name]?.agrees(with: average) == true, "\(name)") }
      }
    }
  }

  @Test func asManyJoinpointsAsTheYearsAllow() {
    let bounds = [
      (0, 0), (6, 0), (7, 1), (11, 1), (12, 2), (16, 2), (17, 3), (21, 3), (22, 4), (26, 4), (27, 5), (99, 5),
    ]
    for (years, most) in bounds { #expect(JoinpointTrend.mostJoinpoints(years: years) == most) }
  }

  /// Every choice that the rules allow is counted once.
  @Test func numberOfChoices() {
    for years in 0...24 {
      for joinpoints in 0...4 {
        var count = 0
        func place(_ left: Int, from first: Int) {
          if left == 0 { return count += 1 }
          var next = first
          while next < years - 2 {
            place(left - 1, from: next + 3)
            next += 1
          }
        }
        place(joinpoints, from: 2)
        if joinpoints > 0 { #expect(JoinpointTrend.choices(of: joinpoints, years: years) == Double(count)) }
      }
    }
  }

  private static func series(_ count: Int, from first: Int = 1980) -> [YearCount] {
    (0..<count).map { place in
      YearCount(year: first + place, count: Double((place * 37 + place * place * 11) % 53 + 20))
    }
  }

  @Test func withoutJoinpointsItIsTheStraightLine() throws {
    for count in 3...6 {
      let fit = try JoinpointTrend().fit(Self.series(count))
      let line = try LogLinearTrend().fit(Self.series(count))
      #expect(fit.limit == JoinpointLimit(most: 0, reason: .years) && fit.joinpoints.isEmpty)
      #expect(fit.segments.map(\.change) == [line.change] && fit.averageChange == line.change)
      #expect(fit.intercept == line.intercept && fit.dispersion == line.dispersion)
      #expect(fit.models.count == 1 && fit.observations == count)
    }
    let asked = try JoinpointTrend(most: 0).fit(Self.series(30))
    let line = try LogLinearTrend().fit(Self.series(30))
    #expect(asked.limit == JoinpointLimit(most: 0, reason: .asked) && asked.averageChange == line.change)
    #expect(try JoinpointTrend(most: 9).fit(Self.series(12)).limit == JoinpointLimit(most: 2, reason: .years))
  }

  @Test func exactBendIsFoundAndNoMore() throws {
    let series = (2000...2029).map { year in
      YearCount(year: year, count: 500 * exp(0.04 * Double(year - 2000) - 0.1 * Double(max(0, year - 2016))))
    }
    for criterion in JoinpointCriterion.allCases {
      let fit = try JoinpointTrend(criterion: criterion).fit(series)
      #expect(fit.joinpoints == [2016] && fit.dispersion == 0 && fit.models.count == 6)
      #expect(isClose(fit.segments[0].change.slope, 0.04, absolute: 1e-13))
      #expect(isClose(fit.segments[1].change.slope, -0.06, absolute: 1e-13))
      #expect(fit.segments.allSatisfy { $0.change.standardError == 0 && $0.change.pValue == 0 })
      #expect(fit.segments.map(\.firstYear) == [2000, 2016] && fit.segments.map(\.lastYear) == [2016, 2029])
    }
    let level = try JoinpointTrend().fit((2000...2029).map { YearCount(year: $0, count: 7) })
    #expect(level.joinpoints.isEmpty && level.averageChange.pValue == 1)
  }

  @Test(arguments: [9, 14, 20, 40]) func orderAndScaleDoNotMatter(count: Int) throws {
    let plain = try JoinpointTrend(criterion: .bic).fit(Self.series(count))
    #expect(try JoinpointTrend(criterion: .bic).fit(Self.series(count).reversed()) == plain)
    let later = try JoinpointTrend(criterion: .bic).fit(Self.series(count, from: 2010))
    #expect(later.joinpoints == plain.joinpoints.map { $0 + 30 })
    #expect(later.segments.map(\.change) == plain.segments.map(\.change))
    let scaled = try JoinpointTrend(criterion: .bic).fit(
      Self.series(count).map { YearCount(year: $0.year, count: $0.count, exposure: 1e5) })
    #expect(scaled.joinpoints == plain.joinpoints)
    for (left, right) in zip(scaled.segments, plain.segments) {
      #expect(isClose(left.change.slope, right.change.slope, absolute: 1e-12))
      #expect(isClose(left.change.standardError, right.change.standardError, relative: 1e-9))
    }
    // Time turned round turns the line round.
    let mirrored = try JoinpointTrend(criterion: .bic).fit(
      Self.series(count).map { YearCount(year: -$0.year, count: $0.count) })
    for (left, right) in zip(mirrored.models, plain.models) {
      #expect(isClose(left.sumOfSquares, right.sumOfSquares, relative: 1e-10))
    }
  }

  /// More joinpoints never fit worse where they hold the fewer, and limits hold the estimate.
  @Test func relations() throws {
    for count in [12, 23, 33] {
      let fit = try JoinpointTrend(criterion: .bic).fit(Self.series(count))
      #expect(fit.models[1].sumOfSquares <= fit.models[0].sumOfSquares)
      for segment in fit.segments {
        #expect(
          segment.change.lower < segment.change.percent && segment.change.percent < segment.change.upper)
      }
      // The average over all years leads from the first fitted value to the last.
      let total = fit.segments.reduce(0) { $0 + $1.change.slope * Double($1.lastYear - $1.firstYear) }
      #expect(isClose(fit.averageChange.slope * Double(count - 1), total, absolute: 1e-12))
      // Within one segment it is that segment's change.
      let last = fit.segments[fit.segments.count - 1]
      let within = try #require(fit.averageChange(last.firstYear...last.lastYear))
      #expect(isClose(within.standardError, last.change.standardError, relative: 1e-12))
      #expect(fit.averageChange(overLast: count + 1) == nil && fit.averageChange(overLast: count) != nil)
    }
  }

  @Test func dispersionBelowOneIsLuckWhereAsked() throws {
    let series = [40.0, 41, 40, 42, 41, 40, 41].enumerated().map { YearCount(year: 2015 + $0, count: $1) }
    let plain = try LogLinearTrend().fit(series)
    let floored = try LogLinearTrend(floorsDispersion: true).fit(series)
    #expect(plain.dispersion < 1 && plain.errorBasis == .residuals && floored.errorBasis == .chance)
    #expect(
      floored.standardError == plain.poissonStandardError && plain.standardError < floored.standardError)
    #expect(floored.dispersion == plain.dispersion && floored.slope == plain.slope)
    let joined = try JoinpointTrend(most: 0, floorsDispersion: true).fit(series)
    #expect(joined.averageChange == floored.change && joined.errorBasis == .chance)
    let wild = [4.0, 61, 9, 80, 3].enumerated().map { YearCount(year: 2015 + $0, count: $1) }
    #expect(try LogLinearTrend(floorsDispersion: true).fit(wild) == LogLinearTrend().fit(wild))
  }

  /// What chance explains needs no joinpoint, however well one fits.
  @Test func chanceIsEnough() throws {
    let series = [40.0, 41, 42, 43, 42, 41, 40].enumerated().map { YearCount(year: 2015 + $0, count: $1) }
    let eager = try JoinpointTrend().fit(series)
    let sober = try JoinpointTrend(floorsDispersion: true).fit(series)
    #expect(eager.joinpoints == [2018] && eager.limit == JoinpointLimit(most: 1, reason: .years))
    #expect(sober.joinpoints.isEmpty && sober.limit == JoinpointLimit(most: 0, reason: .chance))
    #expect(sober.models == eager.models)
    // The same shape in a hundred times as many cases is more than chance.
    let many = series.map { YearCount(year: $0.year, count: 100 * $0.count) }
    let certain = try JoinpointTrend(floorsDispersion: true).fit(many)
    #expect(certain.mayTurnByChance && !sober.mayTurnByChance)
    #expect(certain.joinpoints == [2018] && certain.limit == JoinpointLimit(most: 1, reason: .years))
  }

  /// χ² = slope² Σ w (x − x̄)², in closed form.
  @Test func chanceTest() throws {
    let counts = [12.0, 9, 14, 7, 6]
    let fit = try LogLinearTrend().fit(zip(2018..., counts).map { YearCount(year: $0, count: $1) })
    let total = counts.reduce(0, +)
    let centre = counts.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element } / total
    let spread = counts.enumerated().reduce(0) { $0 + $1.element * pow(Double($1.offset) - centre, 2) }
    let test = try #require(fit.chanceTest)
    #expect(isClose(test.chiSquare, fit.slope * fit.slope * spread, relative: 1e-12))
    #expect(isClose(test.pValue, erfc((test.chiSquare / 2).squareRoot()), relative: 1e-13))
    let short = try LogLinearTrend().fit(
      zip(2018..., counts.dropLast()).map { YearCount(year: $0, count: $1) })
    #expect(short.chanceTest == nil)
  }

  /// How often a straight line is taken for a bent one: as the documentation of `fewestYearsForCertainty` has it.
  @Test(arguments: [(7, 0.157, 0.281), (12, 0.1, 0.247), (17, 0.049, 0.162)] as [(Int, Double, Double)])
  func falseAlarms(years: Int, bic3: Double, bic: Double) throws {
    var generator = SeededGenerator(seed: 12)
    let runs = 1500
    var found = [0, 0]
    for _ in 0..<runs {
      let series = (0..<years).map { year in
        let rate = exp(0.1 * Normal.standard.quantile(Double.random(in: 0.0001...0.9999, using: &generator)))
        return YearRate(year: year, rate: rate, standardError: 0.1 * rate)
      }
      let models = try JoinpointTrend().fit(series).models
      for (place, criterion) in [JoinpointCriterion.bic3, .bic].enumerated() {
        let values = models.map { $0.value(of: criterion) }
        if values[0] > values.min()! { found[place] += 1 }
      }
    }
    for (count, expected) in zip(found, [bic3, bic]) {
      let error = (expected * (1 - expected) / Double(runs)).squareRoot()
      #expect(abs(Double(count) / Double(runs) - expected) < 4 * error, "\(count)")
    }
  }

  @Test func muchWorkIsBounded() throws {
    #expect(try JoinpointTrend().fit(Self.series(120, from: 1900)).limit.reason == .work)
    let long = try JoinpointTrend().fit(Self.series(301, from: 1700))
    #expect(long.limit == JoinpointLimit(most: 0, reason: .work) && long.joinpoints.isEmpty)
  }

  @Test func reasons() {
    func reason(_ fit: @autoclosure () throws -> JoinpointFit) -> (FitError?, String?) {
      let error = #expect(throws: FitError.self) { try fit() }
      return (error, error?.description)
    }
    let twice = reason(try JoinpointTrend().fit(Self.series(8) + Self.series(1)))
    #expect(twice.0 == .repeatedYear(year: 1980) && twice.1 == "the year 1980 occurs twice")
    let rates = [(1, 1.0, 0.1), (2, 1, 0.1), (3, 0, 0.1)].map {
      YearRate(year: $0.0, rate: $0.1, standardError: $0.2)
    }
    let rate = reason(try JoinpointTrend().fit(rates))
    #expect(rate.0 == .rateOutOfRange(year: 3))
    #expect(rate.1 == "the rate of 3 and its standard error are not numbers above 0")
    #expect(reason(try JoinpointTrend().fit(Array(rates.prefix(2)))).0 == .tooFewYears(found: 2, needed: 3))
    for broken in [1e-300, .nan, 0, -1, .infinity] {
      let series = (1...9).map { YearRate(year: $0, rate: 1, standardError: $0 == 4 ? broken : 0.1) }
      #expect(reason(try JoinpointTrend().fit(series)).0 == .rateOutOfRange(year: 4))
    }
    #expect(
      reason(try JoinpointTrend().fit((1...9).map { YearCount(year: $0, count: 0) })).0 == .allCountsZero)
  }

  /// All series of seven years with counts of 0…2: finite numbers or a reason.
  @Test func allSmallSeries() {
    var fitted = 0
    for code in 0..<2187 {
      var rest = code
      let series = (0..<7).map { place -> YearCount in
        defer { rest /= 3 }
        return YearCount(year: 2015 + place, count: Double(rest % 3))
      }
      do {
        let fit = try JoinpointTrend(criterion: .bic, floorsDispersion: true).fit(series)
        fitted += 1
        let changes = fit.segments.map(\.change) + [fit.averageChange]
        #expect(
          changes.allSatisfy {
            $0.lower <= $0.percent && $0.percent <= $0.upper && $0.upper.isFinite
              && (0...1).contains($0.pValue)
              && $0.standardError > 0
          }, "\(series.map(\.count))")
        #expect(fit.models.count == 2)
      } catch {
        #expect(error == .allCountsZero && code == 0)
      }
    }
    #expect(fitted == 2186)
  }
}
