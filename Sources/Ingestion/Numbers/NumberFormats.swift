/// Decides how the numbers of a table are written, from all its rows at once.
///
/// Done where the first number with signs turns up, and only then: most tables have none.
struct NumberFormats {
  /// The format of each column that was asked for.
  private(set) var formats: [Int: NumberFormat] = [:]
  /// What was decided, for columns whose numbers depend on it, in the order asked for.
  private(set) var decisions: [NumberDecision] = []

  /// Looks at the cells of `columns` in all rows of `table`, and at the columns `others` without a role where those tell nothing.
  init(of columns: [NumberColumn], others: [Int], in table: TextTable, _ marks: CountMarks) {
    var evidence = [NumberEvidence](repeating: NumberEvidence(), count: columns.count)
    Self.forAllRows(of: table) { fields, bytes in
      for place in columns.indices {
        Self.note(fields[columns[place].column], in: bytes, marks, &evidence[place])
      }
    }
    var file = NumberEvidence()
    for own in evidence { file.merge(own) }
    if file.provenThousands == nil, file.provenDecimal == nil, !file.isContradictory {
      file.merge(Self.evidence(ofOthers: others, in: table))
    }
    for (column, own) in zip(columns, evidence) {
      let format = NumberFormat(
        of: own, among: file, hasSemicolons: table.text.delimiter == Ascii.semicolon,
        isSheet: table.text.sheet != nil)
      formats[column.column] = format
      if let decision = NumberDecision(format, own, header: column.header) { decisions.append(decision) }
    }
  }

  private static func forAllRows(of table: TextTable, _ body: ([FieldSpan], Span<UInt8>) -> Void) {
    let bytes = table.text.bytes.span
    var rows = table.rows
    while rows.next(in: bytes) != nil {
      if rows.fault == nil { body(rows.fields, bytes) }
    }
  }

  private static func note(
    _ field: FieldSpan, in bytes: Span<UInt8>, _ marks: CountMarks, _ evidence: inout NumberEvidence
  ) {
    if let plain = CellNumber.plain(field, in: bytes) {
      evidence.note(plain)
      return
    }
    let marked = field.text(in: bytes)
    if marks.contain(marked) { return }
    let text = marks.unmarked(marked)
    if let number = SeparatedNumber(text) {
      evidence.note(number)
    } else if case .number(let value) = CellNumber(text: text) {
      evidence.note(PlainNumber(value: value, hasDecimals: false))
    }
  }

  /// What the numbers of columns without a role say, percentages and signs before them included.
  private static func evidence(ofOthers columns: [Int], in table: TextTable) -> NumberEvidence {
    var evidence = NumberEvidence()
    if columns.isEmpty { return evidence }
    forAllRows(of: table) { fields, bytes in
      for column in columns {
        let text = fields[column].text(in: bytes)
        let bare = text.unicodeScalars.filter { !"+-−()%".unicodeScalars.contains($0) }
        guard bare.contains(where: { $0 == "." || $0 == "," }),
          let number = SeparatedNumber(String(String.UnicodeScalarView(bare)))
        else { continue }
        evidence.note(number)
      }
    }
    return evidence
  }
}
