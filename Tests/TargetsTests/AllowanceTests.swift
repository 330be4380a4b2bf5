import Foundation
import Targets
import Testing

@Suite struct AllowanceTests {
  static let cuts = [5, 7, 10, 15]

  private func cut(_ perCent: Int) -> TargetRule { .cut(BasisPoints(hundredths: 100 * perCent)) }

  /// The definition itself: the largest value whose fall is at least the per cent, by search in whole numbers.
  private func searched(_ baseline: Int, cut perCent: Int) -> Int {
    (0...baseline).last { (baseline - $0) * 100 >= perCent * baseline }!
  }

  @Test(arguments: cuts) func cutIsTheLargestValueThatMeetsIt(perCent: Int) {
    for baseline in 0...2_000 {
      #expect(
        cut(perCent).bound(baseline: baseline) == searched(baseline, cut: perCent), "of \(baseline)")
    }
  }

  @Test func cutsOfHundredthsAgreeWithTheDefinition() {
    for hundredths in stride(from: 0, through: 10_000, by: 37) {
      let rule = TargetRule.cut(BasisPoints(hundredths: hundredths))
      for baseline in 0...150 {
        let searched = (0...baseline).last { (baseline - $0) * 10_000 >= hundredths * baseline }
        #expect(rule.bound(baseline: baseline) == searched, "\(hundredths) hundredths of \(baseline)")
      }
    }
  }

  /// `thresholds_small_counts.csv`: domain/thresholds_small_counts.csv of the study of Plan 120 (largest count that
  /// still meets a cut of 5, 7, 10 or 15 % on a baseline of 0…200), made apart from this code.
  @Test func agreesWithThePublishedTableOfSmallCounts() throws {
    let url = try #require(
      Bundle.module.url(
        forResource: "thresholds_small_counts", withExtension: "csv", subdirectory: "Fixtures"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    #expect(lines[0] == "baseline,max_current_5pct,max_current_7pct,max_current_10pct,max_current_15pct")
    #expect(lines.count == 202)
    for (index, line) in lines.dropFirst().enumerated() {
      let allowances = Self.cuts.map { cut($0).bound(baseline: index)! }
      #expect(line == ([index] + allowances).map(String.init).joined(separator: ","))
    }
  }

  /// floor(n · (1 − 0.07)) in doubles is one short here.
  @Test(arguments: [(500, 465), (1_000, 930), (1_100, 1_023)])
  func flooredProductTrap(baseline: Int, allowance: Int) {
    #expect(Int((Double(baseline) * (1 - 0.07)).rounded(.down)) == allowance - 1, "the trap is gone")
    #expect(cut(7).bound(baseline: baseline) == allowance)
  }

  /// n − ceil(n · 0.07) in doubles is one short here.
  @Test(arguments: [(100, 93), (200, 186), (300, 279), (400, 372), (600, 558)])
  func ceiledFallTrap(baseline: Int, allowance: Int) {
    #expect(baseline - Int((Double(baseline) * 0.07).rounded(.up)) == allowance - 1, "the trap is gone")
    #expect(cut(7).bound(baseline: baseline) == allowance)
  }

  @Test func fifteenToFourteenIsRoundedSevenPerCentButNotMet() {
    #expect(cut(7).bound(baseline: 15) == 13)
  }

  @Test func largeNumbersDoNotOverflow() {
    #expect(cut(7).bound(baseline: .max) == Int.max / 100 * 93 + Int.max % 100 * 93 / 100)
    #expect(cut(0).bound(baseline: .max) == .max)
    #expect(cut(100).bound(baseline: .max) == 0)
    let all = TargetRule.share(Limit(.under, 10_000))
    #expect(all.bound(denominator: .max) == .max - 1)
    // 8 · 2^62 = 2^65 = 36,893,488,147,419,103,232, whose lower word is zero.
    let small = TargetRule.share(Limit(.under, 8))
    #expect(small.bound(denominator: 1 << 62) == 3_689_348_814_741_910)
  }

  @Test func capHasNoBaseline() {
    for baseline in [0, 1, 12, 2_000] {
      #expect(TargetRule.cap(12).bound(baseline: baseline) == 12)
      #expect(TargetRule.cap(0).bound(baseline: baseline) == 0)
    }
    #expect(TargetRule.cap(12).bound(denominator: 5) == nil)
    #expect(cut(7).bound(denominator: 5) == nil)
  }

  @Test(arguments: [1_000, 1, 25, 750, 3_333, 10_000])
  func ratioIsTheLargestNumeratorStrictlyUnder(hundredths: Int) {
    let rule = TargetRule.share(Limit(.under, hundredths))
    #expect(rule.bound(denominator: 0) == nil)
    #expect(rule.bound(baseline: 5) == nil)
    for denominator in 1...200 {
      let searched = (0...denominator).last { $0 * 10_000 < hundredths * denominator }
      #expect(rule.bound(denominator: denominator) == searched, "of \(denominator)")
    }
  }

  @Test func underTenPerCentIsStrict() {
    let rule = TargetRule.share(Limit(.under, 1_000))
    #expect([1, 9, 10, 11, 20, 21].map { rule.bound(denominator: $0) } == [0, 0, 0, 1, 1, 2])
  }
}
