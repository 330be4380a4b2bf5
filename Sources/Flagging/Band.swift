public import Evaluation
import Targets

/// What a unit is called on its way to a target: a fact where the counts have decided, else a range of P(miss).
public enum Band: String, Sendable, Hashable, CaseIterable {
  case missed
  case lost
  /// P(miss) of 0.8 or more.
  case veryLikelyToMiss = "very likely to miss"
  /// P(miss) of 0.6 or more.
  case likelyToMiss = "likely to miss"
  /// P(miss) of 0.4 or more.
  case even
  /// P(miss) of 0.2 or more.
  case likelyToMeet = "likely to meet"
  /// P(miss) under 0.2.
  case veryLikelyToMeet = "very likely to meet"
  case met
  case notApplicable = "not applicable"
  case noData = "no data"

  /// The band of a unit.
  public init(_ forecast: UnitForecast) {
    switch forecast.status.verdict {
    case .met: self = .met
    case .missed: self = forecast.status.isLost ? .lost : .missed
    case .notApplicable: self = .notApplicable
    case .noData: self = .noData
    case .open: self = forecast.missProbability.map(Band.init(missProbability:)) ?? .noData
    }
  }

  /// The band of P(miss), 0…1.
  init(missProbability p: Double) {
    self =
      switch p {
      case 0.8...: .veryLikelyToMiss
      case 0.6...: .likelyToMiss
      case 0.4...: .even
      case 0.2...: .likelyToMeet
      default: .veryLikelyToMeet
      }
  }
}
