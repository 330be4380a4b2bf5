extension SeriesPack {
  /// Maximises the Poisson likelihood of all lanes by Newton's method, which is IRLS for this link, halving steps
  /// that do not lower the negative log-likelihood Σ μ − y η.
  ///
  /// A lane is done once the decrement gᵀM⁻¹g, in units of twice the log-likelihood, is at most `settled`.
  mutating func fitPoisson(settled: Double) {
    start()
    var state = LaneSearch()
    for column in 0..<basis.rank { step[column] = .zero }
    while any(active) && state.evaluations < iterationLimit {
      state.evaluations += 1
      for column in 0..<basis.rank { trial[column] = coefficients[column] + state.scale * step[column] }
      let objective = evaluatePoisson()
      let accepted = state.judge(objective, active: active)
      takeTrial(where: accepted)
      if any(accepted) { nextPoissonStep(accepted, &state) }
      iterations.replace(with: iterations + 1, where: active)
      let isSettled = accepted .& (state.decrement .<= settled)
      takeStep(where: isSettled)
      converged = converged .| isSettled
      active = active .& .!isSettled .& .!state.isStuck
    }
  }

  /// The coefficients of the trial become those of the lanes.
  mutating func takeTrial(where mask: LaneMask) {
    for column in 0..<basis.rank { coefficients[column].replace(with: trial[column], where: mask) }
  }

  /// The last step, after which nothing is looked at any more.
  mutating func takeStep(where mask: LaneMask) {
    guard any(mask) else { return }
    for column in 0..<basis.rank {
      coefficients[column].replace(with: coefficients[column] + step[column], where: mask)
    }
  }

  /// The means and residuals at the trial; returns Σ μ − y η.
  mutating func evaluatePoisson() -> Lanes {
    Self.evaluatePoisson(basis, trial, offsets, counts, etas: &etas, means: &means, residuals: &residuals)
  }

  private static func evaluatePoisson(
    _ basis: SharedBasis, _ trial: [Lanes], _ offsets: [Lanes], _ counts: [Lanes], etas: inout [Lanes],
    means: inout [Lanes], residuals: inout [Lanes]
  ) -> Lanes {
    let rank = basis.rank
    let elements = basis.elements.span
    let coefficients = trial.span
    let offsets = offsets.span
    let counts = counts.span
    var etas = etas.mutableSpan
    var means = means.mutableSpan
    var residuals = residuals.mutableSpan
    var objective = Lanes.zero
    for row in 0..<basis.rows {
      let eta = predictor(row, elements, coefficients, rank, offsets)
      let mu = eta.exponential
      let count = unsafe counts[unchecked: row]
      unsafe etas[unchecked: row] = eta
      unsafe means[unchecked: row] = mu
      unsafe residuals[unchecked: row] = count - mu
      objective += mu - count * eta
    }
    return objective
  }

  private mutating func nextPoissonStep(_ accepted: LaneMask, _ state: inout LaneSearch) {
    accumulate(means, basis.productTable, into: &system.triangle)
    accumulate(residuals, basis.columnTable, into: &gradient)
    let isDefinite = system.factor(tolerance: pivotTolerance)
    trial = gradient
    system.solve(&trial)
    var decrement = Lanes.zero
    for column in 0..<basis.rank { decrement += gradient[column] * trial[column] }
    let renewed = accepted .& isDefinite
    for column in 0..<basis.rank { step[column].replace(with: trial[column], where: renewed) }
    state.decrement.replace(with: decrement, where: renewed)
    state.scale.replace(with: 1, where: renewed)
    state.isStuck = state.isStuck .| (accepted .& .!isDefinite)
  }
}
