import Glibc

/// The parameters of a mixed model in one vector: coefficients of the orthogonal fixed columns, the lower triangle of
/// Λ of each term, column after column, and ln size where that is estimated.
///
/// Random coefficients of a level are Λ u with u standard normal (Bates, Mächler, Bolker & Walker 2015). Λ is not
/// bounded: changing the sign of one of its columns changes nothing, so that the border of covariances, a column of
/// zeros, is an ordinary place inside.
struct MixedParameters {
  var vector: [Double]
  let layout: MixedLayout
  let estimatesSize: Bool
  /// The size where it is not estimated.
  let fixedSize: Double?

  /// Where the triangle of each term begins.
  static func triangleStarts(_ layout: MixedLayout) -> [Int] {
    layout.terms.reduce(into: [layout.fixedCount]) { starts, term in
      starts.append(starts.last! + term.columns.count * (term.columns.count + 1) / 2)
    }
  }

  /// All coefficients 0, Λ = `scale` · I, ln size = `logSize`.
  init(
    layout: MixedLayout, fixed: [Double], scale: Double, size: Double?, estimatesSize: Bool
  ) {
    self.layout = layout
    self.estimatesSize = estimatesSize
    fixedSize = estimatesSize ? nil : size
    vector = fixed
    for term in layout.terms {
      for column in term.columns {
        for row in column..<term.columns.upperBound { vector.append(row == column ? scale : 0) }
      }
    }
    if estimatesSize { vector.append(log(size ?? 1)) }
  }

  var fixed: ArraySlice<Double> { vector[..<layout.fixedCount] }

  /// The size of NB2, nil for families without one.
  var size: Double? { estimatesSize ? exp(vector.last!) : fixedSize }

  /// Where ln size stands, or nil.
  var sizeIndex: Int? { estimatesSize ? vector.count - 1 : nil }

  /// Λ over all random coefficients of a cell, column after column.
  var lambda: [Double] {
    let order = layout.randomCount
    var result = [Double](repeating: 0, count: order * order)
    var next = layout.fixedCount
    for term in layout.terms {
      for column in term.columns {
        for row in column..<term.columns.upperBound {
          result[column * order + row] = vector[next]
          next += 1
        }
      }
    }
    return result
  }

  /// The places in the vector of column `column` of the Λ of term `term`, both from 0.
  func places(term: Int, column: Int) -> Range<Int> {
    let width = layout.terms[term].columns.count
    let before = (0..<column).reduce(0) { $0 + width - $1 }
    let start = Self.triangleStarts(layout)[term] + before
    return start..<(start + width - column)
  }

  /// Makes Λ the lower Cholesky factor of its ΛΛᵀ: diagonals of 0 or more, and a column of zeros for each rank that
  /// is missing. Returns the terms of which one is.
  mutating func canonicalise(borderTolerance: Double) -> [Bool] {
    layout.terms.indices.map { term in
      let width = layout.terms[term].columns.count
      var lower = [Double](repeating: 0, count: width * width)
      for column in 0..<width {
        for (row, place) in places(term: term, column: column).enumerated() {
          lower[column * width + column + row] = vector[place]
        }
      }
      var singular = false
      let factor = Self.lowerFactor(lower, width, borderTolerance, &singular)
      for column in 0..<width {
        for (row, place) in places(term: term, column: column).enumerated() {
          vector[place] = factor[column * width + column + row]
        }
      }
      return singular
    }
  }

  private static func lowerFactor(
    _ lower: [Double], _ width: Int, _ tolerance: Double, _ singular: inout Bool
  ) -> [Double] {
    var product = [Double](repeating: 0, count: width * width)
    for column in 0..<width {
      for row in column..<width {
        for k in 0..<width {
          product[column * width + row] += lower[k * width + row] * lower[k * width + column]
        }
      }
    }
    for column in 0..<width {
      let pivot = product[column * width + column]
      guard pivot > tolerance * tolerance else {
        singular = true
        for row in column..<width { product[column * width + row] = 0 }
        continue
      }
      let root = pivot.squareRoot()
      for row in column..<width { product[column * width + row] /= root }
      for other in (column + 1)..<max(width, column + 1) {
        for row in other..<width {
          product[other * width + row] -= product[column * width + row] * product[column * width + other]
        }
      }
    }
    return product
  }
}
