import Observations

extension NumberColumn {
  /// What the cell says as a figure, or why it says none; nil for a number with signs while the format is open.
  @inline(__always)
  mutating func value(
    of fields: [FieldSpan], in bytes: Span<UInt8>, _ marks: CountMarks
  ) -> Result<CountRow.Value, CellFault>? {
    if !marks.includeNumbers, let plain = CellNumber.plain(fields[column], in: bytes) {
      evidence.note(plain)
      return .success(.count(Int32(plain.value)))
    }
    let text = fields[column].text(in: bytes)
    if !marks.contain(text), isPutOff(text) { return nil }
    return marks.value(of: text, format)
  }

  /// The number in the cell; nil for one with signs while the format is open.
  mutating func cell(of fields: [FieldSpan], in bytes: Span<UInt8>) -> CellNumber? {
    if let plain = CellNumber.plain(fields[column], in: bytes) {
      evidence.note(plain)
      return .number(plain.value)
    }
    let text = fields[column].text(in: bytes)
    if isPutOff(text) { return nil }
    return format.flatMap { SeparatedNumber(text)?.number($0) } ?? CellNumber(text: text)
  }

  /// Notes what `text` says about the format, and whether its own meaning depends on it.
  private mutating func isPutOff(_ text: String) -> Bool {
    guard format == nil else { return false }
    if let number = SeparatedNumber(text) {
      evidence.note(number)
      return true
    }
    if case .number(let value) = CellNumber(text: text) {
      evidence.note(PlainNumber(value: value, hasDecimals: false))
    }
    return false
  }
}
