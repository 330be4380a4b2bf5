import Glibc
import Probability

/// The weights of a linear pool of forecasts, each a share of 1 (stacking of predictive distributions: Yao, Vehtari,
/// Simpson & Gelman 2018, Bayesian Analysis 13).
public struct PoolWeights: Sendable, Hashable {
  /// One weight a member, 0 or more, of sum 1.
  public let shares: [Double]

  /// The weights as they are before anything was scored; in proportion to `trust`, of positive sum.
  public init(trust: [Double]) {
    let sum = trust.reduce(0, +)
    precondition(sum > 0 && trust.allSatisfy { $0 >= 0 }, "trust of 0 or more, not all 0: \(trust)")
    shares = trust.map { $0 / sum }
  }

  /// The weights that maximise Σ log Σ_k w_k f_k + Σ_k (prior_k) log w_k over the forecasts of the past.
  ///
  /// `logScores` holds −log f of what happened, one row a forecast, one column a member: +∞ for a member that held it
  /// impossible, nil for one that made no forecast and for which the others stood in; `prior` are pseudo-counts. By EM,
  /// which cannot leave the simplex.
  public init(logScores: [[Double?]], prior: PoolWeights, priorCount: Double) {
    let members = prior.shares.count
    // Masses relative to the best of their row, row after row; NaN for an absent member.
    var masses: [Double] = []
    masses.reserveCapacity(logScores.count * members)
    for row in logScores {
      precondition(row.count == members, "\(row.count) scores of \(members) members")
      guard let best = row.compactMap(\.self).min(), best.isFinite else { continue }
      for score in row { masses.append(score.map { exp(best - $0) } ?? .nan) }
    }
    var weights = prior.shares.map { max($0, 1e-6) }
    for _ in 0..<200 {
      var counts = prior.shares.map { priorCount * $0 }
      for start in stride(from: 0, to: masses.count, by: members) {
        Self.share(masses, from: start, among: &counts, by: weights)
      }
      let total = counts.reduce(0, +)
      var change = 0.0
      for member in 0..<members {
        let next = counts[member] / total
        change = max(change, abs(next - weights[member]))
        weights[member] = next
      }
      if change < 1e-5 { break }
    }
    shares = weights
  }

  /// Adds the forecast that begins at `start` to the members' `counts` as each is likely to have been behind it; an
  /// absent member keeps its weight.
  private static func share(
    _ masses: [Double], from start: Int, among counts: inout [Double], by weights: [Double]
  ) {
    var (sum, present) = (0.0, 0.0)
    for member in 0..<weights.count where !masses[start + member].isNaN {
      sum += weights[member] * masses[start + member]
      present += weights[member]
    }
    guard sum > 0 else { return }
    for member in 0..<weights.count {
      let mass = masses[start + member]
      counts[member] += weights[member] * (mass.isNaN ? 1 : mass * present / sum)
    }
  }
}

extension YearEndForecast {
  /// The linear pool of `members`: their scenarios side by side, each weighted by its member's share.
  ///
  /// A member without a prediction for a unit drops out of that unit's pool: the others stand in for it.
  public static func pooled(_ members: [YearEndForecast], weights: PoolWeights) -> YearEndForecast {
    precondition(
      members.count == weights.shares.count, "\(members.count) members but \(weights.shares.count) weights")
    let used = members.indices.filter { weights.shares[$0] > 0 }
    let shares = used.flatMap { member in members[member].weights.map { $0 * weights.shares[member] } }
    let units = members[0].units.indices.map { unit -> YearEnd? in
      let known = used.filter { members[$0].units[unit] != nil }
      guard !known.isEmpty else { return nil }
      var standIn: MassFunction?
      if known.count < used.count {
        standIn = .mixture(
          known.compactMap { members[$0].distribution(unit: unit) },
          weights: known.map { weights.shares[$0] })
      }
      return YearEnd(
        scenarios: used.flatMap { member -> [MassFunction] in
          members[member].units[unit]?.scenarios
            ?? members[member].weights.map { _ in standIn ?? .point(0) }
        })
    }
    return YearEndForecast(weights: shares, units: units)
  }
}
