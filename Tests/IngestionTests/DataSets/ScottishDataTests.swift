import Observations
import Testing

@testable import Ingestion

/// Expected numbers are printed by counts.py, beside this file: python3 counts.py FOLDER [NAME ...].
@Suite("Published Scottish data sets")
struct ScottishDataTests {
  /// python3 counts.py FOLDER scotland-recorded-crime-la
  @Test(.enabled(if: PublishedDataSet.scottishCrime.isPresent))
  func crimeByLocalAuthority() throws {
    let data = PublishedDataSet.scottishCrime
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(folder.messages(reading) == [])
    #expect(
      reading.counts == """
        units 32, indicators 61, periods 10
        figures 19520, missing 832, total 14660940, bases 0
        digest 97acdbc640e337d5
        """)
    #expect(
      reading.files.map { [$0.rowsRead, $0.rowsUsed, $0.rows.totals, $0.rows.footers] }
        == [[1322, 1280, 40, 2], [695, 672, 21, 2]])
    // Six totals have parts that are not applicable.
    #expect([reading.totals.equal, reading.totals.different, reading.totals.open] == [584, 0, 6])
    let reasons: [MissingReason] = [.notApplicable, .notCounted, .notReported]
    #expect(
      reading.table.rows.allSatisfy { row in
        row.count != nil || reasons.contains { row.value == .missing($0) }
      })
    try data.expectRoundTrip(of: reading, in: folder)
  }

  /// All published changes of a year, Scotland's own among them, from the table that was read.
  ///
  /// python3 counts.py FOLDER scotland-recorded-crime-la
  @Test(.enabled(if: PublishedDataSet.scottishCrime.isPresent))
  func publishedChangesAreReproduced() throws {
    let data = PublishedDataSet.scottishCrime
    let folder = try data.folder { $0.replacing("totals: [Scotland]", with: "totals: none") }
    let reading = try data.reading(folder)
    #expect(
      reading.counts == """
        units 33, indicators 61, periods 10
        figures 20130, missing 852, total 29593563, bases 0
        digest df27a7346a7d0bfc
        """)
    var values: [String: CountRow.Value] = [:]
    for row in reading.table.rows {
      let (unit, indicator) = (
        reading.table.units[Int(row.unit)], reading.table.indicators[Int(row.indicator)]
      )
      values["\(unit.name)|\(indicator.id)|\(row.period)"] = row.value
    }
    var kinds: [String: Int] = [:]
    for change in try PublishedChange.all(of: reading, in: folder) {
      let before = try #require(values["\(change.key)|2023"])
      let after = try #require(values["\(change.key)|2024"])
      kinds[change.isNumber ? "number" : change.text, default: 0] += 1
      #expect(change.agrees(before: before, after: after), "\(change.key): \(change.text)")
    }
    #expect(kinds == ["number": 1525, "n/r": 254, "x": 66, "z": 168])
    try data.expectRoundTrip(of: reading, in: folder)
  }

  /// Numerators are recovered from rates of one decimal, so each is within 0.05 % of its base of the true one, and marked
  /// as rounded where another numerator has the same rate.
  ///
  /// python3 counts.py FOLDER scotland-reconvictions
  @Test(.enabled(if: PublishedDataSet.reconvictions.isPresent))
  func reconvictionsByAge() throws {
    let data = PublishedDataSet.reconvictions
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(folder.messages(reading) == [])
    #expect(
      reading.counts == """
        units 5, indicators 1, periods 21
        figures 105, missing 0, total 256138, bases 807681
        digest a060514e5b42d493
        """)
    for row in reading.table.rows {
      let (count, base) = (try #require(row.count), try #require(row.denominator.map(Int.init)))
      let tenths = { (count: Int) in (2000 * count + base) / (2 * base) }
      let hasNeighbour = [count - 1, count + 1].contains { tenths($0) == tenths(count) }
      #expect(row.status == (hasNeighbour ? .rounded : []), "\(count) of \(base)")
    }
    #expect(
      reading.files.map { [$0.rowsRead, $0.rowsUsed, $0.rows.headings, $0.rows.footers] } == [
        [112, 105, 5, 2]
      ])
    try data.expectRoundTrip(of: reading, in: folder)
  }

  /// One cohort of local authorities: their offenders, with "All" held against them.
  ///
  /// python3 counts.py FOLDER scotland-reconvictions
  @Test(.enabled(if: PublishedDataSet.reconvictionAreas.isPresent))
  func offendersByLocalAuthority() throws {
    let data = PublishedDataSet.reconvictionAreas
    let folder = try data.folder()
    let reading = try data.reading(folder)
    #expect(folder.messages(reading) == [])
    #expect(
      reading.counts == """
        units 34, indicators 1, periods 1
        figures 34, missing 0, total 36700, bases 0
        digest eaf49a9f0cb32a06
        """)
    #expect([reading.totals.equal, reading.totals.different, reading.totals.open] == [1, 0, 0])
    try data.expectRoundTrip(of: reading, in: folder)
  }
}

/// The cell of a published change of one year, in per cent or a mark.
private struct PublishedChange {
  /// Local authority and indicator.
  let key: String
  let text: String

  var isNumber: Bool { Double(text) != nil }

  /// Whether the change is that from `before` to `after`, to the digits that are published, or the mark is the one that
  /// they call for: "n/r" from less than ten, "x" from nothing applicable, "z" to nothing applicable.
  func agrees(before: CountRow.Value, after: CountRow.Value) -> Bool {
    switch (before, after) {
    case (.count(let old), _) where old < 10: text == "n/r"
    case (.count(let old), .count(let new)):
      Double(text).map { abs(100 * (Double(new) - Double(old)) / Double(old) - $0) < 1e-9 } ?? false
    case (.count, .missing): text == "z"
    case (.missing, _): text == "x"
    }
  }

  /// The changes in all sheets of `reading`, whose files are in `folder`.
  static func all(of reading: Reading, in folder: DataFolder) throws -> [PublishedChange] {
    var changes: [PublishedChange] = []
    for source in reading.assumptions.sources {
      let workbook = try Workbook(path: folder.path(source.description.file), name: "book.xlsx")
      let sheet = try workbook.sheet(workbook.index(ofSheet: source.description.sheet!))
      let table = try TextTable(
        DelimitedText(sheet, workbook: "book.xlsx"), words: HeaderWords(source.description))
      let headers = [
        "Local Authority", source.description.columns[.indicatorGroup]!,
        source.description.columns[.indicator]!,
        "% change 23-24 to 24-25",
      ]
      let columns = try headers.map { header in try #require(table.headers.firstIndex(of: header)) }
      var rows = table.rows
      while rows.next(in: table.text.bytes.span) != nil {
        let texts = columns.map { TableHeader.cleaned(rows.fields[$0].text(in: table.text.bytes.span)) }
        if texts[1].isEmpty { continue }
        changes.append(PublishedChange(key: "\(texts[0])|\(texts[1]): \(texts[2])", text: texts[3]))
      }
    }
    return changes
  }
}
