import LinearAlgebra

/// A continuous line that bends at given years, fitted by weighted least squares through pivoted QR.
///
/// ln rate = β₀ + β₁ (year − first) + Σ βⱼ₊₁ max(0, year − τⱼ); the slope of segment m is β₁ + … + βₘ.
struct PiecewiseLine {
  let firstYear: Int, lastYear: Int
  /// The years of the bends, rising.
  let bends: [Int]
  /// The height in the first year.
  let intercept: Double
  /// The slopes of the segments, in order; 0 where rounding alone tilts one.
  let slopes: [Double]
  /// Σ w e²; 0 where rounding alone parts the data from the line.
  let residualSumOfSquares: Double
  /// What rounding can make of a sum of zero.
  let noiseSumOfSquares: Double
  /// The covariance of the slopes where the variance of a residual is 1 / weight.
  let unscaledCovariance: Matrix
  /// n − 2 (k + 1): the bends count as estimates too.
  let degreesOfFreedom: Int

  init(_ series: LogSeries, bends: [Int] = []) throws(FitError) {
    let (first, last) = (series.years.min()!, series.years.max()!)
    let columns =
      [Array(repeating: 1.0, count: series.count), series.years.map { Double($0 - first) }]
      + bends.map { bend in series.years.map { Double(max(0, $0 - bend)) } }
    // Relative to the first value, so that a constant series is all zeros.
    let base = series.logRates[0]
    var qr = QR(rows: series.count, columns: columns.count)
    let fit: LeastSquares
    let covariance: Matrix
    do {
      try qr.factor(Matrix(columns: columns), weights: series.weights)
      fit = try qr.leastSquares(series.logRates.map { $0 - base })
      covariance = try qr.unscaledCovariance()
    } catch {
      throw .numerical(error.description)
    }
    guard fit.dropped.isEmpty else {
      throw .numerical("the counts differ too much in size for a line")
    }
    let coefficients = fit.coefficients.map { $0 ?? 0 }
    let noise = 4e-15 * (1 + series.logRates.map(abs).max()!)
    var slopes: [Double] = []
    for change in coefficients.dropFirst() { slopes.append((slopes.last ?? 0) + change) }
    let years = [first] + bends + [last]
    for place in slopes.indices where abs(slopes[place]) * Double(years[place + 1] - years[place]) <= noise {
      slopes[place] = 0
    }
    self.bends = bends
    firstYear = first
    lastYear = last
    intercept = coefficients[0] + base
    self.slopes = slopes
    noiseSumOfSquares = noise * noise * series.weights.reduce(0, +)
    residualSumOfSquares =
      fit.residualSumOfSquares <= noiseSumOfSquares ? 0 : fit.residualSumOfSquares
    unscaledCovariance = Self.covarianceOfSums(covariance)
    degreesOfFreedom = series.count - 2 * (bends.count + 1)
  }

  /// The covariance of β₁, β₁ + β₂, … from that of β₀, β₁, β₂, ….
  private static func covarianceOfSums(_ covariance: Matrix) -> Matrix {
    let count = covariance.rows - 1
    var sums = Matrix(rows: count, columns: count)
    for i in 0..<count {
      for j in 0..<count {
        var sum = covariance[i + 1, j + 1]
        if i > 0 { sum += sums[i - 1, j] }
        if j > 0 { sum += sums[i, j - 1] }
        if i > 0 && j > 0 { sum -= sums[i - 1, j - 1] }
        sums[i, j] = sum
      }
    }
    return sums
  }
}
