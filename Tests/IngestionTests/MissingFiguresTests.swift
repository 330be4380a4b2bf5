import Foundation
import Observations
import Testing

@testable import Ingestion

extension Reading {
  /// The period and value of every figure, by the table's order.
  fileprivate var values: [String] {
    table.rows.map { row in
      let value =
        switch row.value {
        case .count(let count): "\(count)" + (row.denominator.map { "/\($0)" } ?? "")
        case .missing(let reason): reason.word
        }
      let marks = row.status.words.map { " \($0)" }.joined()
      return "\(table.units[Int(row.unit)].name) \(row.period): \(value)\(marks)"
    }
  }
}

/// Reads `rows` under `header` with the description `yaml` of their source, and `top` beside the sources.
private func reading(
  _ header: String, _ rows: [String], _ yaml: [String] = [], top: [String] = [],
  kinds: [String: Indicator.Kind] = [:]
) throws -> (reading: Reading, messages: [String], folder: DataFolder) {
  let lines = ["sources:", "  - file: crime.csv"] + yaml.map { "    \($0)" } + top
  let folder = try DataFolder([
    "crime.csv": ([header] + rows).joined(separator: "\n") + "\n",
    "keogiam.yaml": lines.joined(separator: "\n") + "\n",
  ])
  let reading = try folder.reading(kinds: kinds)
  return (reading, folder.messages(reading), folder)
}

/// The messages of a `keogiam.yaml` that cannot be used.
private func mistakes(_ yaml: String) throws -> [String] {
  let folder = try DataFolder(["keogiam.yaml": yaml, "crime.csv": "unit,year,indicator,count\nA,2022,x,1\n"])
  do {
    _ = try folder.reading()
    return []
  } catch let errors as IngestionErrors {
    return errors.errors.map(folder.short)
  }
}

@Suite("Missing figures and their reasons")
struct MissingFiguresTests {
  @Test(
    "marks of known conventions, listed plainly",
    arguments: [
      ("n/r", .notReported), ("N/L", .notCounted), ("x", .notApplicable), ("[x]", .notReported),
      ("z", .notApplicable), ("[z]", .notApplicable), ("c", .confidential), ("[C]", .confidential),
      ("nc", .confidential), (":", .notReported), ("..", .notReported), ("?", .notReported),
      ("999", .notReported),
    ] as [(String, MissingReason)])
  func conventions(_ mark: String, _ reason: MissingReason) throws {
    let found = try reading("unit,year,indicator,count", ["A,2022,x,\(mark)"], ["missing: [\"\(mark)\"]"])
    #expect(found.messages == [])
    #expect(found.reading.table.rows.map(\.value) == [.missing(reason)])
  }

  @Test func reasonsAreDeclaredAndPrinted() throws {
    let rows = ["A,2018,x,x", "A,2019,x,-", "A,2020,x,s", "A,2021,x,gone", "A,2022,x,", "A,2023,x,3"]
    let yaml = "missing: {x: confidential, \"-\": not_reported, s: suppressed, gone: not-yet-counted}"
    let found = try reading("unit,year,indicator,count", rows, [yaml])
    #expect(found.messages == [])
    #expect(
      found.reading.values == [
        "A 2018: confidential", "A 2019: not reported", "A 2020: confidential", "A 2021: not counted",
        "A 2022: blank", "A 2023: 3",
      ])
    let assumed = found.reading.assumptions.yaml
    #expect(
      assumed.contains(
        "    missing: {x: confidential, \"-\": not-reported, s: confidential, gone: not-counted}\n"))
    try found.folder.write(Data(assumed.utf8), to: "keogiam.yaml")
    let again = try found.folder.reading()
    #expect(again.table.rows == found.reading.table.rows && again.assumptions.yaml == assumed)
  }

  /// A mark whose reason is declared against its convention is not printed as a plain one, which would be read differently.
  @Test(
    "what is printed reads back as the same",
    arguments: [
      ("[\"?\", n/a]", "[\"?\", n/a]"), ("{x: not-reported}", "{x: not-reported}"),
      ("[\":\"]", "[\":\"]"),
      (
        "[x, n/l, c, nc]",
        "{x: not-applicable, n/l: not-counted, c: confidential, nc: confidential}"
          + "  # x, n/l: Scottish Government; c: UK Government Statistical Service; nc: not communicated"
      ),
    ])
  func printed(_ declared: String, _ printed: String) throws {
    let found = try reading("unit,year,indicator,count", ["A,2022,x,1"], ["missing: \(declared)"])
    #expect(found.reading.assumptions.yaml.contains("    missing: \(printed)\n"))
  }

  @Test(
    "mistakes in declarations, as whole text",
    arguments: [
      (
        "sources: [{file: crime.csv, missing: {x: lost}}]",
        "keogiam.yaml:1:38: 'missing' must be texts with one of blank, not-reported, not-applicable, "
          + "not-counted, confidential, not 'lost'"
      ),
      (
        "sources: [{file: crime.csv, provisional: [\"1\"]}]",
        "keogiam.yaml:1:42: 'provisional' must be marks without digits such as p, not 'a list'"
      ),
      (
        "sources: [{file: crime.csv, status: odd}]",
        "keogiam.yaml:1:37: 'status' must be preliminary, final, backcast or synthetic, not 'odd'"
      ),
      (
        "structural-zeros: fires",
        "keogiam.yaml:1:19: 'structural-zeros' must be a list such as "
          + "[{indicator: femicides, before: 2011-01-01}], not 'fires'"
      ),
      (
        "structural-zeros: [{indicator: x}]",
        "keogiam.yaml:1:20: 'structural-zeros' must be an indicator with before, after or units, "
          + "not 'keys with values'"
      ),
      (
        "structural-zeros: [{indicator: x, before: 2011}]",
        "keogiam.yaml:1:43: 'before' must be a date such as 2011-01-01, not '2011'"
      ),
      (
        "structural-zeros: [{indicator: x, before: 2011-01-01, after: 2010-01-01}]",
        "keogiam.yaml:1:62: 'after' must be a day after 2011-01-01, the day of before, not '2010-01-01'"
      ),
      (
        "structural-zeros: [{indicator: x, unit: A, before: 2011-01-01}]",
        "keogiam.yaml:1:35: no key 'unit'; did you mean 'units'?"
      ),
    ])
  func declarations(_ yaml: String, _ message: String) throws {
    #expect(try mistakes(yaml) == [message])
  }
}

