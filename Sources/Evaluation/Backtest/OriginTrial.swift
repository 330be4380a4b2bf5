import Forecasting
import Observations
import Probability
import Targets

/// The forecasts of one target, target year and origin.
struct OriginTrial: Sendable {
  /// What one forecaster said: one entry a case.
  struct Entry: Sendable {
    let name: String
    let rule: MissRule
    /// The distributions; nil without a forecast.
    let distributions: [MassFunction?]
    /// P(miss) where it does not follow from the distribution.
    var misses: [Double?]?
  }

  let months: Int
  let cases: [BacktestCase]
  /// One row a case, one column a member of the pool: −log f of what happened, nil without a forecast.
  let memberLogScores: [[Double?]]
  private let entries: [Entry]
  /// How many of the entries, the first ones, are pooled.
  private let memberCount: Int

  /// The name of the pool, where others have that of a model.
  static let pool = "pool"

  /// Whether several members are pooled.
  var isPooled: Bool { memberCount > 1 }

  /// The forecasts of a flow by a set of forecasters, members first.
  init(
    months: Int, cases: [BacktestCase], forecasters: ForecasterSet, forecasts: [YearEndForecast?]
  ) {
    let entries = zip(forecasters.members + forecasters.yardsticks, forecasts).map { forecaster, forecast in
      Entry(
        name: forecaster.name, rule: forecaster.missRule,
        distributions: cases.map { known in forecast?.distribution(unit: known.unit) },
        misses: forecaster.missRule != .call
          ? nil
          : cases.map { known in
            guard let call = forecast?.units[known.unit]?.call, let meeting = known.meeting else {
              return nil
            }
            return call > Double(meeting.upperBound) || call < Double(meeting.lowerBound) ? 1 : 0
          })
    }
    self.init(
      months: months, cases: cases, entries: entries, memberCount: forecasters.members.count)
  }

  init(months: Int, cases: [BacktestCase], entries: [Entry], memberCount: Int) {
    self.months = months
    self.cases = cases
    self.entries = entries
    self.memberCount = memberCount
    memberLogScores = cases.indices.map { place in
      (0..<memberCount).map { entries[$0].distributions[place]?.logScore(cases[place].observed) }
    }
  }

  /// The rows of the pool, where there is one, and of every forecaster.
  func rows(target: Int, year: Int, weights: PoolWeights, rate: Double) -> [BacktestRow] {
    let pool = isPooled ? [pooled(by: weights)] : []
    return (pool + entries).flatMap { entry in
      cases.indices.compactMap { place in
        row(place, of: entry, target: target, year: year, rate: rate)
      }
    }
  }

  /// The linear pool of the members; one without a forecast leaves its weight to the others.
  private func pooled(by weights: PoolWeights) -> Entry {
    Entry(
      name: Self.pool, rule: .distribution,
      distributions: cases.indices.map { place in
        let known = (0..<memberCount).filter {
          entries[$0].distributions[place] != nil && weights.shares[$0] > 0
        }
        guard !known.isEmpty else { return nil }
        return .mixture(
          known.compactMap { entries[$0].distributions[place] }, weights: known.map { weights.shares[$0] })
      })
  }

  private func row(
    _ place: Int, of entry: Entry, target: Int, year: Int, rate: Double
  ) -> BacktestRow? {
    let known = cases[place]
    let distribution = entry.distributions[place]
    var miss: Double?
    if known.isDecided {
      miss = known.missed ? 1 : 0
    } else if entry.rule == .baseRate {
      miss = rate
    } else if let misses = entry.misses {
      miss = misses[place]
    } else if let distribution, let meeting = known.meeting {
      miss = AcceptedValues([meeting]).missProbability(distribution)
    }
    // Climatology of a stock or a ratio has a share that missed, and no distribution.
    guard let miss, distribution != nil || entry.rule == .baseRate else { return nil }
    return BacktestRow(
      model: entry.name, target: target, unit: known.unit, year: year, months: months,
      baseline: known.baseline, allowed: known.allowed, observed: known.observed, missed: known.missed,
      isDecided: known.isDecided, missProbability: min(1, max(0, miss)),
      forecast: distribution.map { ForecastScores($0, observed: known.observed) })
  }
}
