import Observations
import Targets

/// What one unit or area reported for a target in the years up to the target year.
struct YearHistory {
  /// One year.
  struct Point {
    /// The statistical year.
    let year: Int
    /// Its value, of a proportion the numerator; nil where nothing is reported, and for a past year that is not whole.
    let value: Int?
    /// The denominator of a proportion.
    let denominator: Int?
    /// What the target allowed, by the year before; nil where that is not known.
    let allowed: Int?
  }

  /// The years, in order; the last is the target year so far.
  let points: [Point]

  /// At most `most` years of `unit` that end with that of `status`.
  init(
    of target: Target, unit: Int, status: TargetStatus, panels: [String: Panel], breaks: [SeriesBreak],
    most: Int = 10
  ) {
    let years = panels[target.primary.indicator]?.years
    let first = max(years?.lowerBound ?? status.year, status.year - most + 1)
    let past = (min(first, status.year)..<status.year).map { year in
      let part = target.status(
        ofUnit: unit, year: year, monthsElapsed: 12, panels: { panels[$0] }, breaks: breaks
      ).primary
      return Point(
        year: year, value: part.isWholeYear ? part.toDate : nil,
        denominator: part.isWholeYear ? part.toDateDenominator : nil, allowed: part.allowed)
    }
    points =
      past + [
        Point(
          year: status.year, value: status.toDate, denominator: status.toDateDenominator,
          allowed: status.allowed)
      ]
  }

  /// The year before the target year.
  var last: Point? { points.dropLast().last }
  /// The target year so far.
  var now: Point { points[points.count - 1] }
}

/// The deciles of a year-end value.
struct Fan {
  /// The deciles 1, 5 and 9.
  let low: Int, middle: Int, high: Int
}
