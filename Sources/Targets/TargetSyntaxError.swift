/// Why a text is not a bare target.
public struct TargetSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Problem: Error, Sendable, Hashable {
    /// No operator: not a condition at all.
    case noCondition
    /// Nothing before the operator.
    case noName
    /// `>=` and `>`.
    case atLeast
    /// `=+10%`.
    case increase
    /// `=-107%`.
    case cutOutOfRange
    /// `=-7`.
    case cutWithoutPerCent
    /// `=10%`.
    case unsignedPerCent
    /// `=5`.
    case exactCount
    /// `<12`.
    case ratioWithoutPerCent
    /// `<0%`, `<120%`.
    case ratioOutOfRange
    /// `<=10%`.
    case inclusiveRatio
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

  /// The mistake in one line, with the text it is in.
  public var description: String { "'\(text)': \(sentence)" }

  private var sentence: String {
    switch problem {
    case .noCondition:
      "a target is a name and a condition, such as robbery=-7%, fires<=12, fires=0 or reoffenders<10%"
    case .noName: "the name of an indicator is missing before the condition"
    case .atLeast: "targets of the form 'at least' (>=, >) are not read yet"
    case .increase: "targets of the form 'increase' (=+) are not read yet"
    case .cutOutOfRange: "a cut must be between 0 and 100 %"
    case .cutWithoutPerCent: "a cut is a per cent, such as =-7%"
    case .unsignedPerCent: "a per cent after '=' needs a sign: =-7% is a cut; a ratio is written <10%"
    case .exactCount: "only =0 can be read; for at most that many write <= before the number"
    case .ratioWithoutPerCent: "'<' stands before a per cent, such as <10%; for a count write <="
    case .ratioOutOfRange: "a ratio must be under more than 0 and at most 100 %"
    case .inclusiveRatio: "a ratio is strictly under its limit: write < before the per cent"
    case .notAWholeNumber(let found): "expected a whole number of 0 or more, not '\(found)'"
    case .notAPerCent(let found): "expected a per cent such as 7 or 7.5, not '\(found)'"
    case .tooManyDecimals(let found): "a per cent has at most two decimals, not '\(found)'"
    case .twoKinds(let indicator):
      "'\(indicator)' has the same kind in every part: a flow, a stock or a ratio"
    }
  }
}
