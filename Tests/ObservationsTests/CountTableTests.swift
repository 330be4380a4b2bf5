import Observations
import Testing

@Suite struct CountTableTests {
  static let haLong = AreaUnit.Parent(code: "193", name: "Thành phố Hạ Long")
  static let mongCai = AreaUnit.Parent(code: "194", name: "Thành phố Móng Cái")
  static let quangNinh = AreaUnit.Parent(code: "22", name: "Tỉnh Quảng Ninh")
  static let robbery = Indicator(id: "robbery", kind: .flow)

  private func unit(_ code: String?, _ name: String, _ parent: AreaUnit.Parent?, population: Int? = nil)
    -> AreaUnit
  {
    AreaUnit(code: code, name: name, parent: parent, population: population)
  }

  private func row(
    _ unit: Int, _ period: Period, _ count: Int?, of denominator: Int? = nil, indicator: Int = 0,
    asOf: String? = nil, status: DataStatus = []
  ) -> CountRow {
    CountRow(
      unit: unit, indicator: indicator, period: period,
      value: count.map { .count(Int32($0)) } ?? .missing(.notReported),
      denominator: denominator, asOf: asOf.flatMap { CalendarDate(iso: $0) }, status: status)
  }

  private func table(_ units: [AreaUnit], _ rows: [CountRow], _ indicators: [Indicator] = [robbery])
    -> CountTable
  {
    CountTable(calendar: .calendar, units: units, indicators: indicators, rows: rows)
  }

  // MARK: Order

  @Test func unitsAreInOfficialOrderAndRowsFollow() {
    let units = [
      unit("6700", "C", Self.mongCai), unit("6651", "B", Self.haLong), unit(nil, "Z", Self.haLong),
      unit("6652", "A", Self.haLong), unit("9", "No parent", nil),
    ]
    let table = table(units, units.indices.map { row($0, .year(2023), $0) })
    #expect(table.units.map(\.name) == ["No parent", "Z", "B", "A", "C"])
    #expect(table.rows.map { Int($0.unit) } == [0, 1, 2, 3, 4])
    #expect(table.rows.map { $0.count } == [4, 2, 1, 3, 0])
  }

  @Test func rowsAreByIndicatorUnitPeriodAndReport() {
    let rows = [
      row(1, .year(2022), 1, indicator: 1), row(1, .year(2023), 2),
      row(0, .year(2023), 3, asOf: "2024-02-01"),
      row(0, .year(2023), 4), row(0, .year(2023), 5, asOf: "2024-01-01"), row(0, .month(1, of: 2023), 6),
    ]
    let units = [unit("1", "A", nil), unit("2", "B", nil)]
    let ordered = [6, 4, 5, 3, 2, 1]
    let indicators = [Self.robbery, Indicator(id: "arson", kind: .flow)]
    #expect(table(units, rows, indicators).rows.map(\.count) == ordered)
    #expect(table(units, rows.reversed(), indicators).rows.map(\.count) == ordered)
  }

  // MARK: Vintages

  @Test func asKnownOnADayUsesTheReportsOfThatDay() throws {
    let table = table(
      [unit("1", "A", nil)],
      [
        row(0, .year(2022), 7), row(0, .year(2023), 5, asOf: "2024-01-15"),
        row(0, .year(2023), 8, asOf: "2024-06-01"), row(0, .year(2024), 1, asOf: "2025-01-15"),
      ])
    func known(_ date: String?) -> [Int?] {
      table.asKnown(on: date.flatMap { CalendarDate(iso: $0) }).rows.map(\.count)
    }
    #expect(known("2024-01-14") == [7])
    #expect(known("2024-01-15") == [7, 5])
    #expect(known("2024-05-31") == [7, 5])
    #expect(known("2024-06-01") == [7, 8])
    #expect(known(nil) == [7, 8, 1])
    #expect(try #require(table.panel(of: "robbery")).tally(unit: 0, year: 2023).value == 8)
  }

  @Test func datedReportRevisesAnUndatedOne() {
    let table = table(
      [unit("1", "A", nil)], [row(0, .year(2023), 5, asOf: "2024-01-15"), row(0, .year(2023), 9)])
    #expect(table.asKnown(on: CalendarDate(iso: "2024-01-14")).rows.map(\.count) == [9])
    #expect(table.asKnown(on: nil).rows.map(\.count) == [5])
  }

  // MARK: Look-ups

  @Test func lastDayIsThatOfTheLastFigure() {
    let table = table(
      [unit("1", "A", nil)],
      [
        row(0, .quarter(1, of: 2023), 1), row(0, .quarter(2, of: 2023), nil),
        row(0, .year(2022), 3, indicator: 1),
      ],
      [Self.robbery, Indicator(id: "arson", kind: .flow)])
    #expect(table.lastDay()?.description == "2023-03-31")
    #expect(table.lastDay(of: ["arson"])?.description == "2022-12-31")
    #expect(table.lastDay(of: ["theft"]) == nil)
    #expect(table.panel(of: "theft") == nil)
    #expect(table.indicatorIndex("arson") == 1)
  }

