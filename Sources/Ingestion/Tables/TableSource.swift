import Observations

/// Counts in a table: of a delimited text file, or a sheet of a workbook.
struct TableSource: CountSource {
  let table: TextTable
  /// "-" for standard input.
  let path: String
  let layout: TableLayout
  /// Its place among all sources.
  let number: Int
  /// The place of the first source of the same description.
  let group: Int
  let description: SourceDescription
  let marks: CountMarks
  let totals: TotalWords
  let time: TimeCells
  /// The columns of the conditions, in their order.
  let conditionColumns: [Int]
  /// The roles whose blank cells stand for the one above.
  let fillDown: [ColumnRole]
  /// Whether some rows are headings of those below them, by their names.
  let hasDistrictHeadings: Bool

  var name: String { table.name }
  var isSheet: Bool { table.text.sheet != nil }
  var columns: ColumnLayout { layout.columns }

  /// Recognises the columns of `text`; all mistakes that make it unusable are added to `errors`.
  init?(
    text: DelimitedText, path: String, number: Int, group: Int, description: SourceDescription,
    calendar: StatisticalCalendar, errors: inout [IngestionError]
  ) throws(IngestionError) {
    let table = try TextTable(text, words: HeaderWords(description), headerRows: description.headerRows)
    var kinds: [IngestionError.Kind] = []
    let layout = TableLayout(table.header, description, yearLabel: calendar.label, errors: &kinds)
    let sample = ColumnSample(table)
    var time = TimeCells(
      roles: layout.timeRoles, names: PeriodNames(description.periods) ?? PeriodNames([:])!,
      calendar: calendar)
    time.constant = description.constantTime
    if kinds.isEmpty { kinds += time.settle(with: sample, layout, description) }
    conditionColumns = description.conditions.compactMap { condition in
      ColumnLayout.column(named: condition.header, in: table.headers, errors: &kinds)
    }
    errors += kinds.map { IngestionError(file: text.name, line: table.header.line, kind: $0) }
    guard kinds.isEmpty else { return nil }
    self.table = table
    self.path = path
    self.layout = layout
    self.number = number
    self.group = group
    self.description = description
    self.time = time
    marks = CountMarks(
      missing: description.missing, zero: description.zero, provisional: description.provisional)
    let parents: [ColumnRole] = [.district, .districtCode, .province, .provinceCode].filter { role in
      layout.columns[role].map { $0 < layout.columns.ownCount } ?? false
    }
    let blanks = description.fillDown.isEmpty ? sample.filledDown(parents.map { layout.columns[$0]! }) : []
    fillDown = description.fillDown + parents.filter { blanks.contains(layout.columns[$0]!) }
    totals = TotalWords(description.totals)
    hasDistrictHeadings =
      description.heading == nil && layout.columns.hasHeadings && sample.mixesLevels(layout.columns)
  }

  func read(into collector: inout CountCollector) -> SourceReading {
    var reader = FigureReader(source: self)
    return reader.readAll(into: &collector)
  }

  func text(at place: RowPlace) -> String {
    var rows = table.rows(from: place)
    return rows.next(in: table.text.bytes.span).map(table.text.text(of:)) ?? ""
  }

  /// The rows as they are to be read: merged cells and groups filled in.
  var rows: RowReader {
    var rows = table.rows
    rows.filledColumns = fillDown.compactMap { columns[$0] }
    if columns.hasHeadings { rows.heading = FieldSpan(start: 0, end: 0, form: .plain) }
    return rows
  }

  /// By row of a sheet, the columns of figures whose cell is merged with an earlier one and holds nothing of its own.
  var mergedFigures: [Int: Set<Int>] {
    let columns = Set(layout.figures.map(\.column))
    var merged: [Int: Set<Int>] = [:]
    for range in table.text.sheet?.merges ?? [] {
      let own = columns.filter(range.columns.contains)
      if own.isEmpty { continue }
      for row in range.rows {
        for column in own where row > range.rows.lowerBound || column > range.columns.lowerBound {
          merged[row, default: []].insert(column)
        }
      }
    }
    return merged
  }

  /// Whether the sums of several rows are figures.
  var addsRows: Bool { layout.form == .incidents || description.sameKey == .add }

  /// Whether the periods of its rows depend on the calendar.
  var dependsOnCalendar: Bool { time.roles == [.date] && time.dates == .day }

  /// What dates stand for, where they stand for anything but themselves.
  var dateGrain: DateGrain? {
    if time.roles == [.date], case .grain(let grain) = time.dates { return grain }
    return nil
  }
}

extension TableSource {
  /// How the file is read; `file` is what the description should call it.
  func assumptions(file: String, reading: SourceReading) -> Assumptions.Source {
    var filled = description
    filled.file = file
    for role in ColumnRole.allCases where role != description.heading {
      let header = columns.header(of: role)
      filled.columns[role] = (header == TableLayout.heading ? nil : header) ?? filled.columns[role]
    }
    if columns[.indicator] != nil { filled.indicator = nil }
    filled.fillDown = fillDown
    filled.dateGrain = dateGrain
    if time.roles == [.date], time.dateOrder != .dayFirst { filled.dateOrder = time.dateOrder }
    filled.sheet = table.text.sheet?.name
    filled.encoding = table.text.encoding
    let numbers = reading.numbers
    filled.thousands = filled.thousands ?? Self.common(numbers.compactMap(\.thousands))
    filled.decimal = filled.decimal ?? Self.common(numbers.compactMap(\.decimal))
    let delimiters = [
      Ascii.comma: "comma", Ascii.semicolon: "semicolon", Ascii.tab: "tab", Ascii.bar: "bar",
    ]
    return Assumptions.Source(
      description: filled, origin: isSheet ? "workbook" : "separated by \(delimiters[table.text.delimiter]!)",
      sheetNotes: table.text.sheet?.notes ?? [], encoding: table.text.encoding,
      encodingEvidence: table.text.encodingEvidence, numberNotes: numbers.map(\.note),
      unusedColumns: columns.unusedHeaders(besides: layout.figures),
      isGrainInferred: dateGrain != nil && description.dateGrain == nil,
      form: layout.form, header: table.header,
      figures: layout.figures.map { figure in
        .init(
          header: columns.headers[figure.column], indicator: figure.indicator,
          period: figure.period?.description)
      })
  }

  /// The one sign in `signs`, or nil where there is none or there are several.
  private static func common(_ signs: [NumberSeparator]) -> NumberSeparator? {
    Set(signs).count == 1 ? signs[0] : nil
  }
}
