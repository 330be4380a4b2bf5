import Foundation
import Observations
import TestSupport
import Testing

@testable import Forecasting

/// The file beside the package, where it is present: real data are never part of the package.
private let ohio: String = {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  return package.deletingLastPathComponent()
    .appending(path: "shared/data/areal-benchmarks/dataohiocomplete.csv").path
}()

/// Deaths from lung cancer in the 88 counties of Ohio, 1968 to 1988: "will next year be at most 93 % of this year?" of
/// units with at most 60 deaths, at 15 rolling origins.
@Suite("Ohio back-test", .enabled(if: FileManager.default.fileExists(atPath: ohio)))
struct OhioBacktestTests {
  /// Published by a run in R of the same filter without a common deviation of the year, which this model adds; its
  /// search stopped elsewhere on the flat top. Measured here: 0.1815, 0.1528, 0.1723, 0.1024.
  @Test(arguments: [
    (1, 1, 1151, 0.1816), (1, 2, 1291, 0.1528), (2, 1, 1245, 0.1723), (2, 2, 1317, 0.1024),
  ]) func hasThePublishedBrierScores(gender: Int, race: Int, cells: Int, published: Double) throws {
    let deaths = try Self.deaths(gender: gender, race: race)
    let panel = Panel.of(deaths.map { $0.map { [$0] } }, firstYear: 1968)
    var squares = 0.0
    var count = 0
    for year in 1974...1988 {
      let forecast = try GammaPoissonModel().fit(panel, before: year)
        .predictions(at: Origin(year: year, monthsElapsed: 0))
      for (unit, counts) in deaths.enumerated() where counts[year - 1969] <= 60 {
        let allowed = counts[year - 1969] * 93 / 100
        let prediction = forecast.units[unit]
        let miss = zip(prediction.probabilityAbove(allowed), prediction.weights).reduce(0) {
          $0 + $1.0 * $1.1
        }
        let outcome = counts[year - 1968] > allowed ? 1.0 : 0
        squares += (miss - outcome) * (miss - outcome)
        count += 1
      }
    }
    #expect(count == cells)
    #expect(abs(squares / Double(count) - published) < 0.001)
  }

  /// `deaths[county][year − 1968]`.
  static func deaths(gender: Int, race: Int) throws -> [[Int]] {
    var deaths = Array(repeating: Array(repeating: 0, count: 21), count: 88)
    for line in try String(contentsOfFile: ohio, encoding: .utf8).split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",").prefix(5).compactMap { Int($0) }
      guard cells.count == 5, cells[1] == gender, cells[2] == race else { continue }
      deaths[cells[0] - 1][cells[3] - 1968] += cells[4]
    }
    return deaths
  }
}
