import Observations

extension FigureReader {
  /// Adds the figures of a row, and rejects it where anything in it is wrong; what is right in it is used.
  mutating func readFigures(
    _ key: RowKey, _ fields: [FieldSpan], of record: ScannedRecord, in bytes: Span<UInt8>,
    _ collector: inout CountCollector
  ) {
    var faults: [CellFault] = []
    let isKnown =
      key.unit != nil && key.indicator != nil && key.times != nil && key.asOf != nil && key.status != nil
    if !isKnown { faults = keyFaults(key, fields, in: bytes) }
    let months = monthsReported(fields, in: bytes)
    if case .failure(let fault) = months { faults.append(fault) }
    for place in cells.indices {
      if isKnown, mergedFigures.isEmpty, addPlain(place, key, fields, of: record, in: bytes, &collector) {
        continue
      }
      let isMerged =
        !mergedFigures.isEmpty && mergedFigures[record.line]?.contains(cells[place].figure.column) == true
      let figure: Result<FigureCell, CellFault> =
        isMerged
        ? .failure(CellFault(role: .count, column: cells[place].figure.column, kind: .mergedFigure))
        : figure(place, fields, in: bytes)
      let time = key.times?[place]
      let lateness = time.flatMap { $0.isToCome ? collector.fault(of: $0.period) : nil }
      if case .success(let read) = figure, read.isBlank, lateness != nil { continue }
      let (coverage, refusal) = coverage(of: figure, months, time?.period)
      let indicator = fixedIndicators[place] ?? key.indicator
      var fault = refusal
      if fault == nil, case .success(let read) = figure, read.lacksBase, let indicator, indicator >= 0,
        collector.isProportion(indicator)
      {
        fault = CellFault(
          role: .denominator, column: cells[place].figure.denominator, kind: .noBase(of: .count))
      }
      if key.times != nil, time == nil {
        fault = CellFault(role: .count, column: cells[place].figure.column, kind: .periodContradiction)
      }
      if let lateness { fault = CellFault(role: nil, column: lateColumn(place), kind: lateness.kind) }
      if let fault, !faults.contains(fault) { faults.append(fault) }
      guard let unit = key.unit, let time, lateness == nil, let asOf = key.asOf, let indicator, indicator >= 0
      else {
        continue
      }
      var row = CountRow(
        unit: unit, indicator: indicator, period: time.period, value: .missing(.rejected), asOf: asOf)
      if let status = key.status, case .success(let read) = figure, case .success = months, refusal == nil {
        row = self.row(row, saying: read, status, isProportion: collector.isProportion(indicator))
        if coverage == nil { addPrevious(read, of: row, status, record, &collector) }
      }
      collector.add(row, at: self.place(of: record), group: sumGroup, coverage: coverage)
    }
    if isKnown, population != nil { notePopulation(key, fields, record, in: bytes, &collector) }
    if !faults.isEmpty { reject(faults, fields, of: record, &collector) }
  }

  /// Adds a figure that digits say and nothing else touches, as nearly all are; false, and nothing added, for any other.
  ///
  /// Mutating, since the reader would be copied for every row otherwise.
  private mutating func addPlain(
    _ place: Int, _ key: RowKey, _ fields: [FieldSpan], of record: ScannedRecord, in bytes: Span<UInt8>,
    _ collector: inout CountCollector
  ) -> Bool {
    guard cells[place].isPlain, case .unit(let unit)? = key.subject, let time = key.times?[place],
      !time.isToCome, let asOf = key.asOf, let status = key.status,
      let indicator = fixedIndicators[place] ?? key.indicator, indicator >= 0,
      !collector.isProportion(indicator),
      let plain = CellNumber.plain(fields[cells[place].figure.column], in: bytes)
    else { return false }
    let row = CountRow(
      unit: unit, indicator: indicator, period: time.period, value: .count(Int32(plain.value)), asOf: asOf,
      status: status)
    collector.add(row, at: self.place(of: record), group: sumGroup)
    return true
  }

  /// `row` with what its cells say; of a proportion a count without a base is missing.
  private func row(_ row: CountRow, saying read: FigureCell, _ status: DataStatus, isProportion: Bool)
    -> CountRow
  {
    CountRow(
      unit: Int(row.unit), indicator: Int(row.indicator), period: row.period,
      value: isProportion ? read.valueOverBase : read.value,
      denominator: cells.count == 1 || isProportion ? read.base : nil, asOf: row.asOf,
      status: status.union(read.status))
  }

  /// Adds last year's figure of a pair.
  private func addPrevious(
    _ read: FigureCell, of row: CountRow, _ status: DataStatus, _ record: ScannedRecord,
    _ collector: inout CountCollector
  ) {
    let period = row.period
    guard let previous = read.previous,
      let before = Period(
        year: period.year - 1, firstMonth: period.firstMonth, monthCount: period.monthCount)
    else { return }
    let figure = CountRow(
      unit: Int(row.unit), indicator: Int(row.indicator), period: before, value: .count(previous),
      asOf: row.asOf, status: status)
    collector.addPrevious(figure, at: place(of: record))
  }

  /// How many months of `period` a figure covers, nil for all of a whole one, or why the figure is not used.
  private func coverage(
    of figure: Result<FigureCell, CellFault>, _ months: Result<Int?, CellFault>, _ period: Period?
  ) -> (months: Int?, fault: CellFault?) {
    switch (figure, months) {
    case (.failure(let fault), _): return (nil, fault)
    case (.success(let read), .success(let months)):
      guard case .count = read.value, let period, let months else { return (nil, nil) }
      if let fault = Self.fault(months, of: period) { return (nil, fault) }
      return (months < period.monthCount ? months : nil, nil)
    case (.success, .failure): return (nil, nil)
    }
  }

