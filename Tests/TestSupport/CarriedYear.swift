public import Observations

/// The figure of one year of a unit that gathers a whole unit and half of a divided one.
public struct CarriedYear {
  let whole: Int
  let split: Int
  let denominators: (whole: Int, split: Int)?

  /// `whole` and `split` cases, of a proportion over `denominators`.
  public init(whole: Int, split: Int, of denominators: (whole: Int, split: Int)? = nil) {
    self.whole = whole
    self.split = split
    self.denominators = denominators
  }

  /// The panel of the indicator `x` of the unit, a year each, in calendar years.
  public static func panel(_ years: [CarriedYear], firstYear: Int, kind: Indicator.Kind = .flow) -> Panel? {
    func list(_ id: String, _ validFrom: String, _ codes: [String]) -> UnitList {
      let validFrom = CalendarDate(iso: validFrom)!
      return UnitList(
        id: id, validFrom: validFrom, province: .init(name: "Tỉnh"), resolution: "1/NQ",
        populationBasis: .census2019,
        units: codes.map { AreaUnit(code: $0, validFrom: validFrom, name: "Xã \($0)") })
    }
    let earlier = list("old", "2020-01-01", ["10001", "10002"])
    let later = list("new", "2025-07-01", ["20001", "20002"])
    let crosswalk = UnitCrosswalk(
      earlier: earlier, later: later,
      links: [
        .init(old: 0, new: 0, weight: 1, basis: .whole),
        .init(old: 1, new: 0, weight: 0.5, basis: .estimate),
        .init(old: 1, new: 1, weight: 0.5, basis: .estimate),
      ])
    let rows = years.enumerated().flatMap { place, year in
      [
        CountRow(
          unit: 0, indicator: 0, period: .year(firstYear + place), value: .count(Int32(year.whole)),
          denominator: year.denominators?.whole),
        CountRow(
          unit: 1, indicator: 0, period: .year(firstYear + place), value: .count(Int32(year.split)),
          denominator: year.denominators?.split),
      ]
    }
    return CountTable(
      calendar: .calendar, units: earlier.units, indicators: [Indicator(id: "x", kind: kind)], rows: rows
    )
    .carried(by: UnitSuccession(of: earlier.units, onto: later, by: [crosswalk])).panel(of: "x")
  }
}
