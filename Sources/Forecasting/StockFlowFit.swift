import Observations
public import Probability

/// A fitted stock-flow model.
public struct StockFlowFit: Sendable {
  /// The year whose end can be forecast; only earlier years were used.
  public let targetYear: Int
  /// The maximum-likelihood parameters.
  public let parameters: StockFlowModel.Parameters
  /// The log-likelihood at them.
  public let logLikelihood: Double

  private let stock: Panel
  private let exposures: [Double]
  private let beliefs: [StockBelief]

  init(
    targetYear: Int, parameters: StockFlowModel.Parameters, logLikelihood: Double, stock: Panel,
    exposures: [Double], beliefs: [StockBelief]
  ) {
    self.targetYear = targetYear
    self.parameters = parameters
    self.logLikelihood = logLikelihood
    self.stock = stock
    self.exposures = exposures
    self.beliefs = beliefs
  }

  /// Who of those on file at `origin`, or has arrived otherwise, is on file at the year's end: newcomers apart.
  ///
  /// The start is the latest level not after the origin, of this year or of the end of the last; nil where a unit has
  /// neither.
  public func retained(unit: Int, at origin: Origin) -> MassFunction? {
    precondition(origin.year == targetYear, "fitted for \(targetYear), asked for \(origin.year)")
    let now = stock.tally(unit: unit, year: origin.year, within: origin.months)
    let start: (level: Int, month: Int)
    if let level = now.value, let month = now.months.last {
      start = (level, month)
    } else {
      let before = stock.tally(unit: unit, year: origin.year - 1)
      guard before.isWholeYear, let level = before.value else { return nil }
      start = (level, 0)
    }
    let fraction = Double(12 - start.month) / 12
    guard fraction > 0 else { return .point(start.level) }
    let survivors = beliefs[unit].survivors(of: start.level, fraction: fraction)
    let arrivals = beliefs[unit].arrivals(exposure: exposures[unit] * fraction)
    return survivors.massFunction().convolved(with: arrivals.massFunction())
  }
}
