public import Observations

/// Synthetic counts of the four headline indicators, for real units, under a documented model.
///
/// The model is calibrated to published figures of Quảng Ninh (`datasets/README.md` lists them with their sources and
/// says what is assumed). Every unit and indicator draws from a stream of its own, so that the counts of a unit do not
/// depend on which other units there are. The same seed gives the same counts.
public struct SimulatedProvince: Sendable {
  /// The units; each needs a population.
  public let units: [AreaUnit]
  /// The statistical years, of the police calendar.
  public let years: ClosedRange<Int>
  /// How many months of the last year are reported, 1…12.
  public let lastMonths: Int
  /// Years before this one are marked as cast back from other boundaries.
  public let firstYearOnBoundaries: Int
  /// The seed.
  public let seed: UInt64

  /// A specification; `lastMonths` is 1…12 and every unit has a population.
  public init(
    units: [AreaUnit], years: ClosedRange<Int>, lastMonths: Int, firstYearOnBoundaries: Int, seed: UInt64
  ) {
    precondition((1...12).contains(lastMonths), "a year has 1…12 months to report, not \(lastMonths)")
    precondition(units.allSatisfy { $0.population != nil }, "every unit needs a population")
    self.units = units
    self.years = years
    self.lastMonths = lastMonths
    self.firstYearOnBoundaries = firstYearOnBoundaries
    self.seed = seed
  }

  /// The counts, every one marked synthetic.
  public func table() -> CountTable {
    var rows: [CountRow] = []
    for (index, unit) in units.enumerated() {
      var series = SimulatedUnit(unit: unit, seed: seed)
      for year in years {
        series.begin(year: year)
        for month in 1...(year == years.upperBound ? lastMonths : 12) {
          for (indicator, cell) in series.cells(month: month).enumerated() {
            rows.append(
              CountRow(
                unit: index, indicator: indicator, period: .month(month, of: year),
                value: .count(Int32(cell.count)), denominator: cell.denominator, status: status(of: year)))
          }
        }
      }
    }
    return CountTable(
      calendar: .police, units: units, indicators: SimulatedUnit.indicators, rows: rows)
  }

  private func status(of year: Int) -> DataStatus {
    year < firstYearOnBoundaries ? [.synthetic, .backcast] : .synthetic
  }
}