  /// How many months of their periods the row's figures cover; nil where the row does not say.
  private func monthsReported(_ fields: [FieldSpan], in bytes: Span<UInt8>) -> Result<Int?, CellFault> {
    guard let column = monthsColumn else { return .success(nil) }
    if let plain = CellNumber.plain(fields[column], in: bytes) { return .success(plain.value) }
    switch source.marks.value(of: fields[column].text(in: bytes)) {
    case .success(.count(let months)): return .success(Int(months))
    case .success(.missing): return .success(nil)
    case .failure(let fault): return .failure(CellFault(role: .monthsReported, kind: fault.kind))
    }
  }

  /// What is wrong with a figure of `period` that covers `months` months.
  private static func fault(_ months: Int, of period: Period) -> CellFault? {
    if months == 0 { return CellFault(role: .monthsReported, kind: .noMonths) }
    if months <= period.monthCount { return nil }
    return CellFault(role: .monthsReported, kind: .tooManyMonths(period))
  }

  /// Counts a row that is one case.
  mutating func readIncident(
    _ key: RowKey, isCounted: Bool, _ fields: [FieldSpan], of record: ScannedRecord, in bytes: Span<UInt8>,
    _ collector: inout CountCollector
  ) {
    guard let unit = key.unit, let indicator = key.indicator, let time = key.times?[0], let asOf = key.asOf,
      let status = key.status, !time.isToCome
    else {
      var faults = keyFaults(key, fields, in: bytes)
      if let time = key.times?[0], let late = collector.fault(of: time.period) {
        faults.append(CellFault(role: source.time.roles.first, kind: late.kind))
      }
      return reject(faults, fields, of: record, &collector)
    }
    let row = CountRow(
      unit: unit, indicator: indicator, period: time.period, value: .count(isCounted ? 1 : 0),
      denominator: collector.isProportion(indicator) ? 1 : nil, asOf: asOf, status: status)
    collector.add(row, at: place(of: record), group: source.group)
  }

  /// Keeps the figures of a total row, to be held against their parts.
  mutating func readTotal(
    _ scope: TotalScope, _ key: RowKey, _ fields: [FieldSpan], of record: ScannedRecord,
    in bytes: Span<UInt8>,
    _ collector: inout CountCollector
  ) {
    let place = place(of: record)
    let isHeading = scope == .following
    if isHeading { counts.headings += 1 } else { counts.totals += 1 }
    if isHeading { collector.closeHeadings(ofSource: place.source, at: place.record) }
    defer { lastMark = place.record }
    if !isHeading, place.record > 1 { lastTotal = place.record }
    for index in cells.indices {
      guard case .success(let read) = figure(index, fields, in: bytes), case .count(let count) = read.value,
        let indicator = fixedIndicators[index] ?? key.indicator, indicator >= 0, let time = key.times?[index],
        let asOf = key.asOf
      else { continue }
      let position = issue(
        CellFault(role: .count, column: cells[index].value.column, kind: .blank), record, fields
      )
      .position
      collector.addTotal(
        TotalFigure(
          place: place, position: position, scope: scope, since: lastMark, until: .max, indicator: indicator,
          period: time.period, asOf: asOf, count: Int(count)))
    }
  }

  /// Rejects a row for `faults`.
  mutating func reject(
    _ faults: [CellFault], _ fields: [FieldSpan], of record: ScannedRecord, _ collector: inout CountCollector
  ) {
    collector.reject(
      faults.map { issue($0, record, fields) }, text: source.table.text.text(of: record),
      at: place(of: record))
  }

  /// All that is wrong with the cells that name what a row is of.
  private mutating func keyFaults(
    _ key: RowKey, _ fields: [FieldSpan], in bytes: Span<UInt8>
  ) -> [CellFault] {
    var faults: [CellFault?] = [
      subjects.fault(of: fields, in: bytes), indicators.fault(of: fields, in: bytes),
      times.fault(of: fields, in: bytes), reportDays.fault(of: fields, in: bytes),
      statuses.fault(of: fields, in: bytes),
    ]
    if case .unnamed = key.subject {
      faults[0] = CellFault(role: roles.contains(.unit) ? .unit : .unitCode, kind: .blank)
    }
    return faults.compactMap(\.self)
  }

  /// The column that a figure of a period to come is reported at: its own, where the header names the period.
  private func lateColumn(_ place: Int) -> Int? {
    cells[place].figure.period == nil ? nil : cells[place].figure.column
  }

  private mutating func notePopulation(
    _ key: RowKey, _ fields: [FieldSpan], _ record: ScannedRecord, in bytes: Span<UInt8>,
    _ collector: inout CountCollector
  ) {
    guard let unit = key.unit, let period = key.times?.lazy.compactMap({ $0?.period }).max() else { return }
    if let plain = CellNumber.plain(fields[population!.column], in: bytes) {
      return collector.setPopulation(plain.value, of: unit, in: period)
    }
    if population!.cell(of: fields, in: bytes) == nil { decideFormats() }
    switch population!.cell(of: fields, in: bytes)! {
    case .number(let residents): collector.setPopulation(residents, of: unit, in: period)
    case .blank: break
    case .fault(let kind):
      let fault = CellFault(role: .population, kind: kind)
      collector.note(issue(fault, record, fields), at: place(of: record))
    }
  }
}
