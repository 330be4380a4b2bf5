import Observations

/// The pass over one table: every row becomes figures, or a rejected row with all that is wrong with it.
struct FigureReader {
  /// A column of figures while it is read.
  struct Cells {
    let figure: FigureColumn
    var value: NumberColumn
    var base: NumberColumn?
    /// Whether digits alone are the count, whatever stands in other cells.
    let isPlain: Bool
  }

  let source: TableSource
  let roles: [ColumnRole]
  var subjects: Interpreter<RowSubject>
  var indicators: Interpreter<Int>
  var times: Interpreter<[FigureTime?]>
  var reportDays: Interpreter<CalendarDate?>
  var statuses: Interpreter<DataStatus>
  var conditions: Interpreter<Bool>
  var cells: [Cells]
  var population: NumberColumn?
  /// The indicators that headers name, by figure; nil where the row names it.
  var fixedIndicators: [Int?]
  var numbers: [NumberDecision] = []
  /// The damaged texts that were noted.
  var damagedTexts: Set<String> = []
  var rows: RowReader
  var counts = RowCounts()
  /// Rows without figures whose meaning depends on what follows.
  var pending: [PendingRow] = []
  /// The record of the last heading or total.
  var lastMark: Int32 = 0
  /// The record of the last total below rows of figures; 0 where there is none.
  var lastTotal: Int32 = 0
  /// By row of a sheet, the columns whose cell is merged with an earlier one.
  let mergedFigures: [Int: Set<Int>]
  /// Whether any row met the conditions.
  var hasMet = false
  /// The columns that must be blank, besides the figures, in a row that is no row of figures.
  let timeColumns: [Int]
  /// The columns of the table that name a unit.
  let unitColumns: [Int]
  // What is asked of the source for every row: to look into it costs more than to know.
  let isSheet: Bool
  let hasBlocks: Bool
  let hasConditions: Bool
  let monthsColumn: Int?
  let ownStatus: DataStatus
  /// The group in which figures of one key add up; nil where they do not.
  let sumGroup: Int?

  init(source: TableSource) {
    let columns = source.columns
    func places(_ roles: [ColumnRole]) -> [Int] { roles.compactMap { columns[$0] } }
    self.source = source
    roles = columns.present(ColumnRole.ofUnit)
    subjects = Interpreter(columns: places(roles))
    indicators = Interpreter(columns: places(ColumnRole.ofIndicator))
    times = Interpreter(columns: places(source.time.roles))
    reportDays = Interpreter(columns: places([.asOf]))
    statuses = Interpreter(columns: places([.status]))
    conditions = Interpreter(columns: source.conditionColumns)
    let format = NumberFormat(declaredBy: source.description)
    func number(_ role: ColumnRole, _ column: Int) -> NumberColumn {
      NumberColumn(role: role, column: column, header: columns.headers[column], format: format)
    }
    cells = source.layout.figures.map { figure in
      Cells(
        figure: figure, value: number(.count, figure.column),
        base: figure.denominator.map { number(.denominator, $0) },
        isPlain: figure.denominator == nil && figure.column != columns[.rate]
          && columns[.monthsReported] == nil && !source.marks.includeNumbers
          && source.description.provisional.isEmpty)
    }
    population = columns[.population].map { number(.population, $0) }
    fixedIndicators = []
    rows = source.rows
    timeColumns = places(source.time.roles).filter { $0 < columns.ownCount }
    unitColumns = places([.unit, .unitCode]).filter { $0 < columns.ownCount }
    isSheet = source.isSheet
    mergedFigures = source.mergedFigures
    hasBlocks = source.description.heading != nil
    hasConditions = !source.description.conditions.isEmpty
    monthsColumn = columns[.monthsReported]
    ownStatus = source.description.status
    sumGroup = source.addsRows ? source.group : nil
  }

  /// Reads all rows.
  mutating func readAll(into collector: inout CountCollector) -> SourceReading {
    fixedIndicators = source.layout.figures.map { figure in
      figure.indicator.flatMap { try? collector.indicator($0).get() }
    }
    for (figure, known) in zip(source.layout.figures, fixedIndicators)
    where figure.indicator != nil && known == nil {
      let position = DataIssue.Position(
        file: source.name, line: source.table.header.line, record: 0, column: nil,
        header: source.columns.headers[figure.column], isInSheet: isSheet)
      let issue = DataIssue(position: position, kind: .tooManyIndicators(limit: collector.indicators.count))
      collector.note(issue, at: RowPlace(source: Int32(source.number), line: 0, record: 0, offset: 0))
    }
    if source.layout.form == .incidents { collector.countIncidents(inGroup: source.group) }
    // A copy, so that its bytes can be looked at while the reader changes.
    let text = source.table.text
    let bytes = text.bytes.span
    while let record = rows.next(in: bytes) {
      counts.read += 1
      if counts.read == Self.rowsMeasured { expectRows(behind: record, in: bytes, &collector) }
      if let fault = rows.fault {
        pending.append(PendingRow(record: record, fields: [], fault: fault))
      } else if isBare(rows.fields, in: bytes) {
        readBare(rows.fields, of: record, in: bytes, &collector)
      } else {
        if !pending.isEmpty { readPending(in: bytes, into: &collector) }
        read(rows.fields, of: record, in: bytes, into: &collector)
      }
    }
    readTrailer(in: bytes, into: &collector)
    return SourceReading(
      rows: counts, numbers: numbers, hasMetConditions: hasMet || !hasConditions || counts.read == 0)
  }

