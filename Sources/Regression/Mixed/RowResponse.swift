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
  /// Σ ln Γ(y + size) − ln Γ(size) − y ln size − ln y!, where for whole y the first three are Σ ln (1 + j / size), j < y.
  func constant(size: Double?) -> Double {
    guard let size else { return constant }
    return sum(
      adding: { log1p($0 / size) },
      otherwise: { SpecialFunctions.logRising(size, by: $0) - $0 * log(size) }) + constant
  }

  /// The derivative of `constant(size:)` with respect to ln size: size Σ (ψ(y + size) − ψ(size)) − Σ y, for whole y
  /// −Σ j / (size + j), j < y, which does not cancel where the size is large.
  func constantSlope(size: Double) -> Double {
    let base = SpecialFunctions.digamma(size)
    return sum(
      adding: { -$0 / (size + $0) },
      otherwise: { size * (SpecialFunctions.digamma($0 + size) - base) - $0 })
  }

  /// The weighted sum over responses of Σ term(j), j < y, for whole y that are not too many; else of `otherwise`.
  private func sum(adding term: (Double) -> Double, otherwise: (Double) -> Double) -> Double {
    var (partial, next, total) = (0.0, 0.0, 0.0)
    for entry in distinct {
      guard entry.value <= Self.mostTerms, entry.value == entry.value.rounded() else {
        total += entry.weight * otherwise(entry.value)
        continue
      }
      while next < entry.value {
        partial += term(next)
        next += 1
      }
      total += entry.weight * partial
    }
    return total
  }

  /// Up to here sums are cheaper than gamma functions.
  private static let mostTerms = 2_000.0

  /// The largest response.
  var largest: Double { distinct.last?.value ?? 0 }
}
