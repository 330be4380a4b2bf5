import Forecasting
import Targets
import TestSupport
import Testing

@testable import Evaluation

@Suite struct ModelNoteTests {
  @Test func everyFitIsNamedWithItsParameters() throws {
    func models(_ target: String) throws -> [ModelNote] { try TargetForecastTests.forecast(target).models }
    let flow = try models("crimes=-7%")
    #expect(flow.map(\.name) == ["gamma-poisson", "last-year"])
    #expect(flow.allSatisfy { $0.indicator == "crimes" })
    // The mixed regression asks for four years; its weight goes to the others.
    #expect(flow.compactMap(\.share).map { ($0 * 1_000).rounded() } == [975, 25])
    #expect(
      flow[0].parameters.map(\.name) == [
        .discount, .yearNoise, .priorShape, .populationExponent, .growth, .commonDeviation,
      ])
    // Without populations their exponent is assumed.
    #expect(flow[0].parameters.map(\.isAssumed) == [false, false, false, true, false, false])
    let stock = try models("stock:addicts=-15% and news=0")
    #expect(stock.map(\.name) == ["stock-flow", "gamma-poisson"])
    #expect(stock.map(\.indicator) == ["addicts", "news"])
    let share = try models("again<10%")
    #expect(share.map(\.name) == ["beta-binomial", "gamma-poisson"])
    #expect(share.map(\.part) == [.count, .denominator])
  }

  @Test func aRealCutIsJudgedOnTheSameMonthsOfBothYears() throws {
    // METHODS C5: 12 to 6 cases, P(true cut of at least 7 %) = .8972562211.
    let half: [Int?] = Array(repeating: 1, count: 6)
    let two: [Int?] = Array(repeating: 2, count: 12)
    let status = try Target(bare: "crimes=-7%").status(ofUnit: 0, year: 2011, monthsElapsed: 6) { _ in
      .of([[two, half]], id: "crimes", monthsEach: 1)
    }
    #expect(isClose(try #require(status.primary.realCutProbability), 0.8972562211, absolute: 1e-9))
    let cap = try Target(bare: "crimes<=7").status(ofUnit: 0, year: 2011, monthsElapsed: 6) { _ in
      .of([[two, half]], id: "crimes", monthsEach: 1)
    }
    #expect(cap.primary.realCutProbability == nil)
  }
}
