import Forecasting
import Foundation
import Observations
import Targets

/// The synthetic province beside the package's sources: 177 communes of 2023 with their residents.
enum SyntheticProvince {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "datasets/quang-ninh-synthetic")

  static func units() throws -> [AreaUnit] {
    let text = try String(contentsOf: folder.appending(path: "units.csv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      return AreaUnit(
        code: cells[0], name: cells[2], type: cells[3], parent: .init(code: cells[4], name: cells[5]),
        population: Int(cells[6]))
    }
  }

  static func table(seed: UInt64 = 120, lastMonths: Int = 12, units: [AreaUnit]? = nil) throws -> CountTable {
    SimulatedProvince(
      units: try units ?? Self.units(), years: 2016...2023, lastMonths: lastMonths,
      firstYearOnBoundaries: 2020,
      seed: seed
    ).table()
  }
}

extension CountTable {
  /// The series of every indicator.
  var panels: [String: Panel] {
    Dictionary(uniqueKeysWithValues: indicators.map { ($0.id, panel(of: $0.id)!) })
  }
}
