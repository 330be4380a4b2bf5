import Testing

@testable import Targets

/// Every rule against whole-number arithmetic written out by hand.
@Suite struct LineConditionTests {
  private let worth = Fraction(7)

  private func points(
    _ condition: LineCondition, _ figures: LineFigures, unitClass: String? = nil
  ) -> PointRange {
    condition.earned(of: worth, by: .figures(figures), unitClass: unitClass).points
  }

  private func holds(_ condition: LineCondition, _ figures: LineFigures) -> Bool {
    let points = points(condition, figures)
    precondition(points.isExact && (points.low == .zero || points.low == worth), "\(points)")
    return points.low == worth
  }

  private func fall(
    _ perCent: Int?, zero: LineCondition.ZeroRule = .hold, part: LineCondition.PartOfACut = .nothing,
    rounding: LineCondition.Rounding = .exact
  ) -> LineCondition {
    LineCondition(
      .fall(by: perCent.map { BasisPoints(hundredths: 100 * $0) }, part: part), indicator: "x",
      baseline: .previousYear, afterZero: zero, rounding: rounding)
  }

  @Test(arguments: [5, 7, 10, 15]) func everyCutOfEveryBaselineTo2000(_ perCent: Int) {
    let condition = fall(perCent)
    for before in 0...2000 {
      // Who holds at n holds below it: the largest n that holds, and the next, are the whole rule.
      let most = (0...before).last { 100 * (before - $0) >= perCent * before && (before > 0 || $0 == 0) }!
      #expect(holds(condition, LineFigures(most, after: before)))
      #expect(!holds(condition, LineFigures(most + 1, after: before)))
    }
    for before in 1...120 {
      for now in 0...120 {
        #expect(
          holds(condition, LineFigures(now, after: before)) == (100 * (before - now) >= perCent * before))
      }
    }
  }

  @Test func anyFallOfEveryBaselineTo2000() {
    for before in 1...2000 {
      #expect(holds(fall(nil), LineFigures(before - 1, after: before)))
      #expect(!holds(fall(nil), LineFigures(before, after: before)))
    }
    #expect(holds(fall(nil), LineFigures(0, after: 0)) && !holds(fall(nil), LineFigures(1, after: 0)))
  }

  @Test func zeroRules() {
    for (zero, held, risen) in [
      (LineCondition.ZeroRule.hold, true, false), (.missed, false, false), (.met, true, true),
    ] {
      #expect(holds(fall(7, zero: zero), LineFigures(0, after: 0)) == held)
      #expect(holds(fall(7, zero: zero), LineFigures(1, after: 0)) == risen)
    }
    let open = fall(7, zero: .undecided)
    #expect(points(open, LineFigures(0, after: 0)) == PointRange(.zero, worth))
    #expect(points(open, LineFigures(1, after: 0)) == .zero)
  }

  /// 15 → 14 prints as −7 % and is −6.67 %: 23 such pairs up to 100; at one decimal 43 → 40 (domain notes, section 4).
  @Test func roundingFirstIsAnotherRule() {
    func differing(_ decimals: Int, upTo limit: Int) -> [String] {
      let rounded = fall(7, rounding: .published(decimals: decimals))
      return (1...limit).flatMap { before in
        (0...before).filter {
          holds(rounded, LineFigures($0, after: before)) != holds(fall(7), LineFigures($0, after: before))
        }.map { "\(before)→\($0)" }
      }
    }
    #expect(differing(0, upTo: 100).count == 23 && differing(0, upTo: 100).first == "15→14")
    #expect(differing(1, upTo: 50) == ["43→40"])
  }

  @Test func partOfACut() {
    // 100 → 96 is 4 of the 7 per cent that earn 7 points; thirds of a point are cut off at hundredths.
    #expect(points(fall(7, part: .proportional), LineFigures(96, after: 100)) == PointRange(Fraction(4)))
    #expect(
      points(fall(7, part: .proportional), LineFigures(29, after: 30)) == PointRange(Fraction(333, over: 100))
    )
    #expect(points(fall(7, part: .proportional), LineFigures(30, after: 30)) == .zero)
    #expect(points(fall(7, part: .nothing), LineFigures(96, after: 100)) == .zero)
    #expect(points(fall(7, part: .undecided), LineFigures(96, after: 100)) == PointRange(.zero, worth))
  }

  @Test(arguments: Limit.Side.allCases) func everyShareTo200(_ side: Limit.Side) {
    for limit in [10, 80, 85, 90, 100] {
      let condition = LineCondition(.share(ByUnitClass(all: Limit(side, 100 * limit))), ifNone: .met)
      for base in 1...200 {
        for value in 0...base {
          let (own, bound) = (100 * value, limit * base)
          let expected =
            switch side {
            case .atLeast: own >= bound
            case .above: own > bound
            case .atMost: own <= bound
            case .under: own < bound
            }
          #expect(holds(condition, LineFigures(value, of: base)) == expected)
        }
      }
    }
  }

  @Test func nothingOfNothing() {
    for (ruling, range) in [
      (LineCondition.Ruling.met, PointRange(Fraction(7))), (.missed, .zero),
      (.undecided, PointRange(.zero, Fraction(7))),
    ] {
      let condition = LineCondition(.share(ByUnitClass(all: Limit(.under, 1000))), ifNone: ruling)
      #expect(points(condition, LineFigures(0, of: 0)) == range)
      #expect(condition.earned(of: worth, by: .notApplicable, unitClass: nil).points == range)
    }
  }

  @Test func everyCountTo2000() {
    for limit in [0, 1, 12] {
      for count in 0...2000 {
        #expect(holds(LineCondition(.count(Limit(.atMost, limit))), LineFigures(count)) == (count <= limit))
        #expect(holds(LineCondition(.count(Limit(.atLeast, limit))), LineFigures(count)) == (count >= limit))
      }
    }
    let more = LineCondition(.rise(.count(2)), indicator: "x", baseline: .previousYear)
    for before in 0...2000 {
      #expect(holds(more, LineFigures(before + 2, after: before)))
      #expect(!holds(more, LineFigures(before + 1, after: before)))
    }
  }

  @Test func everyRiseOfSmallShares() {
    func rise(_ rise: LineCondition.Rise, room: LineCondition.Ruling = .missed) -> LineCondition {
      LineCondition(
        .rise(rise), indicator: "x", baseline: .previousYear, afterZero: .rise, ifNone: .met, noRoom: room)
    }
    let ten = BasisPoints(hundredths: 1000)
    for earlierBase in 1...14 {
      for earlier in 0...earlierBase {
        for base in 1...14 {
          for value in 0...base {
            let figures = LineFigures(value, of: base, after: earlier, of: earlierBase)
            let (now, before) = (value * earlierBase, earlier * base)
            let relative = earlier == 0 ? value > 0 : 10 * now >= 11 * before
            #expect(holds(rise(.relative(ten)), figures) == relative)
            #expect(holds(rise(.points(ten)), figures) == (10 * (now - before) >= base * earlierBase))
            // Above 10/11 nothing can rise by a tenth: then 100 % is as much as can be asked.
            let hasRoom = 10 * earlierBase >= 11 * earlier
            #expect(
              holds(rise(.relative(ten), room: .met), figures) == (hasRoom ? relative : value == base))
          }
        }
      }
    }
    #expect(holds(rise(.relative(ten)), LineFigures(0, of: 0, after: 1, of: 2)))
  }

  @Test func everyBandOfEveryShareTo200() {
    let plan = Plan.quangNinh120.scorecard!
    let line = plan.lines.first { $0.number == "15.2" }!.conditions[0]
    let reports = plan.lines.first { $0.number == "3.1" }!.conditions[0]
    for base in 1...200 {
      for value in 0...base {
        let (own, figures) = (100 * value, LineFigures(value, of: base))
        func halves(_ steps: [(Int, Int)]) -> Fraction {
          Fraction(steps.last { own >= $0.0 * base }?.1 ?? 0, over: 2)
        }
        #expect(points(line, figures, unitClass: "ward").low == halves([(80, 6), (86, 7), (91, 8)]))
        #expect(points(line, figures, unitClass: "commune").low == halves([(85, 6), (91, 7), (96, 8)]))
        let settled =
          own == 100 * base
          ? 4 : own > 90 * base ? 3 : own > 85 * base ? 2 : own >= 80 * base ? 1 : 0
        #expect(points(reports, figures) == PointRange(Fraction(settled, over: 2)))
      }
    }
    #expect(points(line, LineFigures(9, of: 10)) == PointRange(.zero, worth))
  }

  @Test(
    arguments: [
      ("lower", "3", "3"), ("higher", "3.5", "3.5"), ("nearest", "3.5", "3.5"), ("nothing", "0", "0"),
      ("undecided", "3", "3.5"),
    ])
  func valuesBetweenBands(_ choice: String, _ low: String, _ high: String) throws {
    let plan = try Plan(
      yaml: Plan.builtInText("quang-ninh-120-2023")!, name: "plan", choices: ["gaps-between-bands": choice])
    let line = plan.scorecard!.lines.first { $0.number == "15.2" }!.conditions[0]
    let range = points(line, LineFigures(171, of: 200), unitClass: "ward")  // 85.5 %
    #expect(range.low.description == low && range.high.description == high)
    if choice == "nearest" {
      #expect(points(line, LineFigures(8549, of: 10_000), unitClass: "ward").low == Fraction(3))
    }
  }

  @Test func countBands() {
    let lines = Plan.quangNinh120.scorecard!.lines
    let patrols = lines.first { $0.number == "14.1" }!.conditions[0]
    let models = lines.first { $0.number == "17.2" }!.conditions[0]
    for count in 0...2000 {
      #expect(
        points(patrols, LineFigures(count)).low.description == (count < 2 ? "0" : count == 2 ? "1.5" : "2"))
      #expect(points(models, LineFigures(count)).low == Fraction([0, 2, 4][min(count, 2)]))
    }
  }

  @Test func numbersOfAWholeCountryDoNotOverflow() {
    let most = Int(Int32.max)
    #expect(!holds(fall(7), LineFigures(most, after: most)))
    let rise = LineCondition(
      .rise(.relative(BasisPoints(hundredths: 1000))), indicator: "x", baseline: .previousYear,
      afterZero: .rise,
      ifNone: .met, noRoom: .met)
    #expect(!holds(rise, LineFigures(most - 1, of: most, after: most / 2, of: most / 2)))
    #expect(holds(rise, LineFigures(most, of: most, after: most / 2, of: most / 2)))
  }
}
