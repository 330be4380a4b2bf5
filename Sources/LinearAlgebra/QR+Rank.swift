extension QR {
  /// The columns that do not depend on those before them: each column of R is reflected as those kept so far were, and
  /// kept if more than `rankTolerance` of its length is left below them.
  ///
  /// Of R there are as many rows as the rank; what pivoting left below them is rounding.
  func independentColumns() -> [Int] {
    var kept: [Int] = []
    var reflectors: [[Double]] = []
    for column in 0..<columns where kept.count < rank {
      var values = triangleColumn(column)
      for (place, reflector) in reflectors.enumerated() {
        var product = 0.0
        for row in place..<rank { product += reflector[row] * values[row] }
        for row in place..<rank { values[row] -= 2 * product * reflector[row] }
      }
      let place = kept.count
      let length = values[place...].reduce(0) { $0 + $1 * $1 }.squareRoot()
      guard length > rankTolerance else { continue }
      kept.append(column)
      // The unit vector along v + sign(v₁) ‖v‖ e₁.
      for row in 0..<place { values[row] = 0 }
      values[place] += values[place] < 0 ? -length : length
      let size = values[place...].reduce(0) { $0 + $1 * $1 }.squareRoot()
      reflectors.append(values.map { $0 / size })
    }
    return kept
  }
}
