/// How far the search for the maximum of every lane has come.
struct LaneSearch {
  /// The lowest objective so far.
  var objective = Lanes(repeating: .infinity)
  /// The share of the step that is tried.
  var scale = Lanes(repeating: 1)
  /// What a full step promises, twice.
  var decrement = Lanes(repeating: .infinity)
  /// Lanes that cannot go on.
  var isStuck = LaneMask(repeating: false)
  var evaluations = 0

  /// Says which lanes take the trial; the others halve their step.
  mutating func judge(_ found: Lanes, active: LaneMask) -> LaneMask {
    // What rounding of the sums can make of no change is accepted.
    let size = found.replacing(with: -found, where: found .< 0.0)
    let isFinite = size .< Lanes(repeating: .infinity)
    let accepted = active .& isFinite .& (found .<= objective + 1e-12 * (1.0 + size))
    objective.replace(with: found, where: accepted)
    scale.replace(with: 0.5 * scale, where: active .& .!accepted)
    isStuck = isStuck .| (active .& (scale .< 1e-6))
    return accepted
  }
}
