import Observations

/// The period of one figure of a row: what the row says and what the header says, together.
struct FigureTime {
  let period: Period
  /// Whether it has not ended yet, so that no figure of it can be there.
  let isToCome: Bool

  /// The period of a figure under a header that says `header`; nil where the two contradict each other.
  init?(_ row: RowTime, header: PeriodText?, isToCome: (Period) -> Bool) {
    let period: Period?
    switch (row, header) {
    case (.period(let own), nil): period = own
    case (.year(let year), nil): period = .year(year)
    case (.none, nil): period = nil
    case (.year(let year), let header?):
      period = (header.year ?? year) == year ? header.period(otherYear: year) : nil
    case (.period(let own), let header?):
      let isWithin = own.monthCount == 12 && (header.year ?? own.year) == own.year
      period = isWithin ? header.period(otherYear: own.year) : nil
    case (.none, let header?): period = header.period(otherYear: nil)
    }
    guard let period else { return nil }
    self.period = period
    self.isToCome = isToCome(period)
  }
}

extension SourceDescription {
  /// What the declared period of all rows says.
  var constantTime: RowTime? {
    guard let read = period.flatMap({ PeriodText($0) }), let whole = read.period(otherYear: nil) else {
      return nil
    }
    return read.span == .year ? .year(whole.year) : .period(whole)
  }
}
