public import Forecasting
public import Observations
public import Targets

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

  /// Repeats the forecast of `origin` in each of the `most` latest earlier years that have `history` years of figures
  /// before them; nil where there is none, or nothing to compare.
  ///
  /// Years that one of `breaks` parts from the year before them do not count. Each repetition fits on its own past alone. Units whose verdict the counts had settled at the origin do not
  /// count, and climatology is the share of the others that missed in all earlier years.
  public init?(
    target: Target, origin: Origin, units: [AreaUnit], panels: [String: Panel],
    breaks: [SeriesBreak] = [], most: Int = 5, history: Int = 3
  ) {
    guard let first = panels[target.primary.indicator]?.years.lowerBound else { return nil }
    let candidates = (first + history..<max(first + history, origin.year)).suffix(most)
    var (years, squares, climatologySquares, missed, count) = ([Int](), 0.0, 0.0, 0, 0)
    var cases: [(probability: Double, outcome: Bool)] = []
    for year in candidates {
      let then = Origin(year: year, monthsElapsed: origin.monthsElapsed)
      let outcomes = Self.outcomes(of: target, at: then, units: units, panels: panels, breaks: breaks)
      let past = (first + 1..<year).flatMap {
        Self.outcomes(
          of: target, at: Origin(year: $0, monthsElapsed: origin.monthsElapsed), units: units, panels: panels,
          breaks: breaks
        ).compactMap(\.self)
      }
      guard !past.isEmpty else { continue }
      let climatology = Double(past.count { $0 }) / Double(past.count)
      let forecast = TargetForecast(
        target: target, origin: then, units: units, panels: panels, breaks: breaks)
      let before = count
      for (unit, outcome) in zip(forecast.units, outcomes) {
        guard let p = unit.missProbability, let outcome else { continue }
        let hit = outcome ? 1.0 : 0
        squares += (p - hit) * (p - hit)
        climatologySquares += (climatology - hit) * (climatology - hit)
        missed += outcome ? 1 : 0
        count += 1
        cases.append((p, outcome))
      }
      if count > before { years.append(year) }
    }
    guard count > 0 else { return nil }
    self.years = years
    self.count = count
    baseRate = Double(missed) / Double(count)
    brier = squares / Double(count)
    climatologyBrier = climatologySquares / Double(count)
    reliability = ReliabilityRow.table(cases.map(\.probability), outcomes: cases.map(\.outcome))
  }

  /// Whether each unit missed in the end; nil where that was settled at `origin`, or there was no verdict.
  private static func outcomes(
    of target: Target, at origin: Origin, units: [AreaUnit], panels: [String: Panel],
    breaks: [SeriesBreak]
  ) -> [Bool?] {
    func verdict(_ unit: Int, after months: Int) -> Verdict {
      target.status(
        ofUnit: unit, year: origin.year, monthsElapsed: months, panels: { panels[$0] }, breaks: breaks
      ).verdict
    }
    return units.indices.map { unit in
      guard verdict(unit, after: origin.monthsElapsed) == .open else { return nil }
      return switch verdict(unit, after: 12) {
      case .met: false
      case .missed: true
      case .open, .noData, .notApplicable: nil
      }
    }
  }
}
