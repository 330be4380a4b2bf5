import Observations

/// A column of numbers while it is read.
struct NumberColumn {
  let role: ColumnRole
  /// From 0.
  let column: Int
  let header: String
  /// How its numbers are written; nil until it is decided.
  var format: NumberFormat?

  /// What the cell says as a figure, or why it says none; nil for a number with signs while the format is open.
  @inline(__always)
  func value(
    of fields: [FieldSpan], in bytes: Span<UInt8>, _ marks: CountMarks
  ) -> Result<CountRow.Value, CellFault>? {
    if !marks.includeNumbers, let plain = CellNumber.plain(fields[column], in: bytes) {
      return .success(.count(Int32(plain.value)))
    }
    let text = fields[column].text(in: bytes)
    if format == nil, !marks.contain(text), SeparatedNumber(marks.unmarked(text)) != nil { return nil }
    return marks.value(of: text, format).mapError { CellFault(role: role, column: column, kind: $0.kind) }
  }

  /// The number in the cell; nil for one with signs while the format is open.
  func cell(of fields: [FieldSpan], in bytes: Span<UInt8>) -> CellNumber? {
    if let plain = CellNumber.plain(fields[column], in: bytes) { return .number(plain.value) }
    let text = fields[column].text(in: bytes)
    if format == nil, SeparatedNumber(text) != nil { return nil }
    return format.flatMap { SeparatedNumber(text)?.number($0) } ?? CellNumber(text: text)
  }
}

/// How the numbers of one column are written, and why.
struct NumberDecision: Equatable {
  let header: String
  /// The signs that the column holds and whose meaning was decided.
  let thousands: NumberSeparator?
  let decimal: NumberSeparator?
  /// What decided; nil where nothing did.
  let reason: String?

  /// What was decided about the column `header`, where its numbers depend on it.
  init?(_ format: NumberFormat, _ evidence: NumberEvidence, header: String) {
    guard evidence.needsFormat else { return nil }
    func held(_ sign: NumberSeparator?) -> NumberSeparator? { sign.flatMap { evidence.holds($0) ? $0 : nil } }
    self.header = header
    (thousands, decimal, reason) = (held(format.thousands), held(format.decimal), format.reason)
  }

  /// One line for people: `'count': points between thousands, by '1.234.567'`.
  var note: String {
    let roles = [
      thousands.map { "\($0.name) between thousands" }, decimal.map { "\($0.name) before decimals" },
    ].compactMap(\.self)
    return "'\(header)': "
      + (roles.isEmpty ? "numbers with points or commas are in doubt" : roles.joined(separator: ", "))
      + (reason.map { roles.isEmpty ? "" : ", \($0)" } ?? "")
  }
}
