import Glibc
import LinearAlgebra
public import Probability

extension GeneralizedLinearFit {
  /// The means of new rows, whose design has the columns of the fit's, in order; `offset` defaults to 0.
  ///
  /// Throws `valueNotFinite` or `offsetNotFinite` with the row.
  public func predict(
    _ design: DesignMatrix, offset: [Double]? = nil, level: ConfidenceLevel = .ninetyFivePercent
  ) throws(FitError) -> [MeanPrediction] {
    precondition(design.names == frame.design.names, "columns \(design.names), not \(frame.design.names)")
    precondition(
      offset?.count ?? design.rows == design.rows, "\(offset?.count ?? 0) offsets for \(design.rows) rows")
    if let place = design.matrix.firstNotFinite {
      throw .valueNotFinite(column: design.names[place.column], row: place.row)
    }
    if let row = offset?.firstIndex(where: { !$0.isFinite }) { throw .offsetNotFinite(row: row) }
    let ranges = kept.map { column in
      let values = frame.design.matrix.column(column)
      return values.min()!...values.max()!
    }
    let width = reference.halfWidth(level)
    let largestRate = largestObservedRate
    return (0..<design.rows).map { row in
      let values = kept.map { design.matrix[row, $0] }
      let shift = offset?[row] ?? 0
      let outside = kept.indices.filter { Self.isOutside(values[$0], ranges[$0]) }
      return prediction(
        values, offset: shift, width: width, bound: largestRate.map { $0 * exp(shift) },
        outside: outside.map { frame.design.names[kept[$0]] })
    }
  }

  private func prediction(
    _ values: [Double], offset: Double, width: Double, bound: Double?, outside: [String]
  ) -> MeanPrediction {
    var eta = offset
    for (place, column) in kept.enumerated() { eta += values[place] * coefficients[column]! }
    let distance = covarianceRoot.transposedProduct(with: values).reduce(0) { $0 + $1 * $1 }
    let error = (dispersion * distance).squareRoot()
    let (low, high) = (eta - width * error, eta + width * error)
    let (mean, slope) = (model.link.mean(eta), model.link.derivative(eta))
    let variance = model.family.variance(mean)
    let leverage = variance > 0 ? distance * slope * slope / variance : 0
    let isFar = !outside.isEmpty || leverage > largestLeverage * (1 + 1e-9)
    return MeanPrediction(
      linearPredictor: eta, linearPredictorError: error, linearPredictorLower: low,
      linearPredictorUpper: high, mean: mean, meanError: abs(slope) * error, lower: model.link.mean(low),
      upper: model.link.mean(high), leverage: leverage, columnsOutside: outside, isExtrapolation: isFar,
      boundedMean: isFar ? min(mean, bound ?? mean) : mean)
  }

  /// The largest y / e^offset of the data, under a logarithmic link.
  private var largestObservedRate: Double? {
    guard model.link == .log else { return nil }
    return means.indices.filter { response.weights[$0] > 0 }
      .map { response.values[$0] / exp(frame.offset[$0]) }.max()
  }

  private static func isOutside(_ value: Double, _ range: ClosedRange<Double>) -> Bool {
    let slack = 1e-9 * max(abs(range.lowerBound), abs(range.upperBound))
    return value < range.lowerBound - slack || value > range.upperBound + slack
  }
}
