import Glibc
public import Observations
import Probability

/// The stock-flow model of a register, such as drug addicts on file (an INAR process: Al-Osh & Alzaid 1987,
/// J. Time Series Analysis 8; McKenzie 1985).
///
/// y_T | y_{T−1} ~ survivors + newcomers + other arrivals, where survivors are Binomial(y_{T−1}, ρ) with ρ ~ Beta,
/// other arrivals (movers, returns, persons found by search) are Poisson with a Gamma rate, and newcomers are the
/// reported inflow where there is one. Beta and Gamma are common to all units and years and maximise the conditional
/// likelihood of yearly pairs, a convolution of a beta-binomial and a negative binomial.
public struct StockFlowModel: Sendable {
  /// The fitted numbers.
  public struct Parameters: Sendable, Hashable {
    /// Mean of the survival probability over a year, 0…1.
    public var survival: Double
    /// Concentration α + β of its Beta distribution.
    public var concentration: Double
    /// Mean number of other arrivals a year in a unit of mean population.
    public var arrivals: Double
    /// Shape of the Gamma distribution of their rate.
    public var arrivalShape: Double
  }

  /// A specification without options.
  public init() {}

  /// Fits the years before `year` of a stock and, where it is reported, of its inflow (same units, same order).
  public func fit(
    stock: Panel, inflow: Panel?, before year: Int, start: Parameters? = nil
  ) throws(FitError) -> StockFlowFit {
    let exposures = Exposures(units: stock.units).values(elasticity: 1)
    let pairs = YearPair.all(stock: stock, inflow: inflow, before: year, exposures: exposures)
    guard !pairs.isEmpty else { throw .noWholeYear(before: year) }
    let likelihood = StockFlowLikelihood(pairs: pairs)
    let parameters = try likelihood.maximum(start: start)
    return StockFlowFit(
      targetYear: year, parameters: parameters, logLikelihood: likelihood.logLikelihood(parameters),
      stock: stock, exposures: exposures)
  }
}

/// Two year-ends of one unit: how many were on file, and how many of those at the second were not newcomers.
struct YearPair: Hashable {
  let before: Int
  let retained: Int
  let exposure: Double

  static func all(stock: Panel, inflow: Panel?, before year: Int, exposures: [Double]) -> [YearPair] {
    var pairs: [YearPair] = []
    for current in stock.years.dropFirst() where current < year {
      for unit in stock.units.indices {
        let first = stock.tally(unit: unit, year: current - 1)
        let second = stock.tally(unit: unit, year: current)
        let arrived = inflow?.tally(unit: unit, year: current)
        guard first.isWholeYear, second.isWholeYear, arrived?.isWholeYear != false,
          let start = first.value, let end = second.value
        else { continue }
        // A newcomer who left again within the year is not among those on file.
        let retained = max(0, end - (arrived?.value ?? 0))
        pairs.append(YearPair(before: start, retained: retained, exposure: exposures[unit]))
      }
    }
    return pairs
  }
}

struct StockFlowLikelihood {
  let pairs: [YearPair]

  func logLikelihood(_ parameters: StockFlowModel.Parameters) -> Double {
    pairs.reduce(0) { $0 + parameters.logProbability(of: $1) }
  }

  func maximum(start: StockFlowModel.Parameters?) throws(FitError) -> StockFlowModel.Parameters {
    let before = Double(pairs.reduce(0) { $0 + $1.before })
    let retained = Double(pairs.reduce(0) { $0 + min($1.before, $1.retained) })
    let first =
      start
      ?? .init(
        survival: before > 0 ? min(0.98, max(0.1, retained / before)) : 0.85, concentration: 50,
        arrivals: 0.5, arrivalShape: 0.5)
    let best = try likeliestParameters(
      start: first.transformed, lower: [-6, log(1), log(1e-4), log(0.02)],
      upper: [8, log(5_000), log(200), log(200)], steps: [0.3, 0.5, 0.5, 0.5]
    ) { logLikelihood(.init(transformed: $0)) }
    return .init(transformed: best)
  }
}

extension StockFlowModel.Parameters {
  /// Logit of the survival and logarithms of the rest.
  var transformed: [Double] {
    [log(survival / (1 - survival)), log(concentration), log(arrivals), log(arrivalShape)]
  }

  init(transformed values: [Double]) {
    self.init(
      survival: 1 / (1 + exp(-values[0])), concentration: exp(values[1]), arrivals: exp(values[2]),
      arrivalShape: exp(values[3]))
  }

  /// How many of `count` are still on file after `fraction` (0…1) of a year.
  ///
  /// With ρ ~ Beta(α, β), ρ^f has moments B(α + kf, β) / B(α, β); the Beta distribution of the same mean and
  /// variance stands for it.
  func survivors(of count: Int, fraction: Double) -> BetaBinomial {
    let (alpha, beta) = (survival * concentration, (1 - survival) * concentration)
    guard fraction < 1 else { return BetaBinomial(trials: count, alpha: alpha, beta: beta) }
    func moment(_ order: Double) -> Double {
      exp(SpecialFunctions.logBeta(alpha + order * fraction, beta) - SpecialFunctions.logBeta(alpha, beta))
    }
    let mean = moment(1)
    let variance = max(1e-12, moment(2) - mean * mean)
    let total = max(1e-3, mean * (1 - mean) / variance - 1)
    return BetaBinomial(trials: count, alpha: mean * total, beta: (1 - mean) * total)
  }

  /// The other arrivals under `exposure` (mean unit × share of the year).
  func arrivals(exposure: Double) -> NegativeBinomial {
    let rate = arrivalShape / arrivals
    return NegativeBinomial(size: arrivalShape, probability: rate / (rate + exposure))
  }

  /// log Σ P(survivors = k) P(arrivals = retained − k): the first term, of the largest k, in full, the others by their
  /// ratio to the one before, which needs no gamma function.
  func logProbability(of pair: YearPair) -> Double {
    let survivors = survivors(of: pair.before, fraction: 1)
    let arrivals = arrivals(exposure: pair.exposure)
    let most = min(pair.before, pair.retained)
    let first = survivors.logMass(most) + arrivals.logMass(pair.retained - most)
    var (term, sum, scale) = (1.0, 1.0, 0.0)
    for kept in stride(from: most, to: 0, by: -1) {
      let arrived = Double(pair.retained - kept)
      let (k, others) = (Double(kept), Double(pair.before - kept))
      term *= k / (others + 1) * (others + survivors.beta) / (k - 1 + survivors.alpha)
      term *= (arrivals.size + arrived) / (arrived + 1) * (1 - arrivals.probability)
      sum += term
      if term < 1e-17 * sum { break }
      if sum > 1e250 {
        scale += log(sum)
        term /= sum
        sum = 1
      }
    }
    return first + scale + log(sum)
  }
}
