import Observations

/// What the cells of one figure say.
struct FigureCell {
  var value: CountRow.Value
  var base: Int?
  /// Last year's figure, where the cell holds a pair.
  var previous: Int32?
  var status: DataStatus = []
  /// Why there is no base, where a column should hold one.
  var baseReason: MissingReason?

  var isBlank: Bool { value == .missing(.blank) }

  /// The numerator of a proportion; missing for the reason of its base where there is none.
  var valueOverBase: CountRow.Value {
    guard case .count = value, base == nil else { return value }
    return .missing(baseReason == .blank ? .noDenominator : baseReason ?? .noDenominator)
  }

  /// Whether a count stands beside a blank base.
  var lacksBase: Bool {
    guard case .count = value else { return false }
    return baseReason == .blank
  }
}

extension FigureReader {
  /// What the cells of figure `place` say, or what is wrong with them.
  mutating func figure(
    _ place: Int, _ fields: [FieldSpan], in bytes: Span<UInt8>
  ) -> Result<FigureCell, CellFault> {
    if source.columns[.rate] == cells[place].value.column { return rate(place, fields, in: bytes) }
    if cells[place].base == nil, let value = cells[place].value.value(of: fields, in: bytes, source.marks),
      case .success(let value) = value
    {
      return .success(FigureCell(value: value, status: markedStatus(place, fields, in: bytes)))
    }
    let value = number(place, fields, in: bytes)
    var cell: FigureCell
    switch value {
    case .success(let value): cell = FigureCell(value: value)
    case .failure(let fault):
      let text = fields[cells[place].value.column].text(in: bytes)
      guard let pair = PairCell(source.marks.unmarked(text)) else {
        return .failure(fault)
      }
      cell = FigureCell(value: .count(pair.current), previous: pair.previous)
    }
    switch base(place, fields, in: bytes) {
    case .success(.count(let base)): cell.base = Int(base)
    case .success(.missing(let reason)): cell.baseReason = reason
    case .failure(let fault): return .failure(fault)
    }
    cell.status = markedStatus(place, fields, in: bytes)
    if let base = cell.base, case .count(let count) = cell.value, base < Int(count) {
      return .failure(
        CellFault(role: .denominator, column: cells[place].figure.denominator, kind: .denominatorBelowCount))
    }
    return .success(cell)
  }

  /// The numerator that a rate in per cent stands for.
  private mutating func rate(
    _ place: Int, _ fields: [FieldSpan], in bytes: Span<UInt8>
  ) -> Result<FigureCell, CellFault> {
    let column = cells[place].value.column
    let text = fields[column].text(in: bytes)
    var base: Int?
    switch self.base(place, fields, in: bytes) {
    case .success(.count(let read)): base = Int(read)
    case .success(.missing): break
    case .failure(let fault): return .failure(fault)
    }
    guard let rate = RateCell(source.marks.unmarked(text)) else {
      return source.marks.value(of: text).flatMapError { _ in
        .failure(CellFault(role: .rate, column: column, kind: .notRate(text.trimmed)))
      }.flatMap { value in
        guard case .missing = value else {
          return .failure(CellFault(role: .rate, column: column, kind: .notRate(text.trimmed)))
        }
        return .success(FigureCell(value: value, base: base))
      }
    }
    guard let base else {
      return .failure(
        CellFault(role: .denominator, column: cells[place].figure.denominator, kind: .noBase(of: .rate)))
    }
    let (count, isExact) = rate.numerator(of: base)
    let status = markedStatus(place, fields, in: bytes)
    return .success(
      FigureCell(value: .count(Int32(count)), base: base, status: isExact ? status : status.union(.rounded)))
  }

  private mutating func number(
    _ place: Int, _ fields: [FieldSpan], in bytes: Span<UInt8>
  ) -> Result<CountRow.Value, CellFault> {
    if let value = cells[place].value.value(of: fields, in: bytes, source.marks) { return value }
    decideFormats()
    return cells[place].value.value(of: fields, in: bytes, source.marks)!
  }

  /// That a figure is not final, where a mark behind it or its base says so.
  private func markedStatus(_ place: Int, _ fields: [FieldSpan], in bytes: Span<UInt8>) -> DataStatus {
    if source.description.provisional.isEmpty { return [] }
    let columns = [cells[place].value.column, cells[place].base?.column].compactMap(\.self)
    return columns.contains { source.marks.isProvisional(fields[$0].text(in: bytes)) } ? .preliminary : []
  }

  /// The denominator, or why there is none: missing where there is no such column.
  private mutating func base(
    _ place: Int, _ fields: [FieldSpan], in bytes: Span<UInt8>
  ) -> Result<CountRow.Value, CellFault> {
    guard let column = cells[place].base else { return .success(.missing(.noDenominator)) }
    var read = column.value(of: fields, in: bytes, source.marks)
    if read == nil {
      decideFormats()
      read = cells[place].base!.value(of: fields, in: bytes, source.marks)
    }
    return read!
  }

  /// Decides how the numbers of all columns are written.
  mutating func decideFormats() {
    var columns: [NumberColumn] = []
    for column in cells.flatMap({ [$0.value, $0.base].compactMap(\.self) }) + [population].compactMap(\.self)
    where column.format == nil && !columns.contains(where: { $0.column == column.column }) {
      columns.append(column)
    }
    let used = Set(columns.map(\.column))
    let others = source.columns.unusedColumns.filter { !used.contains($0) }
    let decided = NumberFormats(of: columns, others: others, in: source.table, source.marks)
    numbers = decided.decisions
    for place in cells.indices {
      cells[place].value.format = cells[place].value.format ?? decided.formats[cells[place].value.column]
      if let base = cells[place].base {
        cells[place].base!.format = base.format ?? decided.formats[base.column]
      }
    }
    if let column = population?.column { population!.format = population!.format ?? decided.formats[column] }
  }

  /// The issue that `fault` of a cell of `record` amounts to.
  func issue(_ fault: CellFault, _ record: ScannedRecord, _ fields: [FieldSpan]) -> DataIssue {
    source.table.issue(fault, source.columns, of: record, fields)
  }
}
