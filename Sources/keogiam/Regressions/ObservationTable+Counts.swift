import Observations
import Regression

extension ObservationTable {
  /// The names of the columns that every count data set has.
  static let countColumns = [
    "count", "denominator", "population", "unit", "unit_code", "district", "type", "indicator", "year",
    "quarter", "month", "months", "time",
  ]

  /// One row a figure of the indicators at `wanted`, as reported; of `joined`, further indicators, the figure of the same
  /// unit and period stands beside.
  ///
  /// `quarter` and `month` are missing where a period is longer; `months` is how many a period has; `time` counts years
  /// from the first period to the start of each.
  init(_ table: CountTable, indicators wanted: [Int], joined: [Int]) {
    let rows = wanted.flatMap { Array(table.rows(ofIndicator: $0)) }
    let units = table.units
    let names = Self.names(of: units)
    func numbers(_ name: String, _ value: (CountRow) -> Int?) -> ColumnTable.Column {
      ColumnTable.Column(name, numbers: rows.map { value($0).map(Double.init) ?? .nan })
    }
    func labels(_ name: String, _ value: (CountRow) -> String?) -> ColumnTable.Column {
      ColumnTable.Column(name, sortedLabels: rows.map(value))
    }
    let start = rows.map(\.period).min()
    let columns = [
      numbers("count") { $0.count }, numbers("denominator") { $0.denominator.map(Int.init) },
      numbers("population") { units[Int($0.unit)].population }, labels("unit") { names[Int($0.unit)] },
      labels("unit_code") { units[Int($0.unit)].code },
      labels("district") { units[Int($0.unit)].parent?.name }, labels("type") { units[Int($0.unit)].type },
      labels("indicator") { table.indicators[Int($0.indicator)].id }, numbers("year") { $0.period.year },
      numbers("quarter") { $0.period.quarter },
      numbers("month") { $0.period.monthCount == 1 ? $0.period.firstMonth : nil },
      numbers("months") { $0.period.monthCount },
      ColumnTable.Column(
        "time",
        numbers: rows.map { row in
          guard let start else { return 0 }
          let months = row.period.firstMonth - start.firstMonth
          return Double(row.period.year - start.year) + Double(months) / 12
        }),
    ]
    self.init(
      columns: ColumnTable(columns + joined.map { Self.column(of: $0, in: table, beside: rows) }),
      rowNames: rows.map { "\(names[Int($0.unit)]) \($0.period)" })
  }

  /// The figures of an indicator for the units and periods of `rows`.
  private static func column(
    of indicator: Int, in table: CountTable, beside rows: [CountRow]
  ) -> ColumnTable.Column {
    struct Place: Hashable {
      let unit: Int32
      let period: Period
    }
    var counts: [Place: Int] = [:]
    for row in table.rows(ofIndicator: indicator) {
      counts[Place(unit: row.unit, period: row.period)] = row.count
    }
    return ColumnTable.Column(
      table.indicators[indicator].id,
      numbers: rows.map { counts[Place(unit: $0.unit, period: $0.period)].map(Double.init) ?? .nan })
  }

  /// The name of each unit; of those that share one with the district or the code behind it.
  private static func names(of units: [AreaUnit]) -> [String] {
    func distinct(_ names: [String], _ addition: (AreaUnit) -> String?) -> [String] {
      var uses: [String: Int] = [:]
      for name in names { uses[name, default: 0] += 1 }
      return zip(names, units).map { name, unit in
        guard uses[name] != 1, let more = addition(unit) else { return name }
        return "\(name), \(more)"
      }
    }
    return distinct(distinct(units.map(\.name), { $0.parent?.name }), { $0.code })
  }
}

extension Period {
  /// The quarter, 1…4, that holds the whole period; nil of longer ones.
  fileprivate var quarter: Int? {
    (firstMonth - 1) / 3 == (lastMonth - 1) / 3 ? (firstMonth - 1) / 3 + 1 : nil
  }
}
