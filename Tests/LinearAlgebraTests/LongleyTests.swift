import LinearAlgebra
import TestSupport
import Testing

/// The data of Longley (1967) with the certified values of NIST's Statistical Reference Datasets.
@Suite struct LongleyTests {
  static let employed: [Double] = [
    60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655, 69564, 69331,
    70551,
  ]
  static let deflator = [
    83, 88.5, 88.2, 89.5, 96.2, 98.1, 99, 100, 101.2, 104.6, 108.4, 110.8, 112.6, 114.2, 115.7, 116.9,
  ]
  static let product: [Double] = [
    234289, 259426, 258054, 284599, 328975, 346999, 365385, 363112, 397469, 419180, 442769, 444546, 482704,
    502601, 518173, 554894,
  ]
  static let unemployed: [Double] = [
    2356, 2325, 3682, 3351, 2099, 1932, 1870, 3578, 2904, 2822, 2936, 4681, 3813, 3931, 4806, 4007,
  ]
  static let forces: [Double] = [
    1590, 1456, 1616, 1650, 3099, 3594, 3547, 3350, 3048, 2857, 2798, 2637, 2552, 2514, 2572, 2827,
  ]
  static let population: [Double] = [
    107608, 108632, 109773, 110929, 112075, 113270, 115094, 116219, 117388, 118734, 120445, 121950, 123366,
    125368, 127852, 130081,
  ]
  static let years = (1947...1962).map(Double.init)

  static var design: Matrix {
    Matrix(columns: [
      Array(repeating: 1, count: 16), deflator, product, unemployed, forces, population, years,
    ])
  }

  @Test func certifiedValues() throws {
    var qr = QR(rows: 16, columns: 7)
    try qr.factor(Self.design)
    let fit = try qr.leastSquares(Self.employed)
    #expect(fit.rank == 7 && fit.dropped == [])
    let certified = [
      -3482258.63459582, 15.0618722713733, -0.358191792925910e-01, -2.02022980381683, -1.03322686717359,
      -0.511041056535807e-01, 1829.15146461355,
    ]
    for (value, reference) in zip(fit.coefficients, certified) {
      #expect(isClose(try #require(value), reference, relative: Tolerance.longley))
    }
    #expect(isClose(fit.residualSumOfSquares, 836424.055505915, relative: Tolerance.longley))
    let deviations = [
      890420.383607373, 84.9149257747669, 0.334910077722432e-01, 0.488399681651699, 0.214274163161675,
      0.226073200069370, 455.478499142212,
    ]
    let covariance = try qr.unscaledCovariance()
    for (index, reference) in deviations.enumerated() {
      let deviation = (covariance[index, index] * fit.residualSumOfSquares / 9).squareRoot()
      #expect(isClose(deviation, reference, relative: Tolerance.longley))
    }
    let mean = Self.employed.reduce(0, +) / 16
    let total = Self.employed.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    #expect(isClose(1 - fit.residualSumOfSquares / total, 0.995479004577296, relative: 1e-10))
  }
}
