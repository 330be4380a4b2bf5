import Glibc
import Observations

/// The months of a target year as the years before it foretell them, for every unit of a flow.
///
/// Each unit's level is that of `GammaPoissonForecaster` before a month of the target year is known, what may befall all
/// units alike included. Its months are those of the season, moved towards the unit's own past (`MonthPattern`). The level
/// is left what scatter of the year's total the months do not have by themselves, so that the twelve months together
/// scatter as the forecast of the year does.
public struct MonthBeliefs: Sendable {
  /// One belief a unit, in the panel's order; nil for a unit without a whole year in the past.
  public let units: [MonthBelief?]

  /// The beliefs that the years of `history` lead to; its target year is not looked at.
  public init(_ history: FlowHistory) throws(FitError) {
    let fit = try DampedFilterFit(history)
    let pattern = try MonthPattern(history)
    let common = fit.common
    // The variance of Student's distribution of 5 degrees of freedom is 5/3 of its scale squared.
    let commonVariance = common.scale * common.scale * common.freedom / (common.freedom - 2)
    units = fit.totals.indices.map { unit in
      guard let total = fit.totals[unit], total.mean > 0, history.counts[unit].contains(where: { $0 != nil })
      else { return nil }
      let mean = total.mean * exp(common.centre)
      let concentration = pattern.concentration(unit: unit, total: mean)
      let scatter = (1 + 1 / total.size) * (1 + commonVariance)
      let own = scatter / (1 + 1 / concentration) - 1
      return MonthBelief(
        mean: mean, levelShape: 1 / max(own, Self.leastScatter), shares: pattern.shares(unit: unit),
        concentration: concentration)
    }
  }

  /// No level is taken to be known better than to one per cent.
  private static let leastScatter = 1e-4
}
