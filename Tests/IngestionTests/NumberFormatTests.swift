import Foundation
import Observations
import Testing

@testable import Ingestion

private func doubt(_ line: Int, _ text: String, _ sign: String = ".", header: String = "count") -> String {
  "crime.csv:\(line):10: '\(header)' must be a whole number of 0 or more; '\(text)' may be thousands or decimals: "
    + "say which with thousands: \"\(sign)\" or decimal: \"\(sign)\" in keogiam.yaml"
}

private func whole(_ line: Int, _ text: String) -> String {
  "crime.csv:\(line):10: 'count' must be a whole number of 0 or more, not '\(text)'"
}

/// A column of counts; the values of other columns stand behind it.
private func column(_ values: [String], separator: String = ",") -> String {
  (["unit,year,indicator,count".replacing(",", with: separator)]
    + values.enumerated().map { place, value in
      let quoted = value.contains(separator) ? "\"\(value)\"" : value
      return ["A", String(2001 + place), "x", quoted].joined(separator: separator)
    }).joined(separator: "\n") + "\n"
}

@Suite("Number formats")
struct NumberFormatTests {
  @Test(
    "decided from all values of a column",
    arguments: [
      // Two groups prove thousands.
      (["1.234", "1.234.567", "987", "07"], [1234, 1_234_567, 987, 7], []),
      (["1,234", "1,234,567"], [1234, 1_234_567], []),
      (["1 234", "12\u{A0}345", "1\u{202F}234\u{202F}567", "5"], [1234, 12345, 1_234_567, 5], []),
      // Both signs prove both.
      (["1.234", "12.345,0", "67,0"], [1234, 12345, 67], []),
      (["1,234", "12,345.00"], [1234, 12345], []),
      // Decimals elsewhere in the column.
      (["1.234", "67,0"], [1234, 67], []),
      (["1,234", "67.0"], [1234, 67], []),
      (["67.0", "998.0", "1.171"], [67, 998, nil], [whole(4, "1.171")]),
      (["67.000", "0.000", "1234.000"], [67, 0, 1234], []),
      // Nothing proves anything.
      (["67", "998", "1.171"], [67, 998, nil], [doubt(4, "1.171")]),
      (["1.234", "12.345", "987"], [nil, nil, 987], [doubt(2, "1.234"), doubt(3, "12.345")]),
      (["1,234", "987"], [nil, 987], [doubt(2, "1,234", ",")]),
      (["1.000", "5"], [nil, 5], [doubt(2, "1.000")]),
      // Whole numbers from 1000 up without a sign: two groups are clear, one is not.
      (["1.234", "1.234.567", "5678"], [nil, 1_234_567, 5678], [doubt(2, "1.234")]),
      // A sign that is proved both is neither.
      (["1.234.567", "1.5"], [nil, nil], [doubt(2, "1.234.567"), whole(3, "1.5")]),
      (["1.234.567", "67.0", "1.234"], [nil, 67, nil], [doubt(2, "1.234.567"), doubt(4, "1.234")]),
      // Not numbers of either kind.
      (
        ["1.23.4", "1.234.56", "1..234", "0.123"], [nil, nil, nil, nil],
        [whole(2, "1.23.4"), whole(3, "1.234.56"), whole(4, "1..234"), whole(5, "0.123")]
      ),
      (["-1.234", "1.234.567"], [nil, 1_234_567], [whole(2, "-1.234")]),
      (
        ["3.999.999.999", "1.5,5"], [nil, nil],
        ["crime.csv:2:10: 'count' must be at most 2147483647, not '3.999.999.999'", whole(3, "1.5,5")]
      ),
    ] as [([String], [Int?], [String])])
  func columns(_ values: [String], _ counts: [Int?], _ messages: [String]) throws {
    let found = try read(column(values))
    #expect(found.messages == messages)
    #expect(found.reading.table.rows.map(\.count) == counts)
    #expect(found.reading.rejects.count == messages.count)
  }

  @Test(
    "decided by the rest of the file",
    arguments: [
      ("rate", "11,33%", 1234, "# 'count': points between thousands, by '11,33'"),
      ("rate", "-0,5", 1234, "# 'count': points between thousands, by '-0,5'"),
      ("population", "1.234.567", 1234, "# 'count': points between thousands, by '1.234.567'"),
      ("rate", "3.5", nil, "# 'count': points before decimals, by '3.5'"),
      ("rate", "17.5.2023", nil, "# 'count': numbers with points or commas are in doubt"),
    ] as [(String, String, Int?, String)])
  func otherColumns(_ header: String, _ value: String, _ count: Int?, _ note: String) throws {
    let found = try read("unit,year,indicator,count,\(header)\nA,2022,x,1.234,\"\(value)\"\n")
    #expect(found.reading.table.rows.map(\.count) == [count])
    let notes = found.reading.assumptions.sources[0].numberNotes
    #expect(notes.first.map { "# \($0)" } == note.replacing("-0,5", with: "0,5"))
  }

