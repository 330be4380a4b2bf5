import Glibc

extension SeriesPack {
  /// Writes what was estimated for the lanes that converged to `columns`, whose first series is `first`.
  mutating func writeResults(_ family: SeriesBatch.Family, to columns: inout SeriesColumns, first: Int) {
    for column in 0..<basis.rank { trial[column] = coefficients[column] }
    let isPoisson = family != .negativeBinomial
    let sums = isPoisson ? poissonSums() : evaluateNegativeBinomial(at: alpha)
    let (deviance, pearson) = isPoisson ? finishPoisson() : finishNegativeBinomial()
    let freedom: Lanes = observations - Double(basis.rank)
    let dispersion = family == .quasiPoisson ? pearson / freedom : Lanes(repeating: 1)
    writeCoefficients(to: &columns, first: first, isPoisson, dispersion: dispersion)
    for lane in 0..<used where converged[lane] {
      let place = series[lane] - first
      columns.deviances[place] = max(0, deviance[lane])
      columns.pearson[place] = pearson[lane]
      columns.dispersions[place] = dispersion[lane]
      columns.observations[place] = Int32(observations[lane])
      columns.iterations[place] = Int32(iterations[lane])
      columns.ranks[place] = Int32(basis.rank)
      // A quasi-likelihood has no value of its own.
      if family != .quasiPoisson {
        columns.logLikelihoods[place] =
          isPoisson
          ? peaks[lane] - 0.5 * deviance[lane] : peaks[lane] - entropies[lane] - sums.objective[lane]
      }
      guard family == .negativeBinomial else { continue }
      let size = 1 / alpha[lane]
      columns.sizes[place] = size
      // d(1/α) = −dα / α².
      columns.sizeStandardErrors[place] =
        size.isFinite ? size * size / sums.information[lane].squareRoot() : .infinity
    }
  }

  /// The deviance and the Pearson statistic; the expected information is the mean.
  private mutating func finishPoisson() -> (deviance: Lanes, pearson: Lanes) {
    for row in 0..<rows { weights[row] = means[row] }
    var deviance = Lanes.zero
    var pearson = Lanes.zero
    for row in 0..<rows {
      let residual = residuals[row]
      pearson += residual * residual / means[row]
      deviance += counts[row] * (logCounts[row] - etas[row]) - residual
    }
    return (2.0 * deviance, pearson)
  }

  private mutating func poissonSums() -> NegativeBinomialSums {
    var sums = NegativeBinomialSums()
    sums.objective = evaluatePoisson()
    return sums
  }

  /// Turns `weights` into the expected information μ / (1 + αμ); returns the deviance and the Pearson statistic.
  private mutating func finishNegativeBinomial() -> (deviance: Lanes, pearson: Lanes) {
    var deviance = Lanes.zero
    var pearson = Lanes.zero
    for row in 0..<rows {
      let mu = means[row]
      let count = counts[row]
      let inverse: Lanes = 1.0 / (1.0 + alpha * mu)
      weights[row] = mu * inverse
      let residual: Lanes = count - mu
      pearson += residual * residual * inverse / mu
      let ofMean = LogOnePlus(alpha * mu, inverse: inverse)
      let ofCount = LogOnePlus(alpha * count, inverse: 1.0 / (1.0 + alpha * count))
      let saturated: Lanes = logCounts[row] - ofCount.value
      let fitted: Lanes = etas[row] - ofMean.value
      deviance += count * (saturated - fitted) - (count * ofCount.perUnit - mu * ofMean.perUnit)
    }
    return (2.0 * deviance, pearson)
  }

  /// β = R⁻¹ γ and its standard errors, the lengths of the rows of R⁻¹ L⁻ᵀ.
  private mutating func writeCoefficients(
    to columns: inout SeriesColumns, first: Int, _ isPoisson: Bool, dispersion: Lanes
  ) {
    let rank = basis.rank
    accumulate(weights, basis.productTable, into: &system.triangle)
    _ = system.factor(tolerance: 0)
    if isPoisson {
      accumulate(residuals, basis.columnTable, into: &gradient)
      system.solve(&gradient)
      for column in 0..<rank { coefficients[column] += gradient[column] }
    }
    for (place, column) in basis.kept.enumerated() {
      var beta = Lanes.zero
      for other in place..<rank {
        let share = basis.inverseTriangle[place * rank + other]
        beta += share * coefficients[other]
        trial[other] = Lanes(repeating: share)
      }
      system.solveLower(&trial, from: place)
      var variance = Lanes.zero
      for other in place..<rank { variance += trial[other] * trial[other] }
      let error = (variance * dispersion).squareRoot()
      for lane in 0..<used where converged[lane] {
        let index = (series[lane] - first) * columns.coefficientsEach + column
        columns.coefficients[index] = beta[lane]
        columns.standardErrors[index] = error[lane]
      }
    }
  }
}
