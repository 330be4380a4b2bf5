@testable import Ingestion

/// Records tile the text, fields tile their records, and a record can be found again from its place.
enum ScannerInvariants {
  /// The first byte of `input` chooses the delimiter.
  static func check(_ input: [UInt8]) throws {
    guard let choice = input.first else { return }
    let delimiter = [Ascii.comma, Ascii.semicolon, Ascii.tab][Int(choice) % 3]
    try check(text: Array(input.dropFirst()), delimiter)
  }

  private static func check(text: [UInt8], _ delimiter: UInt8) throws {
    let bytes = text.span
    var scanner = RecordScanner(delimiter: delimiter, bytes: bytes)
    var fields: [FieldSpan] = []
    var end = RecordScanner.textStart(in: bytes)
    var line = 1
    var number = 0
    while let record = scanner.next(in: bytes, into: &fields) {
      try require(end <= record.start && record.start <= record.end, "records overlap at \(record.start)")
      let gap = text[end..<record.start]
      try require(gap.allSatisfy(isLineEnd), "a record skips bytes \(end)..<\(record.start)")
      line += lineEnds(in: text, end..<record.start)
      try require(record.line == line, "byte \(record.start) is on line \(line), not \(record.line)")
      try require(record.number == number, "record \(number) is numbered \(record.number)")
      let inside = lineEnds(in: text, record.start..<record.end)
      try require(record.isMultiline == (inside > 0), "record \(number) of \(inside + 1) lines")
      try checkFields(fields, of: record, text, delimiter)
      try checkAgain(record, fields, bytes, delimiter)
      line += inside
      end = record.end
      number += 1
    }
    try require(text[end...].allSatisfy(isLineEnd), "no record holds the bytes from \(end)")
  }

  private static func checkFields(
    _ fields: [FieldSpan], of record: ScannedRecord, _ text: [UInt8], _ delimiter: UInt8
  ) throws {
    var place = record.start
    for (number, field) in fields.enumerated() {
      if number > 0 {
        try require(text[place] == delimiter, "no delimiter at \(place)")
        place += 1
      }
      try require(
        field.firstByte == place && field.end >= field.start, "a field begins at \(field.firstByte)")
      place = field.form == .quoted ? field.end + 1 : field.end
      _ = field.text(in: text.span)
    }
    if let fault = record.fault {
      // A faulty record ends with a line; the fields in front of the fault may reach over more.
      try require(record.start...record.end ~= fault.openedAt, "a fault at \(fault.openedAt)")
      try require(text[fault.openedAt] == Ascii.quote, "a fault without a quote at \(fault.openedAt)")
    } else {
      try require(!fields.isEmpty && place == record.end, "the fields end at \(place), not \(record.end)")
    }
  }

  private static func checkAgain(
    _ record: ScannedRecord, _ fields: [FieldSpan], _ bytes: Span<UInt8>, _ delimiter: UInt8
  ) throws {
    var scanner = RecordScanner(
      delimiter: delimiter, offset: record.start, line: record.line, number: record.number)
    var again: [FieldSpan] = []
    let found = scanner.next(in: bytes, into: &again)
    try require(
      found == record && again == fields, "record \(record.number) is read differently from its place")
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Ascii.lineFeed || byte == Ascii.carriageReturn
  }

  /// LF, CR and CRLF that end within `range`; a CR whose LF lies behind it counts.
  private static func lineEnds(in text: [UInt8], _ range: Range<Int>) -> Int {
    range.count { place in
      text[place] == Ascii.carriageReturn
        || (text[place] == Ascii.lineFeed
          && !(place > range.lowerBound && text[place - 1] == Ascii.carriageReturn))
    }
  }
}
