import Glibc
import Observations

/// The whole years of a flow, ready for fitting: units × years, nil where a year is not reported in full.
///
/// A year that holds a part of a divided unit has its expected count, a fraction; the others are whole.
struct YearlyCounts {
  /// The first year.
  let firstYear: Int
  /// `counts[unit][year − firstYear]`.
  let counts: [[Double?]]

  /// The years of `panel` before `year`; nil where no unit has a whole one.
  init?(panel: Panel, before year: Int) {
    let years = panel.years.filter { $0 < year }
    guard let first = years.first else { return nil }
    firstYear = first
    counts = panel.units.indices.map { unit in
      years.map { year in
        let tally = panel.tally(unit: unit, year: year)
        return tally.isWholeYear ? tally.expected : nil
      }
    }
    guard counts.contains(where: { $0.contains { $0 != nil } }) else { return nil }
  }

  var yearCount: Int { counts.first?.count ?? 0 }

  /// The years, as offsets from the first, that at least one unit reports in full.
  var reportedYears: [Int] {
    (0..<yearCount).filter { year in counts.contains { $0[year] != nil } }
  }
}

/// The size of each unit relative to the mean unit, to the power `elasticity`; 1 where a population is not known.
struct Exposures {
  private let logRelative: [Double]
  /// Whether every unit's population is known and positive, so that an elasticity can be estimated.
  let arePopulations: Bool

  init(units: [AreaUnit]) {
    let populations = units.map { Double($0.population ?? 0) }
    arePopulations = !populations.isEmpty && populations.allSatisfy { $0 > 0 }
    let mean = populations.reduce(0, +) / Double(max(1, populations.count))
    logRelative = arePopulations ? populations.map { log($0 / mean) } : populations.map { _ in 0 }
  }

  func values(elasticity: Double) -> [Double] { logRelative.map { exp(elasticity * $0) } }
}
