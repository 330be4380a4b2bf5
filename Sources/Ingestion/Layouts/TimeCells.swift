import Observations

/// What the cells of a row say about its period.
enum RowTime: Equatable {
  case period(Period)
  /// Nothing but the year.
  case year(Int)
  /// Nothing: headers say it all.
  case none
}

/// Reads the cells of a row that together name its period; done once for every distinct combination.
struct TimeCells: Sendable {
  /// How a date is placed in a period.
  enum DatePlacing: Sendable, Hashable {
    /// It stands for the month or year whose label it has.
    case grain(DateGrain)
    /// It is a day, which lies in a month.
    case day
  }

  /// The roles in use, in the order in which `time(of:)` takes their texts.
  let roles: [ColumnRole]
  /// How dates are placed, where dates are in use.
  var dates = DatePlacing.grain(.month)
  /// The order of day and month in dates.
  var dateOrder = DateOrder.dayFirst
  /// What periods are called.
  let names: PeriodNames
  /// What 2015-16 is.
  var financialYears = FinancialYears([])
  /// The period of all rows, where it is declared.
  var constant: RowTime?
  /// What the statistical years are.
  let calendar: StatisticalCalendar

  /// The roles of time that are used of those present: dates stand back where a finer column says the period.
  static func roles(in layout: ColumnLayout) -> [ColumnRole] {
    let present = layout.present(ColumnRole.ofPeriod)
    let hasParts = present.contains(.period) || present.contains { [.half, .quarter, .month].contains($0) }
    if present.contains(.date), !hasParts { return [.date] }
    return present.filter { $0 != .date }
  }

  /// What `texts` say, or what is wrong with one of them.
  func time(of texts: [String]) -> Result<RowTime, CellFault> {
    if roles.isEmpty { return .success(constant ?? .none) }
    if roles == [.date] {
      return Self.date(texts[0], role: .date, order: dateOrder, anyTime: dates == .day).map {
        .period(period(of: $0))
      }
    }
    var year: Int?
    if case .year(let named)? = constant { year = named }
    if let place = roles.firstIndex(of: .year), !texts[place].trimmed.isEmpty {
      let text = texts[place].trimmed
      guard let named = self.year(text) else {
        return .failure(CellFault(role: .year, kind: .unreadablePart(text, of: .year)))
      }
      year = named
    }
    for role in [ColumnRole.period, .month, .quarter, .half] {
      guard let place = roles.firstIndex(of: role), !texts[place].trimmed.isEmpty else { continue }
      return period(texts[place].trimmed, role, year: year).map(RowTime.period)
    }
    guard let year else { return .failure(CellFault(role: roles.first, kind: .blank)) }
    return .success(.year(year))
  }

  /// The day that `text` names, or what is wrong with it.
  static func date(
    _ text: String, role: ColumnRole, order: DateOrder = .dayFirst, anyTime: Bool = false
  ) -> Result<CalendarDate, CellFault> {
    let trimmed = text.trimmed
    if trimmed.isEmpty { return .failure(CellFault(role: role, kind: .blank)) }
    return switch DateText(trimmed, order: order, anyTime: anyTime) {
    case .day(let date): .success(date)
    case .impossible: .failure(CellFault(role: role, kind: .impossibleDate(trimmed)))
    case .unreadable: .failure(CellFault(role: role, kind: .unreadableDate(trimmed)))
    }
  }

  private func period(of date: CalendarDate) -> Period {
    switch dates {
    case .grain(let grain): grain.period(of: date)
    case .day: calendar.month(containing: date)
    }
  }

  private func year(_ text: String) -> Int? {
    if let year = financialYears.year(text, label: calendar.label) { return year }
    guard let read = names.period(text), read.span == .year else { return nil }
    return read.year
  }

  private func period(_ text: String, _ role: ColumnRole, year: Int?) -> Result<Period, CellFault> {
    if role == .period, let year = self.year(text) { return .success(.year(year)) }
    guard let read = role == .period ? names.period(text) : PeriodText(text, part: role) ?? part(text, role),
      let period = read.period(otherYear: year)
    else {
      return .failure(CellFault(role: role, kind: Self.fault(of: text, role)))
    }
    if let year, let own = read.year, own != year {
      return .failure(CellFault(role: role, kind: .yearContradiction(period: text, year: String(year))))
    }
    return .success(period)
  }

  /// A part of a year under a name: "Enero", "May".
  private func part(_ text: String, _ role: ColumnRole) -> PeriodText? {
    guard let read = names.period(text), read.year == nil, case .months(_, let count) = read.span else {
      return nil
    }
    return count == [.month: 1, .quarter: 3, .half: 6][role] ? read : nil
  }

  private static func fault(of text: String, _ role: ColumnRole) -> DataIssue.Kind {
    guard role == .period else { return .unreadablePart(text, of: role) }
    return DateText(text) == .unreadable ? .unreadablePeriod(text) : .dayAsPeriod(text)
  }
}
