/// What `keogiam regress` fits: a family with its link, and the models that answer for it.
public struct RegressionModel: Sendable, Hashable {
  /// The families by the names that R users know.
  public enum FamilyName: String, Sendable, Hashable, CaseIterable {
    case poisson
    case quasipoisson
    /// NB2, its size estimated.
    case negativeBinomial = "nb"
    case binomial
    case gaussian
  }

  /// The family.
  public let family: FamilyName
  /// The scale on which means are linear.
  public let link: Link

  /// A family with its usual link, or another one; nil where the two do not go together.
  ///
  /// Means of counts are above 0 (`log`, `identity`), of proportions within 0…1 (`logit`, `probit`, `cloglog`).
  public init?(_ family: FamilyName, link: Link? = nil) {
    let allowed: [Link]
    switch family {
    case .poisson, .quasipoisson: allowed = [.log, .identity]
    case .negativeBinomial: allowed = [.log]
    case .binomial: allowed = [.logit, .probit, .complementaryLogLog]
    case .gaussian: allowed = [.identity, .log]
    }
    self.family = family
    self.link = link ?? allowed[0]
    guard allowed.contains(self.link) else { return nil }
  }

  /// The model with random terms; nil where the family and link cannot have them.
  public var mixed: MixedModel? {
    switch (family, link) {
    case (.poisson, .log): MixedModel(family: .poisson, link: link)
    case (.negativeBinomial, .log): .negativeBinomial()
    case (.binomial, _): MixedModel(family: .binomial, link: link)
    default: nil
    }
  }

  /// The fit to `frame`; with random terms by `mixed`, which must be there.
  public func fit(_ frame: ModelFrame) throws(FitError) -> RegressionFit {
    if !frame.randomTerms.isEmpty {
      guard let mixed else { preconditionFailure("random terms with \(family.rawValue), \(link.rawValue)") }
      return .mixed(try mixed.fit(frame))
    }
    return try fixedFit(frame)
  }

  private func fixedFit(_ frame: ModelFrame) throws(FitError) -> RegressionFit {
    switch family {
    case .poisson: .generalized(try GeneralizedLinearModel(.poisson, link: link).fit(frame))
    case .quasipoisson:
      .generalized(try GeneralizedLinearModel(.poisson, link: link, dispersion: .pearson).fit(frame))
    case .binomial: .generalized(try GeneralizedLinearModel(.binomial, link: link).fit(frame))
    case .gaussian: .generalized(try GeneralizedLinearModel(.gaussian, link: link).fit(frame))
    case .negativeBinomial: .negativeBinomial(try NegativeBinomialModel(link: link).fit(frame))
    }
  }
}