  /// How many rows tell how long the others are.
  private static let rowsMeasured = 1024

  /// Makes room for the figures of all rows, which are taken to be as long as those up to `record`.
  private func expectRows(
    behind record: ScannedRecord, in bytes: Span<UInt8>, _ collector: inout CountCollector
  ) {
    let measured = record.end - source.table.header.end.offset
    let rest = (bytes.count - record.end) / (measured / Self.rowsMeasured + 1) + 1
    // Never more than the text itself takes: the first rows may be shorter than all others.
    let most = bytes.count / MemoryLayout<CountRow>.stride
    if sumGroup == nil { collector.expect(figures: min(rest * max(1, cells.count), most)) }
  }

  func place(of record: ScannedRecord) -> RowPlace {
    RowPlace(
      source: Int32(source.number), line: Int32(record.line), record: Int32(record.number),
      offset: record.start)
  }

  /// Reads one row.
  mutating func read(
    _ fields: [FieldSpan], of record: ScannedRecord, in bytes: Span<UInt8>,
    into collector: inout CountCollector
  ) {
    let meets = !hasConditions || meetsConditions(fields, in: bytes)
    if !meets, source.layout.form != .incidents || !cells.isEmpty {
      counts.leftOut += 1
      return
    }
    hasMet = hasMet || meets
    var key = RowKey(
      subject: subject(fields, record, in: bytes, &collector),
      indicator: rowIndicator(fields, record, in: bytes, &collector),
      times: times(fields, in: bytes, collector),
      asOf: reportDays.known(fields, in: bytes)
        ?? reportDays.learn(TableSource.reportDay(reportDays.newTexts)),
      status: status(fields, in: bytes)?.union(ownStatus))
    if case .unnamed = key.subject { key.subject = unnamed(fields, in: bytes) }
    switch key.subject {
    case .heading:
      rows.heading = fields[source.columns[.unit]!]
      readTotal(.following, key, fields, of: record, in: bytes, &collector)
    case .total(let scope): readTotal(scope, key, fields, of: record, in: bytes, &collector)
    default:
      if cells.isEmpty {
        readIncident(key, isCounted: meets, fields, of: record, in: bytes, &collector)
      } else {
        readFigures(key, fields, of: record, in: bytes, &collector)
      }
    }
  }

  /// The row's own indicator; no index where headers name all of them.
  private mutating func rowIndicator(
    _ fields: [FieldSpan], _ record: ScannedRecord, in bytes: Span<UInt8>, _ collector: inout CountCollector
  ) -> Int? {
    if !cells.isEmpty, cells.allSatisfy({ $0.figure.indicator != nil }) { return -1 }
    return indicator(fields, record, in: bytes, &collector)
  }

  private mutating func status(_ fields: [FieldSpan], in bytes: Span<UInt8>) -> DataStatus? {
    statuses.known(fields, in: bytes) ?? statuses.learn(TableSource.status(statuses.newTexts))
  }

  /// The periods of the row's figures.
  private mutating func times(
    _ fields: [FieldSpan], in bytes: Span<UInt8>, _ collector: CountCollector
  ) -> [FigureTime?]? {
    if let known = times.known(fields, in: bytes) { return known }
    let row = source.time.time(of: times.newTexts)
    return times.learn(
      row.map { row in
        let headers = source.layout.figures.isEmpty ? [nil] : source.layout.figures.map(\.period)
        return headers.map { FigureTime(row, header: $0, isToCome: collector.isToCome) }
      })
  }
}

/// What a row is of; nil where it is faulty.
struct RowKey {
  var subject: RowSubject?
  let indicator: Int?
  let times: [FigureTime?]?
  let asOf: CalendarDate??
  let status: DataStatus?

  /// The unit.
  var unit: Int? {
    if case .unit(let unit) = subject { return unit }
    return nil
  }
}

/// What a row is about.
enum RowSubject {
  case unit(Int)
  /// A total of other rows.
  case total(TotalScope)
  /// A district above its communes.
  case heading
  /// Nothing that is named in the columns of the unit.
  case unnamed
}
