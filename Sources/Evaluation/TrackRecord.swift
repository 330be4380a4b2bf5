import Forecasting

/// How well the same forecasts did in earlier years, made at the same time of the year from what was known then.
public struct TrackRecord: Sendable, Hashable {
  /// The target years, in order.
  public let years: [Int]
  /// The number of forecasts that could be held against what happened.
  public let count: Int
  /// The share of them that missed.
  public let baseRate: Double
  /// The mean squared error of P(miss) (Brier 1950).
  public let brier: Double
  /// That of always saying the share that missed in all earlier years.
  public let climatologyBrier: Double
  /// P(miss) in five stretches, held against the shares that missed.
  public let reliability: [ReliabilityRow]

  /// 1 − Brier / climatology's Brier: 0 is no better than climatology, 1 is perfect; nil where climatology is perfect.
  public var skill: Double? { climatologyBrier > 0 ? 1 - brier / climatologyBrier : nil }

  /// The record of one target from the rows of its back-test; nil where there is nothing to compare.
  ///
  /// Of the models that of the forecasts counts: the pool, or the one that a kind has. Units whose verdict the counts had
  /// settled at the origin do not count.
  init?(_ rows: [BacktestRow]) {
    let open = rows.filter { !$0.isDecided }
    let climatology = Dictionary(
      uniqueKeysWithValues: open.lazy.filter { $0.model == Self.climatology }
        .map { (Case($0), $0.missProbability) })
    let models = Set(open.map(\.model)).subtracting([Self.climatology])
    let model = models.contains(OriginTrial.pool) ? OriginTrial.pool : models.first
    let forecasts = open.filter { $0.model == model && climatology[Case($0)] != nil }
    guard !forecasts.isEmpty else { return nil }
    func score(_ probability: (BacktestRow) -> Double) -> Double {
      forecasts.reduce(0) { sum, row in
        let error = probability(row) - (row.missed ? 1 : 0)
        return sum + error * error
      } / Double(forecasts.count)
    }
    years = Set(forecasts.map(\.year)).sorted()
    count = forecasts.count
    baseRate = Double(forecasts.count { $0.missed }) / Double(forecasts.count)
    brier = score(\.missProbability)
    climatologyBrier = score { climatology[Case($0)]! }
    reliability = ReliabilityRow.table(forecasts.map(\.missProbability), outcomes: forecasts.map(\.missed))
  }

  private static let climatology = ClimatologyForecaster().name

  private struct Case: Hashable {
    let unit: Int
    let year: Int

    init(_ row: BacktestRow) { (unit, year) = (row.unit, row.year) }
  }
}
