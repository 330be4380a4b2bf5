import Observations

/// Reads what the headers of figures say: a period, a measure, or both, by a pattern, over several rows, or in one text.
struct HeaderReader {
  private let description: SourceDescription
  private let names: PeriodNames
  private let financialYears: FinancialYears
  private let yearLabel: StatisticalCalendar.YearLabel
  private let denominator: FoldedText?

  init(_ description: SourceDescription, header: TableHeader, yearLabel: StatisticalCalendar.YearLabel) {
    self.description = description
    names = PeriodNames(description.periods) ?? PeriodNames([:])!
    financialYears = FinancialYears(header.levels.flatMap(\.self))
    self.yearLabel = yearLabel
    denominator = description.columns[.denominator].map { FoldedText($0) }
  }

  /// What the header of `levels`, top first, says.
  func meaning(of levels: [String]) -> HeaderMeaning {
    let whole = levels.joined(separator: " ")
    if let pattern = description.pattern {
      return pattern.parts(of: whole).map(meaning(of:)) ?? HeaderMeaning()
    }
    if let period = period(whole) { return HeaderMeaning(period: period) }
    var meaning = HeaderMeaning()
    var words: [String] = []
    for level in levels {
      if let period = period(level), let both = Self.joined(meaning.period, period) {
        meaning.period = both
      } else {
        words.append(level)
      }
    }
    let text = words.joined(separator: " ")
    if text.isEmpty { return meaning }
    meaning.measure = measure(text)
    if case .unknown = meaning.measure, let last = words.last, words.count > 1 {
      let own = measure(last)
      if case .indicator = own { meaning.measure = own }
    }
    guard case .unknown = meaning.measure, meaning.period == nil else { return meaning }
    return Self.withoutYear(text).flatMap { rest, year in
      let measure = measure(rest)
      if case .unknown = measure { return nil }
      return HeaderMeaning(period: PeriodText(year: year, span: .year), measure: measure)
    } ?? meaning
  }

  private func meaning(of parts: [HeaderPattern.Part: String]) -> HeaderMeaning {
    var meaning = HeaderMeaning()
    meaning.measure = parts[.indicator].map(measure)
    let texts: [(HeaderPattern.Part, ColumnRole)] = [(.half, .half), (.quarter, .quarter), (.month, .month)]
    var period = parts[.period].flatMap(self.period) ?? parts[.year].flatMap(self.period)
    for (part, role) in texts {
      guard let text = parts[part], let fine = PeriodText(text, part: role) ?? names.period(text) else {
        continue
      }
      period = Self.joined(period, fine)
    }
    meaning.period = period
    return meaning
  }

  private func period(_ text: String) -> PeriodText? {
    if let year = financialYears.year(text, label: yearLabel) { return PeriodText(year: year, span: .year) }
    return names.period(text)
  }

  private func measure(_ text: String) -> HeaderMeaning.Measure {
    let folded = FoldedText(text)
    if let denominator, folded == denominator { return .denominator }
    if let renamed = description.indicator(named: text) { return .indicator(renamed) }
    if let known = BuiltInIndicator(text) { return .indicator(known.rawValue) }
    switch ColumnRole(header: text) {
    case .count: return .count
    case .denominator: return .denominator
    default: return .unknown(text)
    }
  }

  /// A year from one text and the part of a year from another; nil where they do not go together.
  private static func joined(_ first: PeriodText?, _ second: PeriodText) -> PeriodText? {
    guard let first else { return second }
    if first.span == .year, second.year == nil { return PeriodText(year: first.year, span: second.span) }
    if second.span == .year, first.year == nil { return PeriodText(year: second.year, span: first.span) }
    return nil
  }

  /// `text` without a year at its end or beginning ("Số vụ năm 2022", "crimes_2022"), and the year.
  private static func withoutYear(_ text: String) -> (rest: String, year: Int)? {
    let words = text.split { " _-/()".contains($0) }
    func year(_ word: Substring?) -> Int? {
      word.flatMap { $0.count == 4 ? Int($0) : nil }.flatMap { PeriodText.years.contains($0) ? $0 : nil }
    }
    func joined(_ words: ArraySlice<Substring>) -> String { words.joined(separator: " ") }
    if let year = year(words.last) {
      let rest = words.dropLast()
      return (joined(FoldedText(rest.last ?? "").text == "nam" ? rest.dropLast() : rest), year)
    }
    return year(words.first).map { (joined(words.dropFirst()), $0) }
  }
}

extension SourceDescription {
  /// The new name of the indicator `text`, where it has one.
  func indicator(named text: String) -> String? {
    if let exact = indicators[text] { return exact }
    guard !indicators.isEmpty else { return nil }
    let folded = FoldedText(text)
    return indicators.keys.sorted().first { FoldedText($0) == folded }.flatMap { indicators[$0] }
  }
}
