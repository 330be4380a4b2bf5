import Observations

extension FigureReader {
  /// A row with a number whose meaning depends on the other numbers of its column.
  struct PutOffRow {
    let place: RowPlace
    /// The figure that holds its place; nil where the row's key is not known.
    let row: Int?
  }

  /// Puts the row off; a missing figure holds its place.
  mutating func putOff(_ record: ScannedRecord, _ key: FigureKey?, _ collector: inout CountCollector) {
    let place = place(of: record)
    if let key { collector.add(key.rejected, at: place) }
    putOffRows.append(PutOffRow(place: place, row: key == nil ? nil : collector.lastRow))
  }

  /// Decides how numbers are written and reads the rows that were put off.
  mutating func finish(in bytes: Span<UInt8>, into collector: inout CountCollector) {
    guard !putOffRows.isEmpty else { return }
    decideFormats(in: bytes)
    for putOff in putOffRows {
      var rows = source.text.rows(from: putOff.place)
      let record = rows.next(in: bytes)!
      read(rows.fields, of: record, in: bytes, into: &collector, replacing: putOff)
    }
  }

  private mutating func decideFormats(in bytes: Span<UInt8>) {
    let columns = [count, denominator, population].compactMap(\.self)
    var file = NumberEvidence()
    for column in columns { file.merge(column.evidence) }
    if file.provenThousands == nil, file.provenDecimal == nil, !file.isContradictory {
      file.merge(evidenceOfOtherColumns(in: bytes))
    }
    let hasSemicolons = source.text.delimiter == Ascii.semicolon
    func format(_ column: NumberColumn) -> NumberFormat {
      column.format ?? NumberFormat(of: column.evidence, among: file, hasSemicolons: hasSemicolons)
    }
    let formats = (
      count: format(count), denominator: denominator.map(format), population: population.map(format)
    )
    count.format = formats.count
    denominator?.format = formats.denominator
    population?.format = formats.population
  }

  /// What the numbers of columns without a role say, percentages and signs before them included.
  private func evidenceOfOtherColumns(in bytes: Span<UInt8>) -> NumberEvidence {
    let columns = source.layout.unusedColumns
    var evidence = NumberEvidence()
    if columns.isEmpty { return evidence }
    var rows = source.text.rows
    while rows.next(in: bytes) != nil {
      if rows.fault != nil { continue }
      for column in columns {
        let text = rows.fields[column].text(in: bytes)
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
