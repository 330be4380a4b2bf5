import Observations

/// Reads the cells of a row that together name its period; done once for every distinct combination.
struct TimeCells: Sendable {
  /// The roles in use, in the order in which `period(of:)` takes their texts.
  let roles: [ColumnRole]
  /// What the dates stand for, where dates are in use.
  let grain: DateGrain

  /// The roles of time that are used of those present: dates stand back where a finer column says the period.
  static func roles(in layout: ColumnLayout) -> [ColumnRole] {
    let present = layout.present(ColumnRole.ofPeriod)
    let hasParts = present.contains(.period) || present.contains { [.half, .quarter, .month].contains($0) }
    if present.contains(.date), !hasParts { return [.date] }
    return present.filter { $0 != .date }
  }

  /// The period that `texts` name, or what is wrong with one of them.
  func period(of texts: [String]) -> Result<Period, CellFault> {
    if roles == [.date] { return Self.date(texts[0], role: .date).map(grain.period) }
    var year: Int?
    if let place = roles.firstIndex(of: .year), !texts[place].trimmed.isEmpty {
      let text = texts[place].trimmed
      guard let read = PeriodText(text), read.span == .year, let named = read.year else {
        return .failure(CellFault(role: .year, kind: .unreadablePart(text, of: .year)))
      }
      year = named
    }
    for role in [ColumnRole.period, .month, .quarter, .half] {
      guard let place = roles.firstIndex(of: role), !texts[place].trimmed.isEmpty else { continue }
      return Self.period(texts[place].trimmed, role, year: year)
    }
    guard let year else { return .failure(CellFault(role: roles.first, kind: .blank)) }
    return .success(.year(year))
  }

  /// The day that `text` names, or what is wrong with it.
  static func date(_ text: String, role: ColumnRole) -> Result<CalendarDate, CellFault> {
    let trimmed = text.trimmed
    if trimmed.isEmpty { return .failure(CellFault(role: role, kind: .blank)) }
    return switch DateText(trimmed) {
    case .day(let date): .success(date)
    case .impossible: .failure(CellFault(role: role, kind: .impossibleDate(trimmed)))
    case .unreadable: .failure(CellFault(role: role, kind: .unreadableDate(trimmed)))
    }
  }

  private static func period(_ text: String, _ role: ColumnRole, year: Int?) -> Result<Period, CellFault> {
    guard let read = role == .period ? PeriodText(text) : PeriodText(text, part: role),
      let period = read.period(otherYear: year)
    else {
      return .failure(CellFault(role: role, kind: fault(of: text, role)))
    }
    if let year, let own = read.year, own != year {
      return .failure(CellFault(role: role, kind: .yearContradiction(period: text, year: String(year))))
    }
    return .success(period)
  }

  private static func fault(of text: String, _ role: ColumnRole) -> DataIssue.Kind {
    guard role == .period else { return .unreadablePart(text, of: role) }
    return DateText(text) == .unreadable ? .unreadablePeriod(text) : .dayAsPeriod(text)
  }
}
