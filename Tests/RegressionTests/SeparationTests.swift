import LinearAlgebra
import Probability
import Regression
import TestSupport
import Testing

/// Every small world: on one column of numbers separation can be told on paper.
@Suite struct SeparationTests {
  typealias Failures = GeneralizedLinearFailureTests

  /// All sequences of `count` of the digits.
  static func sequences(_ digits: [Double], _ count: Int) -> [[Double]] {
    guard count > 0 else { return [[]] }
    return sequences(digits, count - 1).flatMap { rest in digits.map { rest + [$0] } }
  }

  /// A line of counts is separated if one point alone holds the positive counts, at an end.
  @Test func counts() throws {
    let times: [Double] = [1, 2, 3, 4, 5]
    for values in Self.sequences([0, 1, 4], 5) {
      let frame = Failures.frame(values, [("t", times)])
      let positive = values.indices.filter { values[$0] > 0 }
      let expected: FitError? =
        positive.isEmpty
        ? .allCountsZero
        : positive.count == 1 && (positive[0] == 0 || positive[0] == 4)
          ? .separated(coefficients: ["(Intercept)", "t"]) : nil
      let model = GeneralizedLinearModel(.poisson)
      #expect(Failures.error(model, frame) == expected, "\(values)")
      #expect(
        Failures.error(GeneralizedLinearModel(.negativeBinomial(size: 0.7)), frame) == expected, "\(values)")
      do throws(FitError) {
        let fit = try NegativeBinomialModel().fit(frame)
        #expect(expected == nil && fit.logLikelihood >= fit.poissonLimit.logLikelihood! - 1e-12, "\(values)")
        #expect(fit.regression.table().allSatisfy { $0.standardError!.isFinite && $0.pValue!.isFinite })
      } catch {
        #expect(error == expected, "\(values)")
      }
    }
  }

  /// Ones and zeros are separated if all ones lie on one side of all zeros, a shared value allowed.
  @Test(
    arguments: [Link.logit, .probit, .complementaryLogLog], [[1, 2, 3, 4, 5, 6], [1, 2, 2, 3, 3, 3.5]])
  func successes(link: Link, x: [Double]) throws {
    for values in Self.sequences([0, 1], 6) {
      let error = Failures.error(
        GeneralizedLinearModel(.binomial, link: link), Failures.frame(values, [("x", x)]))
      let (zeros, ones) = (x.indices.filter { values[$0] == 0 }, x.indices.filter { values[$0] == 1 })
      let expected: FitError? =
        if ones.isEmpty {
          .noSuccesses
        } else if zeros.isEmpty {
          .allSuccesses
        } else if zeros.map({ x[$0] }).max()! <= ones.map({ x[$0] }).min()!
          || ones.map({ x[$0] }).max()! <= zeros.map({ x[$0] }).min()!
        {
          .separated(coefficients: ["(Intercept)", "x"])
        } else {
          nil
        }
      #expect(error == expected, "\(link) \(values)")
    }
  }

  /// Three groups: exactly the groups of zeros are named, with the constant and its contrasts if the first is one.
  @Test func groups() throws {
    let group = [0, 0, 1, 1, 2, 2]
    let columns = [("b", group.map { $0 == 1 ? 1.0 : 0 }), ("c", group.map { $0 == 2 ? 1.0 : 0 })]
    for values in Self.sequences([0, 2], 6) where values.contains(2) {
      let empty = (0..<3).filter { level in group.indices.allSatisfy { group[$0] != level || values[$0] == 0 }
      }
      var names: [String] = []
      if empty.contains(0) {
        // The contrast of a group that stays finite rises as the constant falls.
        names = ["(Intercept)"] + (empty.contains(1) ? [] : ["b"]) + (empty.contains(2) ? [] : ["c"])
      } else {
        names = (empty.contains(1) ? ["b"] : []) + (empty.contains(2) ? ["c"] : [])
      }
      let error = Failures.error(GeneralizedLinearModel(.poisson), Failures.frame(values, columns))
      guard let error else {
        #expect(names.isEmpty, "\(values)")
        continue
      }
      guard case .separated(let found) = error else {
        Issue.record("\(values): \(error)")
        continue
      }
      // Two empty groups run off at paces of their own.
      #expect(empty.count == 1 ? found == names : Set(names).isSubset(of: Set(found)), "\(values): \(found)")
    }
  }

  /// Small monthly series, of which half scatter less than Poisson's: an answer or a reason for each, never NaN.
  @Test func smallSeriesHaveAnAnswerOrAReason() throws {
    var generator = SeededGenerator(seed: 60)
    let months = (0..<36).map(Double.init)
    let angle = months.map { $0 * Double.pi / 6 }
    let columns = [
      ("t", months.map { $0 / 12 }), ("c", angle.map(cosine)), ("s", angle.map(sine)),
    ]
    var limits = 0
    var fits = 0
    for series in 0..<300 {
      let mean = [0.05, 0.3, 1, 4][series % 4]
      let values = months.map { _ in Double(Poisson(mean: mean).sample(using: &generator)) }
      let frame = Failures.frame(values, columns)
      do throws(FitError) {
        let fit = try NegativeBinomialModel().fit(frame)
        fits += 1
        limits += fit.isPoissonLimit ? 1 : 0
        #expect(fit.logLikelihood >= fit.poissonLimit.logLikelihood! - 1e-10)
        for row in fit.regression.table() {
          let numbers = [row.estimate, row.standardError, row.statistic, row.pValue, row.lower, row.upper]
          #expect(numbers.allSatisfy { $0!.isFinite }, "\(values)")
        }
      } catch {
        switch error {
        case .allCountsZero, .separated: break
        default: Issue.record("\(values): \(error)")
        }
      }
    }
    #expect(fits > 200 && limits > fits / 3 && limits < fits)
  }
}
