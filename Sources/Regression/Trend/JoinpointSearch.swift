/// The search for the years at which a line bends.
///
/// Seen as a function of its height at the last joinpoint, the least sum of squares of all observations up to there is a
/// parabola, whatever the joinpoints before; one more segment makes it another in a few operations. So every choice of
/// joinpoints costs as much, however many observations there are, and a choice is given up as soon as what it has cost
/// so far exceeds the best ones known.
struct JoinpointSearch {
  /// The most choices that are returned.
  static let mostFound = 10

  private let count: Int
  /// What a segment from observation i to a later j costs, at i · count + j; the observation at i itself not counted.
  private let segments: [SegmentCost]
  private let start: PrefixCost

  /// A search in `series`, in order of time, whose sums are taken about the line `straight`: what is small in the end is
  /// then not a difference of large numbers.
  init(_ series: LogSeries, about straight: PiecewiseLine) {
    let count = series.count
    let largest = series.weights.max()!
    let abscissae = series.years.map { Double($0 - straight.firstYear) }
    let heights = zip(abscissae, series.logRates).map { $1 - straight.intercept - straight.slopes[0] * $0 }
    let weights = series.weights.map { $0 / largest }
    var segments = [SegmentCost](repeating: SegmentCost(), count: count * count)
    for i in 0..<count {
      for j in (i + 1)..<max(i + 1, count) {
        var cost = SegmentCost()
        for point in (i + 1)...j {
          cost.add(
            share: (abscissae[point] - abscissae[i]) / (abscissae[j] - abscissae[i]), height: heights[point],
            weight: weights[point])
        }
        segments[i * count + j] = cost
      }
    }
    self.count = count
    self.segments = segments
    start = PrefixCost(height: heights[0], weight: weights[0])
  }

  /// The best choice of `joinpoints` (1 or more) observations, and after it those within `JoinpointTrend.rivalShare` of
  /// its sum of squares, the nearest first; empty where numbers overflow.
  func best(_ joinpoints: Int) -> [[Int]] {
    var found = Found(room: Self.mostFound, share: JoinpointTrend.rivalShare)
    var places = [Int](repeating: 0, count: joinpoints)
    place(0, after: 0, cost: start, in: &places, &found)
    return found.choices.map(\.places)
  }

  /// Tries all observations for the joinpoint at `depth`.
  private func place(
    _ depth: Int, after last: Int, cost: PrefixCost, in places: inout [Int], _ found: inout Found
  ) {
    let later = places.count - depth - 1
    let gap = JoinpointTrend.fewestBetween + 1
    let first = depth == 0 ? JoinpointTrend.fewestAtEnds : last + gap
    let end = count - JoinpointTrend.fewestAtEnds - later * gap
    guard first < end else { return }
    for observation in first..<end {
      let extended = cost.extended(by: segments[last * count + observation])
      if extended.least > found.limit { continue }
      places[depth] = observation
      if later > 0 {
        place(depth + 1, after: observation, cost: extended, in: &places, &found)
      } else {
        let total = extended.extended(by: segments[observation * count + count - 1]).least
        if total <= found.limit { found.add(places, total) }
      }
    }
  }
}

/// Σ w (h − (1 − s) v − s u)² over a segment, as a function of the heights v and u at its ends:
/// a v² + 2 b v u + c u² − 2 d v − 2 e u + f.
private struct SegmentCost {
  var a = 0.0, b = 0.0, c = 0.0, d = 0.0, e = 0.0, f = 0.0

  /// Adds an observation at the `share` s of the way.
  mutating func add(share: Double, height: Double, weight: Double) {
    let rest = 1 - share
    a += weight * rest * rest
    b += weight * rest * share
    c += weight * share * share
    d += weight * rest * height
    e += weight * share * height
    f += weight * height * height
  }
}

/// The least sum of squares of all observations so far, as a function of the height v at the last of them:
/// p v² − 2 q v + r.
private struct PrefixCost {
  var p: Double, q: Double, r: Double

  private init(p: Double, q: Double, r: Double) {
    (self.p, self.q, self.r) = (p, q, r)
  }

  /// Of one observation.
  init(height: Double, weight: Double) {
    self.init(p: weight, q: weight * height, r: weight * height * height)
  }

  /// The best height.
  var least: Double { r - q * q / p }

  /// With one more segment, at the best height of the bend.
  func extended(by segment: SegmentCost) -> PrefixCost {
    let curvature = p + segment.a
    let pull = q + segment.d
    let ratio = segment.b / curvature
    return PrefixCost(
      p: segment.c - ratio * segment.b, q: segment.e - ratio * pull,
      r: r + segment.f - pull * pull / curvature)
  }
}

/// The best choices so far.
private struct Found {
  let room: Int
  let share: Double
  private(set) var choices: [(places: [Int], cost: Double)] = []
  /// What a choice must not exceed to be of interest.
  private(set) var limit = Double.infinity

  init(room: Int, share: Double) {
    self.room = room
    self.share = share
  }

  mutating func add(_ places: [Int], _ cost: Double) {
    // Of equal ones the earlier comes first.
    let index = choices.firstIndex { $0.cost > cost } ?? choices.count
    choices.insert((places, cost), at: index)
    let near = max(0, choices[0].cost) * (1 + share)
    choices.removeAll { $0.cost > near }
    if choices.count > room { choices.removeLast() }
    limit = choices.count == room ? min(near, choices[room - 1].cost) : near
  }
}
