extension SeriesPack {
  /// Maximises the negative binomial likelihood over the coefficients and α = 1 / size, from the Poisson fit.
  ///
  /// ln f(y) = Σ_{0<j<y} ln(1 + αj) + yη − y ln(1 + αμ) − ln(1 + αμ)/α − ln y! (Lawless 1987), with α and η moved together by
  /// Newton's method. Where the slope in α at 0, ½ Σ ((y − μ)² − y), is not above 0, the likelihood falls from the Poisson
  /// limit on, which is then the answer: α = 0.
  mutating func fitNegativeBinomial() {
    let slope = startAlpha()
    active = converged .& (slope .> 0.0)
    converged = converged .& .!active
    var state = LaneSearch()
    var alphaStep = Lanes.zero
    let last = iterations
    // The last step of a lane that failed may show why.
    for column in 0..<basis.rank { step[column].replace(with: 0, where: active) }
    while any(active) && state.evaluations < iterationLimit {
      state.evaluations += 1
      for column in 0..<basis.rank { trial[column] = coefficients[column] + state.scale * step[column] }
      let moved = alpha + state.scale * alphaStep
      let tried = moved.replacing(with: 0.125 * alpha, where: moved .<= 0.0)
      let sums = evaluateNegativeBinomial(at: tried)
      let accepted = state.judge(sums.objective, active: active)
      takeTrial(where: accepted)
      alpha.replace(with: tried, where: accepted)
      if any(accepted) { nextStep(accepted, sums, &state, &alphaStep) }
      iterations.replace(with: last + Double(state.evaluations), where: active)
      let settled = accepted .& (state.decrement .<= Self.settled) .& (alpha + alphaStep .> 0.0)
      takeStep(where: settled)
      alpha.replace(with: alpha + alphaStep, where: settled)
      converged = converged .| settled
      active = active .& .!settled .& .!state.isStuck
    }
  }

  /// What one pass over the rows adds up at an α.
  struct NegativeBinomialSums {
    /// −ln f, without ln y!.
    var objective = Lanes.zero
    /// The slope of ln f in α.
    var slope = Lanes.zero
    /// Minus the curvature of ln f in α.
    var information = Lanes.zero
    /// About the expected information on α: ½ Σ (μ / (1 + αμ))².
    var expected = Lanes.zero
  }

  /// The means of the Poisson fit, α of the moments Σ ((y − μ)² − y) / Σ μ² where the slope at 0 is above 0; returns the slope.
  private mutating func startAlpha() -> Lanes {
    for column in 0..<basis.rank { trial[column] = coefficients[column] }
    alpha = .zero
    let rank = basis.rank
    var excess = Lanes.zero
    var squares = Lanes.zero
    for row in 0..<rows {
      let mu = Self.predictor(row, basis.elements.span, trial.span, rank, offsets.span).exponential
      let residual = counts[row] - mu
      excess += residual * residual - counts[row]
      squares += mu * mu
    }
    alpha.replace(with: excess / squares, where: converged .& (excess .> 0.0))
    return excess * 0.5
  }

  /// Fills `means`, `residuals`, `weights` (observed information on η) and `crosses` at the trial and α.
  mutating func evaluateNegativeBinomial(at alpha: Lanes) -> NegativeBinomialSums {
    var sums = Self.evaluate(
      basis, trial, offsets, counts, alpha, etas: &etas, means: &means, residuals: &residuals,
      weights: &weights, crosses: &crosses)
    addTails(at: alpha, to: &sums)
    return sums
  }

