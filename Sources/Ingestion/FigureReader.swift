import Observations

/// The pass over one delimited file: every row becomes a figure, or a rejected row with all that is wrong with it.
struct FigureReader {
  let source: DelimitedSource
  let roles: [ColumnRole]
  var units: Interpreter<Int>
  private var indicators: Interpreter<Int>
  private var periods: Interpreter<Period>
  private var reportDays: Interpreter<CalendarDate?>
  private var statuses: Interpreter<DataStatus>

  let count: Int
  let denominator: Int?
  let population: Int?

  init(source: DelimitedSource) {
    let layout = source.layout
    func columns(_ roles: [ColumnRole]) -> [Int] { roles.compactMap { layout[$0] } }
    self.source = source
    roles = layout.present(ColumnRole.ofUnit)
    units = Interpreter(columns: columns(roles))
    indicators = Interpreter(columns: columns([.indicator]))
    periods = Interpreter(columns: columns(source.time.roles))
    reportDays = Interpreter(columns: columns([.asOf]))
    statuses = Interpreter(columns: columns([.status]))
    count = layout[.count]!
    denominator = layout[.denominator]
    population = layout[.population]
  }

  /// Reads all rows and returns how many there are.
  mutating func readAll(into collector: inout CountCollector) -> Int {
    let text = source.text
    let bytes = text.bytes.span
    var rows = text.rows
    var rowCount = 0
    while let record = rows.next(in: bytes) {
      rowCount += 1
      if let fault = rows.fault {
        let issue = text.issue(fault, of: record)
        collector.reject([issue], text: text.text(of: record), at: place(of: record))
      } else {
        read(rows.fields, of: record, in: bytes, into: &collector)
      }
    }
    return rowCount
  }

  func place(of record: ScannedRecord) -> RowPlace {
    RowPlace(
      source: Int32(source.number), line: Int32(record.line), record: Int32(record.number),
      offset: record.start)
  }

  private mutating func read(
    _ fields: [FieldSpan], of record: ScannedRecord, in bytes: Span<UInt8>,
    into collector: inout CountCollector
  ) {
    let unit = unit(fields, record, in: bytes, &collector)
    let indicator = indicators.value(of: fields, in: bytes) { [source] texts in
      source.indicatorID(texts).flatMap { collector.indicator($0) }
    }
    let period = periods.value(of: fields, in: bytes) { [source] texts in
      source.time.period(of: texts).flatMap { period in
        collector.fault(of: period).map(Result.failure) ?? .success(period)
      }
    }
    let asOf = reportDays.value(of: fields, in: bytes, DelimitedSource.reportDay)
    let status = statuses.value(of: fields, in: bytes, DelimitedSource.status)
    let value = value(of: fields, in: bytes)
    let base = base(of: fields, in: bytes)

    guard let unit, let indicator, let period, let asOf, let status, case .success(let value) = value,
      case .success(let base) = base, !Self.isBelow(base, value)
    else {
      reject(fields, of: record, in: bytes, (unit, indicator, period, asOf), value, base, &collector)
      return
    }
    collector.add(
      CountRow(
        unit: unit, indicator: indicator, period: period, value: value, denominator: base, asOf: asOf,
        status: status), at: place(of: record))
    if population != nil { notePopulation(fields, record, unit, period, in: bytes, &collector) }
  }

  /// Rejects a row with all that is wrong with it; where its key is known, the table learns that a figure is missing.
  private mutating func reject(
    _ fields: [FieldSpan], of record: ScannedRecord, in bytes: Span<UInt8>,
    _ key: (unit: Int?, indicator: Int?, period: Period?, asOf: CalendarDate??),
    _ value: Result<CountRow.Value, CellFault>, _ base: Result<Int?, CellFault>,
    _ collector: inout CountCollector
  ) {
    let cellFaults = [
      units.fault(of: fields, in: bytes), indicators.fault(of: fields, in: bytes),
      periods.fault(of: fields, in: bytes), reportDays.fault(of: fields, in: bytes),
      statuses.fault(of: fields, in: bytes),
    ]
    var faults = cellFaults.compactMap(\.self)
    if case .failure(let fault) = value { faults.append(fault) }
    if case .failure(let fault) = base { faults.append(fault) }
    if case .success(let value) = value, case .success(let base) = base, Self.isBelow(base, value) {
      faults.append(CellFault(role: .denominator, kind: .denominatorBelowCount))
    }
    collector.reject(
      faults.map { issue($0, record, fields) }, text: source.text.text(of: record), at: place(of: record))
    guard let unit = key.unit, let indicator = key.indicator, let period = key.period, let asOf = key.asOf
    else { return }
    collector.add(
      CountRow(unit: unit, indicator: indicator, period: period, value: .missing(.rejected), asOf: asOf),
      at: place(of: record))
  }
}
