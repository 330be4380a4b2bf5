import Observations
import YAMLDocuments

@testable import Ingestion

/// One of every message, to be said in both languages.
enum MessageSamples {
  private static let early = CalendarDate(iso: "2023-05-17")!
  private static let late = CalendarDate(iso: "2024-11-01")!
  private static let place = DataIssue.Reference(file: nil, line: 17)
  private static let other = DataIssue.Reference(file: "other.csv", line: 3)
  private static let zero = StructuralZero(indicator: "femicides", before: early, after: late)

  static let issues: [DataIssue.Kind] = [
    .unclosedQuote, .textAfterQuote, .ragged(expected: 4, found: 3), .duplicate(of: place),
    .contradiction(of: other), .overlap(period: .year(2022), with: .quarter(4, of: 2022), at: place),
    .unequalParts(period: .year(2022), total: 9, sum: 2, of: .count, with: .quarter(1, of: 2022), at: other),
    .impossibleDifference(period: .year(2022), with: .quarter(1, of: 2022), at: place),
    .futurePeriod(.year(2024), lastDay: late, today: early), .blank, .notWholeNumber("3.5"),
    .doubtfulNumber("1.171", separator: .point), .mojibake("PhÆ°", probably: "Phư"),
    .mojibake("PhÆ°", probably: nil), .repairedStroke("Ðông", repaired: "Đông"), .tooLarge("9999999999"),
    .undeclaredMark("-"), .denominatorBelowCount, .unreadablePeriod("muộn"), .dayAsPeriod("2023-05-17"),
    .unreadablePart("13", of: .month), .unreadablePart("5", of: .quarter), .unreadablePart("3", of: .half),
    .unreadablePart("22", of: .year), .yearContradiction(period: "2021-Q1", year: "2022"),
    .unreadableDate("mai"), .impossibleDate("2023-02-30"), .unknownStatus("lạ"),
    .unknownUnit("Hà Khanh", nearest: "Hà Khánh"), .unknownUnit("Zürich", nearest: nil),
    .notInForce("Hà Khanh", list: "quang-ninh-2025", on: late, nearest: "Hà Khánh"),
    .notInList("Hà Khanh", list: "quang-ninh-2025", nearest: nil), .unknownCode("99999"),
    .ambiguousUnit(
      "Xã A",
      candidates: [
        .init(name: "Xã A, B", code: "1", validFrom: early),
        .init(name: "Xã A, C", code: nil, validFrom: nil),
      ], others: 0),
    .ambiguousUnit("Xã A", candidates: [.init(name: "Xã A, B", code: "1", validFrom: nil)], others: 7),
    .contradictingName("Hà Phong", code: "06649", registered: "Hà Khánh"),
    .secondName("B", code: "1", first: "A"), .repeatedUnit(at: other),
    .totalMismatch(total: 9, sum: 8, parts: 3, first: 4, last: 6), .previousMismatch(place), .mergedFigure,
    .periodContradiction, .notRate("120"), .notNumber("hai"), .noBase(of: .rate),
    .tooManyMonths(.quarter(1, of: 2022)),
    .noMonths, .notZero(zero, unit: "Đảo A"), .notZero(StructuralZero(indicator: "x"), unit: nil),
    .notInData("Hà Khanh", nearest: "Hà Khánh"), .overruledAttestation(line: "9.1"),
    .unknownLine("9.7", nearest: "9.1"),
    .badAttestation("có lẽ", line: "1.1", expected: BilingualText(vi: "có hoặc không", en: "yes or no")),
    .contradictingAttestation(of: place), .tooManyIndicators(limit: 32_768),
  ]

