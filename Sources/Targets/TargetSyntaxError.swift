/// Why a text is not a bare target.
public struct TargetSyntaxError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Problem: Error, Sendable, Hashable {
    /// No operator: not a condition at all.
    case noCondition
    /// Nothing before the operator.
    case noName
    /// `=-107%`, `=+107%`.
    case changeOutOfRange
    /// `=-7`, `=+7`.
    case changeWithoutPerCent
    /// `=10%`.
    case unsignedPerCent
    /// `=5`.
    case exactCount
    /// `<12`, `>12`.
    case shareWithoutPerCent(String)
    /// `<0%`, `>100%`, `<=120%`.
    case shareOutOfRange
    /// `<=x`, `=x`.
    case notAWholeNumber(String)
    /// `=-x%`, `<x%`.
    case notAPerCent(String)
    /// `=-7.125%`.
    case tooManyDecimals(String)
    /// One indicator named as a flow and as a stock or a proportion.
    case twoKinds(indicator: String)
  }

  /// The target, or the part of it, that cannot be read.
  public let text: String
  /// What is wrong with it.
  public let problem: Problem
}
