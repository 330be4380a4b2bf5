public import LinearAlgebra

/// A covariance that holds when the variance function does not (Huber 1967; White 1980; Liang & Zeger 1986).
public enum RobustCovariance: Sendable, Hashable {
  /// HC0: every row has a variance of its own.
  case rows
  /// HC1: HC0 · n / (n − p).
  case rowsCorrected
  /// Rows with the same number depend on each other; times G / (G − 1) for G clusters if `corrected`.
  case clusters([Int], corrected: Bool)
}

extension GeneralizedLinearFit {
  /// (XᵀWX)⁻¹ (Σ s sᵀ) (XᵀWX)⁻¹ over the kept columns, s being the score of a row or the sum of those of a cluster; `nil`
  /// where the correction has no degree of freedom (one cluster, as many coefficients as rows).
  public func covariance(_ kind: RobustCovariance) -> Matrix? {
    let design = frame.design.matrix.selecting(columns: kept)
    var groups = Array(0..<frame.rows)
    var factor = 1.0
    switch kind {
    case .rows: break
    case .rowsCorrected:
      guard degreesOfFreedom > 0 else { return nil }
      factor = Double(observations) / Double(degreesOfFreedom)
    case .clusters(let numbers, let corrected):
      precondition(numbers.count == frame.rows, "\(numbers.count) cluster numbers for \(frame.rows) rows")
      var places: [Int: Int] = [:]
      for (row, number) in numbers.enumerated() {
        let next = places.count
        groups[row] = places[number, default: next]
        if groups[row] == next { places[number] = next }
      }
      if corrected {
        let count = Set(groups.indices.filter { response.weights[$0] > 0 }.map { groups[$0] }).count
        guard count > 1 else { return nil }
        factor = Double(count) / Double(count - 1)
      }
    }
    var sums = Matrix(rows: kept.count, columns: (groups.max() ?? -1) + 1)
    for column in kept.indices {
      for row in groups.indices { sums[column, groups[row]] += design[row, column] * scores[row] }
    }
    // C (Cᵀ S) is formed before it is squared.
    let spread = covarianceRoot.times(covarianceRoot.transposed().times(sums))
    let product = spread.timesItsTranspose()
    return Matrix(
      rows: product.rows, columns: product.columns, elements: product.elements.map { $0 * factor })
  }
}
