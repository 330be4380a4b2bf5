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
  /// The indicators of the plan that `table` does not have, in the order of the plan.
  public func missingIndicators(in table: CountTable) -> [MissingIndicator] {
    let present = table.indicators.map(\.id)
    return indicators.map(\.indicator.id).filter { !present.contains($0) }
      .map { MissingIndicator(id: $0, suggestion: nearestName(to: $0, among: present)) }
  }
}

/// The first of the nearest of `names` that at most a third of the longer name's characters tell from `name`,
/// case aside; nil where there is none.
func nearestName(to name: String, among names: [String]) -> String? {
  let wanted = Array(name.lowercased())
  let near = names.compactMap { candidate -> (name: String, distance: Int)? in
    let letters = Array(candidate.lowercased())
    let distance = editDistance(wanted, letters)
    return 3 * distance <= max(wanted.count, letters.count) ? (candidate, distance) : nil
  }
  return near.min { $0.distance < $1.distance }?.name
}

/// The least number of insertions, deletions, substitutions and swaps of neighbours that lead from one text to
/// the other, no place edited twice (optimal string alignment; Damerau, 1964).
private func editDistance(_ first: [Character], _ second: [Character]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for row in first.indices {
    var current = [row + 1]
    for column in second.indices {
      let substituted = last[column] + (first[row] == second[column] ? 0 : 1)
      var best = min(substituted, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
        best = min(best, beforeLast[column - 1] + 1)
      }
      current.append(best)
    }
    (beforeLast, last) = (last, current)
  }
  return last[second.count]
}
