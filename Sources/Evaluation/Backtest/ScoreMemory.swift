import Forecasting

/// What the members of the pool scored so far, from which the next weights follow.
struct ScoreMemory {
  private struct Cell: Hashable {
    let target: Int
    let months: Int
  }

  private var scores: [Cell: [[Double?]]] = [:]
  private var missed: [Cell: Int] = [:]
  private var judged: [Cell: Int] = [:]
  /// The cells in the order of their first scores.
  private var order: [Cell] = []

  mutating func add(_ trial: OriginTrial, target: Int) {
    let cell = Cell(target: target, months: trial.months)
    if trial.isPooled {
      if scores[cell] == nil { order.append(cell) }
      scores[cell, default: []] += trial.memberLogScores
    }
    for known in trial.cases where !known.isDecided {
      missed[cell, default: 0] += known.missed ? 1 : 0
      judged[cell, default: 0] += 1
    }
  }

  /// The share of the open cases so far that missed; one half before any is known.
  func baseRate(_ target: Int, _ months: Int) -> Double {
    let cell = Cell(target: target, months: months)
    guard let count = judged[cell], count > 0 else { return 0.5 }
    return Double(missed[cell] ?? 0) / Double(count)
  }

  /// The weights of all targets and origins together, which start from `trust`.
  func sharedWeights(trust: PoolWeights) -> PoolWeights {
    let all = order.flatMap { scores[$0] ?? [] }
    return all.isEmpty ? trust : PoolWeights(logScores: all, prior: trust, priorCount: Self.trustCount)
  }

  /// The weights for a target and origin, which start from those `shared` by all.
  func weights(target: Int, months: Int, shared: PoolWeights) -> PoolWeights {
    guard let own = scores[Cell(target: target, months: months)] else { return shared }
    return PoolWeights(logScores: own, prior: shared, priorCount: Self.sharedCount)
  }

  /// Pseudo-counts of the trust in the best member, and of what all targets and origins say together.
  private static let trustCount = 50.0
  private static let sharedCount = 200.0
}