  @Test func panelKeepsUnitsThatNeverReport() throws {
    let units = [unit("1", "A", nil), unit("2", "B", nil), unit("3", "C", nil)]
    let panel = try #require(
      table(units, [row(2, .year(2021), 4), row(0, .year(2023), nil)]).panel(of: "robbery"))
    #expect(panel.units == units)
    #expect(panel.years == 2021...2023)
    #expect((0...2).map { panel.hasFigures(unit: $0) } == [false, false, true])
    #expect(panel.tally(unit: 2, year: 2021).value == 4)
    #expect(panel.reports(unit: 0, year: 2023).count == 1)
    #expect(panel.reports(unit: 1, year: 2021).isEmpty)
    #expect(panel.reports(unit: 2, year: 2024).isEmpty)
  }

  // MARK: Sums

  private var threeUnits: [AreaUnit] {
    [
      unit("1", "A", Self.haLong, population: 100), unit("2", "B", Self.haLong, population: 50),
      unit("3", "C", Self.mongCai),
    ]
  }

  @Test func sumsOverDistrictsAndProvince() {
    let rows = [
      row(0, .year(2023), 1, status: .preliminary), row(1, .year(2023), 2, status: .backcast),
      row(2, .year(2023), 4),
    ]
    let districts = table(threeUnits, rows).aggregated(to: .district, whole: Self.quangNinh)
    #expect(districts.units.map(\.name) == ["Thành phố Hạ Long", "Thành phố Móng Cái"])
    #expect(districts.units.map(\.parent) == [Self.quangNinh, Self.quangNinh])
    #expect(districts.units.map(\.population) == [150, nil])
    #expect(districts.rows.map(\.count) == [3, 4])
    #expect(districts.rows.map(\.status) == [[.preliminary, .backcast], []])
    let province = table(threeUnits, rows).aggregated(to: .province, whole: Self.quangNinh)
    #expect(province.units == [AreaUnit(code: "22", name: "Tỉnh Quảng Ninh")])
    #expect(province.rows.map(\.count) == [7])
    #expect(
      table(threeUnits, rows).aggregated(to: .unit, whole: Self.quangNinh).rows.map(\.count) == [1, 2, 4])
  }

  @Test func sumWaitsForEveryMember() {
    let rows = [
      row(0, .year(2022), 1), row(1, .year(2022), 2), row(0, .year(2023), 3), row(1, .year(2023), nil),
      row(0, .year(2024), 5),
    ]
    let districts = table(threeUnits, rows).aggregated(to: .district, whole: Self.quangNinh)
    #expect(districts.rows.map(\.period) == [.year(2022)], "C never reports and is waited for nowhere")
    #expect(districts.rows.map(\.count) == [3])
  }

  @Test func unitThatOnlyEverReportsBlanksIsWaitedFor() {
    let rows = [row(0, .year(2022), 1), row(1, .year(2023), nil)]
    #expect(table(threeUnits, rows).aggregated(to: .district, whole: Self.quangNinh).rows.isEmpty)
  }

  @Test func sumUsesTheLatestReports() {
    let rows = [
      row(0, .year(2023), 1, asOf: "2024-01-01"), row(0, .year(2023), 9, asOf: "2024-02-01"),
      row(1, .year(2023), 1),
    ]
    let districts = table(threeUnits, rows).aggregated(to: .district, whole: Self.quangNinh)
    #expect(districts.rows.map(\.count) == [10])
    #expect(districts.rows.map(\.asOf) == [nil])
  }

  @Test func denominatorsAreSummedWhereAllAreKnown() {
    let ratio = Indicator(id: "reoffenders", kind: .proportion(denominator: .flow))
    let rows = [
      row(0, .year(2022), 1, of: 10), row(1, .year(2022), 0, of: 5), row(0, .year(2023), 1, of: 10),
      row(1, .year(2023), 0),
    ]
    let districts = table(threeUnits, rows, [ratio]).aggregated(to: .district, whole: Self.quangNinh)
    #expect(districts.rows.map(\.count) == [1, 1])
    #expect(districts.rows.map(\.denominator) == [15, nil])
  }

  @Test func sumBeyondThirtyTwoBitsIsRejectedNotTrapped() {
    let most = Int(Int32.max)
    let rows = [row(0, .year(2023), most, of: most), row(1, .year(2023), most, of: most)]
    let districts = table(threeUnits, rows).aggregated(to: .district, whole: Self.quangNinh)
    #expect(districts.rows.map(\.value) == [.missing(.rejected)])
    #expect(districts.rows.map(\.denominator) == [nil])
  }

  @Test func unitWithoutParentHasNoDistrict() {
    let units = [unit("1", "A", Self.haLong), unit("2", "B", nil)]
    let table = table(units, [row(0, .year(2023), 1), row(1, .year(2023), 2)])
    #expect(table.aggregated(to: .district, whole: Self.quangNinh).rows.map(\.count) == [1])
    #expect(table.aggregated(to: .province, whole: Self.quangNinh).rows.map(\.count) == [3])
  }
}
