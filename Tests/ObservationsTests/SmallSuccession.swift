@testable import Observations

/// Three units A, B, C of 2020 and the two, X and Y, that they became in 2025: A went to X, C to Y, B to both.
struct SmallSuccession {
  let earlier = list("old", "2020-01-01", "10001,Xã A,100\n10002,Xã B,50\n10003,Xã C,30")
  let later = list("new", "2025-07-01", "20001,Xã X\n20002,Xã Y")
  let crosswalk: UnitCrosswalk
  let weight: Double

  /// `weight` is the share of B that went to X.
  init(weight: Double = 0.7) {
    self.weight = weight
    crosswalk = UnitCrosswalk(
      earlier: earlier, later: later,
      links: [
        .init(old: 0, new: 0, weight: 1, basis: .whole, clause: nil),
        .init(old: 1, new: 0, weight: weight, basis: .estimate, clause: nil),
        .init(old: 1, new: 1, weight: 1 - weight, basis: .estimate, clause: nil),
        .init(old: 2, new: 1, weight: 1, basis: .whole, clause: nil),
      ])
  }

  /// A list of the units of `text`.
  static func list(_ id: String, _ validFrom: String, _ text: String) -> UnitList {
    UnitList(
      id: id, validFrom: CalendarDate(iso: validFrom)!, validThrough: nil, province: .init(name: "Tỉnh"),
      resolution: "1/NQ", populationBasis: .census2019, text: text)
  }

  /// The rows on A, B, C, carried onto X, Y.
  func carried(_ rows: [CountRow], kind: Indicator.Kind = .flow) -> CountTable {
    let table = CountTable(
      calendar: .calendar, units: earlier.units, indicators: [Indicator(id: "x", kind: kind)], rows: rows)
    return table.carried(by: UnitSuccession(of: table.units, onto: later, by: [crosswalk]))
  }
}

extension CountTable {
  /// Every row as `code period=count/denominator marks [low–high expected] @day`.
  var lines: [String] {
    rows.map { row in
      let value = row.count.map(String.init) ?? "\(row.value)"
      let base = row.denominator.map { "/\($0)" } ?? ""
      let range = splits[row.key].map { " [\($0.range.low)–\($0.range.high) \($0.range.expected)]" } ?? ""
      let marks = row.status.words.map { " \($0)" }.joined()
      let day = row.asOf.map { " @\($0)" } ?? ""
      return "\(units[Int(row.unit)].code ?? "") \(row.period)=\(value)\(base)\(marks)\(range)\(day)"
    }
  }
}

/// A figure of `unit`; nil for a blank cell.
func figure(
  _ unit: Int, _ period: Period, _ count: Int?, of denominator: Int? = nil, asOf: String? = nil,
  status: DataStatus = []
) -> CountRow {
  CountRow(
    unit: unit, indicator: 0, period: period, value: count.map { .count(Int32($0)) } ?? .missing(.blank),
    denominator: denominator, asOf: asOf.flatMap(CalendarDate.init(iso:)), status: status)
}
