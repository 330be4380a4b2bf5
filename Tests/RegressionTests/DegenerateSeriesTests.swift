import LinearAlgebra
import Regression
import TestSupport
import Testing

@Suite struct DegenerateSeriesTests {
  /// Eight years of quarters: intercept, trend, one season.
  private let design = DesignMatrix(
    Matrix(columns: [
      Array(repeating: 1, count: 32), (0..<32).map { Double($0) / 4 }, (0..<32).map { $0 % 4 == 0 ? 1 : 0 },
    ]), names: ["(Intercept)", "year", "first"])
  private let usual = (0..<32).map { Double([3, 1, 4, 1, 5, 9, 2, 6][$0 % 8]) }

  private func failures(_ series: [[Double]], offsets: SeriesBatch.Offsets = .none) async -> [[String?]] {
    var found: [[String?]] = []
    for family in SeriesBatch.Family.allCases {
      let fit = await SeriesBatch(family: family, design: design).fit(
        Array(series.joined()), offsets: offsets)
      for place in 0..<fit.count {
        // NaN never without a reason, never a number beside one.
        let numbers =
          Array(fit.coefficients[fit.range(of: place)]) + [fit.deviances[place], fit.dispersions[place]]
        #expect(numbers.allSatisfy { $0.isNaN == (fit.failures[place] != nil) })
      }
      found.append(fit.failures.map { $0?.description })
    }
    return found
  }

  @Test func everyReasonIsNamed() async {
    var negative = usual
    negative[5] = -1
    var fractional = usual
    fractional[0] = 2.5
    var infinite = usual
    infinite[31] = .infinity
    let short = usual.indices.map { $0 < 2 ? usual[$0] : .nan }
    let zeros = usual.map { _ in 0.0 }
    let missing = usual.map { _ in Double.nan }
    // Cases in first quarters alone: the season has no finite effect.
    let firsts = usual.indices.map { $0 % 4 == 0 ? usual[$0] : 0 }
    // One case in the last quarter: the trend rises without end.
    let last = usual.indices.map { $0 == 31 ? 1.0 : 0 }
    let expected: [String?] = [
      nil, "the response of row 6 must be a whole number of 0 or more",
      "the response of row 1 must be a whole number of 0 or more",
      "the response of row 32 must be a whole number of 0 or more", "2 rows with data, at least 3 are needed",
      "every count is zero", "0 rows with data, at least 3 are needed",
      "the responses are separated perfectly, no finite estimate for (Intercept), first",
      "the responses are separated perfectly, no finite estimate for (Intercept), year, first", nil,
    ]
    let found = await failures([
      usual, negative, fractional, infinite, short, zeros, missing, firsts, last, usual,
    ])
    #expect(found[0] == expected)
    #expect(found[2] == expected)
    // A dispersion needs one row more.
    #expect(found[1][4] == "2 rows with data, at least 4 are needed")
  }

  @Test func offsetsMustBeFinite() async {
    var offsets = [Double](repeating: 0, count: 64)
    offsets[40] = -.infinity
    let found = await failures([usual, usual], offsets: .own(offsets))
    for family in found { #expect(family == [nil, "the offset of row 9 is not finite"]) }
    // Where the count is missing, nobody asks for its offset.
    var gap = usual
    gap[8] = .nan
    #expect(await failures([usual, gap], offsets: .own(offsets))[0] == [nil, nil])
  }

  @Test func valuesOfTheDesignMustBeFinite() async {
    let design = DesignMatrix(Matrix(columns: [[1, 1, 1], [0, .nan, 1]]), names: ["a", "b"])
    let fit = await SeriesBatch(family: .poisson, design: design).fit([1, 2, 3])
    #expect(fit.failures.map { $0?.description } == ["'b' of row 2 is not finite"])
  }

  @Test func laterOfDependentColumnsAreDropped() async {
    let columns = (0..<3).map { Array(design.matrix.column($0)) }
    let constant = DesignMatrix(
      Matrix(columns: [columns[0], columns[1], columns[0].map { 7 * $0 }, columns[2]]),
      names: ["(Intercept)", "year", "same", "first"])
    // Only first quarters are left: there the season is constant, as the intercept is.
    let firsts = usual.indices.map { $0 % 4 == 0 ? usual[$0] + Double($0) : .nan }
    for family in SeriesBatch.Family.allCases {
      let plain = await SeriesBatch(family: family, design: design).fit(usual + firsts)
      let fit = await SeriesBatch(family: family, design: constant).fit(usual + firsts)
      #expect(fit.failures == [nil, nil] && fit.ranks == [3, 2] && plain.ranks == [3, 2])
      #expect(fit.droppedColumns(of: 0) == ["same"] && fit.droppedColumns(of: 1) == ["same", "first"])
      #expect(plain.droppedColumns(of: 0) == [] && plain.droppedColumns(of: 1) == ["first"])
      for (column, same) in zip([0, 1, 3], 0..<3) {
        #expect(isClose(fit.coefficients[column], plain.coefficients[same], relative: 1e-9, absolute: 1e-12))
      }
      #expect(isClose(fit.deviances[1], plain.deviances[1], relative: 1e-9))
    }
  }

  @Test func failuresAreCounted() async {
    let zeros = usual.map { _ in 0.0 }
    let fit = await SeriesBatch(family: .poisson, design: design).fit(
      zeros + usual + usual.map { -$0 } + zeros, jobs: 2)
    #expect(
      fit.failureCounts.map(\.reason) == [
        "every count is zero", "the response of row 1 must be a whole number of 0 or more",
      ])
    #expect(fit.failureCounts.map(\.count) == [2, 1])
    #expect(await SeriesBatch(family: .poisson, design: design).fit([]).count == 0)
  }

  @Test func iterationsAreLimited() async {
    var batch = SeriesBatch(family: .poisson, design: design)
    batch.iterationLimit = 2
    let fit = await batch.fit(usual)
    #expect(fit.failures.map { $0?.description } == ["the estimates did not settle in 2 iterations"])
  }
}
