extension Family {
  /// A mean near the response, inside the range of family and link, at which the iterations begin.
  func startingMean(_ y: Double, weight: Double, link: Link) -> Double {
    switch self {
    case .gaussian:
      switch link {
      case .identity: y
      case .log: max(y, 1e-3)
      case .logit, .probit, .complementaryLogLog: min(max(y, 0.05), 0.95)
      }
    case .poisson, .negativeBinomial:
      switch link {
      case .identity, .log: y + 0.1
      case .logit, .probit, .complementaryLogLog: min(max(y, 0.05), 0.95)
      }
    case .binomial: (weight * y + 0.5) / (weight + 1)
    }
  }

  /// Whether responses can have the mean `mu`.
  func allows(mean mu: Double) -> Bool {
    switch self {
    case .gaussian: mu.isFinite
    case .poisson, .negativeBinomial: mu > 0 && mu.isFinite
    case .binomial: mu >= 0 && mu <= 1
    }
  }
}
