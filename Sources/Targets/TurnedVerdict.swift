public import Observations

/// A verdict that became another one because figures were revised.
public struct TurnedVerdict: Sendable, Hashable {
  /// The day of the reports that revised the figures.
  public let date: CalendarDate
  /// Whose verdict it is.
  public let unit: AreaUnit
  /// Whether that is a unit, a district or the whole.
  public let level: AreaLevel
  /// Where it stood by all figures known on the day, with those that were revised as they were before.
  public let before: TargetStatus
  /// Where it stood by the same figures as revised.
  public let after: TargetStatus
}

extension CountTable {
  /// The verdicts on `targets` that turned because of `revisions`: by day, target, year, level and unit.
  ///
  /// On each day with revisions the figures known then are held against the same figures with the revised ones as they
  /// were before. What is reported for the first time, or withdrawn, on that day is so in both, and turns nothing. Asked
  /// are the year of each revised figure and the year after it, whose baseline it is. `whole` names what all units belong
  /// to; across one of `breaks` there is no verdict.
  public func turnedVerdicts(
    on targets: [Target], by revisions: [Revision], whole: AreaUnit.Parent,
    breaks: [SeriesBreak] = []
  ) -> [TurnedVerdict] {
    let days = Set(revisions.map(\.date)).sorted()
    return days.flatMap { day -> [TurnedVerdict] in
      let own = revisions.filter { $0.date == day }
      let after = asKnown(on: day)
      let before = after.undoing(own)

      let pairs = AreaLevel.allCases.map { level in
        (level, before.aggregated(to: level, whole: whole), after.aggregated(to: level, whole: whole))
      }
      return targets.flatMap { target -> [TurnedVerdict] in
        let names = Set(target.parts.map(\.indicator))
        let revised = own.filter { names.contains(indicators[Int($0.after.indicator)].id) }
        let years = Set(revised.flatMap { [$0.after.period.year, $0.after.period.year + 1] }).sorted()
        let through = after.lastDay(of: names.sorted())
        guard let through, !years.isEmpty else { return [] }
        let turned = pairs.map { level, before, after in
          after.turned(from: before, target, years, level: level, day: day, through: through, breaks)
        }
        return years.flatMap { year in turned.flatMap { $0.filter { $0.after.year == year } } }
      }
    }
  }

  /// The verdicts on `target` in which this table and `before` differ, which have the same units.
  private func turned(
    from before: CountTable, _ target: Target, _ years: [Int], level: AreaLevel, day: CalendarDate,
    through: CalendarDate, _ breaks: [SeriesBreak]
  ) -> [TurnedVerdict] {
    let then = before.panels(of: target)
    let now = panels(of: target)
    return years.flatMap { year -> [TurnedVerdict] in
      let months = calendar.monthsElapsed(of: year, through: through)
      return units.indices.compactMap { unit in
        let (before, after) = (
          target.status(ofUnit: unit, year: year, monthsElapsed: months, panels: { then[$0] }, breaks: breaks),
          target.status(ofUnit: unit, year: year, monthsElapsed: months, panels: { now[$0] }, breaks: breaks)
        )
        guard before.verdict != after.verdict else { return nil }
        return TurnedVerdict(date: day, unit: units[unit], level: level, before: before, after: after)
      }
    }
  }

  /// The series of the indicators of `target`.
  private func panels(of target: Target) -> [String: Panel] {
    var panels: [String: Panel] = [:]
    for part in target.parts where panels[part.indicator] == nil {
      panels[part.indicator] = panel(of: part.indicator)
    }
    return panels
  }
}
