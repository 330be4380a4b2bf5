import Glibc
public import Observations
import Probability

/// The stock-flow model of a register, such as drug addicts on file (an INAR process: Al-Osh & Alzaid 1987,
/// J. Time Series Analysis 8; McKenzie 1985).
///
/// y_T | y_{T−1} ~ survivors + newcomers + other arrivals, where survivors are Binomial(y_{T−1}, ρ) with ρ ~ Beta,
/// other arrivals (movers, returns, persons found by search) are Poisson with a Gamma rate, and newcomers are the
/// reported inflow where there is one. Every unit starts from one Beta and one Gamma (empirical Bayes) and keeps a
/// discounted memory of its own past, as in `BetaBinomialModel`; with discount 0 it draws both anew each year. The
/// parameters maximise the likelihood of yearly pairs, each a convolution of a beta-binomial and a negative binomial.
public struct StockFlowModel: Sendable {
  /// The fitted numbers.
  public struct Parameters: Sendable, Hashable {
    /// Mean of the prior of the survival probability over a year, 0…1.
    public var survival: Double
    /// Concentration α + β of that prior.
    public var concentration: Double
    /// Mean number of other arrivals a year in a unit of mean population.
    public var arrivals: Double
    /// Shape of the Gamma prior of their rate.
    public var arrivalShape: Double
    /// What a year later is left of the weight of a unit's own past, 0…1.
    public var discount: Double
  }

  /// A specification without options.
  public init() {}

  /// Fits the years before `year` of a stock and, where it is reported, of its inflow (same units, same order).
  public func fit(
    stock: Panel, inflow: Panel?, before year: Int
  ) throws(FitError) -> StockFlowFit {
    let exposures = Exposures(units: stock.units).values(elasticity: 1)
    let histories = YearPair.histories(stock: stock, inflow: inflow, before: year, exposures: exposures)
    let likelihood = StockFlowLikelihood(histories: histories)
    guard !likelihood.pairs.isEmpty else { throw .noWholeYear(before: year) }
    let parameters = try likelihood.maximum()
    return StockFlowFit(
      targetYear: year, parameters: parameters, logLikelihood: likelihood.logLikelihood(parameters),
      stock: stock, exposures: exposures, beliefs: histories.map { parameters.run($0).next })
  }
}

/// Two year-ends of one unit: how many were on file, and how many of those at the second were not newcomers.
struct YearPair: Hashable {
  let before: Int
  let retained: Int
  let exposure: Double

  /// For each unit the pairs that end in each year before `year`, nil where one is not known.
  static func histories(stock: Panel, inflow: Panel?, before year: Int, exposures: [Double]) -> [[YearPair?]]
  {
    let first = stock.years.lowerBound + 1
    return stock.units.indices.map { unit in
      (first..<max(first, year)).map {
        pair(stock: stock, inflow: inflow, unit: unit, year: $0, exposure: exposures[unit])
      }
    }
  }

  private static func pair(
    stock: Panel, inflow: Panel?, unit: Int, year: Int, exposure: Double
  ) -> YearPair? {
    let first = stock.tally(unit: unit, year: year - 1)
    let second = stock.tally(unit: unit, year: year)
    let arrived = inflow?.tally(unit: unit, year: year)
    guard first.isWholeYear, second.isWholeYear, arrived?.isWholeYear != false, let start = first.value,
      let end = second.value
    else { return nil }
    // A newcomer who left again within the year is not among those on file.
    return YearPair(before: start, retained: max(0, end - (arrived?.value ?? 0)), exposure: exposure)
  }
}

struct StockFlowLikelihood {
  let histories: [[YearPair?]]

  var pairs: [YearPair] { histories.joined().compactMap(\.self) }

  func logLikelihood(_ parameters: StockFlowModel.Parameters) -> Double {
    histories.reduce(0) { $0 + parameters.run($1).logLikelihood }
  }

  func maximum() throws(FitError) -> StockFlowModel.Parameters {
    let before = Double(pairs.reduce(0) { $0 + $1.before })
    let retained = Double(pairs.reduce(0) { $0 + min($1.before, $1.retained) })
    let first = StockFlowModel.Parameters(
      survival: before > 0 ? min(0.98, max(0.1, retained / before)) : 0.85, concentration: 50,
      arrivals: 0.5, arrivalShape: 0.5, discount: 0.7)
    // No more can arrive in the mean than are on file at the end.
    let mostArrivals = max(200, 2 * Double(pairs.reduce(0) { $0 + $1.retained }) / Double(pairs.count))
    let best = try likeliestParameters(
      start: first.transformed, lower: [-6, log(1), log(1e-4), log(0.02), 0],
      upper: [8, log(5_000), log(mostArrivals), log(200), 1], steps: [0.3, 0.5, 0.5, 0.5, 0.1]
    ) { logLikelihood(.init(transformed: $0)) }
    return .init(transformed: best)
  }
}

extension StockFlowModel.Parameters {
  /// Logit of the survival, logarithms, and the discount as it is.
  var transformed: [Double] {
    [log(survival / (1 - survival)), log(concentration), log(arrivals), log(arrivalShape), discount]
  }

  init(transformed values: [Double]) {
    self.init(
      survival: 1 / (1 + exp(-values[0])), concentration: exp(values[1]), arrivals: exp(values[2]),
      arrivalShape: exp(values[3]), discount: values[4])
  }

  /// The belief about a unit of exposure 1 that has shown nothing.
  var prior: StockBelief {
    StockBelief(
      survival: BetaState(alpha: survival * concentration, beta: (1 - survival) * concentration),
      arrivals: GammaState(shape: arrivalShape, rate: arrivalShape / arrivals))
  }

  /// The log-likelihood of the pairs known, and the belief about the year after the last.
  func run(_ pairs: [YearPair?]) -> (logLikelihood: Double, next: StockBelief) {
    let prior = prior
    var belief = prior
    var logLikelihood = 0.0
    for pair in pairs {
      if let pair {
        let judged = belief.judged(pair)
        logLikelihood += judged.logProbability
        belief = belief.updated(pair, arrived: judged.arrived)
      }
      belief = belief.discounted(towards: prior, keeping: discount)
    }
    return (logLikelihood, belief)
  }
}
