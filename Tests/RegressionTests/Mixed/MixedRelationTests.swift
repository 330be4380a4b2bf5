import Foundation
import LinearAlgebra
import Probability
import Regression
import TestSupport
import Testing

/// What must hold between fits, whatever the numbers.
@Suite("Relations between mixed models")
struct MixedRelationTests {
  static let table = MixedCase.epil
  static let columns = ["(Intercept)", "lbase", "V4"]

  private func frame(
    columns: [String] = columns, names: [String]? = nil, random: [String] = ["(Intercept)", "V4"],
    weights: [Double]? = nil, scale: (String) -> (Double, Double) = { _ in (1, 0) }, order: [Int]? = nil,
    offset: Double? = nil
  ) -> ModelFrame {
    let order = order ?? Array(0..<236)
    func values(_ name: String) -> [Double] {
      let (factor, shift) = scale(name)
      let column = Self.table.column(name)
      return order.map { factor * column[$0] + shift }
    }
    let term = Self.table.term("subject")
    return ModelFrame(
      response: .init(name: "y", values: order.map { Self.table.column("y")[$0] }),
      design: DesignMatrix(Matrix(columns: columns.map(values)), names: names ?? columns),
      offset: offset.map { Array(repeating: $0, count: order.count) }, weights: weights,
      randomTerms: [
        RandomTerm(
          grouping: "subject", levels: term.levels, levelOfRow: order.map { term.levelOfRow[$0] },
          columns: Matrix(columns: random.map(values)), names: random)
      ])
  }

  private let model = MixedModel.negativeBinomial()

