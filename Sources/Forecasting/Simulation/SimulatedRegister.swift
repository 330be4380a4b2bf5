import Glibc
import Observations
import Probability

/// The register of drug addicts of one unit, month by month: survivors, newcomers and other arrivals.
///
/// 25 % of units begin without anyone on file. The others begin with 22.5 persons per 7,460 people times a Gamma of shape 0.8,
/// keep a unit's own share of about 82 % over a year, and receive new addicts (6 % of the first level a year) and
/// others (9 %): the whole register falls by about 3 % a year. Units that begin clean receive 0.03 of each a year.
struct SimulatedRegister {
  /// Persons on file at the end of the month.
  private(set) var level: Int

  private let monthlySurvival: Double
  private let newcomers: Double
  private let others: Double
  private var stream: SeededGenerator

  init(unit: AreaUnit, stream: SeededGenerator) {
    var stream = stream
    let isClean = stream.nextUniform() < 0.25
    let own = Gamma(shape: 0.8, rate: 0.8).sample(using: &stream)
    let start = 22.5 * Double(unit.population ?? 0) / 7_460 * own
    level = isClean ? 0 : Int(start.rounded())
    let survival = 0.82 + 0.05 * Normal.standard.quantile(stream.nextUniform())
    monthlySurvival = pow(max(0.5, min(0.97, survival)), 1.0 / 12)
    newcomers = isClean ? 0.03 : 0.06 * start
    others = isClean ? 0.03 : 0.09 * start
    self.stream = stream
  }

  /// Moves on by a month and returns the number of new addicts in it.
  mutating func advance() -> Int {
    let kept = level > 0 ? Binomial(trials: level, probability: monthlySurvival).sample(using: &stream) : 0
    let arrived = newcomers > 0 ? Poisson(mean: newcomers / 12).sample(using: &stream) : 0
    let moved = others > 0 ? Poisson(mean: others / 12).sample(using: &stream) : 0
    level = kept + arrived + moved
    return arrived
  }
}

/// Persons released from prison to one unit and those of them who offend again, month by month.
///
/// Releases are Poisson, 6 a year per 7,460 people times a Gamma of shape 3; a unit's share of re-offenders is
/// Beta with mean 8 % and concentration 40. No published figure was found: both are assumptions.
struct SimulatedReleases {
  private let rate: Double
  private let share: Double
  private var stream: SeededGenerator

  init(unit: AreaUnit, stream: SeededGenerator) {
    var stream = stream
    rate = 6 * Double(unit.population ?? 0) / 7_460 * Gamma(shape: 3, rate: 3).sample(using: &stream)
    // A Beta variate as a ratio of Gamma variates.
    let offending = Gamma(shape: 3.2, rate: 1).sample(using: &stream)
    let desisting = Gamma(shape: 36.8, rate: 1).sample(using: &stream)
    share = offending / (offending + desisting)
    self.stream = stream
  }

  /// Draws the persons released in a month, and how many of them offend again.
  mutating func advance() -> (released: Int, reoffending: Int) {
    let released = rate > 0 ? Poisson(mean: rate / 12).sample(using: &stream) : 0
    let again = released > 0 ? Binomial(trials: released, probability: share).sample(using: &stream) : 0
    return (released, again)
  }
}
