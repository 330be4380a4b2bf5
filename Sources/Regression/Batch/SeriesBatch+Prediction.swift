import Glibc
import LinearAlgebra

extension SeriesBatch {
  /// Fits every series and foretells its means in new rows, never far beyond what it has seen.
  ///
  /// `newRows` has the columns of the design; `newOffsets` are those of the new rows, as `offsets` are of the old, and finite.
  /// The first basis is taken that serves: the fit, the fit without the columns of `rule`, the mean rate Σ y / Σ e^offset. A
  /// mean is therefore at most the largest observed rate times its own e^offset, unless that rate is of the mean itself.
  /// A series of zeros foretells 0.
  public func boundedPrediction(
    _ counts: [Double], offsets: Offsets = .none, newRows: DesignMatrix, newOffsets: Offsets = .none,
    rule: TrendRule, jobs: Int = 1
  ) async -> BoundedPrediction {
    let trend = rule.columns.map { name -> Int in
      guard let place = design.names.firstIndex(of: name) else {
        preconditionFailure("no column '\(name)' among \(design.names.joined(separator: ", "))")
      }
      return place
    }
    precondition(
      newRows.names == design.names, "\(newRows.names.count) new columns for \(design.names.count)")
    let past = SeriesData(rows: design.rows, counts: counts, offsets: offsets)
    let fit = await fit(counts, offsets: offsets, jobs: jobs)
    let forecast = SeriesForecast(past: past, newRows: newRows.matrix, newOffsets: newOffsets)
    var bases: [BoundedPrediction.Basis] = []
    var means: [Double] = []
    for series in 0..<past.series {
      let own = forecast.means(of: series, by: fit)
      means += own ?? forecast.missing
      bases.append(forecast.basis(of: series, own, fewestCases: rule.fewestCases))
    }
    let again = bases.indices.filter { bases[$0] == .tooFewCases || bases[$0] == .runaway }
    guard !again.isEmpty else { return forecast.finished(means, bases) }
    let level = await withoutColumns(trend).fit(
      again.flatMap { past.counts(of: $0) }, offsets: past.offsets(of: again), jobs: jobs)
    let rest = newRows.without(trend)
    let plain = SeriesForecast(past: past, newRows: rest.matrix, newOffsets: newOffsets)
    for (place, series) in again.enumerated() {
      if let own = plain.means(of: series, by: level, at: place), plain.isBounded(own, series) {
        means.replaceSubrange((series * forecast.rows)..<((series + 1) * forecast.rows), with: own)
      } else {
        bases[series] = .meanRate
      }
    }
    return forecast.finished(means, bases)
  }

  private func withoutColumns(_ left: [Int]) -> SeriesBatch {
    var batch = SeriesBatch(family: family, design: design.without(left))
    batch.iterationLimit = iterationLimit
    return batch
  }
}

extension DesignMatrix {
  /// The design without these columns, a term a column.
  fileprivate func without(_ left: [Int]) -> DesignMatrix {
    let kept = names.indices.filter { !left.contains($0) }
    precondition(!kept.isEmpty, "no column is left of \(names.count)")
    return DesignMatrix(Matrix(columns: kept.map { Array(matrix.column($0)) }), names: kept.map { names[$0] })
  }
}

extension SeriesData {
  fileprivate func counts(of series: Int) -> ArraySlice<Double> {
    counts[(series * rows)..<((series + 1) * rows)]
  }

  fileprivate func offsets(of chosen: [Int]) -> SeriesBatch.Offsets {
    guard case .own(let own) = offsets else { return offsets }
    return .own(chosen.flatMap { own[($0 * rows)..<(($0 + 1) * rows)] })
  }
}

/// The rates that series have had, and what fits make of new rows.
private struct SeriesForecast {
  let rows: Int
  private let newRows: Matrix
  private let newOffsets: SeriesBatch.Offsets
  /// Of every series the cases, the mean rate and the largest rate; nil where it has no usable row.
  private let past: [Past?]

  private struct Past {
    var cases = 0.0
    var exposure = 0.0
    var largest = 0.0
  }

  init(past data: SeriesData, newRows: Matrix, newOffsets: SeriesBatch.Offsets) {
    rows = newRows.rows
    self.newRows = newRows
    self.newOffsets = newOffsets
    switch newOffsets {
    case .none: break
    case .shared(let shared):
      precondition(shared.count == newRows.rows, "\(shared.count) offsets for \(newRows.rows) rows")
    case .own(let own):
      precondition(
        own.count == newRows.rows * data.series, "\(own.count) offsets for \(newRows.rows * data.series) rows"
      )
    }
    past = (0..<data.series).map { series in
      var past = Past()
      for row in 0..<data.rows {
        let count = data.counts[series * data.rows + row]
        let exposure = exp(data.offset(series, row))
        guard count >= 0 && count.isFinite && exposure > 0 && exposure.isFinite else { continue }
        past.cases += count
        past.exposure += exposure
        past.largest = max(past.largest, count / exposure)
      }
      return past.exposure > 0 ? past : nil
    }
  }

  var missing: [Double] { Array(repeating: .nan, count: rows) }

  /// The means of the new rows by a fit, whose series `place` this one is; nil where it failed.
  func means(of series: Int, by fit: SeriesBatchFit, at place: Int? = nil) -> [Double]? {
    let place = place ?? series
    guard fit.failures[place] == nil else { return nil }
    // A column dropped for what others say as well has no share of its own.
    let coefficients = fit.coefficients[fit.range(of: place)].map { $0.isNaN ? 0 : $0 }
    return (0..<rows).map { row in
      let eta = coefficients.indices.reduce(offset(series, row)) { $0 + newRows[row, $1] * coefficients[$1] }
      return exp(eta)
    }
  }

  /// What can serve a series whose whole fit foretells `means`.
  func basis(of series: Int, _ means: [Double]?, fewestCases: Double) -> BoundedPrediction.Basis {
    guard let past = past[series] else { return .none }
    guard past.cases > 0 else { return .meanRate }
    guard past.cases >= fewestCases else { return .tooFewCases }
    guard let means, isBounded(means, series) else { return .runaway }
    return .fit
  }

  /// Whether no mean is above the largest rate observed.
  func isBounded(_ means: [Double], _ series: Int) -> Bool {
    guard let past = past[series] else { return false }
    return means.indices.allSatisfy { means[$0] <= past.largest * exp(offset(series, $0)) }
  }

  /// The means, those by the mean rate filled in.
  func finished(_ means: [Double], _ bases: [BoundedPrediction.Basis]) -> BoundedPrediction {
    var means = means
    for (series, basis) in bases.enumerated() where basis == .meanRate {
      guard let past = past[series] else { continue }
      for row in 0..<rows {
        means[series * rows + row] = past.cases / past.exposure * exp(offset(series, row))
      }
    }
    return BoundedPrediction(rows: rows, means: means, bases: bases)
  }

  private func offset(_ series: Int, _ row: Int) -> Double {
    switch newOffsets {
    case .none: 0
    case .shared(let shared): shared[row]
    case .own(let own): own[series * rows + row]
    }
  }
}
