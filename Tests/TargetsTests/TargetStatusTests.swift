import Observations
import Targets
import Testing

/// Verdicts in 2023 against 2022, by kind.
@Suite struct TargetStatusTests {
  private func status(
    _ target: String, _ series: SmallSeries..., elapsed: Int = 12, breaks: [SeriesBreak] = []
  ) throws -> TargetStatus {
    try Target(bare: target).status(
      ofUnit: 0, year: 2023, monthsElapsed: elapsed,
      panels: { id in series.first { $0.indicator.id == id }?.panel }, breaks: breaks)
  }

  private func years(_ last: Int, _ this: Int) -> SmallSeries {
    SmallSeries().with(.year(2022), last).with(.year(2023), this)
  }

  private func ratio(_ numerator: Int, of denominator: Int) -> SmallSeries {
    SmallSeries("reoffenders", kind: .proportion(denominator: .flow))
      .with(.year(2023), numerator, of: denominator)
  }

  private func stock(_ last: Int?, _ months: [Int?]) -> SmallSeries {
    SmallSeries("addicts", kind: .stock).with(.month(12, of: 2022), last).with(months: months, of: 2023)
  }

  // MARK: Flows

  @Test(arguments: [
    (100, 93, Verdict.met), (100, 94, .missed), (15, 14, .missed), (15, 13, .met), (0, 0, .met),
    (0, 1, .missed),
    (1, 0, .met), (1, 1, .missed), (500, 465, .met), (500, 466, .missed), (1_000, 930, .met),
    (1_100, 1_023, .met),
    (200, 186, .met), (200, 187, .missed), (43, 40, .missed),
  ])
  func wholeYearAgainstSevenPerCent(last: Int, this: Int, verdict: Verdict) throws {
    let status = try status("robbery=-7%", years(last, this))
    #expect(status.verdict == verdict)
    #expect(status.isWholeYear)
    #expect(!status.isLost)
    #expect(status.dataCompleteness == .complete)
  }

  @Test func numbersOfAFlowInMidYear() throws {
    let series = SmallSeries().with(months: [1, 2, 0, 1, 0, 0, 3, 1, 0, 1, 1, 0], of: 2022)
      .with(months: [0, 1, 1, 2, 0], of: 2023)
    let status = try status("robbery=-7%", series, elapsed: 5)
    #expect(status.baseline == 10)
    #expect(status.baselineSpan == "2022")
    #expect(status.toDate == 4)
    #expect(status.toDateDenominator == nil)
    #expect(status.months == .first(5))
    #expect(status.samePeriodLastYear == 4)
    #expect(status.allowed == 9)
    #expect(status.effectiveCutPercent == 10)
    #expect(status.allowanceLeft == 5)
    #expect(status.verdict == .open)
    #expect(!status.isWholeYear)
    #expect(status.dataCompleteness == .complete)
    #expect(status.comparability == .comparable)
  }

  @Test func laterMonthsAreNotSeen() throws {
    let series = SmallSeries().with(.year(2022), 10).with(months: [0, 1, 20], of: 2023)
    let status = try status("robbery=-7%", series, elapsed: 2)
    #expect(status.toDate == 1)
    #expect(status.verdict == .open)
  }

  @Test func flowIsLostAsSoonAsItExceedsItsAllowance() throws {
    let series = SmallSeries().with(.year(2022), 3).with(months: [1, 1, 1], of: 2023)
    let atTwo = try status("robbery=-7%", series, elapsed: 2)
    #expect(atTwo.verdict == .open)
    #expect(!atTwo.isLost)
    #expect(atTwo.allowanceLeft == 0)
    let atThree = try status("robbery=-7%", series, elapsed: 3)
    #expect(atThree.verdict == .missed)
    #expect(atThree.isLost)
    #expect(atThree.allowanceLeft == -1)
  }

