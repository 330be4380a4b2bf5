import Observations

/// What headers say, before it is known which row is the header: roles, periods and indicators.
struct HeaderWords: Sendable {
  private let mapped: Set<FoldedText>
  private let allowed: Set<ColumnRole>
  private let indicators: Set<FoldedText>
  private let periods: PeriodNames?
  private let pattern: HeaderPattern?

  /// The words of a register of units.
  static let ofRegister = HeaderWords(allowed: ColumnRole.ofRegister)

  /// The words of a table of counts that `description` is of.
  init(_ description: SourceDescription) {
    mapped = Set(description.mappedHeaders.map { FoldedText($0) })
    allowed = ColumnRole.ofCounts
    indicators = Set(description.indicators.keys.map { FoldedText($0) })
    periods = PeriodNames(description.periods)
    pattern = description.pattern
  }

  private init(allowed: Set<ColumnRole>) {
    mapped = []
    self.allowed = allowed
    indicators = []
    periods = nil
    pattern = nil
  }

  /// How much speaks for `texts` being a header: named headers weigh most, then known words, then periods, of which one
  /// alone may be a cell of a row.
  func weight(of texts: [String]) -> Int {
    let distinct = Set(texts.filter { !$0.isEmpty })
    let spans = distinct.count { isPeriod($0) }
    return distinct.reduce(spans > 1 ? spans : 0) { $0 + weight(of: $1) }
  }

  private func weight(of text: String) -> Int {
    if mapped.contains(FoldedText(text)) { return 4 }
    return isWord(text) ? 2 : 0
  }

  /// Whether `text` is a role, an indicator or a period.
  func know(_ text: String) -> Bool {
    mapped.contains(FoldedText(text)) || isWord(text) || isPeriod(text)
  }

  /// Whether `text` names a unit's column.
  func nameUnits(_ text: String) -> Bool {
    guard let role = ColumnRole(header: text) else { return false }
    return role == .unit || role == .unitCode
  }

  private func isWord(_ text: String) -> Bool {
    if let role = ColumnRole(header: text) { return allowed.contains(role) }
    return BuiltInIndicator(text) != nil || indicators.contains(FoldedText(text))
      || pattern?.parts(of: text) != nil
  }

  private func isPeriod(_ text: String) -> Bool {
    guard let periods else { return false }
    return periods.period(text) != nil || PeriodText.financialYear(text) != nil
  }
}
