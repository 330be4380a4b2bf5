import Foundation
import LinearAlgebra
import Regression

/// The mixed model of the folder: y ~ t + sine + cosine + offset + (1 + t | unit).
enum MixedBenchmark {
  /// Prints the seconds, reading left out, and the log-likelihood.
  static func run(_ folder: String, _ family: String) throws {
    let counts = try numbers(folder + "/mixed_\(family).bin")
    let offsets = try numbers(folder + "/mixed_offsets.bin")
    let months = 96
    let rows = counts.count
    let month = (0..<rows).map { Double($0 % months) }
    let ones = [Double](repeating: 1, count: rows)
    let years = month.map { ($0 - 47.5) / 12 }
    let turns = month.map { 2 * Double.pi * $0 / 12 }
    let frame = ModelFrame(
      response: .init(name: "y", values: counts),
      design: DesignMatrix(
        Matrix(columns: [ones, years, turns.map { sin($0) }, turns.map { cos($0) }]),
        names: ["(Intercept)", "t", "s", "c"]),
      offset: offsets,
      randomTerms: [
        RandomTerm(
          grouping: "unit", levels: (0..<(rows / months)).map { String($0) },
          levelOfRow: (0..<rows).map { $0 / months }, columns: Matrix(columns: [ones, years]),
          names: ["(Intercept)", "t"])
      ])
    let model = family == "nb" ? MixedModel.negativeBinomial() : MixedModel(family: .poisson)
    let clock = ContinuousClock()
    let start = clock.now
    let fit = try model.fit(frame)
    print((clock.now - start) / .seconds(1), fit.logLikelihood)
  }
}

/// The numbers of a file, 8 bytes each, the lowest first.
func numbers(_ path: String) throws -> [Double] {
  let data = try Data(contentsOf: URL(fileURLWithPath: path))
  return (0..<(data.count / 8)).map { place in
    Double(bitPattern: (0..<8).reduce(0) { $0 | UInt64(data[8 * place + $1]) << (8 * UInt64($1)) })
  }
}
