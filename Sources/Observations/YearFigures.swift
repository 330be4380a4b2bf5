/// The figures of one unit, indicator and year whose months overlap, taken apart.
///
/// Figures are taken in from the finest to the coarsest. What sums and differences of them fix stands in the finest
/// parts: of 3, 6, 9 and 12 months the first quarter and three differences; of two months and their quarter the third
/// month. A coarser figure that its parts make up is a check and stands no more. Where the parts make another sum, the
/// parts stand, unless the coarser figure was reported later than all of them. A figure beside which some month would
/// count less than none stands as it is. Of a proportion, numerators and the rest of the denominators are two flows;
/// over a stock nothing is taken apart.
public struct YearFigures: Sendable {
  /// What became of one figure.
  public enum Fate: Sendable, Hashable {
    /// It stands as reported.
    case stands
    /// Differences to others stand for it.
    case differenced
    /// Finer figures make it up.
    case agrees
    /// Finer figures, of which the one at `of` is the longest, make another count or denominator.
    case differs(count: Int, denominator: Int?, of: Int)
    /// Beside that at `beside` a month would count less than none.
    case impossible(beside: Int)
  }

  /// What became of each of the figures, in their order.
  public let fates: [Fate]
  /// What stands, by period; may still overlap where no difference is fixed.
  public let rows: [CountRow]

  /// Takes `figures` apart, which are of one unit, indicator of `kind` (not a stock) and year, one a period.
  public init(_ figures: [CountRow], kind: Indicator.Kind) {
    precondition(kind != .stock, "levels of a stock are not summed")
    let isDivided = kind != .proportion(denominator: .stock)
    var sums = Sums(between: figures.map(\.period), withBase: kind == .proportion(denominator: .flow))
    var fates = [Fate](repeating: .stands, count: figures.count)
    var admitted: [Int] = []
    for place in Self.finestFirst(figures) where sums.canTake(figures[place]) {
      let figure = figures[place]
      switch sums.fit(of: figure) {
      case .adds:
        sums.admit(figure)
        admitted.append(place)
      case .agrees: fates[place] = .agrees
      case .differs:
        fates[place] = .differs(
          count: sums.events.sum(of: figure.period)!, denominator: sums.base(of: figure.period),
          of: Self.longest(of: admitted, overlapping: figure, figures))
      case .impossible:
        fates[place] = .impossible(beside: Self.longest(of: admitted, overlapping: figure, figures))
      }
    }
    let parts = isDivided ? sums.parts(of: admitted.map { figures[$0] }) : admitted.map { figures[$0] }
    let periods = Set(parts.map(\.period))
    for place in admitted where !periods.contains(figures[place].period) { fates[place] = .differenced }
    let isLeftOver = figures.indices.map { place in
      guard !periods.contains(figures[place].period) else { return false }
      return switch fates[place] {
      case .stands, .impossible: true
      case .agrees: !isDivided
      case .differs: Self.isLater(figures[place], than: admitted.map { figures[$0] })
      case .differenced: false
      }
    }
    self.fates = fates
    rows = (parts + zip(figures, isLeftOver).filter(\.1).map(\.0)).sorted { $0.period < $1.period }
  }

  /// The places of `figures`, those of the fewest months first, then in order of time.
  private static func finestFirst(_ figures: [CountRow]) -> [Int] {
    figures.indices.sorted {
      (figures[$0].period.monthCount, figures[$0].period)
        < (figures[$1].period.monthCount, figures[$1].period)
    }
  }

  /// Of the figures at `places` that overlap `figure` the longest, the first of equals.
  private static func longest(of places: [Int], overlapping figure: CountRow, _ figures: [CountRow]) -> Int {
    let rivals = places.filter { !figures[$0].period.months.isDisjoint(with: figure.period.months) }
    precondition(!rivals.isEmpty, "\(figure.period) contradicts nothing")
    return rivals.dropFirst().reduce(rivals[0]) { best, place in
      figures[place].period.monthCount > figures[best].period.monthCount ? place : best
    }
  }

  /// Whether `figure` was reported after all of `parts` that overlap it.
  private static func isLater(_ figure: CountRow, than parts: [CountRow]) -> Bool {
    guard let day = figure.asOf else { return false }
    return parts.allSatisfy { part in
      part.period.months.isDisjoint(with: figure.period.months) || part.asOf.map { $0 < day } ?? true
    }
  }
}

/// The sums of a flow, or of the two flows that a proportion is made of: its events and the rest of its base.
private struct Sums {
  private(set) var events: MonthSums
  private var rest: MonthSums?

  init(between periods: [Period], withBase: Bool) {
    events = MonthSums(between: periods)
    rest = withBase ? events : nil
  }

  /// Whether `figure` has the numbers that sums need.
  func canTake(_ figure: CountRow) -> Bool {
    guard let count = figure.count else { return false }
    guard rest != nil else { return true }
    return figure.denominator.map { Int($0) >= count } ?? false
  }

  func fit(of figure: CountRow) -> MonthSums.Fit {
    let first = events.fit(of: figure.count!, in: figure.period)
    guard let rest, first == .adds || first == .agrees else { return first }
    return rest.fit(of: Self.rest(of: figure), in: figure.period)
  }

  mutating func admit(_ figure: CountRow) {
    events.admit(figure.count!, in: figure.period)
    rest?.admit(Self.rest(of: figure), in: figure.period)
  }

  /// The base of a proportion in `months`, where figures give it.
  func base(of months: Period) -> Int? { both(events.sum(of: months), rest?.sum(of: months)).map(+) }

  /// The finest sums that `figures`, those admitted, fix.
  func parts(of figures: [CountRow]) -> [CountRow] {
    var parts: [CountRow] = []
    for (place, start) in events.boundaries.enumerated() {
      let later = events.boundaries.indices.dropFirst(place + 1)
      guard let next = later.first(where: { events.group[$0] == events.group[place] }) else { continue }
      let end = events.boundaries[next]
      let period = Period(year: figures[0].period.year, firstMonth: start + 1, monthCount: end - start)!
      parts.append(figures.first { $0.period == period } ?? difference(period, of: figures))
    }
    return parts
  }

  /// The figure of `period` that sums and differences of `figures` make, with the marks and the last day of report of
  /// those that it takes.
  private func difference(_ period: Period, of figures: [CountRow]) -> CountRow {
    let path = Self.path(from: period.firstMonth - 1, to: period.lastMonth, over: figures)
    return CountRow(
      unit: Int(path[0].unit), indicator: Int(path[0].indicator), period: period,
      value: .count(Int32(events.sum(of: period)!)), denominator: base(of: period),
      asOf: path.compactMap(\.asOf).max(), status: path.reduce(into: []) { $0.formUnion($1.status) })
  }

  /// The figures that lead from one boundary of months to another; those admitted join them in one way at most.
  private static func path(from start: Int, to end: Int, over figures: [CountRow]) -> [CountRow] {
    if start == end { return [] }
    for (place, figure) in figures.enumerated() {
      let (first, last) = (figure.period.firstMonth - 1, figure.period.lastMonth)
      guard start == first || start == last else { continue }
      var rest = figures
      rest.remove(at: place)
      let next = start == first ? last : first
      let onward = path(from: next, to: end, over: rest)
      if next == end || !onward.isEmpty { return [figure] + onward }
    }
    return []
  }

  private static func rest(of figure: CountRow) -> Int { Int(figure.denominator!) - figure.count! }
}
