import Glibc
import Probability

/// The responses of all rows and what their log-likelihood takes that does not depend on the mean.
struct RowResponse {
  let family: Family
  /// Counts, or successes.
  let values: [Double]
  /// Trials of the binomial family; ones otherwise.
  let trials: [Double]
  let weights: [Double]
  /// Whether all weights are 1.
  let isUnweighted: Bool
  /// What neither mean nor size touches: −ln y!, or the logarithm of the number of orders.
  private let constant: Double
  /// The different responses, and the weight of each, for sums over functions of response and size.
  private let distinct: [(value: Double, weight: Double)]

  init(_ frame: ModelFrame, order: [Int], family: Family) {
    self.family = family
    values = order.map { frame.response.values[$0] }
    trials = order.map { family == .binomial ? frame.response.trials?[$0] ?? 1 : 1 }
    weights = order.map { frame.weights[$0] }
    isUnweighted = weights.allSatisfy { $0 == 1 }
    let sorted = zip(values, weights).sorted { $0.0 < $1.0 }
    var distinct: [(value: Double, weight: Double)] = []
    for (value, weight) in sorted {
      if distinct.last?.value == value {
        distinct[distinct.count - 1].weight += weight
      } else {
        distinct.append((value, weight))
      }
    }
    self.distinct = distinct
    constant =
      family == .binomial
      ? zip(zip(values, trials), weights).reduce(0) { sum, row in
        let ((y, n), weight) = row
        return sum
          + (n == 0
            ? 0
            : weight
              * (SpecialFunctions.logGamma(n + 1) - SpecialFunctions.logGamma(y + 1)
                - SpecialFunctions.logGamma(n - y + 1)))
      }
      : -distinct.reduce(0) { $0 + $1.weight * SpecialFunctions.logGamma($1.value + 1) }
  }

  /// The part of the log-likelihood that no mean touches; of NB2 with `size`
  /// Σ ln Γ(y + size) − ln Γ(size) − y ln size − ln y!.
  func constant(size: Double?) -> Double {
    guard let size else { return constant }
    return distinct.reduce(constant) { sum, entry in
      sum
        + entry.weight * (SpecialFunctions.logRising(size, by: entry.value) - entry.value * log(size))
    }
  }

  /// The derivative of `constant(size:)` with respect to ln size: size Σ (ψ(y + size) − ψ(size)) − Σ y.
  func constantSlope(size: Double) -> Double {
    let base = SpecialFunctions.digamma(size)
    return distinct.reduce(0) { sum, entry in
      sum + entry.weight * (size * (SpecialFunctions.digamma(entry.value + size) - base) - entry.value)
    }
  }

  /// The largest response.
  var largest: Double { distinct.last?.value ?? 0 }
}
