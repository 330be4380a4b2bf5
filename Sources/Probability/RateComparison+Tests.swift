import Glibc

extension RateComparison {
  /// How the ratio of two rates is tested and limited; p-values and limits of one method agree with each other.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// The C-test: exact, given the total of both counts; the two-sided p-value is central (Przyborowski & Wilenski
    /// 1940). At small counts it errs on the side of no difference.
    case exact
    /// As exact, with half the probability of the counts themselves (Lancaster 1961).
    case midP = "mid_p"
    /// The difference over its standard deviation under the null hypothesis (Gu, Ng, Tang & Schucany 2008).
    case score
    /// The logarithm of the ratio over √(1 / before + 1 / after); a count of zero says nothing here.
    case logWald = "log_wald"
    /// The C-test with the two-sided p-value that sums all splits no more likely than the one seen, as R's
    /// `poisson.test`. It has no limits of its own: beside the exact ones it may contradict them.
    case minimumLikelihood = "minimum_likelihood"
    /// The difference over its standard deviation as estimated (Gu et al. 2008); without limits.
    case wald
    /// The difference of √(count + 3/8) over its standard deviation (Huffman 1984); without limits.
    case squareRoot = "square_root"
    /// The E-test: the probability, at the rates estimated under the null hypothesis, of a score statistic as extreme
    /// (Krishnamoorthy & Thomson 2004; Gu et al. 2008); without limits.
    case eTest = "e_test"
  }

  /// What a test says.
  public struct TestResult: Sendable, Hashable {
    /// The statistic that is standard normal under the null hypothesis; nil for exact tests, and where it is 0 / 0.
    public let statistic: Double?
    /// The p-value, 0…1.
    public let pValue: Double
  }

  /// Tests "the ratio of the rates, after over before, is `nullRatio`" (above 0) against `alternative`.
  ///
  /// Two counts of zero speak against nothing: every p-value is 1, that of mid-p 1/2 where it is one-sided.
  public func test(
    _ method: Method, _ alternative: Alternative = .twoSided, nullRatio: Double = 1
  ) -> TestResult {
    precondition(nullRatio > 0 && nullRatio.isFinite, "a ratio above 0, not \(nullRatio)")
    let scaled = countRatio(nullRatio)
    let null = Binomial(trials: before + after, probability: scaled / (1 + scaled))
    switch method {
    case .exact:
      return TestResult(
        statistic: nil,
        pValue: alternative.central(less: null.cdf(after), greater: null.upperTail(above: after - 1)))
    case .midP:
      let half = null.mass(after) / 2
      return TestResult(
        statistic: nil,
        pValue: alternative.central(
          less: null.cdf(after - 1) + half, greater: null.upperTail(above: after) + half))
    case .minimumLikelihood:
      guard alternative == .twoSided else { return test(.exact, alternative, nullRatio: nullRatio) }
      let mode = min(null.trials, Int(Double(null.trials + 1) * null.probability))
      return TestResult(
        statistic: nil, pValue: null.minimumLikelihoodPValue(after, mode: mode, highest: null.trials))
    case .eTest:
      return TestResult(
        statistic: nil,
        pValue: ScoreRegion(after: after, before: before, countRatio: scaled).pValue(alternative))
    case .score, .wald, .squareRoot, .logWald:
      guard let statistic = statistic(method, scaled: scaled) else {
        return TestResult(statistic: nil, pValue: 1)
      }
      return TestResult(statistic: statistic, pValue: alternative.normalTail(statistic))
    }
  }

  /// The statistic of an approximate test, where y ~ Poisson(`scaled` · mean of x) under the null hypothesis.
  private func statistic(_ method: Method, scaled: Double) -> Double? {
    let (x, y) = (Double(before), Double(after))
    guard before + after > 0 else { return nil }
    switch method {
    case .score: return (y - x * scaled) / ((x + y) * scaled).squareRoot()
    case .wald: return (y - x * scaled) / (y + x * scaled * scaled).squareRoot()
    case .squareRoot:
      let difference = (y + 0.375).squareRoot() - ((x + 0.375) * scaled).squareRoot()
      return 2 * difference / (1 + scaled).squareRoot()
    case .logWald:
      guard before > 0, after > 0 else { return nil }
      return log(y / x / scaled) / (1 / x + 1 / y).squareRoot()
    case .exact, .midP, .minimumLikelihood, .eTest: return nil
    }
  }
}
