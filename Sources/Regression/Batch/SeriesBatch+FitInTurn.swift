import LinearAlgebra

extension SeriesBatch {
  /// Fits every series as `fit(_:offsets:jobs:)` does, to the last bit, in turn and without waiting.
  public func fitInTurn(_ counts: [Double], offsets: Offsets = .none) -> SeriesBatchFit {
    let data = SeriesData(rows: design.rows, counts: counts, offsets: offsets)
    var columns = SeriesColumns(count: data.series, coefficientsEach: design.names.count)
    if let place = design.matrix.firstNotFinite {
      let reason = FitError.valueNotFinite(column: design.names[place.column], row: place.row)
      columns.failures = Array(repeating: reason, count: data.series)
      return SeriesBatchFit(batch: self, columns: columns)
    }
    let run = SeriesRun(
      self, basis: SharedBasis(design.matrix), data: data, logarithms: CountLogarithms())
    for start in stride(from: 0, to: data.series, by: 256) {
      columns.replace(from: start, with: run.fit(start..<min(start + 256, data.series)))
    }
    return SeriesBatchFit(batch: self, columns: columns)
  }
}
