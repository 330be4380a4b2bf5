extension TableSource {
  /// The headers of columns that hold whole numbers alone and are used by nothing: figures that may have been forgotten.
  ///
  /// Row numbers, changes against last year, and codes, which begin with zeros, are none. The first rows decide.
  var idleNumberColumns: [String] {
    let used = Set(
      layout.figures.flatMap { [$0.column, $0.denominator].compactMap(\.self) } + conditionColumns)
    let sample = ColumnSample(table)
    return columns.unusedColumns.filter { column in
      guard !used.contains(column), !FigureChoice.isAside(columns.headers[column]) else { return false }
      return sample.holdsFigures(column, marks)
    }.map { columns.headers[$0] }
  }
}

extension ColumnSample {
  /// Whether the first texts of `column` are whole numbers or marks for none, with a number among them, and are neither
  /// codes nor the numbers of the rows.
  fileprivate func holdsFigures(_ column: Int, _ marks: CountMarks) -> Bool {
    var numbers: [Int] = []
    for text in distinctTexts(column, limit: Self.glance) {
      switch CellNumber(text: text) {
      case .blank: continue
      case .number(let number):
        let digits = text.trimmed
        if digits.count > 1, digits.hasPrefix("0") { return false }
        numbers.append(number)
      case .fault: if !marks.contain(text) { return false }
      }
    }
    let isCounting = numbers.count >= 5 && numbers == Array(1...numbers.count)
    return !numbers.isEmpty && !isCounting
  }
}
