import Observations

/// What the texts of a count cell mean that are not numbers, as its source declares them.
struct CountMarks: Sendable {
  private let missing: Set<String>
  private let zero: Set<String>
  /// Whether some mark is itself a number ("999"), so that numbers must be held against the marks.
  let includeNumbers: Bool

  /// Marks are compared without case.
  init(missing: [String], zero: [String]) {
    self.missing = Set(missing.map { $0.trimmed.lowercased() })
    self.zero = Set(zero.map { $0.trimmed.lowercased() })
    includeNumbers = self.missing.union(self.zero).contains {
      $0.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    }
  }

  /// Whether `text` is a declared mark.
  func contain(_ text: String) -> Bool {
    let mark = text.trimmed.lowercased()
    return missing.contains(mark) || zero.contains(mark)
  }

  /// What `text` says, numbers with signs by `format`, or what is wrong with it.
  ///
  /// "KXR" and "không xảy ra" (did not occur) are reported zeros in Vietnam.
  func value(of text: String, _ format: NumberFormat? = nil) -> Result<CountRow.Value, CellFault> {
    let mark = text.trimmed.lowercased()
    if missing.contains(mark) { return .success(.missing(.marked)) }
    if zero.contains(mark) { return .success(.count(0)) }
    let separated = format.flatMap { format in SeparatedNumber(text)?.number(format) }
    switch separated ?? CellNumber(text: text) {
    case .number(let number): return .success(.count(Int32(number)))
    case .blank: return .success(.missing(.blank))
    case .fault(let kind):
      return ["kxr", "khong xay ra"].contains(FoldedText(text).text)
        ? .success(.count(0)) : .failure(CellFault(role: .count, kind: kind))
    }
  }
}

/// What is wrong with a row or one of its cells, before its position is known.
struct CellFault: Error, Equatable {
  /// The cell, or nil for the row.
  let role: ColumnRole?
  /// The column, where several have the role.
  let column: Int?
  let kind: DataIssue.Kind

  init(role: ColumnRole? = nil, column: Int? = nil, kind: DataIssue.Kind) {
    self.role = role
    self.column = column
    self.kind = kind
  }
}
