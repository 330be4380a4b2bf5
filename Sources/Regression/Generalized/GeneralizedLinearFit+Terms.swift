import LinearAlgebra

extension GeneralizedLinearFit {
  /// The likelihood-ratio test of each term but the constant, by a refit without its columns; terms of which all columns
  /// were dropped are left out, as are those without which nothing can be fitted.
  ///
  /// A main effect is tested even where an interaction holds it; a size stays at its estimate.
  public func termTests() -> [TermTest] {
    frame.design.terms.compactMap { term in
      let rest = kept.filter { !term.columns.contains($0) }
      guard term.name != "(Intercept)", !rest.isEmpty, rest.count < kept.count else { return nil }
      let design = DesignMatrix(
        frame.design.matrix.selecting(columns: rest), names: rest.map { frame.design.names[$0] })
      let smallerFrame = ModelFrame(
        response: frame.response, design: design, offset: frame.offset, weights: frame.weights)
      guard let smaller = try? model.fit(smallerFrame) else { return nil }
      let counted = smaller.countingParameters(furtherParameters)
      return TermTest(
        term: term.name, test: LikelihoodRatioTest(smaller: counted, larger: self), aic: counted.aic)
    }
  }
}
