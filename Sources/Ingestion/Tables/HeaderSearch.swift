/// Finds the header among the first rows of a table: below title rows, over one row or several.
struct HeaderSearch {
  private struct Row {
    let line: Int
    let texts: [String]
    /// Where the next row begins.
    let end: (offset: Int, line: Int)
  }

  /// How many rows may stand above a header.
  private static let reach = 40
  /// How many rows a header has at most.
  private static let tallest = 4

  private let name: String
  private let words: HeaderWords
  private let rows: [Row]

  /// Looks at the first rows of `text`; throws where there are none, or the first has a faulty quote.
  init(_ text: DelimitedText, _ words: HeaderWords) throws(IngestionError) {
    let bytes = text.bytes.span
    var scanner = text.scanner
    var fields: [FieldSpan] = []
    var rows: [Row] = []
    while rows.count < Self.reach + Self.tallest, let record = scanner.next(in: bytes, into: &fields) {
      if let fault = record.fault {
        if !rows.isEmpty { break }
        let place = TextPlace(of: fault.openedAt, in: bytes, from: record.start, line: record.line)
        throw IngestionError(file: text.name, line: place.line, column: place.column, kind: .brokenHeader)
      }
      let texts = fields.map { TableHeader.cleaned($0.text(in: bytes)) }
      rows.append(Row(line: record.line, texts: texts, end: (scanner.offset, scanner.line)))
    }
    if rows.isEmpty { throw IngestionError(file: text.name, kind: .empty) }
    name = text.name
    self.words = words
    self.rows = rows
  }

  /// The header at the lines `declared`, else that of the row whose words are known best.
  func header(at declared: ClosedRange<Int>?) throws(IngestionError) -> TableHeader {
    if let declared {
      let first = rows.firstIndex { $0.line >= declared.lowerBound }
      let last = rows.lastIndex { $0.line <= declared.upperBound }
      guard let first, let last, first <= last else {
        throw IngestionError(file: name, kind: .noHeaderRow(declared.lowerBound))
      }
      return header(of: first...last)
    }
    let first = best
    var last = first
    while last + 1 < rows.count, last - first + 1 < Self.tallest, continues(first...last) { last += 1 }
    return header(of: first...last)
  }

  /// The first row of the most known words; the first of all where no row has two.
  private var best: Int {
    let weights = rows.prefix(Self.reach).map { words.weight(of: $0.texts) }
    let most = weights.max()!
    return most < 4 ? 0 : weights.firstIndex(of: most)!
  }

  /// Whether the row below `header` belongs to it: it names no unit, and says more about columns that share a header or
  /// have none.
  private func continues(_ header: ClosedRange<Int>) -> Bool {
    let below = rows[header.upperBound + 1].texts
    let above = rows[header.upperBound].texts
    guard below.count == above.count else { return false }
    var saysMore = false
    for column in below.indices where !below[column].isEmpty && below[column] != above[column] {
      if !isShared(column, in: above), !words.know(below[column]) { return false }
      if Int(below[column]) != nil, !words.know("\(above[column]) \(below[column])"),
        !words.know(below[column])
      {
        return false
      }
      saysMore = true
    }
    guard saysMore, let unit = above.firstIndex(where: words.nameUnits) else { return saysMore }
    return below[unit].isEmpty || below[unit] == above[unit] || isShared(unit, in: above)
  }

  /// Whether the header of `column` is blank or that of its neighbour too, so that a row below may tell them apart.
  private func isShared(_ column: Int, in texts: [String]) -> Bool {
    let own = texts[column]
    if own.isEmpty { return true }
    let hasLeft = column > 0 && texts[column - 1] == own
    let hasRight = column + 1 < texts.count && (texts[column + 1] == own || texts[column + 1].isEmpty)
    return hasLeft || hasRight
  }

  private func header(of lines: ClosedRange<Int>) -> TableHeader {
    let width = lines.map { rows[$0].texts.count }.max()!
    var levels = [[String]](repeating: [], count: width)
    for row in lines {
      var texts = rows[row].texts + [String](repeating: "", count: width - rows[row].texts.count)
      if row < lines.upperBound { texts = spread(texts, over: rows[row + 1].texts) }
      for column in levels.indices where !texts[column].isEmpty && levels[column].last != texts[column] {
        levels[column].append(texts[column])
      }
    }
    let end = skipColumnNumbers(behind: lines.upperBound)
    return TableHeader(
      levels: levels, line: rows[lines.lowerBound].line, lastLine: rows[lines.upperBound].line,
      rowCount: lines.count, end: rows[end].end)
  }

  /// A header that stands over several columns but in the first only, written over all of them.
  private func spread(_ texts: [String], over below: [String]) -> [String] {
    var texts = texts
    for column in texts.indices.dropFirst()
    where texts[column].isEmpty && column < below.count && !below[column].isEmpty {
      texts[column] = texts[column - 1]
    }
    return texts
  }

  /// The last row of the header, rows of column numbers below it ("A B 1 2 3", "(1) (2) (3)") included.
  private func skipColumnNumbers(behind last: Int) -> Int {
    var end = last
    while isColumnNumbers(end + 1, below: last) { end += 1 }
    return end
  }

  private func isColumnNumbers(_ row: Int, below header: Int) -> Bool {
    guard row < rows.count else { return false }
    let signs = rows[row].texts
    let letters = signs.prefix { $0.count == 1 && ("A"..."Z").contains($0) }.count
    let numbers = signs.dropFirst(letters).map { Int($0.trimmingBrackets.prefix { $0.isNumber }) }
    guard numbers.count > 1, signs.count > 2, zip(numbers, 1...).allSatisfy({ $0 == $1 }) else {
      return false
    }
    // One letter may be the name of a unit and a number its code, and the numbers behind it its counts.
    let isBracketed = signs.dropFirst(letters).allSatisfy { $0.hasPrefix("(") }
    return letters > 1 || isBracketed || (letters == 0 && !words.nameUnits(rows[header].texts[0]))
  }
}

extension String {
  /// The text without round brackets around it.
  fileprivate var trimmingBrackets: Substring {
    hasPrefix("(") && hasSuffix(")") && count > 2 ? dropFirst().dropLast() : self[...]
  }
}
