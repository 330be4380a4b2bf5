/// A column of numbers while it is read.
struct NumberColumn {
  let role: ColumnRole
  /// From 0.
  let column: Int
  let header: String
  var evidence = NumberEvidence()
  /// How its numbers are written; nil until it is decided.
  var format: NumberFormat?
  private let isDeclared: Bool

  init?(_ role: ColumnRole, in layout: ColumnLayout, _ format: NumberFormat?) {
    guard let column = layout[role] else { return nil }
    self.role = role
    self.column = column
    self.format = format
    isDeclared = format != nil
    header = layout.headers[column]
  }

  /// What was decided, where the column holds numbers that depend on it and nothing was declared.
  var decision: NumberDecision? {
    guard let format, evidence.needsFormat, !isDeclared else { return nil }
    func held(_ sign: NumberSeparator?) -> NumberSeparator? { sign.flatMap { evidence.holds($0) ? $0 : nil } }
    return NumberDecision(
      header: header, thousands: held(format.thousands), decimal: held(format.decimal), reason: format.reason)
  }
}

/// How the numbers of one column are written, and why.
struct NumberDecision: Equatable {
  let header: String
  /// The signs that the column holds and whose meaning was decided.
  let thousands: NumberSeparator?
  let decimal: NumberSeparator?
  /// What decided; nil where nothing did.
  let reason: String?

  /// One line for people: `'count': points between thousands, by '1.234.567'`.
  var note: String {
    let roles = [
      thousands.map { "\($0.name) between thousands" }, decimal.map { "\($0.name) before decimals" },
    ].compactMap(\.self)
    return "'\(header)': "
      + (roles.isEmpty ? "numbers with points or commas are in doubt" : roles.joined(separator: ", "))
      + (reason.map { roles.isEmpty ? "" : ", \($0)" } ?? "")
  }
}
