import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

/// The generated series of series_batch.R.
struct SeriesBatchReference: Decodable {
  struct NegativeBinomial: Decodable {
    let coefficients: [Double]
    let errors: [Double]
    let size: Double
    let sizeError: Double
    let deviance: Double
    let logLikelihood: Double
  }
  struct Series: Decodable {
    let name: String
    let counts: [Double?]
    let offsets: [Double]
    let coefficients: [Double]
    let errors: [Double]
    let deviance: Double
    let dispersion: Double
    let logLikelihood: Double
    let negativeBinomial: NegativeBinomial?
  }
  let names: [String]
  let design: [[Double]]
  let series: [Series]

  static func read() throws -> Self { try fixture("series_batch", in: .module) }
  var matrix: DesignMatrix { DesignMatrix(Matrix(columns: design), names: names) }
  var counts: [Double] { series.flatMap { $0.counts.map { $0 ?? .nan } } }
  var offsets: SeriesBatch.Offsets { .own(series.flatMap(\.offsets)) }
}

@Suite struct SeriesBatchTests {
  /// Coefficients at convergence; the smaller ones to the share of their standard error that this leaves.
  func expectCoefficients(
    _ fit: SeriesBatchFit, _ place: Int, _ coefficients: [Double], _ errors: [Double], _ name: String
  ) {
    // Means of 2,000,000 leave a size of 26,000,000 to rounding, in R too, and the coefficients follow it.
    let share = name == "huge" ? 1e-7 : 1e-8
    for (index, (coefficient, error)) in zip(fit.range(of: place), zip(coefficients, errors)) {
      #expect(
        isClose(fit.coefficients[index], coefficient, relative: 1e-8, absolute: share * error),
        "\(name): \(fit.coefficients[index]) for \(coefficient)")
      #expect(
        isClose(fit.standardErrors[index], error, relative: 1e-6),
        "\(name): \(fit.standardErrors[index]) for \(error)")
    }
  }

  @Test func poissonAgreesWithR() async throws {
    let reference = try SeriesBatchReference.read()
    for family in [SeriesBatch.Family.poisson, .quasiPoisson] {
      let fit = await SeriesBatch(family: family, design: reference.matrix)
        .fit(reference.counts, offsets: reference.offsets)
      for (place, series) in reference.series.enumerated() {
        #expect(fit.failures[place] == nil, "\(series.name)")
        let spread = family == .poisson ? 1 : series.dispersion
        #expect(isClose(fit.dispersions[place], spread, relative: 1e-8), "\(series.name)")
        expectCoefficients(
          fit, place, series.coefficients, series.errors.map { $0 * spread.squareRoot() }, series.name)
        #expect(isClose(fit.deviances[place], series.deviance, relative: 1e-8), "\(series.name)")
        #expect(Int(fit.observations[place]) == series.counts.count { $0 != nil })
        #expect(fit.sizes[place] == .infinity)
        if family == .poisson {
          #expect(
            isClose(
              fit.logLikelihoods[place], series.logLikelihood, relative: series.name == "huge" ? 1e-10 : 1e-12
            ),
            "\(series.name)")
        } else {
          #expect(fit.logLikelihoods[place].isNaN)
        }
      }
    }
  }

  @Test func negativeBinomialAgreesWithR() async throws {
    let reference = try SeriesBatchReference.read()
    let fit = await SeriesBatch(family: .negativeBinomial, design: reference.matrix)
      .fit(reference.counts, offsets: reference.offsets)
    for (place, series) in reference.series.enumerated() {
      #expect(fit.failures[place] == nil, "\(series.name)")
      guard let own = series.negativeBinomial else {
        // The likelihood rises towards the Poisson limit, which is the answer.
        #expect(fit.sizes[place] == .infinity && fit.sizeStandardErrors[place] == .infinity, "\(series.name)")
        expectCoefficients(fit, place, series.coefficients, series.errors, series.name)
        #expect(
          isClose(
            fit.logLikelihoods[place], series.logLikelihood, relative: series.name == "huge" ? 1e-10 : 1e-12),
          "\(series.name)")
        continue
      }
      expectCoefficients(fit, place, own.coefficients, own.errors, series.name)
      let relative = series.name == "huge" ? 2e-5 : 1e-6
      #expect(isClose(fit.sizes[place], own.size, relative: relative), "\(series.name): \(fit.sizes[place])")
      #expect(
        isClose(fit.sizeStandardErrors[place], own.sizeError, relative: relative),
        "\(series.name): \(fit.sizeStandardErrors[place]) for \(own.sizeError)")
      #expect(isClose(fit.deviances[place], own.deviance, relative: relative), "\(series.name)")
      #expect(
        isClose(fit.logLikelihoods[place], own.logLikelihood, relative: 1e-4 * relative),
        "\(series.name): \(fit.logLikelihoods[place]) for \(own.logLikelihood)")
    }
  }

  @Test(arguments: SeriesBatch.Family.allCases)
  func lanesJobsAndOrderChangeNothing(_ family: SeriesBatch.Family) async throws {
    let reference = try SeriesBatchReference.read()
    let batch = SeriesBatch(family: family, design: reference.matrix)
    // Enough series for several runs, the last of them short.
    let order = (0..<(17 * reference.series.count)).map { ($0 * 7 + $0 / 29) % reference.series.count }
    let counts = order.flatMap { reference.series[$0].counts.map { $0 ?? .nan } }
    let offsets = SeriesBatch.Offsets.own(order.flatMap { reference.series[$0].offsets })
    let fit = await batch.fit(counts, offsets: offsets, jobs: 1)
    for jobs in [2, 8] {
      #expect(same(await batch.fit(counts, offsets: offsets, jobs: jobs), fit))
    }
    for (place, series) in order.prefix(40).enumerated() {
      let alone = await batch.fit(
        reference.series[series].counts.map { $0 ?? .nan }, offsets: .own(reference.series[series].offsets))
      #expect(same(alone, fit, at: place))
    }
    for count in 1...17 {
      let few = await batch.fit(
        Array(counts.prefix(48 * count)),
        offsets: .own(Array(order.prefix(count).flatMap { reference.series[$0].offsets })))
      for place in 0..<count { #expect(same(few, fit, from: place, at: place)) }
    }
  }

  /// Whether two fits are the same to the last bit, NaN included.
  private func same(_ left: SeriesBatchFit, _ right: SeriesBatchFit) -> Bool {
    left.count == right.count && (0..<left.count).allSatisfy { same(left, right, from: $0, at: $0) }
  }

  private func same(_ one: SeriesBatchFit, _ many: SeriesBatchFit, from: Int = 0, at place: Int) -> Bool {
    func numbers(_ fit: SeriesBatchFit, _ place: Int) -> [UInt64] {
      (fit.coefficients[fit.range(of: place)] + fit.standardErrors[fit.range(of: place)]
        + [
          fit.deviances[place], fit.pearsonStatistics[place], fit.dispersions[place], fit.sizes[place],
          fit.sizeStandardErrors[place], fit.logLikelihoods[place],
        ]).map(\.bitPattern)
    }
    return numbers(one, from) == numbers(many, place) && one.failures[from] == many.failures[place]
      && one.iterations[from] == many.iterations[place]
  }

  @Test func exposureMovesOnlyTheIntercept() async throws {
    let reference = try SeriesBatchReference.read()
    for family in SeriesBatch.Family.allCases {
      let batch = SeriesBatch(family: family, design: reference.matrix)
      let plain = await batch.fit(reference.counts)
      let scaled = await batch.fit(
        reference.counts, offsets: .shared(Array(repeating: log(1000), count: reference.matrix.rows)))
      for (index, coefficient) in plain.coefficients.enumerated() {
        let moved = index % 6 == 0 ? coefficient - log(1000) : coefficient
        #expect(
          isClose(
            scaled.coefficients[index], moved, relative: 1e-9, absolute: 1e-9 * plain.standardErrors[index]))
      }
    }
  }
}
