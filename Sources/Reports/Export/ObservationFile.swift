public import Observations

/// The figures behind all tables, one row a unit, indicator and period, with the sums of districts and of the whole.
public struct ObservationFile: Sendable {
  /// The rows by indicator, period and level: the whole, districts, units, in official order.
  public let table: Table
  /// How many counts and denominators are hidden.
  public let hiddenCount: Int

  /// The latest figures of `counts`; where `suppression` is given, without the counts that it hides. A sum is made only
  /// where every unit with a row of the period has a figure.
  public init(_ counts: CountTable, whole: AreaUnit.Parent, suppression: CountSuppression? = nil) {
    let known = counts.asKnown(on: nil)
    let places = Districts(known.units)
    var rows: [[Cell]] = []
    var hiddenCount = 0
    for (index, indicator) in known.indicators.enumerated() {
      let figures = known.rows(ofIndicator: index).sorted { ($0.period, $0.unit) < ($1.period, $1.unit) }
      for start in figures.indices where start == 0 || figures[start].period != figures[start - 1].period {
        let own = figures[start...].prefix { $0.period == figures[start].period }
        let cells = ObservationCells(Array(own), places, suppression)
        hiddenCount += cells.hiddenCount
        rows += cells.rows(of: indicator, units: known.units, whole: whole)
      }
    }
    table = Table(columns: Self.columns, rows: rows)
    self.hiddenCount = hiddenCount
  }

  private static let columns: [Table.Column] = [
    .init("indicator"), .init("period"), .init("level"), .init("unit_code"),
    .init("unit", BilingualText(vi: "Đơn vị", en: "Unit")), .init("unit_type"),
    .init("district", BilingualText(vi: "Huyện", en: "District")), .init("count"), .init("denominator"),
    .init("missing_reason"), .init("as_of"), .init("status"),
  ]
}

/// The districts of units, numbered in the order of their first unit.
struct Districts {
  let parents: [AreaUnit.Parent]
  let ofUnit: [Int?]

  init(_ units: [AreaUnit]) {
    var parents: [AreaUnit.Parent] = []
    var places: [AreaUnit.Parent: Int] = [:]
    ofUnit = units.map { unit in
      guard let parent = unit.parent else { return nil }
      if let place = places[parent] { return place }
      places[parent] = parents.count
      parents.append(parent)
      return parents.count - 1
    }
    self.parents = parents
  }
}

/// The figures of one indicator and period.
private struct ObservationCells {
  private let figures: [CountRow]
  private let places: Districts
  private let districts: [Int?]
  private let counts: [Int?]
  private let denominators: [Int?]
  private let hiddenCounts: CountSuppression.Hidden?
  private let hiddenDenominators: CountSuppression.Hidden?

  init(_ figures: [CountRow], _ places: Districts, _ suppression: CountSuppression?) {
    self.figures = figures
    self.places = places
    let districts = figures.map { places.ofUnit[Int($0.unit)] }
    self.districts = districts
    counts = figures.map(\.count)
    // A denominator without its count is no part of a proportion.
    denominators = figures.map { $0.count == nil ? nil : $0.denominator.map(Int.init) }
    let count = places.parents.count
    hiddenCounts = suppression?.hidden(counts: counts, districts: districts, districtCount: count)
    hiddenDenominators = suppression?.hidden(
      counts: denominators, districts: districts, districtCount: count)
  }

  var hiddenCount: Int {
    [hiddenCounts, hiddenDenominators].compactMap(\.self).reduce(0) { $0 + $1.units.count { $0 } }
  }

  func rows(of indicator: Indicator, units: [AreaUnit], whole: AreaUnit.Parent) -> [[Cell]] {
    func sum(_ level: AreaLevel, _ area: AreaUnit.Parent, _ own: [Int], _ hidden: (Bool, Bool)) -> [Cell] {
      key(indicator, level, area.code, area.name, nil, level == .district ? whole.name : nil)
        + [
          total(counts, own, hidden.0), total(denominators, own, hidden.1),
          hidden.0 || hidden.1 ? Self.suppressed : .empty,
        ]
        + [.empty, .text(status(own))]
    }
    let present = places.parents.indices.compactMap { district -> (Int, [Int])? in
      let own = districts.indices.filter { districts[$0] == district }
      return own.isEmpty ? nil : (district, own)
    }
    let all = Array(figures.indices)
    return [sum(.province, whole, all, (hiddenCounts?.whole ?? false, hiddenDenominators?.whole ?? false))]
      + present.map { district, own in
        sum(
          .district, places.parents[district], own,
          (hiddenCounts?.districts[district] ?? false, hiddenDenominators?.districts[district] ?? false))
      } + all.map { unitRow($0, indicator, units[Int(figures[$0].unit)]) }
  }

  private func unitRow(_ place: Int, _ indicator: Indicator, _ unit: AreaUnit) -> [Cell] {
    let row = figures[place]
    let isHidden = (hiddenCounts?.units[place] ?? false, hiddenDenominators?.units[place] ?? false)
    var reason: Cell = isHidden.0 || isHidden.1 ? Self.suppressed : .empty
    if case .missing(let why) = row.value { reason = .text(why.word) }
    return key(indicator, .unit, unit.code, unit.name, unit.type, unit.parent?.name)
      + [
        isHidden.0 ? .empty : .integer(counts[place]), isHidden.1 ? .empty : .integer(denominators[place]),
        reason, .text(row.asOf?.description), .text(row.status.words.joined(separator: "; ")),
      ]
  }

  private func key(
    _ indicator: Indicator, _ level: AreaLevel, _ code: String?, _ name: String, _ type: String?,
    _ parent: String?
  ) -> [Cell] {
    [
      .text(indicator.id), .text(figures[0].period.description), .text(level.rawValue), .text(code),
      .text(name), .text(type), .text(parent),
    ]
  }

  /// The sum of `own`, empty where one is missing or the sum is hidden.
  private func total(_ values: [Int?], _ own: [Int], _ isHidden: Bool) -> Cell {
    guard !isHidden else { return .empty }
    let sum = own.reduce(Int?(0)) { sum, place in both(sum, values[place]).map(+) }
    return .integer(sum)
  }

  private func status(_ own: [Int]) -> String {
    own.reduce(into: DataStatus()) { $0.formUnion(figures[$1].status) }.words.joined(separator: "; ")
  }

  private static let suppressed = Cell.text("suppressed")
}
