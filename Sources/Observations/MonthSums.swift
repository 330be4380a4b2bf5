/// What the figures of a year fix about the sums between the boundaries of its months.
///
/// Let S(m) be what is counted in the first m months. A figure of the months a…b says S(b) − S(a − 1) = c, and as
/// nothing is counted less than zero times, S(m) ≤ S(m + 1): a system of difference constraints (Bellman, 1958), kept
/// closed under the triangle inequality, so that every question is one look-up.
struct MonthSums {
  /// How a figure stands beside those admitted before.
  enum Fit: Equatable {
    /// It says something new.
    case adds
    /// It is what sums and differences of the others make it.
    case agrees
    /// Sums and differences of the others make it another one.
    case differs(sum: Int)
    /// With it some month would count less than none.
    case impossible
  }

  private static let unlimited = 1 << 60
  /// The boundaries at which figures begin or end, 0…12 months into the year.
  let boundaries: [Int]
  /// The place of each of the 13 boundaries among `boundaries`, −1 where no figure begins or ends.
  private var place = [Int](repeating: -1, count: 13)
  /// `most[boundaries.count · i + j]` is the largest S(j) − S(i) that the figures allow.
  private var most: [Int]
  /// Boundaries of the same number are joined by figures: the difference of their sums is fixed.
  private(set) var group: [Int]

  /// Sums between the boundaries of `periods`, the only ones that will be asked for, before any figure.
  init(between periods: [Period]) {
    var isBoundary = [Bool](repeating: false, count: 13)
    for period in periods {
      isBoundary[period.firstMonth - 1] = true
      isBoundary[period.lastMonth] = true
    }
    boundaries = isBoundary.indices.filter { isBoundary[$0] }
    for (number, boundary) in boundaries.enumerated() { place[boundary] = number }
    group = Array(boundaries.indices)
    let count = boundaries.count
    most = (0..<count * count).map { $0 / count < $0 % count ? Self.unlimited : 0 }
  }

  /// The sum of the months `months`, where sums and differences of figures give it.
  func sum(of months: Period) -> Int? {
    let (start, end) = ends(of: months)
    return group[start] == group[end] ? most[boundaries.count * start + end] : nil
  }

  /// How a figure of `count` in `months` stands beside those admitted.
  func fit(of count: Int, in months: Period) -> Fit {
    if let sum = sum(of: months) { return sum == count ? .agrees : .differs(sum: sum) }
    let (start, end) = ends(of: months)
    let (most, least) = (most[boundaries.count * start + end], -most[boundaries.count * end + start])
    return (least...most).contains(count) ? .adds : .impossible
  }

  /// Takes in a figure that adds to those before.
  mutating func admit(_ count: Int, in months: Period) {
    precondition(fit(of: count, in: months) == .adds, "\(months) of \(count) adds nothing")
    let (start, end) = ends(of: months)
    tighten(from: start, to: end, by: count)
    tighten(from: end, to: start, by: -count)
    let old = group[end]
    for boundary in group.indices where group[boundary] == old { group[boundary] = group[start] }
  }

  /// S(`to`) − S(`from`) ≤ `limit`, and what follows of it.
  private mutating func tighten(from: Int, to: Int, by limit: Int) {
    let count = boundaries.count
    for start in 0..<count {
      let before = most[count * start + from] + limit
      for end in 0..<count {
        most[count * start + end] = min(most[count * start + end], before + most[count * to + end])
      }
    }
  }

  /// The places of the boundaries of `months`.
  private func ends(of months: Period) -> (start: Int, end: Int) {
    (place[months.firstMonth - 1], place[months.lastMonth])
  }
}
