/// Splits delimited text into records and fields by RFC 4180, over the bytes of a whole file.
///
/// Fields are separated by one delimiter; a field that begins with a quote ends at the next quote that is not
/// doubled and may hold delimiters and line ends; lines end in LF, CR or CRLF; a byte order mark is skipped.
/// A quote inside an unquoted field is text. A faulty quote spoils its own line only: scanning goes on with the next.
struct RecordScanner {
  let delimiter: UInt8
  private(set) var offset: Int
  private(set) var line = 1
  private(set) var recordCount = 0

  /// A scanner at the start of `bytes`, which must be the bytes given to all other calls.
  init(delimiter: UInt8, bytes: Span<UInt8>) {
    self.delimiter = delimiter
    offset = Self.textStart(in: bytes)
  }

  /// A scanner at the start of one record found before.
  init(delimiter: UInt8, offset: Int, line: Int, number: Int) {
    self.delimiter = delimiter
    self.offset = offset
    self.line = line
    recordCount = number
  }

  /// The first byte behind a byte order mark.
  static func textStart(in bytes: Span<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// The next record that is not a blank line, its fields in `fields`; nil at the end.
  ///
  /// Of a record with a fault, `fields` holds those before the faulty one.
  mutating func next(in bytes: Span<UInt8>, into fields: inout [FieldSpan]) -> ScannedRecord? {
    while skipLineEnd(in: bytes) {}
    guard offset < bytes.count else { return nil }
    fields.removeAll(keepingCapacity: true)
    let (start, startLine) = (offset, line)
    defer { recordCount += 1 }
    while true {
      if offset < bytes.count, bytes[offset] == Ascii.quote {
        let openedAt = offset
        if let kind = quotedField(in: bytes, into: &fields) {
          let record = ScannedRecord(
            start: start, end: offset, line: startLine, number: recordCount, isMultiline: line > startLine,
            fault: .init(kind: kind, openedAt: openedAt))
          return resume(behindLineOf: openedAt, in: record, bytes)
        }
      } else {
        plainFields(in: bytes, into: &fields)
      }
      guard offset < bytes.count, bytes[offset] == delimiter else { break }
      offset += 1
    }
    let record = ScannedRecord(
      start: start, end: offset, line: startLine, number: recordCount, isMultiline: line > startLine,
      fault: nil)
    _ = skipLineEnd(in: bytes)
    return record
  }

  /// Goes back into `record`, behind the line that holds `byte`; returns the record cut to end with that line.
  mutating func resume(behindLineOf byte: Int, in record: ScannedRecord, _ bytes: Span<UInt8>)
    -> ScannedRecord
  {
    restart(at: record.start, line: record.line)
    while skipLine(in: bytes) < byte { _ = skipLineEnd(in: bytes) }
    let cut = ScannedRecord(
      start: record.start, end: offset, line: record.line, number: record.number,
      isMultiline: line > record.line, fault: record.fault)
    _ = skipLineEnd(in: bytes)
    return cut
  }

  private mutating func restart(at start: Int, line: Int) {
    offset = start
    self.line = line
  }

  /// Appends the unquoted fields from the offset on and moves behind the last that no other unquoted one follows.
  ///
  /// Eight bytes are looked at together.
  private mutating func plainFields(in bytes: Span<UInt8>, into fields: inout [FieldSpan]) {
    let raw = unsafe bytes.bytes
    let ends = WordsOfThree(delimiter, Ascii.lineFeed, Ascii.carriageReturn)
    var start = offset
    var index = offset
    while index < bytes.count {
      var found =
        index + 8 <= bytes.count
        ? ends.places(in: raw.word(at: index)) : ends.places(in: raw.lastWord(at: index))
      while found != 0 {
        let end = index + found.trailingZeroBitCount / 8
        found &= found - 1
        fields.append(FieldSpan(start: start, end: end, form: .plain))
        start = end + 1
        if bytes[end] == delimiter, start == bytes.count || bytes[start] != Ascii.quote { continue }
        offset = end
        return
      }
      index += 8
    }
    offset = bytes.count
    fields.append(FieldSpan(start: start, end: offset, form: .plain))
  }

  /// Appends the quoted field at the offset and moves behind it, or returns what is wrong with it.
  private mutating func quotedField(
    in bytes: Span<UInt8>, into fields: inout [FieldSpan]
  ) -> ScannedRecord.QuoteFault.Kind? {
    let start = offset
    var hasEscapes = false
    offset += 1
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte == Ascii.quote {
        offset += 1
        guard offset < bytes.count, bytes[offset] == Ascii.quote else {
          return closeField(start, hasEscapes: hasEscapes, in: bytes, into: &fields)
        }
        hasEscapes = true
        offset += 1
      } else if !skipLineEnd(in: bytes) {
        offset += 1
      }
    }
    return .unclosed
  }

  private mutating func closeField(
    _ start: Int, hasEscapes: Bool, in bytes: Span<UInt8>, into fields: inout [FieldSpan]
  ) -> ScannedRecord.QuoteFault.Kind? {
    if offset < bytes.count {
      let byte = bytes[offset]
      guard byte == delimiter || byte == Ascii.lineFeed || byte == Ascii.carriageReturn else {
        return .textAfter
      }
    }
    fields.append(
      hasEscapes
        ? FieldSpan(start: start, end: offset, form: .escaped)
        : FieldSpan(start: start + 1, end: offset - 1, form: .quoted))
    return nil
  }

  /// Moves to the end of the line and returns the offset.
  private mutating func skipLine(in bytes: Span<UInt8>) -> Int {
    while offset < bytes.count, bytes[offset] != Ascii.lineFeed, bytes[offset] != Ascii.carriageReturn {
      offset += 1
    }
    return offset
  }

  /// Moves over one line end, if there is one.
  @inline(__always)
  private mutating func skipLineEnd(in bytes: Span<UInt8>) -> Bool {
    guard offset < bytes.count else { return false }
    let byte = bytes[offset]
    guard byte == Ascii.lineFeed || byte == Ascii.carriageReturn else { return false }
    offset += 1
    if byte == Ascii.carriageReturn, offset < bytes.count, bytes[offset] == Ascii.lineFeed { offset += 1 }
    line += 1
    return true
  }
}
