import Evaluation
import Forecasting
import Observations
import Probability
import Targets

/// Forecasts held against what happened, over all cells that were open.
///
/// Cells of one year share its common deviation and are not independent. Beside p (1 − p) of each cell its spread
/// counts: of one forecast it is what `missCount` adds to the independent cells; of forecasts of the same year, whose
/// province moves alike under every seed, the standard deviations add up.
struct Calibration {
  struct Bin {
    var cells = 0, missed = 0
    var expected = 0.0, independent = 0.0
    /// Common standard deviation of each year.
    var common: [Int: Double] = [:]

    var meanForecast: Double { expected / Double(cells) }
    var shareMissed: Double { Double(missed) / Double(cells) }
    /// Of `shareMissed` around `meanForecast`.
    var standardError: Double {
      let shared = common.values.reduce(0) { $0 + $1 * $1 }
      return (independent + shared).squareRoot() / Double(cells)
    }
    var z: Double { (shareMissed - meanForecast) / standardError }
  }

  private(set) var all = Bin()
  /// P(miss) of 0…0.2, 0.2…0.4, … 0.8…1.
  private(set) var bins = Array(repeating: Bin(), count: 5)
  private(set) var squares = 0.0

  var brier: Double { squares / Double(all.cells) }

  /// Adds the open cells of `forecast`, whose outcomes are in `panels`.
  mutating func add(_ forecast: TargetForecast, panels: [String: Panel]) {
    let year = forecast.origin.year
    var expected = forecast.units.indices.compactMap { unit -> (p: Double, missed: Bool)? in
      guard let p = forecast.units[unit].missProbability, !forecast.units[unit].isDecided else { return nil }
      let verdict = forecast.target.status(ofUnit: unit, year: year, monthsElapsed: 12) { panels[$0] }.verdict
      return verdict == .met ? (p, false) : verdict == .missed ? (p, true) : nil
    }
    expected.sort { $0.p < $1.p }
    let independent = expected.reduce(0) { $0 + $1.p * (1 - $1.p) }
    let common = max(0, (forecast.missCount?.variance ?? 0) - independent).squareRoot()
    for cell in expected {
      // The common deviation moves those most whose verdict is least certain.
      let part = common * cell.p * (1 - cell.p) / independent
      all.add(cell, common: part, year: year)
      bins[min(4, Int(cell.p * 5))].add(cell, common: part, year: year)
      let error = cell.p - (cell.missed ? 1 : 0)
      squares += error * error
    }
  }
}

extension Calibration.Bin {
  mutating func add(_ cell: (p: Double, missed: Bool), common part: Double, year: Int) {
    cells += 1
    missed += cell.missed ? 1 : 0
    expected += cell.p
    independent += cell.p * (1 - cell.p)
    common[year, default: 0] += part
  }
}
