import TestSupport
import Observations
import Targets
import Testing

/// Verdicts on a unit that holds a part of a divided one.
@Suite struct EstimatedVerdictTests {
  /// 2023 against 2022, in whole years; `split` of both years' figures belongs to a divided unit.
  private func status(
    _ target: String, last: CarriedYear, this: CarriedYear, kind: Indicator.Kind = .flow
  ) throws -> PartStatus {
    let panel = try #require(CarriedYear.panel([last, this], firstYear: 2022, kind: kind))
    return try Target(bare: target).status(
      ofUnit: 0, year: 2023, monthsElapsed: 12, panels: { _ in panel }
    ).primary
  }

  /// Every baseline and value of 0…3 whole and 0…3 divided against the rule, asked at every division there is.
  @Test func everySmallDivision() throws {
    for (lastWhole, lastSplit) in pairs(3) {
      for (thisWhole, thisSplit) in pairs(3) {
        let status = try status(
          "x=-20%", last: CarriedYear(whole: lastWhole, split: lastSplit),
          this: CarriedYear(whole: thisWhole, split: thisSplit))
        var verdicts: Set<Verdict> = []
        for last in lastWhole...lastWhole + lastSplit {
          for this in thisWhole...thisWhole + thisSplit {
            verdicts.insert(5 * this <= 4 * last ? .met : .missed)
          }
        }
        let isEstimated = lastSplit + thisSplit > 0
        #expect(status.comparability == (isEstimated ? .estimated : .comparable))
        #expect((status.verdictRange != nil) == isEstimated)
        #expect((status.verdictRange?.dependsOnDivision ?? false) == (verdicts.count == 2))
        #expect(verdicts.contains(status.verdict))
        let allowed = (4 * lastWhole / 5)...(4 * (lastWhole + lastSplit) / 5)
        #expect(status.boundRange == (isEstimated ? allowed : nil))
        #expect(status.baselineRange?.low == (lastSplit > 0 ? lastWhole : nil))
        #expect(status.baselineRange?.high == (lastSplit > 0 ? lastWhole + lastSplit : nil))
      }
    }
  }

  /// Every ratio: whoever of the divided unit belongs here, re-offenders among the released.
  @Test func everySmallRatio() throws {
    let kind = Indicator.Kind.proportion(denominator: .flow)
    for (top, bottom) in [(0, 0), (0, 4), (1, 4), (2, 9)] {
      for (splitTop, splitBottom) in [(0, 1), (1, 1), (0, 8), (1, 8), (2, 3)] {
        let status = try status(
          "x<20%", last: CarriedYear(whole: 0, split: 0, of: (1, 0)),
          this: CarriedYear(whole: top, split: splitTop, of: (bottom, splitBottom)), kind: kind)
        var verdicts: [Verdict] = []
        for again in 0...splitTop {
          for others in 0...splitBottom - splitTop {
            let base = bottom + again + others
            verdicts.append(base == 0 ? .notApplicable : 5 * (top + again) < base ? .met : .missed)
          }
        }
        let range = try #require(status.verdictRange)
        #expect(range.worst == (verdicts.contains(.missed) ? .missed : range.worst))
        #expect(range.best == (verdicts.contains(.met) ? .met : range.best))
        #expect(verdicts.contains(range.worst) && verdicts.contains(range.best))
      }
    }
  }

  @Test func aCapRestsOnThisYearAlone() throws {
    let status = try status(
      "x<=3", last: CarriedYear(whole: 1, split: 5), this: CarriedYear(whole: 2, split: 0))
    #expect(status.comparability == .comparable)
    #expect(status.verdictRange == nil)
    #expect(status.baselineRange?.high == 6)
  }

  private func pairs(_ most: Int) -> [(Int, Int)] {
    (0...most).flatMap { whole in (0...most).map { (whole, $0) } }
  }
}
