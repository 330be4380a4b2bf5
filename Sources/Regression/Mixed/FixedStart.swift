import Glibc
import LinearAlgebra

/// The fixed coefficients of a model without random ones, where the search for those of the mixed model begins.
struct FixedStart {
  /// Coefficients of the orthogonal columns.
  private(set) var coefficients: [Double]
  /// The log-likelihood, but for constants.
  private(set) var value = -Double.infinity

  private static let mostIterations = 60
  /// An information below this share of what the columns had at first has run off with its coefficient.
  private static let lostInformation = 1e-8

  /// Newton's steps, halved where the likelihood falls.
  init(_ layout: MixedLayout, link: Link, size: Double?, names: [String]) throws(FitError) {
    coefficients = []
    var slopes = RowSlopes(rows: layout.rows)
    coefficients = try Self.leastSquares(layout, link)
    var eta = Self.predictor(layout, coefficients)
    slopes.evaluate(layout.response, link: link, eta: eta, size: size, depth: .curvature)
    value = slopes.value
    var cholesky = Cholesky(order: layout.fixedCount)
    var (settled, largest) = (false, 0.0)
    for _ in 0..<Self.mostIterations where !settled {
      let information = Self.information(layout, slopes.curvature)
      for index in 0..<layout.fixedCount { largest = max(largest, information[index, index]) }
      guard (try? cholesky.factor(information)) != nil,
        cholesky.inverseDiagonalLargest * largest * Self.lostInformation < 1
      else { throw .separated(coefficients: Self.runningOff(layout, information, names: names)) }
      var step = Self.products(layout, slopes.first)
      let gradient = step
      cholesky.solve(&step)
      let gain = zip(step, gradient).reduce(0) { $0 + $1.0 * $1.1 } / 2
      settled = gain < 1e-10 * (1 + abs(value))
      var length = 1.0
      repeat {
        let next = zip(coefficients, step).map { $0 + length * $1 }
        eta = Self.predictor(layout, next)
        slopes.evaluate(layout.response, link: link, eta: eta, size: size, depth: .curvature)
        if slopes.value >= value || settled {
          coefficients = next
          value = slopes.value
          break
        }
        length /= 2
      } while length > 1e-9
      guard length > 1e-9 else { throw .notConverged(iterations: Self.mostIterations) }
    }
    guard settled else { throw .notConverged(iterations: Self.mostIterations) }
  }

  /// Weighted least squares on the linked responses, moved off their border: where Newton's steps begin.
  private static func leastSquares(_ layout: MixedLayout, _ link: Link) throws(FitError) -> [Double] {
    let response = layout.response
    var weights = [Double](repeating: 0, count: layout.rows)
    var linked = weights
    let counts = response.family != .binomial
    for row in 0..<layout.rows {
      let (y, n) = (response.values[row], response.trials[row])
      let mean = counts ? y + 0.1 : (y + 0.5) / (n + 1)
      linked[row] = link.predictor(mean) - layout.offset[row]
      weights[row] = response.weights[row] * (counts ? mean : n * mean * (1 - mean))
    }
    var cholesky = Cholesky(order: layout.fixedCount)
    var right = products(layout, zip(weights, linked).map { $0 * $1 })
    do { try cholesky.factor(information(layout, weights)) } catch {
      throw .numerical("the fixed coefficients have no start: \(error.description)")
    }
    cholesky.solve(&right)
    return right
  }

  static func predictor(_ layout: MixedLayout, _ coefficients: [Double]) -> [Double] {
    var eta = layout.offset
    for (column, coefficient) in coefficients.enumerated() {
      for row in 0..<layout.rows { eta[row] += coefficient * layout.fixed[column * layout.rows + row] }
    }
    return eta
  }

  /// XᵀWX over the orthogonal columns.
  static func information(_ layout: MixedLayout, _ weights: [Double]) -> Matrix {
    var result = Matrix(rows: layout.fixedCount, columns: layout.fixedCount)
    var weighted = [Double](repeating: 0, count: layout.rows)
    for column in 0..<layout.fixedCount {
      let start = column * layout.rows
      for row in 0..<layout.rows { weighted[row] = weights[row] * layout.fixed[start + row] }
      for (other, sum) in products(layout, weighted).enumerated().dropFirst(column) {
        result[other, column] = sum
        result[column, other] = sum
      }
    }
    return result
  }

  /// Xᵀ `values` over the orthogonal columns.
  static func products(_ layout: MixedLayout, _ values: [Double]) -> [Double] {
    (0..<layout.fixedCount).map { column in
      var sum = 0.0
      for row in 0..<layout.rows { sum += values[row] * layout.fixed[column * layout.rows + row] }
      return sum
    }
  }

  /// The names of the coefficients along which the information is lost.
  private static func runningOff(_ layout: MixedLayout, _ information: Matrix, names: [String]) -> [String] {
    let order = layout.fixedCount
    var lifted = information
    let scale = (0..<order).reduce(0) { max($0, information[$1, $1]) }
    for index in 0..<order { lifted[index, index] += 1e-10 * max(scale, 1e-300) }
    var cholesky = Cholesky(order: order)
    guard (try? cholesky.factor(lifted)) != nil else { return layout.kept.map { names[$0] } }
    let inverse = cholesky.inverse()
    let worst = (0..<order).max { inverse[$0, $0] < inverse[$1, $1] }!
    // The direction of least information, in the coefficients of the design's own columns.
    let direction = (0..<order).map { row in
      (row..<order).reduce(0.0) { $0 + layout.fixedInverse[$1 * order + row] * inverse[$1, worst] }
    }
    let largest = direction.reduce(0) { max($0, abs($1)) }
    return direction.indices.filter { abs(direction[$0]) > 1e-3 * largest }.map { names[layout.kept[$0]] }
  }
}

extension Cholesky {
  /// The largest element on the diagonal of A⁻¹.
  fileprivate var inverseDiagonalLargest: Double {
    let inverse = inverse()
    return (0..<order).reduce(0) { max($0, inverse[$1, $1]) }
  }
}
