import Observations

/// How the columns of one table are read: which name the unit and the time of a row, and which hold its figures.
struct TableLayout: Sendable {
  let form: TableForm
  /// The columns of roles; a heading above the rows is a column behind all others.
  let columns: ColumnLayout
  /// The columns of figures, in file order; none for incidents that are counted.
  let figures: [FigureColumn]
  /// The roles of the row that name its period.
  let timeRoles: [ColumnRole]
  /// The header that headings of groups are read under.
  static let heading = "(heading)"

  /// Takes `header` for what `description` says, and infers what it leaves open; mistakes are added to `errors`.
  init(
    _ header: TableHeader, _ description: SourceDescription, yearLabel: StatisticalCalendar.YearLabel,
    errors: inout [IngestionError.Kind]
  ) {
    let reader = HeaderReader(description, header: header, yearLabel: yearLabel)
    let meanings = header.levels.map(reader.meaning)
    let figureColumns = Set(
      meanings.indices.filter { meanings[$0].period != nil || meanings[$0].isIndicator })
    // Of one row a case, headers such as "number" or "report date" mean the case: such columns are used where they are named.
    let ownWords: [ColumnRole: String] =
      description.layout == .incidents
      ? [.count: "", .denominator: "", .asOf: "", .type: "", .status: ""] : [:]
    let columns = ColumnLayout(
      header, mapping: ownWords.merging(description.columns) { $1 }, allowed: ColumnRole.ofCounts,
      figures: figureColumns,
      heading: description.heading, errors: &errors)
    let free = figureColumns.subtracting(columns.mappedColumns).sorted()
    let form = description.form(columns, free.map { meanings[$0] })
    self.form = form
    timeRoles = TimeCells.roles(in: columns)
    self.columns = columns.without(ColumnRole.ofPeriod.filter { !TimeCells.roles(in: columns).contains($0) })
    let choice = FigureChoice(form, description, columns, free.map { ($0, meanings[$0]) }, header)
    figures = choice.figures
    errors += choice.faults(timeRoles: timeRoles)
  }
}

extension HeaderMeaning {
  var isIndicator: Bool {
    if case .indicator = measure { return true }
    return false
  }
}

extension SourceDescription {
  /// The form that is declared, or that headers `meanings` beside the columns of roles speak for.
  fileprivate func form(_ columns: ColumnLayout, _ meanings: [HeaderMeaning]) -> TableForm {
    if let layout, layout != .blocks { return layout }
    if columns[.count] != nil || columns[.rate] != nil { return .long }
    if meanings.contains(where: { $0.period != nil && $0.isIndicator }) { return .wideBoth }
    if meanings.contains(where: { $0.period != nil }) { return .widePeriods }
    if meanings.contains(where: \.isIndicator) { return .wideIndicators }
    return .long
  }
}