  @Test func gapThisYearLeavesTheVerdictOpenUnlessLost() throws {
    let gap = SmallSeries().with(.year(2022), 10).with(
      months: [1, nil, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0], of: 2023)
    let open = try status("robbery=-7%", gap)
    #expect(open.verdict == .open)
    #expect(open.dataCompleteness == .partial)
    #expect(open.months.count == 11)
    let lost = try status("robbery=-90%", gap)
    #expect(lost.verdict == .missed)
    #expect(lost.isLost)
  }

  @Test func gapInTheBaselineIsNoData() throws {
    let gap = SmallSeries().with(months: [1, nil, 1, 0, 0, 0, nil, nil, 0, 0, 0, 0], of: 2022).with(
      .year(2023), 0)
    let status = try status("robbery=-7%", gap)
    #expect(status.verdict == .noData)
    #expect(status.baseline == nil)
    #expect(status.allowed == nil)
    #expect(status.allowanceLeft == nil)
    #expect(status.effectiveCutPercent == nil)
    #expect(status.toDate == 0)
    #expect(status.baselineSpan == "2022-01, 2022-03..06, 2022-09..12")
  }

  @Test func samePeriodNeedsTheSameMonths() throws {
    let quarters = SmallSeries().with(.quarter(1, of: 2022), 4).with(.quarter(2, of: 2022), 5)
      .with(months: [1, 1, 2, 0], of: 2023)
    #expect(try status("robbery<=9", quarters, elapsed: 3).samePeriodLastYear == 4)
    #expect(try status("robbery<=9", quarters, elapsed: 4).samePeriodLastYear == nil)
  }

  @Test func atTheStartOfTheYearTheWholeAllowanceIsLeft() throws {
    let status = try status("robbery=-7%", SmallSeries().with(.year(2022), 10), elapsed: 0)
    #expect(status.verdict == .open)
    #expect(status.toDate == nil)
    #expect(status.samePeriodLastYear == nil)
    #expect(status.allowanceLeft == 9)
    #expect(status.dataCompleteness == .complete)
  }

  @Test func nothingReportedThisYear() throws {
    let series = SmallSeries().with(.year(2022), 10)
    let midYear = try status("robbery=-7%", series, elapsed: 6)
    #expect(midYear.verdict == .open)
    #expect(midYear.dataCompleteness == .none)
    #expect(midYear.allowanceLeft == nil)
    #expect(try status("robbery=-7%", series, elapsed: 12).verdict == .noData)
  }

  @Test func effectiveCutHasNoValueAtZeroAndForACap() throws {
    #expect(try status("robbery=-7%", years(0, 0)).effectiveCutPercent == nil)
    #expect(try status("robbery=-7%", years(5, 4)).effectiveCutPercent == 20)
    #expect(try status("robbery<=6", years(4, 4)).effectiveCutPercent == nil)
  }

  @Test func capNeedsNoBaseline() throws {
    let series = SmallSeries().with(months: [1, 1, 1], of: 2023)
    let open = try status("robbery<=3", series, elapsed: 3)
    #expect(open.verdict == .open)
    #expect(open.allowanceLeft == 0)
    #expect(try status("robbery<=2", series, elapsed: 3).isLost)
    #expect(try status("robbery=0", SmallSeries().with(.year(2023), 0)).verdict == .met)
    #expect(try status("robbery=0", SmallSeries().with(.year(2023), 1)).verdict == .missed)
  }

  @Test func unitThatReportsInNeitherYearHasNoData() throws {
    let blank = SmallSeries().with(.year(2020), 3).with(.month(1, of: 2023), nil)
    #expect(try status("robbery=0", blank, elapsed: 3).verdict == .noData)
    #expect(try status("robbery=0", SmallSeries(), elapsed: 3).verdict == .noData)
  }

  // MARK: Stocks

  @Test func stockIsItsLatestLevelAndNeverLost() throws {
    let status = try status("stock:addicts=-15%", stock(20, [20, 22, 25]), elapsed: 3)
    #expect(status.baseline == 20)
    #expect(status.toDate == 25)
    #expect(status.months == .first(3))
    #expect(status.allowed == 17)
    #expect(status.allowanceLeft == -8)
    #expect(status.verdict == .open)
    #expect(!status.isLost)
  }