  @Test func oddNumbersDecideNothing() throws {
    let found = try read(column(["2.5", "7"]))
    #expect(found.messages == [whole(2, "2.5")])
    #expect(found.reading.assumptions.sources[0].numberNotes == [])
  }

  @Test(
    "semicolons between fields",
    arguments: [
      (["1.234", "12.345", "987"], [1234, 12345, 987]), (["1.234", "987"], [nil, 987]),
      (["1.234", "12.345", "5678"], [nil, nil, 5678]), (["1.234", "12.345", "67.0"], [nil, nil, 67]),
    ] as [([String], [Int?])])
  func semicolons(_ values: [String], _ counts: [Int?]) throws {
    #expect(try read(column(values, separator: ";")).reading.table.rows.map(\.count) == counts)
  }

  @Test(
    "declared in keogiam.yaml",
    arguments: [
      ("thousands: \".\"", ["1.234", "5678", "67"], [1234, 5678, 67]),
      ("decimal: \".\"", ["1.234", "67.000", "1,234"], [nil, 67, 1234]),
      ("decimal: \",\"", ["1.234", "67,0", "3,5"], [1234, 67, nil]),
      ("thousands: \" \"", ["1 234", "1.234"], [1234, nil]),
      ("thousands: \",\"\n    decimal: \".\"", ["1,234.0"], [1234]),
    ] as [(String, [String], [Int?])])
  func declared(_ keys: String, _ values: [String], _ counts: [Int?]) throws {
    let folder = try DataFolder([
      "keogiam.yaml": "sources:\n  - file: crime.csv\n    \(keys)\n", "crime.csv": column(values),
    ])
    let reading = try folder.reading()
    #expect(reading.table.rows.map(\.count) == counts)
    #expect(reading.assumptions.yaml.contains("    \(keys)\n"))
    #expect(reading.assumptions.sources[0].numberNotes == [])
  }

  @Test func mistakesOfTheKeys() throws {
    let folder = try DataFolder([
      "keogiam.yaml": """
      sources:
        - {file: a.csv, thousands: "'", decimal: " ", encoding: koi8}
        - {file: b.csv, thousands: ".", decimal: "."}

      """
    ])
    do {
      _ = try folder.reading()
      Issue.record("no mistake found")
    } catch let errors as IngestionErrors {
      #expect(
        errors.errors.map(folder.short) == [
          "keogiam.yaml:2:30: 'thousands' must be \".\" or \",\" or \" \", not '''",
          "keogiam.yaml:2:44: 'decimal' must be \".\" or \",\", not ' '",
          "keogiam.yaml:2:59: 'encoding' must be one of utf-8, utf-16le, utf-16be, windows-1252, windows-1258, "
            + "tcvn3, viscii, not 'koi8'",
          "keogiam.yaml:3:44: 'decimal' must be another sign than thousands, not '.'",
        ])
    }
  }

  /// What was decided, read back as it is printed, gives the same table.
  @Test func decisionsArePrintedAndReadBack() throws {
    let text =
      "unit,year,indicator,count,denominator,population\nA,2021,x,1.234,2.500,\"9.999,0\"\nA,2022,x,5,1.234.567,7\nA,2023,x,3,8,8\n"
    let folder = try DataFolder(["crime.csv": text])
    let reading = try folder.reading()
    #expect(folder.messages(reading) == [])
    #expect(
      reading.figures == [
        "A|x|2021=1234/2500", "A|x|2022=5/1234567", "A|x|2023=3/8",
      ])
    #expect(
      reading.assumptions.yaml == """
        calendar: calendar
        sources:
          - file: crime.csv  # separated by comma
            columns: {unit: unit, indicator: indicator, year: year, count: count, denominator: denominator, population: population}
            # 'count': points between thousands, by '1.234.567' and '9.999,0'
            # 'denominator': points between thousands, by '1.234.567'
            # 'population': points between thousands, commas before decimals, by '9.999,0'
            thousands: "."
            decimal: ","
        # units: those of the data

        """)
    try folder.write(Data(reading.assumptions.yaml.utf8), to: "keogiam.yaml")
    #expect(try folder.reading().table.rows == reading.table.rows)
  }

  /// Rows that wait for the decision keep their place: the first of two equal keys is kept, whatever its form.
  @Test func orderOfRows() throws {
    let found = try read(
      "unit,year,indicator,count\nB,2021,x,1.234\nA,2021,x,7\nB,2021,x,8\nB,2022,x,1.234.567\nC,x,y,1.234\n")
    #expect(found.reading.table.units.map(\.name) == ["A", "B", "C"])
    #expect(
      found.messages == [
        "crime.csv:4: the same unit, indicator and period as line 2",
        "crime.csv:6:3: 'year' must be a year, not 'x'",
      ])
    #expect(found.reading.figures == ["A|x|2021=7", "B|x|2021=1234", "B|x|2022=1234567"])
  }
}
