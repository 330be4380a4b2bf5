import Glibc
import Probability

/// Scratch for as many series as there are lanes, made once and filled again and again.
///
/// A missing row has a count of 0 and an offset that leaves it a mean of nothing.
struct SeriesPack: Sendable {
  let basis: SharedBasis
  let rows: Int
  /// The share of a diagonal that a pivot must leave, below which the pack gives a lane up.
  let pivotTolerance: Double
  let iterationLimit: Int

  /// The series in the lanes, and how many there are.
  var series = SIMD4<Int>.zero
  var used = 0

  var counts: [Lanes]
  var logCounts: [Lanes]
  var offsets: [Lanes]
  /// ln μ and μ.
  var etas: [Lanes]
  var means: [Lanes]
  /// The scores of η: y − μ, over 1 + αμ.
  var residuals: [Lanes]
  /// What Q Qᵀ is weighted with.
  var weights: [Lanes]
  /// How η and α go together in the information.
  var crosses: [Lanes]
  /// The numbers of counts above 1, 2, 3 … of every lane.
  var tails: [Lanes]
  var tailLength = 0
  /// Whether a lane has counts that go on beyond `tails`.
  var hasLongTail = LaneMask(repeating: false)

  var system: LaneSystem
  var gradient: [Lanes]
  var crossGradient: [Lanes]
  var coefficients: [Lanes]
  var trial: [Lanes]
  var step: [Lanes]

  var observations = Lanes.zero
  var totals = Lanes.zero
  /// Σ y ln y − y − ln y!, and Σ y ln y − y of it.
  var peaks = Lanes.zero
  var entropies = Lanes.zero
  /// α = 1 / size; 0 is Poisson.
  var alpha = Lanes.zero
  var active = LaneMask(repeating: false)
  var converged = LaneMask(repeating: false)
  var iterations = Lanes.zero

  /// Counts up to here are told apart one by one.
  static let tailLimit = 128
  /// Below the offset of a missing row, e^η is held at e^−700.
  static let missingOffset = -4000.0
  /// A decrement after which one last step leaves about its square.
  static let settled = 1e-11
  /// The same where one more step follows with the final information, which then is right to 1e-7.
  static let settledButForOneStep = 1e-7

  /// Room for series on `basis`.
  init(basis: SharedBasis, pivotTolerance: Double, iterationLimit: Int) {
    self.basis = basis
    self.pivotTolerance = pivotTolerance
    self.iterationLimit = iterationLimit
    rows = basis.rows
    let row = [Lanes](repeating: .zero, count: basis.rows)
    (counts, logCounts, offsets, etas, means) = (row, row, row, row, row)
    (residuals, weights, crosses) = (row, row, row)
    tails = Array(repeating: .zero, count: Self.tailLimit)
    let padded = [Lanes](repeating: .zero, count: (basis.rank + 3) / 4 * 4)
    (gradient, crossGradient, coefficients, trial, step) = (padded, padded, padded, padded, padded)
    system = LaneSystem(order: basis.rank)
  }

  /// Empties all lanes.
  mutating func clear() {
    used = 0
    for row in 0..<rows {
      counts[row] = .zero
      logCounts[row] = .zero
      offsets[row] = Lanes(repeating: Self.missingOffset)
    }
    for place in 0..<tailLength { tails[place] = .zero }
    tailLength = 0
    hasLongTail = LaneMask(repeating: false)
    observations = .zero
    totals = .zero
    peaks = .zero
    entropies = .zero
    alpha = .zero
    active = LaneMask(repeating: false)
    converged = LaneMask(repeating: false)
    iterations = .zero
  }

  /// Puts a series that can be fitted into the next lane.
  mutating func add(_ index: Int, of data: SeriesData, observations: Int, logarithms: CountLogarithms) {
    let lane = used
    used += 1
    series[lane] = index
    var total = 0.0
    var peak = 0.0
    var entropy = 0.0
    for row in 0..<rows {
      let count = data.counts[index * rows + row]
      if count.isNaN { continue }
      counts[row][lane] = count
      offsets[row][lane] = data.offset(index, row)
      total += count
      guard count > 0 else { continue }
      let log = logarithms.log(count)
      logCounts[row][lane] = log
      peak += logarithms.peak(count)
      entropy += count * (log - 1)
      addToTail(count, lane)
    }
    self.observations[lane] = Double(observations)
    totals[lane] = total
    peaks[lane] = peak
    entropies[lane] = entropy
    active[lane] = true
  }

  private mutating func addToTail(_ count: Double, _ lane: Int) {
    let length = Int(min(count, Double(Self.tailLimit))) - 1
    for place in 0..<length { tails[place][lane] += 1 }
    tailLength = max(tailLength, length)
    if count > Double(Self.tailLimit) { hasLongTail[lane] = true }
  }

  /// η of `row` at the coefficients of the trial.
  @inline(__always)
  static func predictor(
    _ row: Int, _ elements: Span<Double>, _ trial: Span<Lanes>, _ rank: Int, _ offsets: Span<Lanes>
  ) -> Lanes {
    var eta = unsafe offsets[unchecked: row]
    for column in 0..<rank {
      unsafe eta += elements[unchecked: row * rank + column] * trial[unchecked: column]
    }
    return eta
  }

  /// Starts where every mean is the mean rate times the exposure, as nearly as the columns allow.
  mutating func start() {
    var exposure = Lanes.zero
    for row in 0..<rows { exposure += offsets[row].exponential }
    for lane in 0..<used {
      let rate = log(totals[lane] / exposure[lane])
      for column in 0..<basis.rank { coefficients[column][lane] = basis.ones[column] * rate }
    }
  }
}

/// ln y of counts and the logarithm of the largest Poisson probability that y can have, from tables for small counts.
struct CountLogarithms: Sendable {
  private let logs: [Double]
  private let peaks: [Double]

  init() {
    logs = (0..<512).map { Glibc.log(Double(max($0, 1))) }
    peaks = (0..<512).map { count in
      let y = Double(count)
      return count == 0 ? 0 : y * Glibc.log(y) - y - SpecialFunctions.logFactorial(count)
    }
  }

  func log(_ count: Double) -> Double {
    count < 512 ? logs[Int(count)] : Glibc.log(count)
  }

  /// y ln y − y − ln y!; of large counts by Stirling's series, in which nothing cancels.
  func peak(_ count: Double) -> Double {
    guard count >= 512 else { return peaks[Int(count)] }
    let inverse = 1 / count
    return -0.5 * Glibc.log(2 * Double.pi * count) - inverse / 12 * (1 - inverse * inverse / 30)
  }
}