  @Test func stockIsDecidedAtTheEndOfTheYearAlone() throws {
    let months: [Int?] = [20, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9]
    #expect(try status("stock:addicts=-15%", stock(20, months), elapsed: 11).verdict == .open)
    #expect(try status("stock:addicts=-15%", stock(20, months + [17])).verdict == .met)
    #expect(try status("stock:addicts=-15%", stock(20, months + [18])).verdict == .missed)
    let unreported = try status("stock:addicts=-15%", stock(20, months + [nil]))
    #expect(unreported.verdict == .open)
    #expect(unreported.dataCompleteness == .partial)
  }

  @Test func stockGapsBeforeItsLatestLevelDoNotMatter() throws {
    let status = try status("stock:addicts=-15%", stock(20, [nil, nil, 12]), elapsed: 3)
    #expect(status.dataCompleteness == .complete)
  }

  @Test func stockBaselineIsTheEndOfTheYear() throws {
    let early = SmallSeries("addicts", kind: .stock).with(.month(11, of: 2022), 20).with(.year(2023), 5)
    #expect(try status("stock:addicts=-15%", early).verdict == .noData)
  }

  @Test func stockOverTheSameMonthOfLastYear() throws {
    let series = SmallSeries("addicts", kind: .stock).with(.quarter(1, of: 2022), 18).with(
      .quarter(4, of: 2022), 20
    )
    .with(months: [17, 16, 15], of: 2023)
    #expect(try status("stock:addicts=-15%", series, elapsed: 3).samePeriodLastYear == 18)
    #expect(try status("stock:addicts=-15%", series, elapsed: 2).samePeriodLastYear == nil)
  }

  @Test func stockCap() throws {
    #expect(try status("stock:addicts<=5", stock(nil, [9]), elapsed: 1).verdict == .open)
    #expect(try status("stock:addicts<=5", stock(nil, Array(repeating: 5, count: 12))).verdict == .met)
  }

  // MARK: Proportions

  @Test(arguments: [
    (0, 0, Verdict.notApplicable), (1, 10, .missed), (1, 11, .met), (0, 1, .met), (1, 1, .missed),
    (2, 20, .missed),
    (2, 21, .met),
  ])
  func strictlyUnderTenPerCent(numerator: Int, denominator: Int, verdict: Verdict) throws {
    #expect(try status("reoffenders<10%", ratio(numerator, of: denominator)).verdict == verdict)
  }

  @Test func everySmallRatioIsDecidedByItsDefinition() throws {
    for denominator in 1...40 {
      for numerator in 0...denominator {
        let verdict = try status("reoffenders<10%", ratio(numerator, of: denominator)).verdict
        #expect(verdict == (10 * numerator < denominator ? .met : .missed), "\(numerator) of \(denominator)")
      }
    }
  }

  @Test func ratioIsOpenUntilTheYearIsWhole() throws {
    let series = SmallSeries("reoffenders", kind: .proportion(denominator: .flow))
      .with(.half(1, of: 2022), 1, of: 8).with(.half(2, of: 2022), 1, of: 12)
      .with(.half(1, of: 2023), 2, of: 11).with(.half(2, of: 2023), 0, of: 10)
    let half = try status("reoffenders<10%", series, elapsed: 6)
    #expect(half.verdict == .open)
    #expect(!half.isLost)
    #expect(half.toDate == 2)
    #expect(half.toDateDenominator == 11)
    #expect(half.allowed == 1)
    #expect(half.allowanceLeft == -1)
    #expect(half.baseline == 2)
    #expect(half.baselineDenominator == 20)
    #expect(half.samePeriodLastYear == 1)
    #expect(half.samePeriodDenominator == 8)
    #expect(half.effectiveCutPercent == nil)
    #expect(try status("reoffenders<10%", series).verdict == .met)
  }

  @Test func nobodyReleasedYetIsOpenNotInapplicable() throws {
    let series = SmallSeries("reoffenders", kind: .proportion(denominator: .flow)).with(
      .half(1, of: 2023), 0, of: 0)
    let half = try status("reoffenders<10%", series, elapsed: 6)
    #expect(half.verdict == .open)
    #expect(half.allowed == nil)
  }

