import Glibc
public import Observations

/// Average yearly rates of change of a figure, and of the way to its target.
public enum ReductionRates {
  /// What stands for a figure or a target of zero, which no rate leads to: 0.001, as in Open SDG.
  public static let substituteForZero = 0.001

  /// The average annual rate of reduction in per cent, 100 (1 − e^slope) of ln `value` on the year by least squares
  /// (UNICEF 2007); negative for a rise. Nil below two years, and where a value is not above 0.
  public static func averageReduction(of series: [(year: Int, value: Double)]) -> Double? {
    guard series.count >= 2, series.allSatisfy({ $0.value > 0 }) else { return nil }
    let count = Double(series.count)
    let meanYear = series.reduce(0) { $0 + Double($1.year) } / count
    let meanLog = series.reduce(0) { $0 + log($1.value) } / count
    let spread = series.reduce(0) { $0 + pow(Double($1.year) - meanYear, 2) }
    guard spread > 0 else { return nil }
    let product = series.reduce(0) { $0 + (Double($1.year) - meanYear) * (log($1.value) - meanLog) }
    return -100 * expm1(product / spread)
  }

  /// The rate of reduction in per cent a year that leads from `base` to `target`, each 0 or more, in `years`, 1 or more:
  /// 100 (1 − (target / base)^(1 / years)). Nil from a base of 0.
  public static func requiredReduction(from base: Double, to target: Double, years: Int) -> Double? {
    compoundGrowth(from: base, to: target, years: years).map { -100 * $0 }
  }

  /// (`last` / `first`)^(1 / `years`) − 1, the compound annual growth rate; a `last` of 0 counts as `substituteForZero`.
  /// Nil from 0.
  public static func compoundGrowth(from first: Double, to last: Double, years: Int) -> Double? {
    precondition(years >= 1, "growth over \(years) years")
    precondition(first >= 0 && last >= 0, "growth from \(first) to \(last)")
    guard first > 0 else { return nil }
    return pow(max(last, substituteForZero) / first, 1 / Double(years)) - 1
  }

  /// The observed growth over the growth that leads to the target in time (Eurostat 2014): 1 is on the way, below 0 away
  /// from it. Nil where a rate is not known or the base meets the target already.
  ///
  /// `base` and `current` are figures of their years, `target` that of a later year; figures are to fall.
  public static func ratio(
    base: (year: Int, value: Double), current: (year: Int, value: Double), target: (year: Int, value: Double)
  ) -> Double? {
    guard current.year > base.year, target.year > base.year,
      let observed = compoundGrowth(from: base.value, to: current.value, years: current.year - base.year),
      let required = compoundGrowth(from: base.value, to: target.value, years: target.year - base.year),
      required < 0
    else { return nil }
    return observed / required
  }
}

extension Panel {
  /// The values of the whole years of `unit` before `year` without a gap to the last of them, in order; of a proportion its
  /// share.
  public func wholeYears(unit: Int, before year: Int) -> [(year: Int, value: Double)] {
    var series: [(year: Int, value: Double)] = []
    for past in years where past < year {
      let tally = tally(unit: unit, year: past)
      guard tally.isWholeYear, let value = tally.value, tally.denominator != 0 else {
        series = []
        continue
      }
      series.append((past, Double(value) / Double(tally.denominator ?? 1)))
    }
    return series
  }
}
