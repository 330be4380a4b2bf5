public import Observations

/// An indicator that a plan names and the data do not have.
public struct MissingIndicator: Sendable, Hashable, CustomStringConvertible {
  /// The identifier in the plan.
  public let id: String
  /// The indicator of the data whose name is nearest, where one is near.
  public let suggestion: String?

  /// The finding in one line.
  public var description: String {
    "no indicator '\(id)' in the data" + (suggestion.map { "; did you mean '\($0)'?" } ?? "")
  }
}

extension Plan {
  /// The indicators of the targets, in the order of the plan.
  public var targetIndicators: [String] {
    let named = targets.flatMap { $0.parts.map(\.indicator) }
    return indicators.map(\.indicator.id).filter(named.contains)
  }

  /// The indicators of the targets that `table` does not have, in the order of the plan.
  public func missingIndicators(in table: CountTable) -> [MissingIndicator] {
    let present = table.indicators.map(\.id)
    return targetIndicators.filter { !present.contains($0) }
      .map { MissingIndicator(id: $0, suggestion: Suggestion.nearest(to: $0, among: present)) }
  }
}
