import Glibc
import LinearAlgebra
import Probability
import Regression

/// A yearly negative-binomial regression with a common trend, and an intercept and a slope of each unit that are normal
/// around it (`MixedModel`), over the latest years.
///
/// The level of the target year deviates from the common trend as past years did, with a memory of the last: a rise that
/// broke the trend is taken to go back in part. The filter knows no trend of a unit; this does.
public struct MixedTrendForecaster: Forecaster {
  /// The name in the column `model`.
  public let name = "mixed-trend"
  /// How many years before the target year are used, at least 4.
  public var window = 8
  /// How much of a year's growth by the trends is believed of the target year, 0…1: trends of units do not go on for
  /// ever (damped trends: Gardner & McKenzie 1985, Management Science 31).
  public var damping = 0.25

  /// A specification of the usual window.
  public init() {}

  /// Fits the latest years of `history`; fails with fewer than four of them.
  public func fit(_ history: FlowHistory) throws(FitError) -> any FittedForecaster {
    try MixedTrendFit(history, window: window, damping: damping)
  }
}

private struct MixedTrendFit: FittedForecaster {
  private let totals: [YearTotal?]
  private let common: CommonYear
  let numbers: [FittedNumber]

  init(_ history: FlowHistory, window: Int, damping: Double) throws(FitError) {
    let cells = YearCells(history, window: window, damping: damping)
    guard cells.years >= 4 else { throw .noWholeYear(before: history.targetYear) }
    let fit: MixedFit
    do { fit = try MixedModel.negativeBinomial().fit(cells.frame) } catch { throw .noMaximum("\(error)") }
    let size = fit.size ?? 1e6
    let effects = fit.randomEffects[0]
    let beta = fit.coefficients.map { $0 ?? 0 }
    let ahead = [1, cells.ahead]
    totals = history.units.indices.map { unit in
      guard let level = cells.levelOfUnit[unit] else { return nil }
      let eta = ahead.indices.reduce(cells.offsets[unit]) {
        $0 + ahead[$1] * (beta[$1] + effects.modes[level, $1])
      }
      let covariance = effects.covariances[level]
      var variance = 0.0
      for row in 0..<2 {
        for column in 0..<2 { variance += ahead[row] * ahead[column] * covariance[row, column] }
      }
      return YearTotal(logMean: eta, logVariance: variance, size: size)
    }
    common = Self.common(cells, fit: fit, size: size)
    numbers = [
      .init(.growth, exp(beta[1] / YearCells.yearsPerStep)), .init(.size, size),
      .init(.commonDeviation, common.scale),
    ]
  }

  func forecast(_ partYear: PartYear) -> YearEndForecast {
    YearEndForecast(totals: totals, common: common, partYear: partYear)
  }

  /// The deviations of the years from the common trend follow a first-order autoregression, whose coefficient is shrunk
  /// towards 0.6 with the weight of three usual years.
  private static func common(_ cells: YearCells, fit: MixedFit, size: Double) -> CommonYear {
    let deviations = (0..<cells.years).map { year -> Double in
      let reports = cells.yearOfRow.indices.filter { cells.yearOfRow[$0] == year }.map { row in
        PooledDeviation.Report(
          state: GammaState(shape: size, rate: size), count: cells.counts[row], exposure: fit.fitted[row])
      }
      return PooledDeviation.estimate(reports)?.deviation ?? 0
    }
    let weight = 3 * CommonYear.assumedScale * CommonYear.assumedScale
    let pairs = zip(deviations, deviations.dropFirst())
    let memory = min(
      1,
      max(
        0,
        (0.6 * weight + pairs.reduce(0) { $0 + $1.0 * $1.1 })
          / (weight + pairs.reduce(0) { $0 + $1.0 * $1.0 })))
    var common = CommonYear(past: pairs.map { $1 - memory * $0 }, isCentred: true)
    common.centre = memory * (deviations.last ?? 0)
    return common
  }
}

extension YearTotal {
  /// A negative binomial of `size` around a log-normal mean: the same mean and variance.
  init(logMean: Double, logVariance: Double, size: Double) {
    let spread = (1 + 1 / size) * exp(min(logVariance, 4)) - 1
    self.init(mean: exp(logMean + min(logVariance, 4) / 2), size: 1 / max(1e-9, spread))
  }
}

/// The latest years of all units, one row a unit and year.
private struct YearCells {
  let frame: ModelFrame
  let counts: [Double]
  let yearOfRow: [Int]
  let years: Int
  /// The place of the target year on the scale of the design's column.
  let ahead: Double
  /// The log exposure of each unit.
  let offsets: [Double]
  /// The level of each unit, nil where it has no year.
  let levelOfUnit: [Int?]

  init(_ history: FlowHistory, window: Int, damping: Double) {
    let first = max(0, history.yearCount - window)
    years = history.yearCount - first
    offsets = history.exposures.values(elasticity: 1).map { log($0) }
    let middle = Double(years - 1) / 2
    var (counts, yearOfRow, times, rowOffsets, levels) = (
      [Double](), [Int](), [Double](), [Double](), [Int]()
    )
    var levelOfUnit: [Int?] = []
    var names: [String] = []
    for unit in history.units.indices {
      let known = (0..<years).filter { history.counts[unit][first + $0] != nil }
      levelOfUnit.append(known.isEmpty ? nil : names.count)
      for year in known {
        // A part of a divided unit is a fraction, of which a regression of counts takes the nearest whole.
        counts.append((history.counts[unit][first + year] ?? 0).rounded())
        yearOfRow.append(year)
        times.append((Double(year) - middle) / Self.yearsPerStep)
        rowOffsets.append(offsets[unit])
        levels.append(names.count)
      }
      if !known.isEmpty { names.append(String(unit)) }
    }
    ahead = (Double(years - 1) + damping - middle) / Self.yearsPerStep
    let columns = Matrix(columns: [times.map { _ in 1 }, times])
    let coefficients = ["(Intercept)", "year"]
    frame = ModelFrame(
      response: .init(name: "count", values: counts), design: DesignMatrix(columns, names: coefficients),
      offset: rowOffsets,
      randomTerms: [
        RandomTerm(
          grouping: "unit", levels: names, levelOfRow: levels, columns: columns, names: coefficients)
      ])
    self.counts = counts
    self.yearOfRow = yearOfRow
    self.levelOfUnit = levelOfUnit
  }

  /// The scale of the column `year`, on which slopes and intercepts are of one size.
  static let yearsPerStep = 4.0
}
