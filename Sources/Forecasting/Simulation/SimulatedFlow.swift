import Glibc
import Observations
import Probability

/// Monthly events of one unit: Poisson around a level of its own that drifts, a common course of years, a season.
struct SimulatedFlow {
  /// Events a year in this unit at the common level 1.
  private let level: Double
  /// The common level of each year; the first and last value hold before and after.
  private let course: [(year: Int, level: Double)]
  /// Relative weights of the twelve months, of mean 1.
  private let season: [Double]
  /// Standard deviation of the lasting yearly change of the log level.
  private let drift: Double
  /// Shape of the passing yearly noise, a Gamma of mean 1.
  private let noiseShape: Double

  private var stream: SeededGenerator
  private var wander = 0.0
  private var rate = 0.0

  /// Crimes against social order: 3.2 a year per 7,460 people, units differing with a Gamma of shape 4.
  static func socialOrderCrimes(unit: AreaUnit, stream: SeededGenerator) -> SimulatedFlow {
    var stream = stream
    let own = Gamma(shape: 4, rate: 4).sample(using: &stream)
    return SimulatedFlow(
      level: 3.2 * Double(unit.population ?? 0) / 7_460 * own,
      course: [
        (2019, 1.15), (2020, 1.09), (2021, 0.99), (2022, 1.02), (2023, 0.97),
        (2024, 1.09), (2025, 0.85),
      ],
      season: season(amplitude: 0.06, peakMonth: 8, newYearDip: 0.9), drift: 0.10, noiseShape: 25,
      stream: stream)
  }

  /// Traffic accidents: 2.3 a year in a unit of 7,460 people, growing with population to the power 0.7; none on the
  /// islands of Cô Tô (district 207).
  static func trafficAccidents(unit: AreaUnit, stream: SeededGenerator) -> SimulatedFlow {
    var stream = stream
    let own = Gamma(shape: 3, rate: 3).sample(using: &stream)
    let size = pow(Double(unit.population ?? 0) / 7_460, 0.7)
    return SimulatedFlow(
      level: unit.parent?.code == "207" ? 0 : 2.3 * size * own,
      course: [
        (2019, 1.40), (2020, 1.31), (2021, 1.15), (2022, 1.00), (2023, 1.00), (2024, 1.37), (2025, 1.04),
      ],
      season: season(amplitude: 0.10, peakMonth: 1, newYearDip: 1.1), drift: 0.10, noiseShape: 25,
      stream: stream)
  }

  /// Draws the level of `year`; years must come in order.
  mutating func begin(year: Int) {
    wander += drift * Normal.standard.quantile(stream.nextUniform())
    let noise = Gamma(shape: noiseShape, rate: noiseShape).sample(using: &stream)
    let common = course.last { $0.year <= year }?.level ?? course[0].level
    rate = level * common * exp(wander) * noise
  }

  /// Draws the count of `month`, 1…12.
  mutating func count(month: Int) -> Int {
    let mean = rate * season[month - 1] / 12
    return mean > 0 ? Poisson(mean: mean).sample(using: &stream) : 0
  }

  private init(
    level: Double, course: [(year: Int, level: Double)], season: [Double], drift: Double, noiseShape: Double,
    stream: SeededGenerator
  ) {
    self.level = level
    self.course = course
    self.season = season
    self.drift = drift
    self.noiseShape = noiseShape
    self.stream = stream
  }

  /// A cosine over the year, and the month of the lunar new year (month 3: 15 February to 14 March) times a factor.
  private static func season(amplitude: Double, peakMonth: Int, newYearDip: Double) -> [Double] {
    let raw = (1...12).map { month in
      let phase = 2 * Double.pi * Double(month - peakMonth) / 12
      return (1 + amplitude * cos(phase)) * (month == 3 ? newYearDip : 1)
    }
    let mean = raw.reduce(0, +) / 12
    return raw.map { $0 / mean }
  }
}
