import Probability

/// The rate of last year again, known from last year alone: negative binomial by Jeffreys' prior.
public struct LastYearForecaster: Forecaster {
  /// The name in the column `model`.
  public let name = "last-year"

  /// A specification without options.
  public init() {}

  /// Takes the last year of `history`, or the latest that a unit reports.
  public func fit(_ history: FlowHistory) throws(FitError) -> any FittedForecaster {
    LastYearFit(counts: history.units.indices.map { history.counts[$0].last(where: { $0 != nil }) ?? nil })
  }
}

private struct LastYearFit: FittedForecaster {
  let counts: [Double?]

  func forecast(_ partYear: PartYear) -> YearEndForecast {
    YearEndForecast(
      weights: [1],
      units: counts.indices.map { unit in
        counts[unit].map {
          let total = YearTotal(mean: $0 + 0.5, size: $0 + 0.5)
          return YearEnd(scenarios: [
            total.given(
              seen: partYear.seen[unit], share: partYear.share[unit],
              concentration: partYear.concentration(unit: unit, total: total.mean))
          ])
        }
      })
  }
}
