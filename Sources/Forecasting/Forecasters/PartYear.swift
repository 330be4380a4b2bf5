import Glibc
import Observations
import Probability

/// What is known of the target year at an origin, and how parts of a year relate to its total.
///
/// The share of a unit's year that falls into its first months is taken as Beta-distributed around the season's share:
/// months of one year clump, and a binomial share would be too sure of itself. Its concentration maximises the
/// beta-binomial likelihood of all past unit-years, given the pooled share of their year.
public struct PartYear: Sendable {
  /// The origin.
  public let origin: Origin
  /// Events of each unit so far.
  public let seen: [Int]
  /// The share of the year that these cover by season, 0…1.
  public let share: [Double]
  /// The same by time alone: months over twelve.
  public let timeShare: [Double]
  /// The concentration of the share of one unit's year.
  public let concentration: Double
  /// The variance of the log of the pooled share from year to year.
  public let shareVariance: Double

  /// What `history` and the months of its target year up to `months` say.
  public init(_ history: FlowHistory, months: Int) throws(FitError) {
    origin = Origin(year: history.targetYear, monthsElapsed: months)
    let tallies = history.tallies(year: origin.year, within: origin.months)
    seen = tallies.map { $0.value ?? 0 }
    share = tallies.map { history.shares.share(of: $0.months) }
    timeShare = tallies.map { Double($0.months.count) / 12 }
    guard (1...11).contains(months) else {
      concentration = 1e6
      shareVariance = 0
      return
    }
    concentration = try Self.concentration(history, within: origin.months)
    let rest = 1 - history.shares.share(of: origin.months)
    shareVariance = rest * rest * history.shares.splitVariance[months - 1]
  }

  /// Whether anything of the target year is known.
  var isEmpty: Bool { share.allSatisfy { $0 == 0 } }

  private static func concentration(
    _ history: FlowHistory, within months: MonthSet
  ) throws(FitError) -> Double {
    var pairs: [(part: Double, total: Double, share: Double)] = []
    for year in 0..<history.yearCount {
      let parts = history.tallies(year: history.firstYear + year, within: months)
      let known = parts.indices.compactMap { unit -> (Double, Double)? in
        guard let total = history.counts[unit][year], total > 1, parts[unit].months == months,
          let part = parts[unit].expected
        else { return nil }
        return (min(part, total), total)
      }
      let sums = known.reduce((0.0, 0.0)) { ($0.0 + $1.0, $0.1 + $1.1) }
      guard sums.0 > 0, sums.0 < sums.1 else { continue }
      pairs += known.map { ($0.0, $0.1, sums.0 / sums.1) }
    }
    guard pairs.count >= 10 else { return assumedConcentration }
    return exp(
      try likeliestParameter(in: log(2)...log(2_000)) { logConcentration in
        let c = exp(logConcentration)
        // A weak prior, of the weight of a few unit-years, around what is assumed without any.
        let distance = (logConcentration - log(assumedConcentration)) / 1.5
        return pairs.reduce(-0.5 * distance * distance) { sum, pair in
          let (a, b) = (c * pair.share, c * (1 - pair.share))
          return sum + logRising(a, pair.part) + logRising(b, pair.total - pair.part)
            - logRising(c, pair.total)
        }
      })
  }

  static let assumedConcentration = 40.0
}

/// log of a (a + 1) … (a + n − 1), n a whole number or a fraction.
func logRising(_ a: Double, _ n: Double) -> Double {
  Int(exactly: n).map { logRisingFactorial(a, $0) } ?? SpecialFunctions.logRising(a, by: n)
}
