import Foundation
import Observations
import Testing

@testable import Ingestion

private let full = """
  name: Example province
  calendar: {year-start: 10-01, month-start: 1, year-label: end}
  plan: quang-ninh-120-2023
  targets: ["robbery=-7%", "burglary=-15%"]
  sources:
    - file: "counts-*.csv"
      columns: {unit_code: cod, unit: name, year: anno, month: mese}
      indicators: {rob: robbery, burg: burglary}
      missing: ["x", "n/r"]
    - file: more.csv
      layout: long
      indicator: arson
      zero: "-"
      date-grain: year
  units: list.csv
  boundaries: 2023
  province: {code: 22, name: Tỉnh Quảng Ninh}

  """

@Suite("keogiam.yaml")
struct DescriptionTests {
  @Test func allKeys() throws {
    let folder = try DataFolder([
      "keogiam.yaml": full, "list.csv": "code,name\n1,A\n2,B\n",
      "counts-a.csv": "cod,name,anno,mese,indicator,count\n1,A,2022,1,rob,4\n",
      "counts-b.csv": "cod,name,anno,mese,indicator,count,extra\n2,B,2022,2,burg,x,\n",
      "more.csv": "name,date,count\nA,2022-05-17,-\n",
    ])
    let reading = try folder.reading()
    #expect(folder.messages(reading) == [])
    #expect(reading.table.calendar == StatisticalCalendar(startMonth: 10, startDay: 1))
    #expect(
      reading.figures == [
        "1|robbery|2022-01=4", "2|burglary|2022-02=missing(Observations.MissingReason.notApplicable)",
        "1|arson|2022=0",
      ])
    #expect(reading.plan == "quang-ninh-120-2023")
    #expect(reading.targets == ["robbery=-7%", "burglary=-15%"])
    #expect(reading.province == AreaUnit.Parent(code: "22", name: "Tỉnh Quảng Ninh"))
    let assumed = """
      name: "Example province"
      calendar: {year-start: 10-01, month-start: 1, year-label: end}
      plan: quang-ninh-120-2023
      targets: ["robbery=-7%", "burglary=-15%"]
      sources:
        - file: counts-a.csv  # separated by comma
          columns: {unit_code: cod, unit: name, indicator: indicator, year: anno, month: mese, count: count}
          indicators: {burg: burglary, rob: robbery}
          missing: {x: not-applicable, n/r: not-reported}  # x, n/r: Scottish Government
        - file: counts-b.csv  # separated by comma
          columns: {unit_code: cod, unit: name, indicator: indicator, year: anno, month: mese, count: count}
          # not used: [extra]
          indicators: {burg: burglary, rob: robbery}
          missing: {x: not-applicable, n/r: not-reported}  # x, n/r: Scottish Government
        - file: more.csv  # separated by comma
          layout: long
          columns: {unit: name, date: date, count: count}
          indicator: arson
          zero: ["-"]
          date-grain: year
      units: list.csv
      boundaries: 2023
      # units matched: 1 by code and name, 1 by name alone
      province: {code: "22", name: "Tỉnh Quảng Ninh"}

      """
    #expect(reading.assumptions.yaml == assumed)
    // Read back, the assumptions give the same reading and the same assumptions.
    try folder.write(Data(assumed.utf8), to: "keogiam.yaml")
    let again = try folder.reading()
    #expect(again.table.rows == reading.table.rows)
    #expect(again.assumptions.yaml == assumed)
  }

  @Test(
    "mistakes, as whole text",
    arguments: [
      ("nmae: x", ["keogiam.yaml:1:1: no key 'nmae'; did you mean 'name'?"]),
      ("name: x\nqqq: 1", ["keogiam.yaml:2:1: no key 'qqq'"]),
      (
        "boundaries: soon",
        [
          "keogiam.yaml:1:13: 'boundaries' must be a year, a date such as 2024-11-01, or of-period, "
            + "not 'soon'"
        ]
      ),
      (
        "sources:\n  - file: a.csv\n    layout: wide",
        [
          "keogiam.yaml:3:13: 'layout' must be one of long, wide-periods, wide-indicators, wide-both, incidents, "
            + "blocks, not 'wide'"
        ]
      ),
      (
        "sources:\n  - file: a.csv\n    layout: blocks",
        ["keogiam.yaml:3:13: 'heading' must be the role of the headings, such as heading: unit, not 'blocks'"]
      ),
      (
        "sources:\n  - file: a.csv\n    where: b",
        ["keogiam.yaml:3:12: 'where' must be headers with texts, such as {region: North}, not 'b'"]
      ),
      (
        "sources:\n  - {file: a.csv, header-row: 4-3, pattern: x, heading: count, periods: {Enero: 13}}",
        [
          "keogiam.yaml:2:31: 'header-row' must be a line such as 3, or lines such as 3-4, not '4-3'",
          "keogiam.yaml:2:45: 'pattern' must be a pattern such as \"{indicator}_{year}\", not 'x'",
          "keogiam.yaml:2:57: 'heading' must be one of unit, district, indicator, period, year, not 'count'",
          "keogiam.yaml:2:73: 'periods' must be names of periods such as {Enero: T1}, not '13'",
        ]
      ),
      (
        "sources:\n  - {file: a.csv, same-key: sum, date-order: mdy}",
        [
          "keogiam.yaml:2:29: 'same-key' must be refuse or add, not 'sum'",
          "keogiam.yaml:2:46: 'date-order' must be day-first or month-first, not 'mdy'",
        ]
      ),
      (
        "sources:\n  - colums: {}",
        [
          "keogiam.yaml:2:5: no key 'colums'; did you mean 'columns'?",
          "keogiam.yaml:2:5: 'file' must be a file, not 'keys with values'",
        ]
      ),
      (
        "sources:\n  - {file: a.csv, columns: {unti: b}}",
        ["keogiam.yaml:2:29: no key 'unti'; did you mean 'unit'?"]
      ),
      ("sources: a.csv", ["keogiam.yaml:1:10: 'sources' must be a list of sources, not 'a.csv'"]),
      (
        "calendar: lunar",
        [
          "keogiam.yaml:1:11: 'calendar' must be police, calendar or {year-start: MM-DD, month-start: DD}, not 'lunar'"
        ]
      ),
      (
        "calendar: {year-start: 12-15, month-start: 1}",
        [
          "keogiam.yaml:1:44: 'month-start' must be 15, the day of year-start, not '1'"
        ]
      ),
      ("name: [", ["keogiam.yaml:2:1: is not YAML: did not find expected node content"]),
      ("name: a\nname: b", ["keogiam.yaml:1:1: the key 'name' stands here twice"]),
      ("- a", ["keogiam.yaml:1:1: 'keogiam.yaml' must be keys with values, not 'a list'"]),
    ] as [(String, [String])])
  func mistakes(_ text: String, _ messages: [String]) throws {
    let folder = try DataFolder(["keogiam.yaml": text + "\n", "a.csv": "unit\n"])
    do {
      _ = try folder.reading()
      Issue.record("no mistake found")
    } catch let errors as IngestionErrors {
      #expect(errors.errors.map(folder.short) == messages)
    }
  }

  @Test func calendarGoesFromTheCommandLineToTheFileToTheDefault() throws {
    let text = "unit,year,indicator,count\nA,2022,x,1\n"
    let folder = try DataFolder(["keogiam.yaml": "calendar: police\n", "a.csv": text])
    let bare = try DataFolder(["a.csv": text])
    #expect(try folder.reading().table.calendar == .police)
    #expect(try folder.reading(overrides: .init(calendar: .calendar)).table.calendar == .calendar)
    let description = try DataSetDescription(inputs: [bare.url.path])
    #expect(description.read(defaultCalendar: .police).table.calendar == .police)
  }

  @Test func patternWithoutFile() throws {
    let folder = try DataFolder(["keogiam.yaml": "sources: [{file: \"*.txt\"}, {file: a.csv}]\n"])
    #expect(
      folder.messages(try folder.reading()) == ["FOLDER: no file matches '*.txt'", "a.csv: no such file"])
  }
}
