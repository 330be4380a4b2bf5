import Testing

@testable import Targets

/// Every rule against rational arithmetic, searched from the definition.
@Suite("Bounds of rules")
struct RuleBoundTests {
  private static let perCents = [0, 1, 5, 700, 733, 1_000, 5_000, 9_999, 10_000]
  private static let sides = Limit.Side.allCases

  @Test(
    "an increase asks for the least value that is so much more, after zero for anything", arguments: perCents)
  func increase(_ hundredths: Int) {
    let rule = TargetRule.increase(BasisPoints(hundredths: hundredths))
    for baseline in 0...2_000 {
      var least = baseline
      while 10_000 * (least - baseline) < hundredths * baseline || (hundredths > 0 && least == 0) {
        least += 1
      }
      #expect(rule.bound(baseline: baseline) == least, "\(hundredths) of \(baseline)")
    }
    #expect(rule.bound(baseline: nil) == nil)
  }

  @Test("a share meets its limit up to its bound, and from it on where more is asked", arguments: sides)
  func share(_ side: Limit.Side) {
    for hundredths in Self.perCents {
      let limit = Limit(side, hundredths)
      let rule = TargetRule.share(limit)
      guard rule.canBeMet else { continue }
      for denominator in 1...200 {
        let meeting = (0...denominator + 1).filter { numerator in
          switch side {
          case .under: 10_000 * numerator < hundredths * denominator
          case .atMost: 10_000 * numerator <= hundredths * denominator
          case .atLeast: 10_000 * numerator >= hundredths * denominator
          case .above: 10_000 * numerator > hundredths * denominator
          }
        }
        let bound = rule.bound(denominator: denominator)
        #expect(bound == (rule.asksForMore ? meeting.first : meeting.last), "\(limit) of \(denominator)")
      }
      #expect(rule.bound(denominator: 0) == nil)
    }
  }

  @Test("as published: a change or a share is rounded first, halves away from zero", arguments: [0, 1, 2])
  func published(_ decimals: Int) {
    let scale = [1, 10, 100][decimals]
    /// 100 · top / bottom in units of the last decimal.
    func rounded(_ top: Int, _ bottom: Int) -> Int {
      let magnitude = (2 * 100 * scale * abs(top) + bottom) / (2 * bottom)
      return top < 0 ? -magnitude : magnitude
    }
    for perCent in [0, 1, 7, 33, 100] {
      let own = BasisPoints(hundredths: 100 * perCent)
      for base in 1...200 {
        let cut = (0...base).last { rounded(base - $0, base) >= perCent * scale }
        #expect(TargetRule.cut(own, rounding: .published(decimals: decimals)).bound(baseline: base) == cut)
        let rise = (0...2 * base).first { rounded($0 - base, base) >= perCent * scale }
        #expect(
          TargetRule.increase(own, rounding: .published(decimals: decimals)).bound(baseline: base) == rise)
        for side in Self.sides {
          let rule = TargetRule.share(Limit(side, 100 * perCent), rounding: .published(decimals: decimals))
          guard rule.canBeMet else { continue }
          let meeting = (0...base).filter { numerator in
            let share = rounded(numerator, base)
            return switch side {
            case .under: share < perCent * scale
            case .atMost: share <= perCent * scale
            case .atLeast: share >= perCent * scale
            case .above: share > perCent * scale
            }
          }
          let expected = rule.asksForMore ? meeting.first ?? base + 1 : meeting.last ?? -1
          #expect(rule.bound(denominator: base) == expected, "\(rule) of \(base)")
        }
      }
    }
  }

  @Test("rules that nothing meets are known, and no number is too large")
  func ends() {
    #expect(!TargetRule.count(Limit(.under, 0)).canBeMet)
    #expect(!TargetRule.share(Limit(.under, 0)).canBeMet)
    #expect(!TargetRule.share(Limit(.above, 10_000)).canBeMet)
    #expect(!TargetRule.share(Limit(.atMost, 10_001)).canBeMet)
    #expect(TargetRule.share(Limit(.atMost, 0)).canBeMet)
    #expect(TargetRule.increase(BasisPoints(hundredths: 10_000)).bound(baseline: .max) == .max)
    #expect(TargetRule.count(Limit(.above, 4)).bound(baseline: nil) == 5)
    #expect(TargetRule.count(Limit(.under, 4)).bound(baseline: nil) == 3)
  }
}
