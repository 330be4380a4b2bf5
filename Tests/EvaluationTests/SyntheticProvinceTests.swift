import Evaluation
import Forecasting
import Foundation
import Observations
import Probability
import Targets
import Testing

@Suite struct SyntheticProvinceTests {
  static func units() throws -> [AreaUnit] {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(
      contentsOf: root.appendingPathComponent("datasets/quang-ninh-synthetic/units.csv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: ",").map(String.init)
      return AreaUnit(
        code: cells[0], name: cells[2], type: cells[3], parent: .init(code: cells[4], name: cells[5]),
        population: Int(cells[6]))
    }
  }

  @Test func look() throws {
    for seed in [120, 121, 122, 123] as [UInt64] {
    let table = SimulatedProvince(
      units: try Self.units(), years: 2016...2023, lastMonths: 9, firstYearOnBoundaries: 2020, seed: seed
    ).table()
    var panels: [String: Panel] = [:]
    for indicator in table.indicators { panels[indicator.id] = table.panel(of: indicator.id) }
    for indicator in table.indicators {
      let panel = panels[indicator.id]!
      let sums = panel.years.map { year in
        panel.units.indices.reduce(0) { $0 + (panel.tally(unit: $1, year: year).value ?? 0) }
      }
      let h1 = panel.units.indices.reduce(0) { $0 + (panel.tally(unit: $1, year: 2023, within: .first(6)).value ?? 0) }
      let h1b = panel.units.indices.reduce(0) { $0 + (panel.tally(unit: $1, year: 2022, within: .first(6)).value ?? 0) }
      let zero = panel.units.indices.count { panel.tally(unit: $0, year: 2020, within: .first(6)).value == 0 }
      print("SEED", seed, indicator.id, sums, "H1 2023", h1, "2022", h1b, "zero 2020", zero)
    }
    if seed > 121 { continue }
    let origin = Origin(year: 2023, monthsElapsed: 9)
    for target in Plan.quangNinh120.targets {
      let start = ContinuousClock.now
      let forecast = TargetForecast(target: target, origin: origin, units: table.units, panels: panels)
      let middle = ContinuousClock.now
      print("TARGET", target, "judged", forecast.judged, "mean", forecast.missCount?.mean ?? -1, "80%", forecast.missCount?.quantile(0.1) ?? -1, forecast.missCount?.quantile(0.9) ?? -1, forecast.failure as Any, middle - start)
      for note in forecast.models { print("  ", note.name, note.indicator, note.parameters.map { "\($0.name)=\($0.value)\($0.isAssumed ? "*" : "")" }.joined(separator: " ")) }
      let record = TrackRecord(target: target, origin: origin, units: table.units, panels: panels)
      print("  ", record as Any, record?.skill as Any, ContinuousClock.now - middle)
    }
    }
  }
}