@Suite("Structural zeros")
struct StructuralZeroTests {
  private let header = "unit,period,indicator,count"

  @Test func aZeroBeforeTheLawIsNotCounted() throws {
    let rows = [
      "A,2009,f,0", "A,2010,f,", "A,2011,f,0", "A,2012,f,2", "B,2009,f,n/r", "B,2010,f,3", "B,2010,other,0",
    ]
    let found = try reading(
      header, rows, ["missing: [n/r]"], top: ["structural-zeros: [{indicator: f, before: 2011-01-01}]"])
    #expect(
      found.messages == [
        "crime.csv:7: a count of 'f', which is declared not to be counted before 2011-01-01; it is not used"
      ])
    #expect(
      found.reading.values == [
        "A 2009: not counted", "A 2010: not counted", "A 2011: 0", "A 2012: 2", "B 2009: not counted",
        "B 2010: rejected", "B 2010: 0",
      ])
    #expect(found.reading.rejects.map(\.text) == ["B,2010,f,3"])
    #expect(
      found.reading.assumptions.yaml.hasSuffix(
        "structural-zeros:\n  - {indicator: f, before: 2011-01-01}\n"))
  }

  /// Every quarter of three years under every day near its bounds: meant is what lies wholly on one side.
  @Test(arguments: [StatisticalCalendar.calendar, .police])
  func aDividedPeriodIsNotMeant(_ calendar: StatisticalCalendar) throws {
    for year in 2010...2012 {
      for period in (1...4).map({ Period.quarter($0, of: year) }) + [.year(year)] {
        let (first, last) = (calendar.firstDay(of: period), calendar.lastDay(of: period))
        for shift in -2...2 {
          let before = StructuralZero(indicator: "f", before: last.advanced(by: shift))
          #expect(before.holds(period, in: calendar) == (shift > 0))
          let after = StructuralZero(indicator: "f", after: first.advanced(by: shift))
          #expect(after.holds(period, in: calendar) == (shift < 0))
        }
      }
    }
  }

  @Test func someUnitsAlwaysOrForATime() throws {
    let rows = ["Đảo A,2021,f,0", "Đảo A,2022,f,1", "B,2021,f,0", "B,2022,f,0", "B,2023,f,0"]
    let found = try reading(
      header, rows,
      top: [
        "structural-zeros:", "  - {indicator: f, units: [\"đảo a\"]}",
        "  - {indicator: f, after: 2022-12-31, units: B}",
      ])
    #expect(
      found.messages == [
        "crime.csv:3: a count of 'f', which is declared not to be counted in 'Đảo A'; it is not used"
      ])
    #expect(
      found.reading.values == [
        "B 2021: 0", "B 2022: 0", "B 2023: not counted", "Đảo A 2021: not counted", "Đảo A 2022: rejected",
      ])
    #expect(
      found.reading.assumptions.yaml.hasSuffix(
        """
        structural-zeros:
          - {indicator: f, units: ["đảo a"]}
          - {indicator: f, after: 2022-12-31, units: [B]}

        """))
  }

  @Test func whatTheTableDoesNotHaveIsSaid() throws {
    let found = try reading(
      header, ["Hà Khánh,2021,fires,0"],
      top: ["structural-zeros: [{indicator: fire, units: [Ha Khan]}]"])
    #expect(
      found.messages == [
        "structural-zeros: no indicator 'fire'; did you mean 'fires'?",
        "structural-zeros: no unit 'Ha Khan'; did you mean 'Hà Khánh'?",
      ])
    #expect(found.reading.values == ["Hà Khánh 2021: 0"])
  }

  /// Zeros are parts of totals before they are declared to be none.
  @Test func totalsAreCheckedWithTheZerosAsTheyStand() throws {
    let found = try reading(
      header, ["A,2010,f,0", "B,2010,f,0", "Tổng,2010,f,0"],
      top: ["structural-zeros: [{indicator: f, before: 2011-01-01}]"])
    #expect(found.messages == [])
    #expect(found.reading.totals.equal == 1)
  }
}

