import Glibc
public import Observations
import Probability

/// What is known of the target year at an origin, and how parts of a year relate to its total.
public struct PartYear: Sendable {
  /// The origin.
  public let origin: Origin
  /// Events of each unit so far.
  public let seen: [Int]
  /// The months that these cover.
  public let months: [MonthSet]
  /// The share of the year, by season and by the unit's own past, that these are expected to be, 0…1.
  public let share: [Double]
  /// The same by time alone: months over twelve.
  public let timeShare: [Double]
  /// The variance of the log of the pooled share from year to year.
  public let shareVariance: Double

  private let clumping: Clumping
  /// How much each unit's share is known beyond the season's, as a concentration.
  private let knowledge: [Double]

  /// What `history` and the months of its target year up to `months` say.
  public init(_ history: FlowHistory, months: Int) throws(FitError) {
    origin = Origin(year: history.targetYear, monthsElapsed: months)
    let tallies = history.tallies(year: origin.year, within: origin.months)
    seen = tallies.map { $0.value ?? 0 }
    self.months = tallies.map(\.months)
    timeShare = tallies.map { Double($0.months.count) / 12 }
    let season = tallies.map { history.shares.share(of: $0.months) }
    // Where quarters are reported, four months are known of by three.
    let usual = Self.usualMonths(tallies)
    guard (1...11).contains(usual.count) else {
      (share, shareVariance) = (season, 0)
      (clumping, knowledge) = (Clumping(), season.map { _ in 1e6 })
      return
    }
    let past = PastShares(history, within: usual)
    let clumping = try past.clumping()
    let beliefs = past.beliefs(clumping)
    self.clumping = clumping
    // A unit with a gap has months of its own, of which the past was not asked.
    share = season.indices.map { tallies[$0].months == usual ? beliefs[$0].mean : season[$0] }
    knowledge = beliefs.map(\.total)
    let rest = 1 - history.shares.share(of: usual)
    shareVariance = rest * rest * past.splitVariance(history.shares.splitVariance[usual.count - 1])
  }

  /// The months that most units report, the first such set on a tie; none where nobody reports.
  private static func usualMonths(_ tallies: [Tally]) -> MonthSet {
    var counts: [(months: MonthSet, units: Int)] = []
    for months in tallies.lazy.map(\.months) where !months.isEmpty {
      if let place = counts.firstIndex(where: { $0.months == months }) {
        counts[place].units += 1
      } else {
        counts.append((months, 1))
      }
    }
    return counts.max { $0.units < $1.units }?.months ?? []
  }

  /// Whether nothing of the target year is known.
  public var isEmpty: Bool { share.allSatisfy { $0 == 0 } }

  /// The concentration of the share of `unit`'s year, of which `total` events are expected.
  func concentration(unit: Int, total: Double) -> Double {
    Clumping.joined(clumping.concentration(total: total), knowledge[unit])
  }
}

/// How much the months of one unit's year clump: the share of a part of the year is Beta around what is expected, of a
/// concentration that may rise with the number of events, and units differ lastingly in what is expected.
struct Clumping: Sendable, Hashable {
  /// The concentration of a year of one event.
  var base = 40.0
  /// The exponent of 1 + events.
  var exponent = 0.0
  /// The concentration of the units' own shares around the season's.
  var between = 200.0

  func concentration(total: Double) -> Double { base * pow(1 + total, exponent) }

  /// The concentration of a share that is uncertain in two ways: s (1 − s)/(c + 1) adds up.
  static func joined(_ first: Double, _ second: Double) -> Double {
    max(0.5, 1 / (1 / (first + 1) + 1 / (second + 1)) - 1)
  }
}

/// The parts of past years that fell into the same months.
struct PastShares {
  private struct Part {
    let unit: Int
    let part: Double
    let total: Double
    /// The odds of the year's pooled share over those of the season's.
    let tilt: Double
    let year: Int
  }

  private let parts: [Part]
  private let units: Int
  private let season: Double
  private let years: Int

