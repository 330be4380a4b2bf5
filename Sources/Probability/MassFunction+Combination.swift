extension MassFunction {
  /// The certainty of `value`.
  public static func point(_ value: Int) -> MassFunction { MassFunction(lowest: value, unchecked: [1]) }

  /// The distribution of X + `offset`.
  public func shifted(by offset: Int) -> MassFunction {
    MassFunction(lowest: lowest + offset, unchecked: masses)
  }

  /// The distribution of X + Y for independent X and Y; outermost values that together weigh less than 1e-15 are dropped.
  public func convolved(with other: MassFunction) -> MassFunction {
    let (short, long) = masses.count <= other.masses.count ? (masses, other.masses) : (other.masses, masses)
    var sums = [Double](repeating: 0, count: short.count + long.count - 1)
    unsafe sums.withUnsafeMutableBufferPointer { sums in
      unsafe long.withUnsafeBufferPointer { long in
        // A row at a time through bare pointers: twice as fast as by checked indices.
        for (offset, factor) in short.enumerated() {
          let row = unsafe sums.baseAddress! + offset
          for index in 0..<long.count { unsafe row[index] += factor * long[index] }
        }
      }
    }
    return MassFunction(lowest: lowest + other.lowest, unchecked: sums).trimmed(tail: 1e-15)
  }

  /// The distribution that is `components[i]` with a probability in proportion to `weights[i]`.
  ///
  /// One weight a component, each 0 or more, not all 0.
  public static func mixture(_ components: [MassFunction], weights: [Double]) -> MassFunction {
    precondition(
      components.count == weights.count, "\(components.count) components but \(weights.count) weights")
    precondition(
      weights.allSatisfy { $0 >= 0 && $0.isFinite } && weights.contains { $0 > 0 },
      "weights of 0 or more, not all 0: \(weights)")
    let used = zip(components, weights).filter { $0.1 > 0 }
    let lowest = used.map(\.0.lowest).min()!
    let highest = used.map(\.0.highest).max()!
    var sums = [Double](repeating: 0, count: highest - lowest + 1)
    for (component, weight) in used {
      let offset = component.lowest - lowest
      for index in component.masses.indices { sums[offset + index] += weight * component.masses[index] }
    }
    return MassFunction(lowest: lowest, unchecked: sums)
  }

  /// Without the outermost values, those of either side together below `tail` / 2.
  func trimmed(tail: Double) -> MassFunction {
    func neglected(_ masses: some Sequence<Double>) -> Int {
      var sum = 0.0
      var count = 0
      for mass in masses {
        sum += mass
        if sum >= tail / 2 { break }
        count += 1
      }
      return count
    }
    let below = neglected(masses)
    let above = neglected(masses.reversed())
    guard below + above > 0 else { return self }
    return MassFunction(lowest: lowest + below, unchecked: Array(masses[below..<(masses.count - above)]))
  }
}
