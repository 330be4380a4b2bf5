import Observations

/// The period of one figure of a row: what the row says and what the header says, together.
struct FigureTime {
  let period: Period
  /// Whether it has not ended yet, so that no figure of it can be there.
  let isToCome: Bool

  /// The period of a figure under a header that says `header`; nil where the two say too little.
  init?(_ row: RowTime, header: PeriodText?, isToCome: (Period) -> Bool) {
    let period: Period?
    switch (row, header) {
    case (.period(let own), nil): period = own
    case (.year(let year), nil): period = .year(year)
    case (.none, nil): period = nil
    case (.year(let year), let header?): period = header.period(otherYear: year)
    case (.period(let own), let header?): period = header.period(otherYear: own.year)
    case (.none, let header?): period = header.period(otherYear: nil)
    }
    guard let period else { return nil }
    self.period = period
    self.isToCome = isToCome(period)
  }
}
