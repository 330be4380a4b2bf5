public import Evaluation
public import Observations
import Targets

/// The rows of a back-test, one a model, unit, target, target year and origin.
public struct BacktestTable: Sendable {
  /// The rows, for files.
  public let table: Table

  /// The rows of `backtest`, sorted by model, unit, indicator, target year and origin.
  public init(_ backtest: Backtest, of plan: Backtest.Plan, calendar: StatisticalCalendar) {
    let models = backtest.rows.reduce(into: [String]()) { if !$0.contains($1.model) { $0.append($1.model) } }
    let rank = Dictionary(uniqueKeysWithValues: models.sorted().enumerated().map { ($1, $0) })
    let rows = backtest.rows.sorted { left, right in
      let first = [rank[left.model] ?? 0, left.unit, left.target, left.year, left.months]
      let second = [rank[right.model] ?? 0, right.unit, right.target, right.year, right.months]
      return first.lexicographicallyPrecedes(second)
    }
    table = Table(columns: Self.columns, rows: rows.map { Self.cells($0, plan, calendar) })
  }

  private static func cells(
    _ row: BacktestRow, _ plan: Backtest.Plan, _ calendar: StatisticalCalendar
  ) -> [Cell] {
    let unit = plan.units[row.unit]
    let scores = row.forecast
    return [
      .text(row.model), .text(unit.code), .text(unit.name),
      .text(plan.targets[row.target].primary.indicator), .text(String(row.year)),
      .text(lastDay(of: row, calendar).description), .integer(row.months), .integer(row.baseline),
      .integer(row.allowed), .integer(row.observed), .integer(row.missed ? 1 : 0),
      .probability(row.missProbability, isDecided: row.isDecided), .real(scores?.mean, digits: 2),
      .integer(scores?.p10), .integer(scores?.p50), .integer(scores?.p90),
      .real(scores?.logScore, digits: 4), .real(scores?.rankedScore, digits: 4),
      .real(scores?.below, digits: 4), .real(scores?.through, digits: 4),
    ]
  }

  /// The last day known: that of the months of the target year, or of the year before it.
  private static func lastDay(of row: BacktestRow, _ calendar: StatisticalCalendar) -> CalendarDate {
    guard let months = Period(year: row.year, firstMonth: 1, monthCount: max(1, row.months)), row.months > 0
    else { return calendar.lastDay(ofYear: row.year - 1) }
    return calendar.lastDay(of: months)
  }

  private static let columns: [Table.Column] = [
    "model", "unit_code", "unit", "indicator", "target_year", "origin", "months_observed", "baseline",
    "allowed", "observed", "missed", "p_miss", "mean", "p10", "p50", "p90", "log_score", "crps", "pit_lower",
    "pit_upper",
  ].map { .init($0) }
}
