public import Evaluation
public import Observations

/// The year watched as a file: one row a unit, indicator and period that has ended.
public struct WatchTable: Sendable {
  /// The rows.
  public let table: Table

  /// The rows of `series`, whose indices refer to `units`.
  public init(_ series: [WatchedSeries], units: [AreaUnit], context: ReportContext) {
    table = Table(
      columns: Self.columns,
      rows: series.flatMap { series in
        let key = context.keyCells(units[series.unit], level: .unit, indicator: series.indicator.id)
        return series.periods.map { key + Self.cells($0, series.obstacle, context) }
      })
  }

  private static func cells(
    _ period: WatchedPeriod, _ obstacle: WatchedSeries.Obstacle?, _ context: ReportContext
  ) -> [Cell] {
    let (expectation, limits) = (period.expectation, period.expectation?.limits)
    return [
      .text(period.period.description), .integer(period.value), .real(expectation?.mean, digits: 1),
      .integer(limits?.low), .integer(limits?.high), .pValue(expectation?.high), .pValue(expectation?.low),
      .text(word(period)),
    ] + cells(period.rise) + cells(period.fall) + [
      .pValue(limits?.falseHigh), .pValue(limits?.falseLow), .pValue(period.rise?.falseInYear),
      .pValue(period.fall?.falseInYear), .text(period.status.words.joined(separator: "; ")),
      .text(period.sentence(obstacle, context)),
    ]
  }

  private static func cells(_ drift: WatchedPeriod.Drift?) -> [Cell] {
    [.real(drift?.sum, digits: 1), .real(drift?.limit, digits: 1)]
  }

  /// What is noticed, in stable words.
  private static func word(_ period: WatchedPeriod) -> String {
    if period.value == nil { return "missing" }
    if period.expectation == nil { return "no data" }
    return period.signals.isEmpty ? "usual" : period.signals.map(\.rawValue).joined(separator: "; ")
  }

  private static let columns: [Table.Column] =
    ReportContext.keyColumns + [
      .init("period"), .init("value"), .init("expected"), .init("low"), .init("high"), .init("p_high"),
      .init("p_low"), .init("signal"), .init("cusum_up"), .init("cusum_up_limit"), .init("cusum_down"),
      .init("cusum_down_limit"), .init("false_alarm_month_high"), .init("false_alarm_month_low"),
      .init("false_alarm_year_up"), .init("false_alarm_year_down"), .init("data_status"), .init("sentence"),
    ]
}
