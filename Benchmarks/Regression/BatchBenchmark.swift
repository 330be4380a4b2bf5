import Foundation
import LinearAlgebra
import Regression

/// Fits the series of a folder that generate.py wrote: `regression-benchmark FOLDER poisson|nb JOBS REPETITIONS RESULT`.
///
/// Prints the seconds of every repetition, reading left out, and writes the coefficients, and the logarithm of the size,
/// to RESULT. With JOBS `mixed` the mixed model is fitted, and its log-likelihood printed beside the seconds.
@main
struct BatchBenchmark {
  static func main() async throws {
    let arguments = CommandLine.arguments
    if arguments.count >= 4, arguments[3] == "mixed" {
      return try MixedBenchmark.run(arguments[1], arguments[2])
    }
    guard arguments.count == 6, let jobs = Int(arguments[3]), let repetitions = Int(arguments[4]) else {
      FileHandle.standardError.write(
        Data("regression-benchmark FOLDER poisson|nb JOBS REPETITIONS RESULT\n".utf8))
      exit(64)
    }
    let folder = arguments[1]
    let design = try numbers(folder + "/design.bin")
    let counts = try numbers(folder + "/\(arguments[2]).bin")
    let offsets = try numbers(folder + "/offsets.bin")
    let matrix = Matrix(rows: design.count / 6, columns: 6, elements: design)
    let batch = SeriesBatch(
      family: arguments[2] == "nb" ? .negativeBinomial : .poisson,
      design: DesignMatrix(matrix, names: ["(Intercept)", "year", "sin1", "cos1", "sin2", "cos2"]))
    var fit: SeriesBatchFit?
    let clock = ContinuousClock()
    for _ in 0..<repetitions {
      let time = await clock.measure {
        fit = await batch.fit(counts, offsets: .own(offsets), jobs: jobs)
      }
      print(time / .seconds(1))
    }
    if let fit { try write(fit, arguments[2] == "nb", to: arguments[5]) }
  }

  private static func write(_ fit: SeriesBatchFit, _ withSize: Bool, to path: String) throws {
    var values: [Double] = []
    for series in 0..<fit.count {
      values += fit.coefficients[fit.range(of: series)]
      if withSize { values.append(fit.failures[series] == nil ? log(fit.sizes[series]) : .nan) }
    }
    let bytes = values.flatMap { value in
      (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * $0)) }
    }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    for (reason, count) in fit.failureCounts {
      FileHandle.standardError.write(Data("\(count): \(reason)\n".utf8))
    }
  }
}