  init(_ history: FlowHistory, within months: MonthSet) {
    units = history.units.count
    let season = history.shares.share(of: months)
    self.season = season
    var parts: [Part] = []
    var years = 0
    for year in 0..<history.yearCount {
      let tallies = history.tallies(year: history.firstYear + year, within: months)
      let known = tallies.indices.compactMap { unit -> (unit: Int, part: Double, total: Double)? in
        guard let total = history.counts[unit][year], total > 0, tallies[unit].months == months,
          let part = tallies[unit].expected
        else { return nil }
        return (unit, min(part, total), total)
      }
      let sums = known.reduce((0.0, 0.0)) { ($0.0 + $1.part, $0.1 + $1.total) }
      guard sums.0 > 0, sums.0 < sums.1 else { continue }
      years += 1
      let tilt = sums.0 / (sums.1 - sums.0) * (1 - season) / season
      parts += known.map { Part(unit: $0.unit, part: $0.part, total: $0.total, tilt: tilt, year: year) }
    }
    self.parts = parts
    self.years = years
  }

  /// The likeliest clumping, each year foretold from those before it; what is assumed where few parts are known.
  ///
  /// Parts are taken as normal with the beta-binomial's variance, which is cheap, and right where parts tell anything.
  func clumping() throws(FitError) -> Clumping {
    let start = Clumping()
    guard parts.count >= 20 else { return start }
    func clumping(_ values: [Double]) -> Clumping {
      Clumping(base: exp(values[0]), exponent: values[1], between: exp(values[2]))
    }
    let best = try likeliestParameters(
      start: [log(start.base), start.exponent, log(start.between)], lower: [log(2), -0.3, log(5)],
      upper: [log(500), 0.6, log(5_000)], steps: [0.5, 0.1, 0.5]
    ) { values in
      var logLikelihood = -0.5 * pow((values[0] - log(start.base)) / 1.5, 2)
      logLikelihood -= 0.5 * pow((values[2] - log(start.between)) / 1.5, 2) + 0.5 * pow(values[1] / 0.2, 2)
      run(clumping(values)) { part, expected, variance in
        let distance = part - expected
        logLikelihood -= 0.5 * (log(variance) + distance * distance / variance)
      }
      return logLikelihood
    }
    return clumping(best)
  }

  /// The belief about each unit's share after all past years.
  func beliefs(_ clumping: Clumping) -> [(mean: Double, total: Double)] {
    run(clumping) { _, _, _ in }.map { (mean: $0.alpha / ($0.alpha + $0.beta), total: $0.alpha + $0.beta) }
  }

  /// The variance of the year's split over time, as few past years show it, shrunk towards 10 % with the weight of three.
  func splitVariance(_ observed: Double) -> Double {
    (3 * 0.1 * 0.1 + Double(years) * observed) / (3 + Double(years))
  }

  @discardableResult
  private func run(_ clumping: Clumping, _ visit: (Double, Double, Double) -> Void) -> [BetaState] {
    var beliefs = [BetaState](
      repeating: BetaState(alpha: clumping.between * season, beta: clumping.between * (1 - season)),
      count: units)
    for part in parts {
      let belief = beliefs[part.unit]
      let odds = belief.alpha / belief.beta * part.tilt
      let share = odds / (1 + odds)
      let clump = clumping.concentration(total: part.total)
      let joined = Clumping.joined(clump, belief.alpha + belief.beta)
      let spread = part.total * share * (1 - share) * (1 + (part.total - 1) / (joined + 1))
      visit(part.part, part.total * share, max(spread, 1e-6))
      // Clumped events tell as much of the share as fewer independent ones; the year's tilt is taken off.
      let weight = (1 + clump) / (clump + part.total)
      let top = part.part / part.tilt
      let own = top / max(1e-9, top + part.total - part.part)
      beliefs[part.unit].alpha += weight * part.total * own
      beliefs[part.unit].beta += weight * part.total * (1 - own)
    }
    return beliefs
  }
}

/// log of a (a + 1) … (a + n − 1), n a whole number or a fraction.
func logRising(_ a: Double, _ n: Double) -> Double {
  Int(exactly: n).map { logRisingFactorial(a, $0) } ?? SpecialFunctions.logRising(a, by: n)
}
