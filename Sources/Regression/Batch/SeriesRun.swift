import LinearAlgebra

/// Fits a run of series one pack after the other; its scratch is made once.
struct SeriesRun {
  private let batch: SeriesBatch
  private let basis: SharedBasis
  private let data: SeriesData
  private let logarithms: CountLogarithms
  /// An empty pack, of which every run of series has its copies.
  private let pack: SeriesPack

  /// Iterations within which a series settles that has a maximum of the usual kind; after them it is looked at alone.
  private static let quickLimit = 18

  init(_ batch: SeriesBatch, basis: SharedBasis, data: SeriesData, logarithms: CountLogarithms) {
    self.batch = batch
    self.basis = basis
    self.data = data
    self.logarithms = logarithms
    var pack = SeriesPack(
      basis: basis, pivotTolerance: 1e-9, iterationLimit: min(Self.quickLimit, batch.iterationLimit))
    pack.clear()
    self.pack = pack
  }

  /// The results of the series of `range`.
  ///
  /// A series with cases in few rows is often separated and then takes all iterations: such have a pack of their own, so that
  /// they hold up each other alone.
  func fit(_ range: Range<Int>) -> SeriesColumns {
    let names = batch.design.names.count
    var columns = SeriesColumns(count: range.count, coefficientsEach: names)
    let spare = batch.family == .quasiPoisson ? 1 : 0
    var pack = pack
    var sparse = pack
    for series in range {
      do throws(FitError) {
        let (observed, positive) = try data.observations(of: series, atLeast: names + spare)
        if positive < names {
          sparse.add(series, of: data, observations: observed, logarithms: logarithms)
        } else {
          pack.add(series, of: data, observations: observed, logarithms: logarithms)
        }
      } catch {
        columns.failures[series - range.lowerBound] = error
      }
      if pack.used == Lanes.scalarCount { flush(&pack, into: &columns, first: range.lowerBound) }
      if sparse.used == Lanes.scalarCount { flush(&sparse, into: &columns, first: range.lowerBound) }
    }
    if pack.used > 0 { flush(&pack, into: &columns, first: range.lowerBound) }
    if sparse.used > 0 { flush(&sparse, into: &columns, first: range.lowerBound) }
    return columns
  }

  private func flush(_ pack: inout SeriesPack, into columns: inout SeriesColumns, first: Int) {
    pack.fit(batch.family)
    if any(pack.converged) { pack.writeResults(batch.family, to: &columns, first: first) }
    for lane in 0..<pack.used where !pack.converged[lane] {
      columns.failures[pack.series[lane] - first] = fitAlone(pack, lane, into: &columns, first: first)
    }
    pack.clear()
  }

  /// A series that did not settle quickly: on a basis of its own rows, with all the iterations it may have.
  private func fitAlone(
    _ pack: SeriesPack, _ lane: Int, into columns: inout SeriesColumns, first: Int
  ) -> FitError? {
    let series = pack.series[lane]
    if let names = separatedColumns(pack, lane) { return .separated(coefficients: names) }
    let counts = data.counts[(series * data.rows)..<((series + 1) * data.rows)]
    let own = SharedBasis(batch.design.matrix) { !counts[counts.startIndex + $0].isNaN }
    var alone = SeriesPack(basis: own, pivotTolerance: 1e-14, iterationLimit: batch.iterationLimit)
    alone.clear()
    alone.add(
      series, of: data, observations: Int(pack.observations[lane]), logarithms: logarithms)
    alone.fit(batch.family)
    // Before the fit: after so many steps along such a direction little is left to gain.
    if let names = separatedColumns(alone, 0) { return .separated(coefficients: names) }
    guard alone.converged[0] else { return .notConverged(iterations: Int(alone.iterations[0])) }
    alone.writeResults(batch.family, to: &columns, first: first)
    return nil
  }

  /// The coefficients that run off to infinity, where the last step proves that some do.
  ///
  /// No maximum exists if a direction leaves η as it is in every row with cases, raises it in none and lowers it in some
  /// (Albert & Anderson 1984; Santos Silva & Tenreyro 2010 for counts); Newton's steps turn into such a direction.
  private func separatedColumns(_ pack: SeriesPack, _ lane: Int) -> [String]? {
    let rank = pack.basis.rank
    let direction = (0..<rank).map { pack.step[$0][lane] }
    var (lowest, highest, moved) = (0.0, 0.0, 0.0)
    for row in 0..<pack.rows where pack.offsets[row][lane] != SeriesPack.missingOffset {
      var change = 0.0
      for column in 0..<rank { change += pack.basis.elements[row * rank + column] * direction[column] }
      guard change.isFinite else { return nil }
      if pack.counts[row][lane] > 0 { moved = max(moved, abs(change)) }
      lowest = min(lowest, change)
      highest = max(highest, change)
    }
    guard lowest < -1e-3, max(moved, highest) < -1e-5 * lowest else { return nil }
    return names(of: direction, on: pack.basis)
  }

  /// The columns that have a share in a direction of the basis.
  private func names(of direction: [Double], on basis: SharedBasis) -> [String] {
    let rank = basis.rank
    let shares = basis.kept.enumerated().map { place, column in
      let slope = (place..<rank).reduce(0) {
        $0 + basis.inverseTriangle[place * rank + $1] * direction[$1]
      }
      return abs(slope) * batch.design.matrix.column(column).reduce(0) { max($0, abs($1)) }
    }
    let largest = shares.max() ?? 0
    return zip(basis.kept, shares).filter { $0.1 > 1e-4 * largest }.map { batch.design.names[$0.0] }
  }
}

extension SeriesPack {
  /// Fits all lanes.
  mutating func fit(_ family: SeriesBatch.Family) {
    fitPoisson(settled: family == .negativeBinomial ? Self.settled : Self.settledButForOneStep)
    if family == .negativeBinomial { fitNegativeBinomial() }
  }
}
