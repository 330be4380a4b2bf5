/// The distribution of how many of several independent events happen, each with its own probability.
public struct PoissonBinomial: Sendable, Hashable {
  /// The probability of each event, 0…1.
  public let probabilities: [Double]

  /// Independent events; every probability is in 0…1.
  public init(probabilities: [Double]) {
    for probability in probabilities {
      precondition((0...1).contains(probability), "a probability in 0…1, not \(probability)")
    }
    self.probabilities = probabilities
  }

  /// The sum of the probabilities.
  public var mean: Double { probabilities.reduce(0, +) }

  /// The sum of p (1 − p).
  public var variance: Double { probabilities.reduce(0) { $0 + $1 * (1 - $1) } }

  /// The number of events that happen, 0…count, by adding one event at a time.
  public func massFunction() -> MassFunction {
    var masses = [1.0]
    masses.reserveCapacity(probabilities.count + 1)
    for p in probabilities {
      masses.append(0)
      for index in masses.indices.reversed() {
        masses[index] = masses[index] * (1 - p) + (index > 0 ? masses[index - 1] * p : 0)
      }
    }
    return MassFunction(lowest: 0, unchecked: masses)
  }
}
