import Observations

/// The periods of headers and cells, by names of the source's own where it has any ("Enero" for "T1").
struct PeriodNames: Sendable {
  private let meanings: [FoldedText: PeriodText]

  /// `names` are periods by their names in the source; nil where one is no period.
  init?(_ names: [String: String]) {
    var meanings: [FoldedText: PeriodText] = [:]
    for (name, meaning) in names.sorted(by: { $0.key > $1.key }) {
      guard let period = PeriodText(meaning) else { return nil }
      meanings[FoldedText(name)] = period
    }
    self.meanings = meanings
  }

  /// The period that `text` names, or nil.
  func period(_ text: String) -> PeriodText? {
    if !meanings.isEmpty, let own = meanings[FoldedText(text)] { return own }
    return PeriodText(text)
  }
}

/// What 2015-16 is in a column or a row of headers: the financial year, or nothing that is read.
///
/// Decided once from all texts: they are financial years where every text of this form names two successive years, and
/// one of them cannot be a month or there are several.
struct FinancialYears: Sendable {
  /// Whether texts such as 2015-16 are financial years.
  let areUsed: Bool

  init(_ texts: [String]) {
    let alike = Set(texts.map(\.trimmed).filter(Self.isOfForm))
    let starts = alike.compactMap(PeriodText.financialYear)
    areUsed =
      !alike.isEmpty && starts.count == alike.count
      && (alike.count > 1 || !(1...12).contains((starts[0] + 1) % 100) || alike.first!.count > 7)
  }

  /// The statistical year of `text`, where it is a financial year; `label` says which of its two years names it.
  func year(_ text: String, label: StatisticalCalendar.YearLabel) -> Int? {
    guard areUsed, let first = PeriodText.financialYear(text) else { return nil }
    return label == .start ? first : first + 1
  }

  /// Four digits, a dash or stroke, and two or four digits.
  private static func isOfForm(_ text: String) -> Bool {
    let parts = text.split(omittingEmptySubsequences: false) { "-/–".contains($0) }
    return parts.count == 2 && parts[0].count == 4 && [2, 4].contains(parts[1].count)
      && parts.allSatisfy { $0.allSatisfy { ("0"..."9").contains($0) } }
  }
}