  static let errors: [IngestionError.Kind] =
    [
      .missingFile, .folder, .empty, .binary(byte: 3), .spreadsheet, .malformed(.utf8, isDeclared: true),
      .malformed(.utf8, isDeclared: false), .unknownEncoding,
      .ambiguousEncoding([.init(encoding: .windows1258, text: "Hà"), .init(encoding: .tcvn3, text: "Hµ")]),
      .brokenGzip, .repeatedHeader("Số vụ"), .unreadable(SystemFault(code: 13)),
      .unknownColumn("popn", nearest: "population"),
      .twoColumns(role: .count, "Số vụ", "Số người"), .missingColumn(role: .count, nearest: nil),
      .missingColumn(role: .count, nearest: "coutn"), .noUnit(nearest: nil), .noPeriod(nearest: nil),
      .noIndicator(nearest: "chi"), .noHeaderRow(3), .severalSheets(["A", "B"]),
      .noTableInSheets(["A", "B"]),
      .daysWithinMonths(header: "date", first: "2022-01-05", second: "2022-01-17"),
      .brokenHeader, .noDataFiles, .noMatchingFile(pattern: "*.csv"), .folderAmongFiles,
      .noUnitList(BoundaryDate("1999")!), .noListToCarryTo(early, oldest: late),
      .cannotCarryBack(to: early, from: late), .nothingToCarry(to: late), .noCrosswalkColumn("old_code"),
      .noAttestationColumn("line"), .brokenRow, .noShare("2"), .sharesDoNotAddUp("06649", sum: 0.9),
      .noValidFrom, .registerOfPeriods,
      .unknownRole("units", nearest: "unit"),
      .noRowMeets([
        RowCondition(header: "Vùng", values: ["Bắc", "Nam"]), RowCondition(header: "Loại", values: ["A"]),
      ]), .noCondition("x"), .noMapping("x"), .unknownIndicator("robery", nearest: "robbery"),
      .unknownUnit("Xã B", nearest: nil), .description(.syntax("did not find expected ']'")),
      .description(.unknownKey("calender", nearest: "calendar")), .description(.repeatedKey("name")),
    ] + TableForm.allCases.map { .noFigureColumns($0) } + ForeignDocument.allCases.map { .foreign($0) }
    + faults.map { .workbook($0) }

  static let faults: [WorkbookFault] = [
    .notWorkbook, .truncated, .damaged(part: nil, problem: "CRC"), .damaged(part: "a.xml", problem: "CRC"),
    .otherDocument(.openText), .archiveWithoutWorkbook, .compoundFileWithoutWorkbook, .oldWorkbook,
    .passwordProtected, .hugePart("a.xml", limit: 9), .suspiciousCompression(part: "a.xml", limit: 9),
    .documentType(part: "a.xml"), .malformed(part: "a.xml", line: 2, problem: "mismatched tag"),
    .deepNesting(part: "a.xml", line: 2, limit: 9), .hugeTag(part: "a.xml", line: 2, limit: 9),
    .missingPart("a.xml"), .noSheet, .unknownSheet("A", nearest: "B"),
    .badReference(sheet: "A", reference: "1A"), .farReference(sheet: "A", reference: "XFE1"),
    .unknownText(sheet: "A", cell: "B2", index: "7", count: 3), .sparse(sheet: "A", filled: 2, fields: 900),
    .manyCells(sheet: "A", limit: 9), .manyMerges(sheet: "A", limit: 9), .manyTexts(part: "a.xml", limit: 9),
    .longText(sheet: "A", limit: 9), .overlappingMerges(sheet: "A"),
  ]

  /// A `keogiam.yaml` with every mistake that is known.
  static let description = """
    name: [a]
    calendar: moon
    targets: {a: b}
    boundaries: soon
    carry-to: soon
    crosswalk: {valid-from: x}
    breaks: [{indicator: a, date: x}, {reason: b}]
    province: x
    structural-zeros: [{indicator: a}, {indicator: a, before: x}, {indicator: a, before: 2012-01-01, after: 2011-01-01}]
    sources:
      - {layout: x, header-row: x, pattern: x, heading: count, fill-down: count, period: x, periods: {a: x}}
      - {file: a, where: x, same-key: x, missing: {a: b}, provisional: [1], status: x, encoding: x, thousands: x}
      - {file: a, layout: blocks, thousands: ",", decimal: ","}
      - {file: a, decimal: x, columns: x}
    """
  /// Others, which cannot stand beside them.
  static let otherDescriptions = [
    "sources: x", "breaks: x", "structural-zeros: x", "calendar: {year-start: 12-15, month-start: 14}",
    "calendar: {year-start: 12-15, year-label: x}", "a: 1\na: 2", "name: [",
  ]
}
