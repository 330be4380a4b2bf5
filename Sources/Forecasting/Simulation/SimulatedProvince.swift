public import Observations
import Probability

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
    let indicators = [
      Indicator(id: "social_order_crimes", kind: .flow),
      Indicator(id: "serious_traffic_accidents", kind: .flow),
      Indicator(id: "drug_addicts", kind: .stock),
      Indicator(id: "new_drug_addicts", kind: .flow),
      Indicator(id: "reoffenders", kind: .proportion(denominator: .flow)),
    ]
    var rows: [CountRow] = []
    for (index, unit) in units.enumerated() {
      var register = SimulatedRegister(unit: unit, stream: stream("drug_addicts", unit))
      var crimes = SimulatedFlow.socialOrderCrimes(unit: unit, stream: stream("social_order_crimes", unit))
      var accidents = SimulatedFlow.trafficAccidents(
        unit: unit, stream: stream("serious_traffic_accidents", unit))
      var releases = SimulatedReleases(unit: unit, stream: stream("reoffenders", unit))
      for year in years {
        crimes.begin(year: year)
        accidents.begin(year: year)
        for month in 1...(year == years.upperBound ? lastMonths : 12) {
          let arrivals = register.advance()
          let released = releases.advance()
          let cells = [
            (crimes.count(month: month), nil), (accidents.count(month: month), nil), (register.level, nil),
            (arrivals, nil), (released.reoffending, Optional(released.released)),
          ]
          for (indicator, cell) in cells.enumerated() {
            rows.append(
              CountRow(
                unit: index, indicator: indicator, period: .month(month, of: year),
                value: .count(Int32(cell.0)), denominator: cell.1, status: status(of: year)))
          }
        }
      }
    }
    return CountTable(calendar: .police, units: units, indicators: indicators, rows: rows)
  }

  private func status(of year: Int) -> DataStatus {
    year < firstYearOnBoundaries ? [.synthetic, .backcast] : .synthetic
  }

  /// A stream of its own for each indicator and unit: FNV-1a over the names, mixed with the seed.
  private func stream(_ indicator: String, _ unit: AreaUnit) -> SeededGenerator {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
    for byte in "\(indicator)/\(unit.code ?? unit.name)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return SeededGenerator(seed: hash)
  }
}
