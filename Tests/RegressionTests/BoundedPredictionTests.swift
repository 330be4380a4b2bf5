import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

@Suite struct BoundedPredictionTests {
  private static let rows = 32
  private static func columns(_ quarters: Range<Int>) -> DesignMatrix {
    DesignMatrix(
      Matrix(columns: [
        quarters.map { _ in 1 }, quarters.map { Double($0) / 4 }, quarters.map { $0 % 4 == 0 ? 1 : 0 },
      ]), names: ["(Intercept)", "year", "first"])
  }
  private let batch = SeriesBatch(family: .negativeBinomial, design: columns(0..<rows))
  private let next = columns(rows..<(rows + 8))

  private let gentle = (0..<32).map { quarter -> Double in
    let season = [4, -3, 0, 2][quarter % 4]
    return Double(20 - quarter / 4 + season)
  }

  private func predict(_ series: [[Double]], fewest: Double = 10) async -> BoundedPrediction {
    var rule = TrendRule(columns: ["year"])
    rule.fewestCases = fewest
    return await batch.boundedPrediction(Array(series.joined()), newRows: next, rule: rule)
  }

  @Test func aTrendOnAHandfulOfCasesDoesNotRunOff() async {
    // Three cases at the very end; the fit alone foretells thousands of times what was ever seen.
    let handful = (0..<Self.rows).map { [27, 30, 31].contains($0) ? 1.0 : 0 }
    let fitted = await batch.fit(handful).coefficients
    if fitted[1].isFinite { #expect(exp(fitted[0] + fitted[1] * 9.5) > 3) }
    let found = await predict([handful])
    #expect(found.bases == [.tooFewCases] || found.bases == [.meanRate])
    #expect(found.means.allSatisfy { $0 <= 1 })
  }

  @Test func aSteepTrendIsLeftOut() async {
    let steep = (0..<Self.rows).map { Double(Int(exp(0.12 * Double($0)))) }
    let found = await predict([steep])
    #expect(found.bases == [.runaway])
    #expect(found.means.allSatisfy { $0 <= steep.max()! })
    // Without the trend it is what a fit without the column says.
    let level = SeriesBatch(
      family: .negativeBinomial,
      design: DesignMatrix(
        Matrix(columns: [0, 2].map { Array(batch.design.matrix.column($0)) }),
        names: ["(Intercept)", "first"]))
    let own = await level.fit(steep).coefficients
    #expect(isClose(found.means[1], exp(own[0]), relative: 1e-12))
    #expect(isClose(found.means[0], exp(own[0] + own[1]), relative: 1e-12))
  }

  @Test func aGentleTrendGoesOn() async {
    let found = await predict([gentle])
    let own = await batch.fit(gentle).coefficients
    #expect(found.bases == [.fit])
    #expect(isClose(found.means[3], exp(own[0] + own[1] * 35 / 4), relative: 1e-12))
    #expect(found.means[3] < 16)
  }

  @Test func whatCannotBeFittedHasItsMeanRate() async {
    let zeros = [Double](repeating: 0, count: Self.rows)
    let firsts = (0..<Self.rows).map { $0 % 4 == 0 ? 4.0 : 0 }
    let missing = [Double](repeating: .nan, count: Self.rows)
    let found = await predict([zeros, firsts, missing])
    #expect(found.bases == [.meanRate, .meanRate, .none])
    #expect(found.means[..<8].allSatisfy { $0 == 0 })
    #expect(found.means[8..<16].allSatisfy { $0 == 1 })
    #expect(found.means[16...].allSatisfy { $0.isNaN })
  }

  @Test func ratesAreComparedNotCounts() async {
    // The exposure doubles; so may the counts.
    let rule = TrendRule(columns: ["year"])
    let doubled = await batch.boundedPrediction(
      gentle, newRows: next, newOffsets: .shared(Array(repeating: log(2), count: 8)), rule: rule)
    let plain = await batch.boundedPrediction(gentle, newRows: next, rule: rule)
    #expect(doubled.bases == [.fit])
    for (two, one) in zip(doubled.means, plain.means) { #expect(isClose(two, 2 * one, relative: 1e-12)) }
  }
}
