import Glibc
import Observations
import Probability

/// How the events of a year fall into its months: the season of all units, each unit's lasting departure from it, and how
/// much months clump.
///
/// A unit's shares are Dirichlet around the season; given them and its total a year is Dirichlet-multinomial, of a
/// concentration that may rise with the total. Both concentrations and the exponent maximise the likelihood of every past
/// year foretold from those before it, with the weak priors of `PastShares`. The total is given, so that no level has to
/// be known.
struct MonthPattern: Sendable {
  private let clumping: Clumping
  private let beliefs: [[Double]]

  /// The pattern of the past years of `history`.
  init(_ history: FlowHistory) throws(FitError) {
    let past = PastMonths(history)
    clumping = try past.clumping()
    beliefs = past.beliefs(clumping)
  }

  /// The shares expected of the months of `unit`, of sum 1.
  func shares(unit: Int) -> [Double] {
    let total = beliefs[unit].reduce(0, +)
    return beliefs[unit].map { $0 / total }
  }

  /// The concentration of a year of `total` events around these shares.
  func concentration(unit: Int, total: Double) -> Double {
    Clumping.joined(clumping.concentration(total: total), beliefs[unit].reduce(0, +))
  }
}

/// The past years of all units by month or quarter.
struct PastMonths {
  /// One unit's year.
  private struct Year {
    let unit: Int
    let total: Double
    let parts: [(months: ClosedRange<Int>, count: Double)]
  }

  private let years: [Year]
  private let season: [Double]
  private let units: Int
  /// The years whose likelihood is looked at: of very many units an even choice.
  private let step: Int

  init(_ history: FlowHistory) {
    season = history.shares.months
    units = history.units.count
    var years: [Year] = []
    for year in 0..<history.yearCount {
      for unit in 0..<units {
        guard let total = history.counts[unit][year], total > 0 else { continue }
        let rows = history.periods(unit: unit, year: history.firstYear + year)
        guard rows.allSatisfy({ $0.period.monthCount < 12 }) else { continue }
        let parts = rows.map { row in
          let period = row.period
          return (months: period.firstMonth - 1...period.lastMonth - 1, count: Double(row.count ?? 0))
        }
        let sum = parts.reduce(0) { $0 + $1.count }
        if sum > 0 { years.append(Year(unit: unit, total: sum, parts: parts)) }
      }
    }
    self.years = years
    step = max(1, units / Self.mostUnits)
  }

  /// The likeliest clumping; what is assumed where few years are known.
  func clumping() throws(FitError) -> Clumping {
    let start = Clumping()
    guard years.count >= 20 else { return start }
    func clumping(_ values: [Double]) -> Clumping {
      Clumping(base: exp(values[0]), exponent: values[1], between: exp(values[2]))
    }
    let best = try likeliestParameters(
      start: [log(start.base), start.exponent, log(start.between)], lower: [log(2), -0.3, log(5)],
      upper: [log(10_000), 0.8, log(10_000)], steps: [0.5, 0.1, 0.5]
    ) { values in
      let far = [
        (values[0] - log(start.base)) / 1.5, (values[2] - log(start.between)) / 1.5, values[1] / 0.2,
      ]
      return run(clumping(values)).logLikelihood - 0.5 * far.reduce(0) { $0 + $1 * $1 }
    }
    return clumping(best)
  }

  /// The belief about each unit's shares after all past years, as Dirichlet parameters.
  func beliefs(_ clumping: Clumping) -> [[Double]] { run(clumping, every: 1).beliefs }

  private func run(_ clumping: Clumping, every step: Int? = nil) -> (
    logLikelihood: Double, beliefs: [[Double]]
  ) {
    let step = step ?? self.step
    var beliefs = [[Double]](repeating: season.map { $0 * clumping.between }, count: units)
    var sum = 0.0
    for year in years where year.unit % step == 0 {
      let own = beliefs[year.unit].reduce(0, +)
      let clump = clumping.concentration(total: year.total)
      let joined = Clumping.joined(clump, own)
      sum -= logRising(joined, year.total)
      // Clumped events tell as much of the shares as fewer independent ones.
      let weight = (1 + clump) / (clump + year.total)
      for part in year.parts where part.count > 0 {
        let belief = part.months.reduce(0) { $0 + beliefs[year.unit][$1] }
        sum += logRising(joined * belief / own, part.count)
        for month in part.months {
          beliefs[year.unit][month] *= 1 + weight * part.count / belief
        }
      }
    }
    return (sum, beliefs)
  }

  /// More units than these tell no more of three numbers.
  private static let mostUnits = 1_000
}
