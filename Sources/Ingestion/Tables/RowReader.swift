/// Walks over the rows behind the header and finds those that are no rows: faulty quotes, too many or too few fields.
///
/// Cells that the row leaves to those above it are filled in: of merged cells the one above, of groups their heading, in a
/// field behind the last.
struct RowReader {
  private var scanner: RecordScanner
  private let fieldCount: Int
  /// The columns whose blank cells stand for the one above.
  var filledColumns: [Int] = []
  private var lastFilled: [Int: FieldSpan] = [:]
  /// The heading of the group that rows belong to; an empty one before the first. Nil where there are no groups.
  var heading: FieldSpan?
  /// The fields of the row last read; fewer or more than in the header where it has a fault.
  private(set) var fields: [FieldSpan] = []
  /// What is wrong with the row last read.
  private(set) var fault: RowFault?

  init(scanner: RecordScanner, fieldCount: Int) {
    self.scanner = scanner
    self.fieldCount = fieldCount
  }

  /// The next row in which any cell is filled, or nil at the end.
  mutating func next(in bytes: Span<UInt8>) -> ScannedRecord? {
    while let record = scanner.next(in: bytes, into: &fields) {
      fault = nil
      if let quote = record.fault {
        fault = RowFault(
          kind: quote.kind == .unclosed ? .unclosedQuote : .textAfterQuote, byte: quote.openedAt)
        return record
      }
      if fields[0].isEmpty, fields.allSatisfy(\.isEmpty) { continue }
      if fields.count != fieldCount { return ragged(record, in: bytes) }
      if !filledColumns.isEmpty { fillDown() }
      if let heading { fields.append(heading) }
      return record
    }
    return nil
  }

  private mutating func fillDown() {
    for column in filledColumns {
      if fields[column].isEmpty {
        if let above = lastFilled[column] { fields[column] = above }
      } else {
        lastFilled[column] = fields[column]
      }
    }
  }

  /// A record of several lines with the wrong number of fields is taken for a quote that was never closed and closed
  /// by a later one: only its first line is given up, so that good rows behind it are not swallowed.
  private mutating func ragged(_ record: ScannedRecord, in bytes: Span<UInt8>) -> ScannedRecord {
    fault = RowFault(kind: .ragged(expected: fieldCount, found: fields.count), byte: nil)
    guard record.isMultiline else { return record }
    let culprit = fields.first { field in
      (field.start..<field.end).contains {
        bytes[$0] == Ascii.lineFeed || bytes[$0] == Ascii.carriageReturn
      }
    }!
    fault = RowFault(kind: .unclosedQuote, byte: culprit.firstByte)
    return scanner.resume(behindLineOf: culprit.firstByte, in: record, bytes)
  }
}

/// What is wrong with a row, and the byte where, if it is one place.
struct RowFault {
  let kind: DataIssue.Kind
  let byte: Int?
}
