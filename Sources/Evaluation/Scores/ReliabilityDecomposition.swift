import Probability

/// The Brier score of probabilities taken apart: S = MCB − DSC + UNC (CORP: Dimitriadis, Gneiting & Jordan 2021, PNAS 118).
///
/// Probabilities are recalibrated by the isotonic regression of the outcomes on them (pool adjacent violators), which
/// needs no bins: what recalibration gains is miscalibration, what is left against the base rate is discrimination.
public struct ReliabilityDecomposition: Sendable, Hashable {
  /// How many probabilities there are.
  public let count: Int
  /// The share of them that came true.
  public let baseRate: Double
  /// S, the mean squared error of the probabilities (Brier 1950).
  public let score: Double
  /// MCB, 0 or more; 0 is calibrated.
  public let miscalibration: Double
  /// DSC, 0 or more; larger is better.
  public let discrimination: Double
  /// UNC, the score of always saying the base rate.
  public var uncertainty: Double { baseRate * (1 - baseRate) }

  /// The decomposition for `probabilities` (0…1) and what happened, one each; at least one.
  public init(_ probabilities: [Double], outcomes: [Bool]) {
    precondition(
      probabilities.count == outcomes.count && !outcomes.isEmpty,
      "\(probabilities.count) probabilities and \(outcomes.count) outcomes")
    let groups = Self.ties(probabilities, outcomes)
    count = outcomes.count
    let total = Double(count)
    let rate = Double(outcomes.count { $0 }) / total
    baseRate = rate
    score = Self.score(groups.map { ($0.probability, $0) }) / total
    let calibrated = Self.score(Self.isotonic(groups)) / total
    miscalibration = score - calibrated
    discrimination = rate * (1 - rate) - calibrated
  }

  /// The mean miscalibration that forecasts of the same probabilities would show if they were perfectly calibrated: chance
  /// alone gives some. From `draws` sets of outcomes drawn from them.
  public static func chanceMiscalibration(
    of probabilities: [Double], draws: Int = 20, seed: UInt64 = 1
  ) -> Double {
    precondition(draws >= 1 && !probabilities.isEmpty, "\(draws) draws of \(probabilities.count)")
    var random = SeededGenerator(seed: seed)
    let sum = (0..<draws).reduce(0.0) { sum, _ in
      let outcomes = probabilities.map { random.nextUniform() < $0 }
      return sum + ReliabilityDecomposition(probabilities, outcomes: outcomes).miscalibration
    }
    return sum / Double(draws)
  }

  /// All forecasts of one probability.
  private struct Group {
    let probability: Double
    var count = 0.0
    var hits = 0.0
  }

  private static func ties(_ probabilities: [Double], _ outcomes: [Bool]) -> [Group] {
    var groups: [Group] = []
    for place in probabilities.indices.sorted(by: { probabilities[$0] < probabilities[$1] }) {
      if groups.last?.probability != probabilities[place] {
        groups.append(Group(probability: probabilities[place]))
      }
      groups[groups.count - 1].count += 1
      groups[groups.count - 1].hits += outcomes[place] ? 1 : 0
    }
    return groups
  }

  /// The groups, each with the hit rate of its block: neighbours whose rates would fall are joined.
  private static func isotonic(_ groups: [Group]) -> [(Double, Group)] {
    var blocks: [(count: Double, hits: Double, groups: Int)] = []
    for group in groups {
      blocks.append((group.count, group.hits, 1))
      while blocks.count > 1 {
        let (last, before) = (blocks[blocks.count - 1], blocks[blocks.count - 2])
        guard before.hits * last.count >= last.hits * before.count else { break }
        blocks.removeLast(2)
        blocks.append((before.count + last.count, before.hits + last.hits, before.groups + last.groups))
      }
    }
    let rates = blocks.flatMap { block in
      [Double](repeating: block.hits / block.count, count: block.groups)
    }
    return Array(zip(rates, groups))
  }

  /// Σ (p − outcome)².
  private static func score(_ forecasts: [(Double, Group)]) -> Double {
    forecasts.reduce(0) { sum, forecast in
      let (p, group) = forecast
      return sum + group.hits * (1 - p) * (1 - p) + (group.count - group.hits) * p * p
    }
  }
}
