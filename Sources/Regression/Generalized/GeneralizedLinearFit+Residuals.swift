import Glibc
import Probability

extension GeneralizedLinearFit {
  /// sign(y − μ) √(w · unit deviance), one a row; their squares add up to the deviance.
  public var devianceResiduals: [Double] {
    means.indices.map { row in
      guard response.weights[row] > 0 else { return 0 }
      let (y, mu) = (response.values[row], means[row])
      let size = (response.weights[row] * model.family.unitDeviance(y, mu)).squareRoot()
      return y < mu ? -size : size
    }
  }

  /// (y − μ) √(w / V(μ)), one a row; their squares add up to Pearson's X².
  public var pearsonResiduals: [Double] {
    means.indices.map { row in
      let difference = response.values[row] - means[row]
      guard response.weights[row] > 0, difference != 0 else { return 0 }
      return difference * (response.weights[row] / model.family.variance(means[row])).squareRoot()
    }
  }

  /// Deviance residuals / √(φ (1 − leverage)), one a row, nil where the row determines its own mean.
  public var standardizedDevianceResiduals: [Double?] { standardized(devianceResiduals) }

  /// Pearson residuals / √(φ (1 − leverage)), one a row, nil where the row determines its own mean.
  public var standardizedPearsonResiduals: [Double?] { standardized(pearsonResiduals) }

  /// Cook's distance r² h / (φ p (1 − h)²) with the Pearson residual r and leverage h (Cook 1977), one a row, nil where
  /// the row determines its own mean.
  public var cooksDistances: [Double?] {
    let residuals = pearsonResiduals
    return residuals.indices.map { row in
      guard let rest = freedom(row), dispersion > 0, !kept.isEmpty else { return nil }
      let ratio = residuals[row] / rest
      return ratio * ratio * leverages[row] / (dispersion * Double(kept.count))
    }
  }

  /// Randomised quantile residuals Φ⁻¹(u), u uniform between F(y − 1) and F(y) (Dunn & Smyth 1996), one a row: standard
  /// normal if the model holds. The same seed gives the same residuals.
  ///
  /// Nil for a quasi-likelihood, which has no distribution, for counts that are not whole, and for rows of the binomial
  /// family without trials that are neither 0 nor 1.
  public func quantileResiduals(seed: UInt64) -> [Double]? {
    if model.family == .gaussian {
      return dispersion > 0 ? pearsonResiduals.map { $0 / dispersion.squareRoot() } : nil
    }
    guard model.dispersion == .one else { return nil }
    var generator = SeededGenerator(seed: seed)
    var residuals: [Double] = []
    for row in means.indices {
      let count = frame.response.values[row]
      guard count == count.rounded(), count <= 0x1p53 else { return nil }
      let uniform = generator.nextUniform()
      guard let distribution = distribution(row) else { return nil }
      let (k, isLow) = (Int(count), Double(count) <= distribution.mean)
      // From the nearer tail, so that far residuals keep their digits.
      if isLow {
        let below = distribution.cdf(k - 1)
        residuals.append(Normal.standard.quantile(below + uniform * (distribution.cdf(k) - below)))
      } else {
        let above = distribution.upperTail(above: k)
        let tail = above + (1 - uniform) * (distribution.upperTail(above: k - 1) - above)
        residuals.append(-Normal.standard.quantile(min(tail, 1)))
      }
    }
    return residuals
  }

  /// The fitted distribution of a row's response.
  private func distribution(_ row: Int) -> (any CountDistribution)? {
    guard means[row].isFinite else { return nil }
    switch model.family {
    case .gaussian: return nil
    case .poisson: return Poisson(mean: means[row])
    case .negativeBinomial(let size): return NegativeBinomial(mean: means[row], size: size)
    case .binomial:
      let trials = frame.response.trials?[row] ?? 1
      guard trials == trials.rounded(), trials <= 0x1p53 else { return nil }
      return Binomial(trials: Int(trials), probability: means[row])
    }
  }

  private func standardized(_ residuals: [Double]) -> [Double?] {
    residuals.indices.map { row in
      guard let rest = freedom(row), dispersion > 0 else { return nil }
      return residuals[row] / (dispersion * rest).squareRoot()
    }
  }

  /// 1 − leverage, nil where that is nothing but rounding.
  private func freedom(_ row: Int) -> Double? {
    let rest = 1 - leverages[row]
    return rest > 1e-12 ? rest : nil
  }
}