@Suite("Figures that are not final")
struct ProvisionalTests {
  @Test(
    "marks behind a number",
    arguments: [
      ("123p", "123 preliminary"), ("123 (p)", "123 preliminary"), ("123[P]", "123 preliminary"),
      ("123*", "123 preliminary"), ("\"1.234 *\"", "1234 preliminary"), ("123pr", "123 preliminary"),
      ("123", "123"), ("p", "rejected"), ("*", "confidential"), ("12q", "rejected"), ("", "blank"),
      ("45 vụ*", "45 preliminary"), ("KXR", "0"),
    ])
  func marks(_ text: String, _ value: String) throws {
    let found = try reading(
      "unit;period;indicator;count", ["A;2022;x;\(text)"],
      ["provisional: [p, \"*\", pr]", "missing: {\"*\": confidential}", "thousands: \".\""])
    #expect(found.reading.values == ["A 2022: \(value)"])
  }

  @Test func undeclaredMarksStayFaults() throws {
    let found = try reading("unit,period,indicator,count", ["A,2022,x,123p"])
    #expect(
      found.messages == ["crime.csv:2:10: 'count' must be a whole number of 0 or more, not '123p'"])
  }

  @Test func thousandsAreDecidedFromMarkedNumbersToo() throws {
    let found = try reading(
      "unit;period;indicator;count", ["A;2021;x;1.234", "A;2022;x;1.234.567p"], ["provisional: p"])
    #expect(found.messages == [])
    #expect(found.reading.values == ["A 2021: 1234", "A 2022: 1234567 preliminary"])
  }

  @Test func pairsRatesAndBasesMayBeMarked() throws {
    let pairs = try reading("unit,period,indicator,count", ["A,2022,x,26/18p"], ["provisional: p"])
    #expect(pairs.reading.values == ["A 2021: 18", "A 2022: 26 preliminary"])
    let bases = try reading(
      "unit,period,indicator,count,denominator", ["A,2022,x,2,20p"], ["provisional: p"],
      kinds: ["x": .proportion(denominator: .flow)])
    #expect(bases.reading.values == ["A 2022: 2/20 preliminary"])
    let rates = try reading(
      "unit,period,indicator,rate,denominator", ["A,2022,x,10.0p,20"],
      ["provisional: p", "columns: {rate: rate}"],
      kinds: ["x": .proportion(denominator: .flow)])
    #expect(rates.reading.values == ["A 2022: 2/20 preliminary"])
  }

  @Test func aWholeSourceMayBePreliminary() throws {
    let found = try reading(
      "unit,period,indicator,count,status", ["A,2021,x,1,", "A,2022,x,2,synthetic"], ["status: preliminary"])
    #expect(found.reading.values == ["A 2021: 1 preliminary", "A 2022: 2 synthetic preliminary"])
    #expect(found.reading.assumptions.yaml.contains("    status: [preliminary]\n"))
    let assumed = found.reading.assumptions.yaml
    try found.folder.write(Data(assumed.utf8), to: "keogiam.yaml")
    #expect(try found.folder.reading().table.rows == found.reading.table.rows)
  }
}

