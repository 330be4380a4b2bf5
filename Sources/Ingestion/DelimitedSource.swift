import Observations

/// Counts in a delimited text file, one figure a row.
struct DelimitedSource: CountSource {
  let text: DelimitedText
  /// "-" for standard input.
  let path: String
  let layout: ColumnLayout
  /// Its place among all sources.
  let number: Int
  let description: SourceDescription
  let marks: CountMarks
  let time: TimeCells

  var name: String { text.name }

  /// Recognises the columns of `text`; all mistakes that make it unusable are added to `errors`.
  init?(
    text: DelimitedText, path: String, number: Int, description: SourceDescription,
    errors: inout [IngestionError]
  ) {
    var kinds: [IngestionError.Kind] = []
    let all = ColumnLayout(
      headers: text.headers, mapping: description.columns, allowed: ColumnRole.ofCounts, errors: &kinds)
    kinds += Self.missingRoles(in: all, description)
    let roles = TimeCells.roles(in: all)
    let layout = all.without(ColumnRole.ofPeriod.filter { !roles.contains($0) })
    var grain = description.dateGrain
    if kinds.isEmpty, grain == nil, roles == [.date] {
      let days = Self.distinctDays(in: text, column: layout[.date]!)
      grain = DateGrain.inferred(from: days)
      if grain == nil { kinds.append(Self.daysWithinMonths(days, layout)) }
    }
    errors += kinds.map { IngestionError(file: text.name, line: text.headerLine, kind: $0) }
    guard kinds.isEmpty else { return nil }
    self.text = text
    self.path = path
    self.layout = layout
    self.number = number
    self.description = description
    marks = CountMarks(missing: description.missing, zero: description.zero)
    time = TimeCells(roles: roles, grain: grain ?? .month)
  }

  func read(into collector: inout CountCollector) -> SourceReading {
    var reader = FigureReader(source: self)
    return reader.readAll(into: &collector)
  }

  func text(at place: RowPlace) -> String {
    var rows = text.rows(from: place)
    return rows.next(in: text.bytes.span).map(text.text(of:)) ?? ""
  }

  /// What dates stand for, where dates are in use.
  var dateGrain: DateGrain? { time.roles == [.date] ? time.grain : nil }

  /// How the file is read; `file` is what the description should call it.
  func assumptions(file: String, numbers: [NumberDecision]) -> Assumptions.Source {
    var filled = description
    filled.file = file
    for role in ColumnRole.allCases { filled.columns[role] = layout.header(of: role) ?? filled.columns[role] }
    if layout[.indicator] != nil { filled.indicator = nil }
    filled.dateGrain = dateGrain
    filled.encoding = text.encoding
    filled.thousands = filled.thousands ?? Self.common(numbers.compactMap(\.thousands))
    filled.decimal = filled.decimal ?? Self.common(numbers.compactMap(\.decimal))
    let delimiters = [Ascii.comma: "comma", Ascii.semicolon: "semicolon", Ascii.tab: "tab"]
    return Assumptions.Source(
      description: filled, delimiter: delimiters[text.delimiter]!, encoding: text.encoding,
      encodingEvidence: text.encodingEvidence, numberNotes: numbers.map(\.note),
      unusedColumns: layout.unusedHeaders,
      isGrainInferred: dateGrain != nil && description.dateGrain == nil)
  }

  /// The one sign in `signs`, or nil where there is none or there are several.
  private static func common(_ signs: [NumberSeparator]) -> NumberSeparator? {
    Set(signs).count == 1 ? signs[0] : nil
  }

  private static func missingRoles(
    in layout: ColumnLayout, _ description: SourceDescription
  ) -> [IngestionError.Kind] {
    var missing: [IngestionError.Kind] = []
    if layout[.count] == nil {
      missing.append(.missingColumn(role: .count, nearest: layout.nearest(to: .count)))
    }
    if layout[.unit] == nil, layout[.unitCode] == nil {
      missing.append(.noUnit(nearest: layout.nearest(to: .unit)))
    }
    if layout.present([.period, .year, .date]).isEmpty {
      missing.append(.noPeriod(nearest: layout.nearest(to: .period)))
    }
    if layout[.indicator] == nil, description.indicator == nil {
      missing.append(.noIndicator(nearest: layout.nearest(to: .indicator)))
    }
    return missing
  }

  /// The days that stand in `column`, each once, in order of appearance; what is no day is left to the reading.
  private static func distinctDays(in text: DelimitedText, column: Int) -> [CalendarDate] {
    let bytes = text.bytes.span
    var dates = InternTable(columns: [column])
    var days: [CalendarDate] = []
    var rows = text.rows
    while rows.next(in: bytes) != nil {
      if rows.fault != nil { continue }
      let known = dates.count
      let number = dates.number(of: rows.fields, in: bytes)
      guard number == known, case .day(let day) = DateText(dates.texts(of: number)[0]) else { continue }
      days.append(day)
    }
    return Set(days).sorted()
  }

  /// That the days are none of a grain, shown by the first two within one month or, failing that, the first two.
  private static func daysWithinMonths(_ days: [CalendarDate], _ layout: ColumnLayout) -> IngestionError.Kind
  {
    let first = days.indices.dropFirst().first { days[$0].components.day != days[0].components.day } ?? 1
    return .daysWithinMonths(
      header: layout.header(of: .date)!, first: days[0].description, second: days[first].description)
  }
}