  /// The columns of a fit may be measured in other units, from another origin.
  @Test func unitsOfColumnsDoNotMatter() throws {
    let plain = try model.fit(frame())
    let scaled = try model.fit(frame(scale: { $0 == "V4" ? (1_000, 2_020) : (1, 0) }))
    #expect(isClose(plain.logLikelihood, scaled.logLikelihood, absolute: 1e-8))
    #expect(isClose(plain.coefficients[2]!, 1_000 * scaled.coefficients[2]!, relative: 1e-6))
    #expect(isClose(plain.standardErrors[2]!, 1_000 * scaled.standardErrors[2]!, relative: 1e-5))
    let (one, two) = (plain.randomTerms[0], scaled.randomTerms[0])
    #expect(isClose(one.standardDeviations[1], 1_000 * two.standardDeviations[1], relative: 1e-5))
    for row in 0..<236 { #expect(isClose(plain.fitted[row], scaled.fitted[row], relative: 1e-6)) }
  }

  @Test func anOffsetMovesTheInterceptOnly() throws {
    let plain = try model.fit(frame())
    let moved = try model.fit(frame(offset: log(10)))
    #expect(isClose(plain.coefficients[0]! - log(10), moved.coefficients[0]!, absolute: 1e-7))
    for index in 1...2 {
      #expect(isClose(plain.coefficients[index]!, moved.coefficients[index]!, absolute: 1e-7))
    }
    #expect(isClose(plain.logLikelihood, moved.logLikelihood, absolute: 1e-8))
  }

  @Test func orderOfRowsDoesNotMatter() throws {
    let plain = try model.fit(frame())
    let order = (0..<236).map { ($0 * 101) % 236 }
    let mixed = try model.fit(frame(order: order))
    #expect(isClose(plain.logLikelihood, mixed.logLikelihood, absolute: 1e-8))
    for (place, row) in order.enumerated() {
      #expect(isClose(plain.fitted[row], mixed.fitted[place], relative: 1e-7))
    }
    #expect(plain.randomEffects[0].levels == mixed.randomEffects[0].levels)
  }

  @Test func onePointOfQuadratureIsLaplace() throws {
    let one = MixedModel.negativeBinomial(method: .adaptiveGaussHermite(points: 1))
    #expect(try one.fit(frame()).logLikelihood == model.fit(frame()).logLikelihood)
  }

  /// More points change less and less.
  @Test func quadratureSettles() throws {
    let values = try [3, 7, 11].map { points in
      try MixedModel(family: .poisson, method: .adaptiveGaussHermite(points: points)).fit(frame())
        .logLikelihood
    }
    #expect(abs(values[2] - values[1]) < 1e-4)
    #expect(abs(values[1] - values[0]) > 10 * abs(values[2] - values[1]))
  }

  /// A row of weight 0 takes no part, and has a mean all the same.
  @Test func rowsWithoutWeightTakeNoPart() throws {
    let weights = (0..<236).map { $0 % 4 == 3 ? 0.0 : 1 }
    let columns = ["(Intercept)", "lbase"]
    let without = try model.fit(frame(columns: columns, random: ["(Intercept)"], weights: weights))
    let shorter = try model.fit(
      frame(columns: columns, random: ["(Intercept)"], order: (0..<236).filter { $0 % 4 != 3 }))
    #expect(without.observations == 177)
    #expect(shorter.observations == 177)
    #expect(isClose(without.logLikelihood, shorter.logLikelihood, absolute: 1e-9))
    #expect(without.fitted.allSatisfy { $0 > 0 && $0.isFinite })
    // A subject's mean is the same for all its rows.
    #expect(isClose(without.fitted[3], without.fitted[2], relative: 1e-9))
  }

  /// Weight 2 is what a row given twice is.
  @Test func weightsAreRepetitions() throws {
    let weights = (0..<236).map { Double(1 + $0 % 2) }
    let order = (0..<236).flatMap { Array(repeating: $0, count: 1 + $0 % 2) }
    let weighted = try model.fit(frame(weights: weights))
    let repeated = try model.fit(frame(order: order))
    #expect(isClose(weighted.logLikelihood, repeated.logLikelihood, absolute: 1e-8))
    for index in 0...2 {
      #expect(isClose(weighted.standardErrors[index]!, repeated.standardErrors[index]!, relative: 1e-5))
    }
  }

  /// A column that is the sum of two others adds nothing and is named.
  @Test func dependentColumnsAreDropped() throws {
    let plain = try model.fit(frame())
    let wider = try model.fit(
      frame(columns: Self.columns + ["V4", "lage"], names: Self.columns + ["V4 again", "lage"]))
    let reference = try model.fit(frame(columns: Self.columns + ["lage"]))
    #expect(wider.droppedNames == ["V4 again"])
    #expect(wider.kept == [0, 1, 2, 4])
    #expect(wider.parameters == reference.parameters)
    #expect(isClose(wider.logLikelihood, reference.logLikelihood, absolute: 1e-8))
    #expect(wider.coefficientTable().map(\.name) == ["(Intercept)", "lbase", "V4", "lage"])
    #expect(plain.droppedNames == [])
  }

  @Test func limitsHoldTheEstimateAndWidenWithTheLevel() throws {
    let fit = try model.fit(frame())
    let narrow = fit.coefficientTable()
    let wide = fit.coefficientTable(level: .init(0.99))
    for (one, two) in zip(narrow, wide) {
      #expect(two.lower < one.lower && one.lower < one.estimate)
      #expect(one.estimate < one.upper && one.upper < two.upper)
      #expect(isClose(one.statistic, one.estimate / one.standardError, relative: 1e-12))
    }
    #expect(isClose(fit.aic, -2 * fit.logLikelihood + 2 * 7, relative: 1e-12))
    #expect(isClose(fit.bic, -2 * fit.logLikelihood + 7 * log(236), relative: 1e-12))
    #expect(fit.randomTerms[0].label == "1 + V4 | subject")
    #expect(fit.search.evaluations > 10 && fit.search.start < fit.logLikelihood)
  }

  @Test func aSizeMayBeGiven() throws {
    let estimated = try model.fit(frame())
    let given = try MixedModel(family: .negativeBinomial(size: estimated.size!)).fit(frame())
    #expect(isClose(given.logLikelihood, estimated.logLikelihood, absolute: 1e-8))
    #expect(given.parameters == estimated.parameters - 1)
    #expect(given.size == estimated.size)
    #expect(given.logSizeStandardError == nil && estimated.logSizeStandardError! > 0)
  }

  @Test func sameDataSameNumbers() throws {
    #expect(try model.fit(frame()) == model.fit(frame()))
  }
}
