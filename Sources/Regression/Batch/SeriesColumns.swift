/// The results of a run of series, one array a quantity; NaN until a series has been fitted.
struct SeriesColumns: Sendable, Hashable {
  let coefficientsEach: Int
  var coefficients: [Double]
  var standardErrors: [Double]
  var deviances: [Double]
  var pearson: [Double]
  var dispersions: [Double]
  var sizes: [Double]
  var sizeStandardErrors: [Double]
  var logLikelihoods: [Double]
  var observations: [Int32]
  var ranks: [Int32]
  var iterations: [Int32]
  var failures: [FitError?]

  /// Room for `count` series of `coefficientsEach` coefficients.
  init(count: Int, coefficientsEach: Int) {
    let missing = [Double](repeating: .nan, count: count)
    let none = [Int32](repeating: 0, count: count)
    self.coefficientsEach = coefficientsEach
    coefficients = Array(repeating: .nan, count: count * coefficientsEach)
    standardErrors = coefficients
    (deviances, pearson, dispersions, logLikelihoods) = (missing, missing, missing, missing)
    sizes = Array(repeating: .infinity, count: count)
    sizeStandardErrors = sizes
    (observations, ranks, iterations) = (none, none, none)
    failures = Array(repeating: nil, count: count)
  }

  /// The number of series.
  var count: Int { deviances.count }

  /// Puts the results of `part` at its place.
  mutating func replace(from first: Int, with part: SeriesColumns) {
    func place<Number>(_ numbers: [Number], _ all: inout [Number], each: Int = 1) {
      all.replaceSubrange((first * each)..<(first * each + numbers.count), with: numbers)
    }
    place(part.coefficients, &coefficients, each: coefficientsEach)
    place(part.standardErrors, &standardErrors, each: coefficientsEach)
    place(part.deviances, &deviances)
    place(part.pearson, &pearson)
    place(part.dispersions, &dispersions)
    place(part.sizes, &sizes)
    place(part.sizeStandardErrors, &sizeStandardErrors)
    place(part.logLikelihoods, &logLikelihoods)
    place(part.observations, &observations)
    place(part.ranks, &ranks)
    place(part.iterations, &iterations)
    place(part.failures, &failures)
  }
}
