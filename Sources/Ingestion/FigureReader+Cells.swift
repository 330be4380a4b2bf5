import Observations

/// What the cells of one figure say.
struct FigureCell {
  var value: CountRow.Value
  var base: Int?
  /// Last year's figure, where the cell holds a pair.
  var previous: Int32?
  var status: DataStatus = []

  var isBlank: Bool { value == .missing(.blank) }
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
      return .success(FigureCell(value: value))
    }
    let value = number(place, fields, in: bytes)
    var cell: FigureCell
    switch value {
    case .success(let value): cell = FigureCell(value: value)
    case .failure(let fault):
      guard let pair = PairCell(fields[cells[place].value.column].text(in: bytes)) else {
        return .failure(fault)
      }
      cell = FigureCell(value: .count(pair.current), previous: pair.previous)
    }
    switch base(place, fields, in: bytes) {
    case .success(let base): cell.base = base
    case .failure(let fault): return .failure(fault)
    }
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
    let base: Int?
    switch self.base(place, fields, in: bytes) {
    case .success(let read): base = read
    case .failure(let fault): return .failure(fault)
    }
    guard let rate = RateCell(text) else {
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
      return .failure(CellFault(role: .denominator, column: cells[place].figure.denominator, kind: .noBase))
    }
    let (count, isExact) = rate.numerator(of: base)
    return .success(FigureCell(value: .count(Int32(count)), base: base, status: isExact ? [] : .rounded))
  }

  private mutating func number(
    _ place: Int, _ fields: [FieldSpan], in bytes: Span<UInt8>
  ) -> Result<CountRow.Value, CellFault> {
    if let value = cells[place].value.value(of: fields, in: bytes, source.marks) { return value }
    decideFormats()
    return cells[place].value.value(of: fields, in: bytes, source.marks)!
  }

  /// The denominator; nil within where it is blank, marked missing, or there is no such column.
  private mutating func base(
    _ place: Int, _ fields: [FieldSpan], in bytes: Span<UInt8>
  ) -> Result<Int?, CellFault> {
    guard let column = cells[place].base else { return .success(nil) }
    var read = column.value(of: fields, in: bytes, source.marks)
    if read == nil {
      decideFormats()
      read = cells[place].base!.value(of: fields, in: bytes, source.marks)
    }
    return read!.map { value in if case .count(let base) = value { Int(base) } else { nil } }
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
