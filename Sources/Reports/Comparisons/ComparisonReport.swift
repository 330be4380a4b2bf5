public import Probability
public import Targets

/// Two counts, what they say about a change of the rate, and whether they can say it at all.
public struct ComparisonReport: Sendable {
  /// The counts.
  public let comparison: RateComparison
  /// The cut asked for, above 0 and below 100 %.
  public let cut: BasisPoints
  /// The level of limits; 1 − level is the error of the first kind of the power, so that it is above one half.
  public let level: ConfidenceLevel

  /// The methods whose results are shown; the first is the one sentences rest on. Every p-value stands beside the limits
  /// of its own method, or beside none.
  static let methods: [RateComparison.Method] = [.midP, .exact, .score, .eTest]

  /// The power that is asked of a comparison.
  static let wantedPower = 0.8

  /// A report; `cut` above 0 and below 100 %, `level` above one half.
  public init(_ comparison: RateComparison, cut: BasisPoints, level: ConfidenceLevel) {
    precondition((1..<10_000).contains(cut.hundredths), "a cut above 0 and below 100 %, not \(cut) %")
    precondition(level.value > 0.5, "a level above 0.5, not \(level.value)")
    self.comparison = comparison
    self.cut = cut
    self.level = level
  }

  /// The ratio of the rates at which the cut is just reached.
  var targetRatio: Double { Double(10_000 - cut.hundredths) / 10_000 }

  /// The posterior probability that the rate was cut as asked.
  var probabilityOfCut: Double { comparison.probabilityOfCut(atLeast: Double(cut.hundredths) / 10_000) }

  /// A comparison like this one, where the rate is cut by just as much as asked.
  var plan: RateComparisonPlan {
    RateComparisonPlan(
      trueRatio: targetRatio, significance: 1 - level.value,
      exposureRatio: comparison.exposureAfter / comparison.exposureBefore)
  }

  /// The probability that such a comparison shows a cut.
  var power: Double { plan.power(casesBefore: Double(comparison.before)) }

  /// The p-value of "nothing changed" by the method that sentences rest on.
  var chance: Double { comparison.test(Self.methods[0]).pValue }
}
