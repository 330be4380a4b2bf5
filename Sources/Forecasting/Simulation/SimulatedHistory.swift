public import Observations
import Probability

/// Synthetic counts of Quảng Ninh through the changes of its units and of a definition, under the model of
/// `SimulatedProvince`.
///
/// What is drawn is the smallest area that no change divides: a unit of 2020, or each part that it was divided into in
/// 2025, with its share of the residents, so that the parts differ as units do and the official shares are only about
/// right. A month is reported by the units of the list in force on its last day; months before the oldest list by
/// the units of that list, and marked as cast back. From 15 August 2024 an accident is serious by a narrower
/// definition. What is known of a month is reported six days after its end, of crimes in the year of the revision only a
/// part of it, and the rest a year later.
public struct SimulatedHistory: Sendable {
  /// The day from which fewer accidents are serious (Circular 26/2024/TT-BCA).
  public static let accidentDefinition = CalendarDate(year: 2024, month: 8, day: 15)!
  /// The share of accidents that are still serious then: all fatal ones, about 43 % (177 of 408 in nine months of 2024
  /// died in one), and, assumed, a fifth of the others.
  public static let stillSerious = 0.55
  /// The year whose crimes were revised, as nationwide: 41,728 cases at first, 42,853 a year later.
  public static let revisedYear = 2021
  /// The share of its crimes that were known at first.
  public static let knownAtFirst = 0.974

  /// The statistical years, of the police calendar.
  public let years: ClosedRange<Int>
  /// How many months of the last year are reported, 1…12.
  public let lastMonths: Int
  /// The seed.
  public let seed: UInt64

  /// A specification; `lastMonths` is 1…12.
  public init(years: ClosedRange<Int>, lastMonths: Int, seed: UInt64) {
    precondition((1...12).contains(lastMonths), "a year has 1…12 months to report, not \(lastMonths)")
    self.years = years
    self.lastMonths = lastMonths
    self.seed = seed
  }

  /// The counts, every one marked synthetic, on the units of all lists.
  public func table() -> CountTable {
    let lists = UnitList.builtIn
    var areas = Self.areas.map { area in (drawn: SimulatedUnit(unit: area.unit, seed: seed), area: area) }
    var accidents = SeededGenerator(seed: seed, name: "definition")
    var revision = SeededGenerator(seed: seed, name: "revision")
    var rows: [CountRow] = []
    for year in years {
      for index in areas.indices { areas[index].drawn.begin(year: year) }
      for month in 1...(year == years.upperBound ? lastMonths : 12) {
        let period = Period.month(month, of: year)
        let list = lists.lastIndex { $0.validFrom <= Self.calendar.lastDay(of: period) } ?? 0
        let narrows = Self.calendar.firstDay(of: period) >= Self.accidentDefinition
        var cells = [[SimulatedUnit.Cell]](
          repeating: SimulatedUnit.indicators.map { _ in (0, nil) }, count: lists[list].units.count)
        for index in areas.indices {
          let drawn = areas[index].drawn.cells(month: month)
          let unit = areas[index].area.units[list]
          for (series, cell) in drawn.enumerated() {
            let isAccident = SimulatedUnit.indicators[series].id == "serious_traffic_accidents"
            let count =
              isAccident && narrows ? thinned(cell.count, Self.stillSerious, &accidents) : cell.count
            let sum = cells[unit][series]
            cells[unit][series] = (
              sum.count + count, cell.denominator.map { (sum.denominator ?? 0) + $0 }
            )
          }
        }
        let firstUnit = lists[..<list].reduce(0) { $0 + $1.units.count }
        rows += reports(of: cells, period, firstUnit: firstUnit, revision: &revision)
      }
    }
    return CountTable(
      calendar: Self.calendar, units: lists.flatMap(\.units), indicators: SimulatedUnit.indicators, rows: rows
    )
  }

  private static let calendar = StatisticalCalendar.police

  /// The rows of one month: what was reported at its end, and what was corrected later.
  private func reports(
    of cells: [[SimulatedUnit.Cell]], _ period: Period, firstUnit: Int, revision: inout SeededGenerator
  ) -> [CountRow] {
    let lastDay = Self.calendar.lastDay(of: period)
    let status: DataStatus = lastDay < UnitList.builtIn[0].validFrom ? [.synthetic, .backcast] : .synthetic
    var rows: [CountRow] = []
    for (unit, series) in cells.enumerated() {
      for (indicator, cell) in series.enumerated() {
        func add(_ count: Int, asOf: CalendarDate) {
          rows.append(
            CountRow(
              unit: firstUnit + unit, indicator: indicator, period: period, value: .count(Int32(count)),
              denominator: cell.denominator, asOf: asOf.advanced(by: 6), status: status))
        }
        let isRevised =
          period.year == Self.revisedYear && SimulatedUnit.indicators[indicator].id == "social_order_crimes"
        let first = isRevised ? thinned(cell.count, Self.knownAtFirst, &revision) : cell.count
        add(first, asOf: lastDay)
        if first < cell.count { add(cell.count, asOf: Self.calendar.lastDay(ofYear: period.year + 1)) }
      }
    }
    return rows
  }

  private func thinned(_ count: Int, _ share: Double, _ stream: inout SeededGenerator) -> Int {
    count > 0 ? Binomial(trials: count, probability: share).sample(using: &stream) : 0
  }

  /// An area that no change divides, and the unit that it belongs to in each list.
  private struct Area {
    let unit: AreaUnit
    let units: [Int]
  }

  /// The areas with residents, by unit of 2020 and, of divided ones, by unit of 2025.
  private static let areas: [Area] = {
    let lists = UnitList.builtIn
    let crosswalks = lists.dropFirst().map { UnitCrosswalk.between(lists[0], $0)! }
    return lists[0].units.indices.flatMap { old -> [Area] in
      let unit = lists[0].units[old]
      let parts = crosswalks[1].successors(of: old)
      return parts.compactMap { part in
        let residents = Int((part.weight * Double(unit.population ?? 0)).rounded())
        guard residents > 0 else { return nil }
        let code = unit.code ?? ""
        let partCode = parts.count > 1 ? "\(code)>\(lists[2].units[part.new].code ?? "")" : code
        return Area(
          unit: AreaUnit(code: partCode, name: unit.name, parent: unit.parent, population: residents),
          units: [old, crosswalks[0].successors(of: old)[0].new, part.new])
      }
    }
  }()
}
