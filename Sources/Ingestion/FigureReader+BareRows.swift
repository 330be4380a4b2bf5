import Observations

/// A row without figures whose meaning depends on the rows behind it.
struct PendingRow {
  let record: ScannedRecord
  let fields: [FieldSpan]
  /// What is wrong with it, where it is no row of the table at all.
  let fault: RowFault?
}

extension FigureReader {
  /// Whether the row has neither figures nor a time of its own.
  ///
  /// Mutating, since the reader would be copied for every row otherwise.
  mutating func isBare(_ fields: [FieldSpan], in bytes: Span<UInt8>) -> Bool {
    guard let first = cells.first else { return false }
    let figure = fields[first.figure.column]
    let isNamed = unitColumns.isEmpty || unitColumns.contains { !fields[$0].isEmpty }
    // Nearly every row; a note may begin with its number.
    if isNamed, !figure.isEmpty, figure.end - figure.start < 20, bytes[figure.start] &- Ascii.zero < 10 {
      return false
    }
    if !figure.isEmpty, isSheet, isMergedLine(fields, figure, in: bytes) { return true }
    if isBlockHeading(fields) { return true }
    guard timeColumns.allSatisfy({ fields[$0].isEmpty }) else { return false }
    let filled = cells.flatMap { [$0.figure.column, $0.figure.denominator].compactMap(\.self) }.filter {
      !fields[$0].isEmpty
    }
    return filled.allSatisfy { holdsWords(fields[$0], in: bytes) }
  }

  /// Whether the cell of a figure holds words rather than a number or a mark: a signature may stand anywhere.
  private func holdsWords(_ field: FieldSpan, in bytes: Span<UInt8>) -> Bool {
    let text = field.text(in: bytes).trimmed
    if text.isEmpty { return true }
    if case .success = source.marks.value(of: text) { return false }
    return text.count > 3 && text.first!.isLetter && text.contains(" ")
  }

  /// Whether all filled cells are one merged cell with words in it.
  private func isMergedLine(_ fields: [FieldSpan], _ figure: FieldSpan, in bytes: Span<UInt8>) -> Bool {
    let filled = fields.prefix(source.columns.ownCount).filter { !$0.isEmpty }
    guard filled.count > 1, filled.allSatisfy({ $0.end - $0.start == figure.end - figure.start }) else {
      return false
    }
    let text = figure.text(in: bytes)
    return text.contains { $0.isLetter } && filled.allSatisfy { $0.text(in: bytes) == text }
  }

  /// Whether only the first filled cell says anything, in a table of blocks.
  private func isBlockHeading(_ fields: [FieldSpan]) -> Bool {
    hasBlocks && cells.allSatisfy { fields[$0.figure.column].isEmpty }
      && fields.dropLast().count { !$0.isEmpty } == 1
  }

  /// Takes a row without figures for a heading, or puts it off.
  mutating func readBare(
    _ fields: [FieldSpan], of record: ScannedRecord, in bytes: Span<UInt8>, _ collector: inout CountCollector
  ) {
    if let heading = heading(fields, in: bytes) {
      counts.headings += 1
      rows.heading = heading
      lastMark = Int32(record.number)
      collector.closeHeadings(ofSource: Int32(source.number), at: lastMark)
    } else {
      pending.append(PendingRow(record: record, fields: fields, fault: nil))
    }
  }

  /// The cell that heads the rows below, where the row without figures is a heading.
  private func heading(_ fields: [FieldSpan], in bytes: Span<UInt8>) -> FieldSpan? {
    if hasBlocks {
      return fields.first { !$0.isEmpty }.flatMap { NoteWords.begin($0.text(in: bytes)) ? nil : $0 }
    }
    guard source.hasDistrictHeadings, let field = source.columns[.unit].map({ fields[$0] }),
      let type = UnitName(field.text(in: bytes)).type, UnitName.districtTypes.contains(type)
    else { return nil }
    return field
  }

  /// Reads the rows that were put off as what they are where others follow: units without figures, or faulty rows.
  mutating func readPending(in bytes: Span<UInt8>, into collector: inout CountCollector) {
    let rows = pending
    pending = []
    for row in rows {
      if let fault = row.fault {
        let issue = source.table.issue(fault, of: row.record)
        collector.reject(
          [issue], text: source.table.text.text(of: row.record), at: place(of: row.record))
      } else {
        read(row.fields, of: row.record, in: bytes, into: &collector)
      }
    }
  }

  /// Takes the rows behind the last figures for notes and signatures, from the first one on that is surely one.
  mutating func readTrailer(in bytes: Span<UInt8>, into collector: inout CountCollector) {
    let first = pending.firstIndex { row in
      let start = row.record.start
      let text = String(decoding: source.table.text.bytes[start..<row.record.end], as: UTF8.self)
      return NoteWords.begin(text)
        || (lastTotal == pending[0].record.number - 1 && row.fault == nil)
    }
    if let first {
      counts.footers = pending.count - first
      pending.removeLast(counts.footers)
    }
    readPending(in: bytes, into: &collector)
  }
}

/// What notes and signatures below a table begin with.
enum NoteWords {
  /// Whether the first filled cell of `line` begins a note, or is as long as no name is.
  static func begin(_ line: String) -> Bool {
    guard
      let first = line.split(whereSeparator: { ",;\t\"".contains($0) }).first(where: { !$0.trimmed.isEmpty })
    else { return false }
    let folded = FoldedText(first).text
    return first.count > 60 || beginnings.contains { folded == $0 || folded.hasPrefix($0 + " ") }
      || ["ngay", "thang", "nam"].allSatisfy {
        FoldedText(line).text.split(separator: " ").contains(Substring($0))
      }
  }

  private static let beginnings = [
    "ghi chu", "nguon", "nguoi bao cao", "dai ta", "thuong ta", "trung ta", "thieu ta", "dai uy", "thuong uy",
    "trung uy", "thieu uy", "trong do", "nguoi lap", "nguoi lap bieu", "lap bieu", "nguoi tong hop", "can bo",
    "ky ten",
    "ky boi",
    "thu truong", "thu truong don vi", "lanh dao", "truong phong", "truong cong an", "giam doc", "chu tich",
    "tm", "kt", "tl", "tuq", "noi nhan", "xac nhan", "luu y", "chu thich", "note", "notes", "source",
    "sources",
    "footnote", "footnotes", "return to", "go to", "prepared by", "compiled by", "signed", "copyright",
  ]
}
