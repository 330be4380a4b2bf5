import LinearAlgebra
import Regression
import TestSupport
import Testing

/// Data that no model fits have a reason, and estimates on the border say so.
@Suite("Diagnoses of mixed models")
struct MixedDiagnosisTests {
  /// Six units of four rows; x runs 0…3 within each.
  private func frame(
    _ counts: [Double]? = nil, trials: [Double]? = nil, x: [Double]? = nil, offset: [Double]? = nil,
    levels: [Int]? = nil, random: [[Double]]? = nil, weights: [Double]? = nil
  ) -> ModelFrame {
    let rows = counts?.count ?? 24
    let counts = counts ?? (0..<24).map { Double([2, 5, 1, 9, 4, 3][$0 / 4] + $0 % 3) }
    let levels = levels ?? (0..<rows).map { $0 / 4 }
    let ones = [Double](repeating: 1, count: rows)
    let columns = random ?? [ones]
    return ModelFrame(
      response: .init(name: "y", values: counts, trials: trials),
      design: DesignMatrix(
        Matrix(columns: [ones, x ?? (0..<rows).map { Double($0 % 4) }]), names: ["(Intercept)", "x"]),
      offset: offset, weights: weights,
      randomTerms: [
        RandomTerm(
          grouping: "unit", levels: (0...levels.max()!).map { "u\($0)" }, levelOfRow: levels,
          columns: Matrix(columns: columns),
          names: columns.count == 1 ? ["(Intercept)"] : ["(Intercept)", "x"])
      ])
  }

  private func reason(_ frame: ModelFrame, _ model: MixedModel = .negativeBinomial()) -> String? {
    do {
      _ = try model.fit(frame)
      return nil
    } catch {
      return error.description
    }
  }

  private static func with<T>(_ values: [T], _ index: Int, _ value: T) -> [T] {
    var values = values
    values[index] = value
    return values
  }

  @Test func reasons() {
    let zeros = [Double](repeating: 0, count: 24)
    let ones = [Double](repeating: 1, count: 24)
    let x = (0..<24).map { Double($0 % 4) }
    #expect(reason(frame(zeros)) == "every count is zero")
    #expect(reason(frame(ones, weights: zeros)) == "every count is zero")
    #expect(reason(frame(Self.with(ones, 2, -1))) == "the response of row 3 must be a number of 0 or more")
    #expect(reason(frame(Self.with(ones, 2, .nan))) == "the response of row 3 must be a number of 0 or more")
    #expect(reason(frame(offset: Self.with(zeros, 4, -.infinity))) == "the offset of row 5 is not finite")
    #expect(reason(frame(x: Self.with(x, 7, .nan))) == "'x' of row 8 is not finite")
    #expect(reason(frame(random: [Self.with(ones, 1, .infinity)])) == "'(Intercept)' of row 2 is not finite")
    #expect(reason(frame(weights: Self.with(ones, 0, -1))) == "'weights' of row 1 is not finite")
    #expect(
      reason(frame(levels: Array(repeating: 0, count: 24)))
        == "the factor 'unit' has one level only, 'u0'")
    #expect(
      reason(frame(levels: Array(0..<24), random: [ones, x]))
        == "no level of (1 + x | unit) has 2 rows, as many as it has random coefficients")
    #expect(reason(frame(levels: Array(0..<24))) == nil)
    #expect(reason(frame([1, 3, 2, 5])) == "the factor 'unit' has one level only, 'u0'")
    #expect(
      reason(frame([1, 3, 2, 5], levels: [0, 0, 1, 1])) == "4 rows with data, at least 5 are needed")
    #expect(
      reason(frame(random: [ones, ones])) == "the columns of (1 + x | unit) depend on each other")
  }

  @Test func reasonsOfProportions() {
    let model = MixedModel(family: .binomial)
    let five = [Double](repeating: 5, count: 24)
    let some = (0..<24).map { Double($0 % 5) }
    #expect(reason(frame(some, trials: five), model) == nil)
    #expect(
      reason(frame(Self.with(some, 5, 6), trials: five), model)
        == "the response of row 6 must be between 0 and the number of trials")
    #expect(
      reason(frame(five, trials: five), model)
        == "the responses are separated perfectly, no finite estimate for (Intercept), x")
    #expect(reason(frame(five.map { _ in 0 }, trials: five), model) == "every count is zero")
  }

  /// No case where x is 3: its coefficient runs off.
  @Test func separation() {
    let x = (0..<24).map { $0 % 4 == 3 ? 1.0 : 0 }
    let counts = (0..<24).map { $0 % 4 == 3 ? 0 : Double(1 + $0 % 3) }
    for model in [MixedModel(family: .poisson), .negativeBinomial()] {
      #expect(
        reason(frame(counts, x: x), model)
          == "the responses are separated perfectly, no finite estimate for x")
    }
  }

  @Test func quadratureIsForOneFactor() {
    let model = MixedModel(family: .poisson, method: .adaptiveGaussHermite(points: 5))
    #expect(
      reason(MixedCase.crossed.frame, model)
        == "quadrature is for one grouping factor, not for 'judge' and 'item'")
  }

  /// Units that do not differ beyond chance.
  @Test func noVarianceIsSingular() throws {
    let counts = (0..<24).map { Double(3 + $0 % 2) }
    let fit = try MixedModel(family: .poisson).fit(frame(counts))
    #expect(fit.isSingular)
    #expect(fit.singularTerms == ["1 | unit"])
    #expect(fit.randomTerms[0].standardDeviations == [0])
    #expect(fit.randomTerms[0].correlation(0, 0) == nil)
    #expect(fit.randomEffects[0].modes.elements == [0, 0, 0, 0, 0, 0])
    #expect(fit.covarianceSource == .allParameters)
    // Without variance it is the model without units: ln of the means of x = 0, 2 and 1, 3.
    #expect(fit.fitted == fit.populationFitted)
    #expect(isClose(fit.fitted.reduce(0, +), counts.reduce(0, +), relative: 1e-9))
  }

  @Test func perfectCorrelationIsSingular() throws {
    let fit = try MixedCase.crossed.model.fit(MixedCase.crossed.frame)
    #expect(fit.singularTerms == ["1 + x | item"])
    let term = fit.randomTerms[1]
    #expect(isClose(abs(term.correlation(0, 1)!), 1, absolute: 1e-9))
    #expect(fit.standardErrors.allSatisfy { $0! > 0 && $0!.isFinite })
  }

  /// Counts that scatter less than Poisson's: NB2 has its maximum at infinite size.
  @Test func underDispersionIsThePoissonLimit() throws {
    let counts = (0..<24).map { Double([2, 6, 3, 9, 5, 4][$0 / 4]) }
    let fit = try MixedModel.negativeBinomial().fit(frame(counts))
    let poisson = try MixedModel(family: .poisson).fit(frame(counts))
    #expect(fit.isPoissonLimit)
    #expect(!poisson.isPoissonLimit)
    #expect(fit.size == .infinity)
    #expect(fit.logSizeStandardError == nil)
    #expect(fit.model.family == .poisson)
    // The searches begin where GLMs of different sizes end.
    #expect(isClose(fit.logLikelihood, poisson.logLikelihood, absolute: 1e-9))
    for (one, other) in zip(fit.coefficients, poisson.coefficients) {
      #expect(isClose(one!, other!, absolute: 1e-7))
    }
    #expect(poisson.parameters == 3)
    #expect(fit.parameters == 4)
  }
}