  @Test func stockDenominatorIsTheLatest() throws {
    let series = SmallSeries("reoffenders", kind: .proportion(denominator: .stock))
      .with(.half(1, of: 2023), 1, of: 15).with(.half(2, of: 2023), 1, of: 21)
    let status = try status("stock:reoffenders<10%", series)
    #expect(status.toDateDenominator == 21)
    #expect(status.verdict == .met)
  }

  // MARK: Comparability and marks

  @Test func weightedFiguresMakeAnEstimate() throws {
    let carried = SmallSeries().with(.year(2022), 10, status: .backcast).with(.year(2023), 9)
    #expect(try status("robbery=-7%", carried).comparability == .estimated)
    #expect(try status("robbery=-7%", carried).status == .backcast)
    #expect(try status("robbery=-7%", carried).verdict == .met)
    #expect(try status("robbery<=9", carried).comparability == .comparable)
    let current = SmallSeries().with(.year(2022), 10).with(.year(2023), 9, status: [.backcast, .preliminary])
    #expect(try status("robbery<=9", current).comparability == .estimated)
    #expect(try status("robbery<=9", current).status == [.backcast, .preliminary])
  }

  /// The series is in calendar years: 2023 is held against 2022.
  @Test(arguments: [
    ("2022-01-01", false), ("2022-01-02", true), ("2023-01-01", true), ("2023-12-31", true),
    ("2024-01-01", false),
  ])
  func breakLeavesACutWithoutVerdict(_ day: String, _ isBetween: Bool) throws {
    let robbery = SeriesBreak(indicator: "robbery", date: CalendarDate(iso: day)!, reason: "Act 1")
    let status = try status("robbery=-7%", years(10, 30), breaks: [robbery])
    #expect(status.comparability == (isBetween ? .notComparable : .comparable))
    #expect(status.verdict == (isBetween ? .noData : .missed))
    #expect(status.brokenBy == (isBetween ? robbery : nil))
    #expect(!status.isLost)
    #expect(try self.status("robbery<=9", years(10, 9), breaks: [robbery]).verdict == .met)
    let other = SeriesBreak(indicator: "burglary", date: CalendarDate(iso: day)!)
    #expect(try self.status("robbery=-7%", years(10, 30), breaks: [other]).verdict == .missed)
  }

  // MARK: Conjunctions

  @Test func partThatIsNotThereIsNoData() throws {
    let target = "stock:addicts=-15% and new_addicts=0"
    let met = stock(20, Array(repeating: 10, count: 12))
    #expect(try status(target, met).verdict == .noData)
    let missed = stock(20, Array(repeating: 20, count: 12))
    #expect(try status(target, missed).verdict == .missed)
  }

  @Test func rowIsAsSoundAsItsWeakestPart() throws {
    let target = "stock:addicts=-15% and new_addicts=0"
    let whole = stock(20, Array(repeating: 10, count: 12))
    let inflow = SmallSeries("new_addicts").with(
      months: [0, nil, 0], of: 2023, status: [.backcast, .preliminary])
    let status = try status(target, whole, inflow)
    #expect(status.verdict == .open)
    #expect(status.primary.verdict == .met)
    #expect(status.dataCompleteness == .partial)
    #expect(status.comparability == .estimated)
    #expect(status.status == [.backcast, .preliminary])
    #expect(!status.isWholeYear)
    #expect(status.primary.isWholeYear)
    #expect(status.monthsElapsed == 12)
  }

  @Test func lostInflowLosesTheTarget() throws {
    let inflow = SmallSeries("new_addicts").with(months: [0, 1], of: 2023)
    let status = try status("stock:addicts=-15% and new_addicts=0", stock(20, [19, 10]), inflow, elapsed: 2)
    #expect(status.verdict == .missed)
    #expect(status.isLost)
    #expect(status.allowanceLeft == 7)
    #expect(status.primary.verdict == .open)
    #expect(!status.primary.isLost)
    #expect(status.further.map(\.verdict) == [.missed])
  }
}
