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

  private static let boundaries = 13
  private static let unlimited = 1 << 60
  /// `most[13 i + j]` is the largest S(j) − S(i) that the figures allow.
  private var most: [Int]
  /// Boundaries of the same number are joined by figures: the difference of their sums is fixed.
  private(set) var group = Array(0..<boundaries)

  init() {
    most = (0..<Self.boundaries * Self.boundaries).map { place in
      place / Self.boundaries < place % Self.boundaries ? Self.unlimited : 0
    }
  }

  /// The sum of the months `months`, where sums and differences of figures give it.
  func sum(of months: Period) -> Int? {
    let (start, end) = (months.firstMonth - 1, months.lastMonth)
    return group[start] == group[end] ? most[Self.boundaries * start + end] : nil
  }

  /// How a figure of `count` in `months` stands beside those admitted.
  func fit(of count: Int, in months: Period) -> Fit {
    if let sum = sum(of: months) { return sum == count ? .agrees : .differs(sum: sum) }
    let (start, end) = (months.firstMonth - 1, months.lastMonth)
    let (most, least) = (most[Self.boundaries * start + end], -most[Self.boundaries * end + start])
    return (least...most).contains(count) ? .adds : .impossible
  }

  /// Takes in a figure that adds to those before.
  mutating func admit(_ count: Int, in months: Period) {
    precondition(fit(of: count, in: months) == .adds, "\(months) of \(count) adds nothing")
    let (start, end) = (months.firstMonth - 1, months.lastMonth)
    tighten(from: start, to: end, by: count)
    tighten(from: end, to: start, by: -count)
    let old = group[end]
    for boundary in group.indices where group[boundary] == old { group[boundary] = group[start] }
  }

  /// S(`to`) − S(`from`) ≤ `limit`, and what follows of it.
  private mutating func tighten(from: Int, to: Int, by limit: Int) {
    for start in 0..<Self.boundaries {
      let before = most[Self.boundaries * start + from] + limit
      for end in 0..<Self.boundaries {
        let place = Self.boundaries * start + end
        most[place] = min(most[place], before + most[Self.boundaries * to + end])
      }
    }
  }
}
