import Observations

/// The pass over one delimited file: every row becomes a figure, or a rejected row with all that is wrong with it.
struct FigureReader {
  let source: DelimitedSource
  let roles: [ColumnRole]
  var units: Interpreter<Int>
  var indicators: Interpreter<Int>
  private var periods: Interpreter<Period>
  private var reportDays: Interpreter<CalendarDate?>
  private var statuses: Interpreter<DataStatus>

  var count: NumberColumn
  var denominator: NumberColumn?
  var population: NumberColumn?
  var putOffRows: [PutOffRow] = []
  /// The damaged texts that were noted.
  var damagedTexts: Set<String> = []

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
    let format = NumberFormat(declaredBy: source.description)
    count = NumberColumn(.count, in: layout, format)!
    denominator = NumberColumn(.denominator, in: layout, format)
    population = NumberColumn(.population, in: layout, format)
  }

  /// Reads all rows.
  mutating func readAll(into collector: inout CountCollector) -> SourceReading {
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
    finish(in: bytes, into: &collector)
    let decisions = [count, denominator, population].compactMap { $0?.decision }
    return SourceReading(rowCount: rowCount, numbers: decisions)
  }

  func place(of record: ScannedRecord) -> RowPlace {
    RowPlace(
      source: Int32(source.number), line: Int32(record.line), record: Int32(record.number),
      offset: record.start)
  }

  /// Reads one row, or puts it off; one that was put off takes the place that was held for it.
  mutating func read(
    _ fields: [FieldSpan], of record: ScannedRecord, in bytes: Span<UInt8>,
    into collector: inout CountCollector, replacing held: PutOffRow? = nil
  ) {
    let unit = unit(fields, record, in: bytes, &collector)
    let indicator = indicator(fields, record, in: bytes, &collector)
    let period = periods.value(of: fields, in: bytes) { [source] texts in
      source.time.period(of: texts).flatMap { period in
        collector.fault(of: period).map(Result.failure) ?? .success(period)
      }
    }
    let asOf = reportDays.value(of: fields, in: bytes, DelimitedSource.reportDay)
    let status = statuses.value(of: fields, in: bytes, DelimitedSource.status)
    let value = count.value(of: fields, in: bytes, source.marks)
    let base = base(of: fields, in: bytes)
    let residents = population == nil ? .blank : population!.cell(of: fields, in: bytes)

    guard let value, let base, let residents else {
      putOff(record, FigureKey(unit, indicator, period, asOf), &collector)
      return
    }
    guard let unit, let indicator, let period, let asOf, let status, case .success(let value) = value,
      case .success(let base) = base, !Self.isBelow(base, value)
    else {
      let key = FigureKey(unit, indicator, period, asOf)
      reject(fields, of: record, in: bytes, key, value, base, isHeld: held != nil, &collector)
      return
    }
    let row = CountRow(
      unit: unit, indicator: indicator, period: period, value: value, denominator: base, asOf: asOf,
      status: status)
    if let held {
      collector.replace(held.row!, by: row)
    } else {
      collector.add(row, at: place(of: record))
    }
    if population != nil { notePopulation(residents, fields, record, unit, period, &collector) }
  }

  /// Rejects a row with all that is wrong with it; where its key is known, the table learns that a figure is missing.
  private mutating func reject(
    _ fields: [FieldSpan], of record: ScannedRecord, in bytes: Span<UInt8>,
    _ key: FigureKey?, _ value: Result<CountRow.Value, CellFault>, _ base: Result<Int?, CellFault>,
    isHeld: Bool, _ collector: inout CountCollector
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
    if let key, !isHeld { collector.add(key.rejected, at: place(of: record)) }
  }
}
