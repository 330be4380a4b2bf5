import LinearAlgebra

extension SeriesBatch {
  /// How many series are handed out at a time; the numbers do not depend on it.
  private static let runLength = 256

  /// Fits every series of `counts`, series after series and row after row, NaN where one is missing.
  ///
  /// At most `jobs` runs of series are worked on at a time; the result is the same to the last bit for any number.
  /// A series that cannot be fitted keeps its reason and stops no other. Work and memory grow linearly with the series.
  public func fit(_ counts: [Double], offsets: Offsets = .none, jobs: Int = 1) async -> SeriesBatchFit {
    precondition(jobs >= 1, "\(jobs) jobs")
    let data = SeriesData(rows: design.rows, counts: counts, offsets: offsets)
    var columns = SeriesColumns(count: data.series, coefficientsEach: design.names.count)
    if let place = design.matrix.firstNotFinite {
      let reason = FitError.valueNotFinite(column: design.names[place.column], row: place.row)
      columns.failures = Array(repeating: reason, count: data.series)
      return SeriesBatchFit(batch: self, columns: columns)
    }
    let basis = SharedBasis(design.matrix)
    let run = SeriesRun(self, basis: basis, data: data, logarithms: CountLogarithms())
    await withTaskGroup(of: (Int, SeriesColumns).self) { group in
      var started = 0
      func start() {
        guard started < data.series else { return }
        let range = started..<min(started + Self.runLength, data.series)
        started = range.upperBound
        group.addTask {
          (range.lowerBound, run.fit(range))
        }
      }
      for _ in 0..<jobs { start() }
      while let (place, part) = await group.next() {
        columns.replace(from: place, with: part)
        start()
      }
    }
    return SeriesBatchFit(batch: self, columns: columns)
  }
}