@Suite("Months reported")
struct MonthsReportedTests {
  /// All months of all lengths of period: a figure stands for the first of them, and no more than there are.
  @Test func aFigureStandsForTheFirstMonths() throws {
    for (period, length) in [("2022", 12), ("2022-H2", 6), ("2022-Q3", 3), ("2022-05", 1)] {
      let whole = try #require(PeriodText(period)?.period(otherYear: nil))
      for months in 0...13 {
        let found = try reading(
          "unit,period,indicator,count,months reported", ["A,\(period),x,4,\(months)"])
        if (1...length).contains(months) {
          let part = Period(year: 2022, firstMonth: whole.firstMonth, monthCount: months)!
          #expect(found.messages == [] && found.reading.values == ["A \(part): 4"])
        } else {
          let problem =
            months == 0 ? "not be 0 where there is a count" : "be at most \(length), the months of \(period)"
          let column = 8 + period.count
          #expect(found.messages == ["crime.csv:2:\(column): 'months reported' must \(problem)"])
          #expect(found.reading.values == ["A \(period): rejected"])
        }
      }
    }
  }

  @Test(
    "what else may stand in the cell",
    arguments: [
      ("4,", [], "A 2022: 4"), ("4,x", [], "A 2022: 4"), ("4,12.0", [], "A 2022: 4"),
      ("4,\" 9 \"", [], "A 2022-01..09: 4"), (",0", [], "A 2022: blank"),
      ("x,3", [], "A 2022: not applicable"),
      (
        "4,nine",
        [
          "crime.csv:2:12: 'số tháng' must be a whole number of 0 or more, not 'nine'; "
            + "if it means not reported, say --missing 'nine'; if it means none, --zero 'nine'"
        ], "A 2022: rejected"
      ),
      (
        "4,9.5", ["crime.csv:2:12: 'số tháng' must be a whole number of 0 or more, not '9.5'"],
        "A 2022: rejected"
      ),
    ] as [(String, [String], String)])
  func cells(_ cells: String, _ messages: [String], _ value: String) throws {
    let found = try reading("unit,period,indicator,count,số tháng", ["A,2022,x,\(cells)"], ["missing: x"])
    #expect(found.messages == messages)
    #expect(found.reading.values == [value])
  }

  /// A total is that of the figures as they stand, whatever months they cover.
  @Test func totalsAreOfWholePeriods() throws {
    let found = try reading(
      "unit,period,indicator,count,months_reported",
      ["A,2022,x,4,12", "B,2022,x,3,9", "Tổng,2022,x,7,"])
    #expect(found.messages == [])
    #expect(found.reading.totals.equal == 1)
    #expect(found.reading.values == ["A 2022: 4", "B 2022-01..09: 3"])
  }

  @Test func theReadingIsDeclared() throws {
    let found = try reading("unit,period,indicator,count,months_reported", ["A,2022,x,4,12"])
    #expect(
      found.reading.assumptions.yaml.contains(
        "    # months_reported: a figure of some months stands for the first months of its period\n"))
    let plain = try reading("unit,period,indicator,count", ["A,2022,x,4"])
    #expect(!plain.reading.assumptions.yaml.contains("months_reported"))
  }

  @Test func aSumCoversWhatAllItsPartsCover() throws {
    let found = try reading(
      "unit,period,indicator,count,months_reported",
      ["A,2022,x,4,9", "A,2022,x,1,12", "B,2022,x,4,12", "B,2022,x,1,6"], ["same-key: add"])
    #expect(found.reading.values == ["A 2022-01..09: 5", "B 2022-H1: 5"])
  }
}

@Suite("Proportions without a base")
struct MissingBaseTests {
  private let kinds = ["x": Indicator.Kind.proportion(denominator: .flow)]

  @Test func aBlankBaseIsAnIssue() throws {
    let found = try reading(
      "unit,period,indicator,count,denominator", ["A,2021,x,2,", "A,2022,x,,", "A,2023,y,2,"], kinds: kinds)
    #expect(
      found.messages == ["crime.csv:2:12: 'denominator' must not be blank where there is a count"])
    #expect(found.reading.values == ["A 2021: no denominator", "A 2022: blank", "A 2023: 2"])
    #expect(found.reading.rejects.map(\.text) == ["A,2021,x,2,"])
  }

  @Test func aMarkedBaseGivesItsReason() throws {
    let found = try reading(
      "unit,period,indicator,count,denominator", ["A,2021,x,2,c"], ["missing: [c]"], kinds: kinds)
    #expect(found.messages == [])
    #expect(found.reading.values == ["A 2021: confidential"])
  }

  @Test func withoutAColumnOfBasesTheReasonIsStated() throws {
    let found = try reading("unit,period,indicator,count", ["A,2021,x,2"], kinds: kinds)
    #expect(found.messages == [])
    #expect(found.reading.values == ["A 2021: no denominator"])
  }

  @Test func aBlankBaseBesideARateIsAnIssue() throws {
    let found = try reading(
      "unit,period,indicator,rate,denominator", ["A,2021,x,2.5,"], ["columns: {rate: rate}"], kinds: kinds)
    #expect(
      found.messages == ["crime.csv:2:14: 'denominator' must not be blank where there is a rate"])
  }
}
