import Probability

/// What a unit has always had: negative binomial with the mean and the scatter of all its past years. A yardstick.
///
/// With n years of sum S and of variance v beyond that of Poisson counts, the mean is (S + 1/2)/n; P(miss) is the share of
/// all units that missed in all earlier years.
public struct ClimatologyForecaster: Forecaster {
  /// The name in the column `model`.
  public let name = "climatology"
  /// P(miss) is the share of all units that missed before.
  public var missRule: MissRule { .baseRate }

  /// A specification without options.
  public init() {}

  /// Takes the mean and the scatter of all years of `history`.
  public func fit(_ history: FlowHistory) throws(FitError) -> any FittedForecaster {
    ClimatologyFit(totals: history.counts.map { Self.total(of: $0.compactMap(\.self)) })
  }

  /// The variance of the coming count is that of the past ones around their mean, and that of the mean itself.
  private static func total(of counts: [Double]) -> YearTotal? {
    guard !counts.isEmpty else { return nil }
    let years = Double(counts.count)
    let mean = (counts.reduce(0, +) + 0.5) / years
    let squares = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = max(mean, years > 1 ? squares / (years - 1) : mean) * (1 + 1 / years)
    return YearTotal(mean: mean, size: mean * mean / max(1e-3 * mean, variance - mean))
  }
}

private struct ClimatologyFit: FittedForecaster {
  let totals: [YearTotal?]

  func forecast(_ partYear: PartYear) -> YearEndForecast {
    YearEndForecast(
      weights: [1],
      units: totals.indices.map { unit in
        totals[unit].map {
          // What the year has shown so far is a fact, but tells climatology nothing of the rest.
          let share = partYear.share[unit]
          let rest = YearTotal(mean: $0.mean * (1 - share), size: $0.size)
          let ahead = rest.given(seen: 0, share: share < 1 ? 0 : 1, concentration: 1)
          return YearEnd(scenarios: [ahead.shifted(by: partYear.seen[unit])])
        }
      })
  }
}