  private static func evaluate(
    _ basis: SharedBasis, _ trial: [Lanes], _ offsets: [Lanes], _ counts: [Lanes], _ alpha: Lanes,
    etas: inout [Lanes], means: inout [Lanes], residuals: inout [Lanes], weights: inout [Lanes],
    crosses: inout [Lanes]
  ) -> NegativeBinomialSums {
    let rank = basis.rank
    let elements = basis.elements.span
    let coefficients = trial.span
    let offsets = offsets.span
    let counts = counts.span
    var etas = etas.mutableSpan
    var means = means.mutableSpan
    var residuals = residuals.mutableSpan
    var weights = weights.mutableSpan
    var crosses = crosses.mutableSpan
    var sums = NegativeBinomialSums()
    let inverseAlpha = (1.0 / alpha).replacing(with: 0, where: alpha .<= 0.0)
    for row in 0..<basis.rows {
      let eta = predictor(row, elements, coefficients, rank, offsets)
      let mu = eta.exponential
      let count = unsafe counts[unchecked: row]
      let inverse: Lanes = 1.0 / (1.0 + alpha * mu)
      let log = LogOnePlus(alpha * mu, inverse: inverse)
      let shrunk = mu * inverse
      let residual = (count - mu) * inverse
      unsafe etas[unchecked: row] = eta
      unsafe means[unchecked: row] = mu
      unsafe residuals[unchecked: row] = residual
      unsafe weights[unchecked: row] = (1.0 + alpha * count) * shrunk * inverse
      unsafe crosses[unchecked: row] = residual * shrunk
      sums.objective += count * (log.value - eta) + mu * log.perUnit
      let square: Lanes = mu * mu * log.curvature
      let squareShrunk: Lanes = shrunk * shrunk
      sums.slope += square - count * shrunk
      sums.information -= count * squareShrunk + (squareShrunk - 2.0 * square) * inverseAlpha
      sums.expected += 0.5 * squareShrunk
    }
    return sums
  }

  /// Adds Σ ln(1 + αj) over 0 < j < y, and its derivatives.
  private func addTails(at alpha: Lanes, to sums: inout NegativeBinomialSums) {
    for place in 0..<tailLength {
      let j = Double(place + 1)
      let inverse: Lanes = 1.0 / (1.0 + alpha * j)
      let rows = tails[place]
      sums.objective -= rows * LogOnePlus(alpha * j, inverse: inverse).value
      let slope: Lanes = j * inverse
      sums.slope += rows * slope
      sums.information += rows * slope * slope
    }
    guard any(hasLongTail) else { return }
    for lane in 0..<used where hasLongTail[lane] {
      for row in 0..<rows where counts[row][lane] > Double(Self.tailLimit) {
        let tail = LongTail(from: Double(Self.tailLimit), to: counts[row][lane], alpha: alpha[lane])
        sums.objective[lane] -= tail.log
        sums.slope[lane] += tail.slope
        sums.information[lane] += tail.information
      }
    }
  }

  /// The joint step of the coefficients and α: (M c; cᵀ h) (δ; δα) = (g; g_α).
  private mutating func nextStep(
    _ accepted: LaneMask, _ sums: NegativeBinomialSums, _ state: inout LaneSearch, _ alphaStep: inout Lanes
  ) {
    let rank = basis.rank
    accumulate(weights, basis.productTable, into: &system.triangle)
    accumulate(residuals, basis.columnTable, into: &gradient)
    accumulate(crosses, basis.columnTable, into: &crossGradient)
    let isDefinite = system.factor(tolerance: pivotTolerance)
    trial = crossGradient
    system.solve(&trial)
    var shared = Lanes.zero
    var carried = Lanes.zero
    for column in 0..<rank {
      shared += crossGradient[column] * trial[column]
      carried += gradient[column] * trial[column]
    }
    let rest: Lanes = sums.information - shared
    let isConcave = rest .> 0.05 * sums.expected
    let joint: Lanes = (sums.slope - carried) / rest
    // Far from the maximum the curvature can be that of a valley: then α goes by its expected information alone.
    let change = (sums.slope / sums.expected).replacing(with: joint, where: isConcave)
    let carry = Lanes.zero.replacing(with: change, where: isConcave)
    for column in 0..<rank { crossGradient[column] = carry * trial[column] }
    trial = gradient
    system.solve(&trial)
    let renewed = accepted .& isDefinite
    var decrement: Lanes = sums.slope * change
    for column in 0..<rank {
      let own: Lanes = trial[column] - crossGradient[column]
      decrement += gradient[column] * own
      step[column].replace(with: own, where: renewed)
    }
    alphaStep.replace(with: change, where: renewed)
    state.decrement.replace(with: decrement, where: renewed)
    state.scale.replace(with: 1, where: renewed)
    state.isStuck = state.isStuck .| (accepted .& .!isDefinite)
  }
}
