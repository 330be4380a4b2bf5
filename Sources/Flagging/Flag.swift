public import Evaluation
import Observations
import Targets

/// One unit and target, banded and ranked.
public struct Flag: Sendable {
  /// What is known and forecast.
  public let forecast: UnitForecast
  /// What the unit is called.
  public let band: Band
  /// The place by P(miss) among the units of the target, 1 for the highest; equal probabilities share the better
  /// place; nil without a probability.
  public let rank: Int?
  /// Why, in numbers.
  public let reason: Reason
}

/// All units of one target, banded and ranked.
public struct FlagList: Sendable {
  /// What the flags are made from.
  public let forecast: TargetForecast
  /// The flags in the order of the units.
  public let flags: [Flag]
  /// The places in `flags` from the highest P(miss) to the lowest; of equal ones the larger excess over the allowance
  /// first, then the official order; units without a probability last.
  public let ranking: [Int]

  /// Bands and ranks the units of `forecast`.
  public init(_ forecast: TargetForecast) {
    let probabilities = forecast.units.map(\.missProbability)
    let ranking = probabilities.indices.sorted { left, right in
      let (p, q) = (probabilities[left] ?? -1, probabilities[right] ?? -1)
      if p != q { return p > q }
      let (excess, other) = (forecast.units[left].excess, forecast.units[right].excess)
      return excess == other ? left < right : excess > other
    }
    var ranks = [Int?](repeating: nil, count: probabilities.count)
    for (place, index) in ranking.enumerated() where probabilities[index] != nil {
      let isTied = place > 0 && probabilities[ranking[place - 1]] == probabilities[index]
      ranks[index] = isTied ? ranks[ranking[place - 1]] : place + 1
    }
    self.forecast = forecast
    self.ranking = ranking
    flags = zip(forecast.units, ranks).map { unit, rank in
      Flag(forecast: unit, band: Band(unit), rank: rank, reason: Reason(unit))
    }
  }

  /// The flags from the highest P(miss) to the lowest.
  public var ranked: [Flag] { ranking.map { flags[$0] } }

  /// The ranked flags of units whose verdict is still open.
  public var open: [Flag] { ranked.filter { !$0.forecast.isDecided } }

  /// The ranked flags of units that have missed or have lost.
  public var failed: [Flag] { ranked.filter { $0.band == .missed || $0.band == .lost } }

  /// Whether any unit has missed, has lost, or will miss with at least this probability, 0…1.
  public func hasFlag(atLeast probability: Double) -> Bool {
    flags.contains { flag in
      flag.band == .missed || flag.band == .lost
        || flag.forecast.missProbability.map { $0 >= probability } ?? false
    }
  }
}

extension UnitForecast {
  /// By how much what has happened exceeds what is allowed, in the part that failed first; negative where something
  /// is left.
  fileprivate var excess: Int {
    let failed = status.parts.first { $0.verdict == .missed } ?? status.primary
    return both(failed.toDate, failed.bound).map { failed.part.rule.asksForMore ? $1 - $0 : $0 - $1 } ?? .min
  }
}
