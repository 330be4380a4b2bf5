import Observations

/// What the texts of a count cell mean that are not numbers, as its source declares them.
struct CountMarks: Sendable {
  private let missing: [String: MissingReason]
  private let zero: Set<String>
  /// The marks behind a number that say it is not final.
  private let provisional: [String]
  /// Whether some mark is itself a number ("999"), so that numbers must be held against the marks.
  let includeNumbers: Bool

  /// Marks are compared without case; of one that is declared twice the first counts.
  init(missing: [MissingMark], zero: [String], provisional: [String] = []) {
    self.missing = Dictionary(
      missing.map { ($0.text.trimmed.lowercased(), $0.reason) }, uniquingKeysWith: { first, _ in first })
    self.zero = Set(zero.map { $0.trimmed.lowercased() })
    // The longest first, so that "pr" is not taken for "r".
    self.provisional = provisional.map { $0.trimmed.lowercased() }.sorted {
      ($1.count, $0) < ($0.count, $1)
    }
    includeNumbers = self.zero.union(self.missing.keys).contains {
      $0.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    }
  }

  /// Whether `text` is a declared mark.
  func contain(_ text: String) -> Bool {
    let mark = text.trimmed.lowercased()
    return missing[mark] != nil || zero.contains(mark)
  }

  /// What `text` says, numbers with signs by `format`, or what is wrong with it.
  ///
  /// "KXR" and "không xảy ra" (did not occur) are reported zeros in Vietnam.
  func value(of text: String, _ format: NumberFormat? = nil) -> Result<CountRow.Value, CellFault> {
    let mark = text.trimmed.lowercased()
    if let reason = missing[mark] { return .success(.missing(reason)) }
    if zero.contains(mark) { return .success(.count(0)) }
    let number = unmarked(text)
    let separated = format.flatMap { format in SeparatedNumber(number)?.number(format) }
    switch separated ?? CellNumber(text: number) {
    case .number(let number): return .success(.count(Int32(number)))
    case .blank: return .success(.missing(.blank))
    case .fault(let kind):
      return ["kxr", "khong xay ra"].contains(FoldedText(text).text)
        ? .success(.count(0)) : .failure(CellFault(role: .count, kind: kind))
    }
  }

  /// Whether a mark behind the number of `text` says that it is not final.
  func isProvisional(_ text: String) -> Bool {
    !provisional.isEmpty && !contain(text) && unmarked(text) != text
  }

  /// `text` without a mark that says it is not final: "123p", "123 (p)", "123[p]", "123 *" are 123.
  func unmarked(_ text: String) -> String {
    if provisional.isEmpty { return text }
    let trimmed = text.trimmed
    guard let first = trimmed.first, first.isNumber || first == "(" else { return text }
    let folded = trimmed.lowercased()
    for mark in provisional {
      for form in ["(\(mark))", "[\(mark)]", mark] where folded.hasSuffix(form) && folded.count > form.count {
        return trimmed.dropLast(form.count).trimmed
      }
    }
    return text
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
