import Observations
import Targets
import Testing
import TestSupport

@Suite struct ScoringTests {
  private static let standard = Plan.quangNinh120.scorecard!

  private func scorecard(_ choices: [String: String]) throws -> Scorecard {
    try Plan(yaml: Plan.builtInText("quang-ninh-120-2023")!, name: "plan", choices: choices).scorecard!
  }

  /// Attestations of the best of everything, but for `changes` by slot.
  private func attestations(
    _ slots: [EvidenceSlot], units: Int = 1, changes: [Int: [String: AttestedValue]] = [:]
  ) -> Attestations {
    var attestations = Attestations(unitCount: units, slotCount: slots.count)
    for unit in 0..<units {
      for (place, slot) in slots.enumerated() {
        guard case .condition(let condition) = slot.subject else { continue }
        attestations[unit, place] = .holds(true)
        if case .bands(let bands) = condition.test {
          attestations[unit, place] = .figures(
            bands.measure == .count ? LineFigures(9) : LineFigures(1, of: 1))
        }
      }
      for (name, value) in changes[unit] ?? [:] {
        attestations[unit, slots.firstIndex { $0.name == name }!] = value
      }
    }
    return attestations
  }

  private func crimes(_ figures: [[[Int?]]], monthsEach: Int = 3) -> [String: Panel] {
    ["social_order_crimes": .of(figures, id: "social_order_crimes", firstYear: 2022, monthsEach: monthsEach)]
  }

  private func engine(
    _ scorecard: Scorecard = standard, _ panels: [String: Panel] = [:], months: Int = 9,
    breaks: [SeriesBreak] = []
  ) -> Scoring {
    Scoring(scorecard, panels: { panels[$0] }, year: 2023, monthsElapsed: months, breaks: breaks)
  }

  @Test func everythingMetIsEveryPoint() {
    let engine = engine()
    let score = engine.score(unit: 0, type: "xã", attestations: attestations(engine.slots))
    #expect(score.total == PointRange(Fraction(101)))
    #expect(score.groups == [10, 68, 20, 3].map { PointRange(Fraction($0)) })
    #expect(score.bars.allSatisfy { $0.standing == .clear } && !score.isBarred)
  }

  @Test func nothingKnownIsEveryRange() {
    let engine = engine()
    let none = Attestations(unitCount: 1, slotCount: engine.slots.count)
    let score = engine.score(unit: 0, type: "xã", attestations: none)
    #expect(score.total == PointRange(.zero, Fraction(101)))
    #expect(score.lines.allSatisfy { $0.missing == .nothing && $0.basis == [] })
    #expect(score.bars.map(\.standing) == [.open, .open])
  }

  @Test(
    arguments: [
      ("points-total", "headings", "99"), ("points-total", "rescaled", "100"),
      ("criterion-2-heading", "not-scored", "99"),
    ])
  func totals(_ reading: String, _ choice: String, _ most: String) throws {
    let scorecard = try scorecard([reading: choice])
    let engine = engine(scorecard)
    let score = engine.score(unit: 0, type: "xã", attestations: attestations(engine.slots))
    #expect(scorecard.points.description == most && score.total.high == scorecard.points)
  }

  @Test func pointsWithoutLines() throws {
    let missed: [Int: [String: AttestedValue]] = [0: ["4.3": .holds(false)]]
    let equal = engine()
    let shared = equal.score(unit: 0, type: "xã", attestations: attestations(equal.slots, changes: missed))
    #expect(shared.total == PointRange(Fraction(397, over: 4)))  // 101 − 7/4
    let all = engine(try scorecard(["unallotted-points": "all-or-nothing"]))
    let nothing = all.score(unit: 0, type: "xã", attestations: attestations(all.slots, changes: missed))
    #expect(nothing.total == PointRange(Fraction(94)))
  }

  /// Nine months of this year stand against nine months of the last, never against twelve.
  @Test func theSameMonthsAreCompared() {
    let panels = crimes([[[5, 5, 5, 30], [5, 5, 5]], [[5, 5, 5, 0], [5, 5, 4]]])
    let engine = engine(Self.standard, panels)
    let none = Attestations(unitCount: 2, slotCount: engine.slots.count)
    let same = engine.score(unit: 0, type: "xã", attestations: none)
    let line = Self.standard.lines.firstIndex { $0.number == "9.1" }!
    #expect(same.lines[line].points == .zero && same.isBarred)
    #expect(same.bars[1].figures == LineFigures(15, after: 15))
    let fewer = engine.score(unit: 1, type: "xã", attestations: none)
    #expect(fewer.lines[line].points == .zero && !fewer.isBarred)  // 15 → 14 is 6.67 %
  }

  @Test func whatIsNotReportedDecidesNothing() {
    let panels = crimes([
      [[5, 5, 5, 5], [1, nil, 1]], [[5, nil, 5, 5], [1, 1, 1]], [[5, 5, 5, 5], [nil, nil, nil]],
    ])
    let engine = engine(Self.standard, panels)
    let none = Attestations(unitCount: 3, slotCount: engine.slots.count)
    let reasons = (0..<3).map { engine.score(unit: $0, type: "xã", attestations: none).bars[1].missing }
    #expect(reasons == [.months(reported: 6, of: 9), .baseline, .nothing])
  }

  @Test func aBreakLeavesTheYearsApart() {
    let day = CalendarDate(iso: "2023-03-01")!
    let engine = engine(
      Self.standard, crimes([[[5, 5, 5, 5], [1, 1, 1]]]),
      breaks: [SeriesBreak(indicator: "social_order_crimes", date: day)])
    let none = Attestations(unitCount: 1, slotCount: engine.slots.count)
    #expect(engine.score(unit: 0, type: "xã", attestations: none).bars[1].missing == .notComparable)
  }

  @Test func wholeYearsWaitForTheirEnd() throws {
    let scorecard = try scorecard(["period-of-comparison": "whole-years"])
    let panels = crimes([[[5, 5, 5, 5], [1, 1, 1, 1]]])
    let open = engine(scorecard, panels)
    let none = Attestations(unitCount: 1, slotCount: open.slots.count)
    #expect(open.score(unit: 0, type: "xã", attestations: none).bars[1].missing == .yearNotOver)
    #expect(
      engine(scorecard, panels, months: 12).score(unit: 0, type: "xã", attestations: none).bars[1].standing
        == .clear)
  }

  @Test func noneAfterNoneHoldsAndCanBeReadAsABar() throws {
    let panels = crimes([[[0, 0, 0, 0], [0, 0, 0]]])
    for (choice, isBarred) in [("hold", false), ("missed", true)] {
      let engine = engine(try scorecard(["bar-at-zero": choice]), panels)
      let none = Attestations(unitCount: 1, slotCount: engine.slots.count)
      let score = engine.score(unit: 0, type: "xã", attestations: none)
      #expect(score.isBarred == isBarred && score.bars[1].isZeroAfterZero)
    }
  }

  @Test func beforeTheModel() {
    let panel = Panel.of(
      [[[4, 4], [1, 1], [2, 2]]], id: "domestic_violence_cases", firstYear: 2021, monthsEach: 6)
    let engine = engine(Self.standard, ["domestic_violence_cases": panel], months: 12)
    let line = Self.standard.lines.firstIndex { $0.number == "8.2" }!
    var attestations = Attestations(unitCount: 1, slotCount: engine.slots.count)
    #expect(engine.score(unit: 0, type: "xã", attestations: attestations).lines[line].missing == .modelYear)
    for (year, points) in [(2022, 1), (2023, 0)] {  // against 8 of 2021, against 2 of 2022
      attestations[0, engine.slots.count - 1] = .year(year)
      let own = engine.score(unit: 0, type: "xã", attestations: attestations).lines[line]
      #expect(own.points == PointRange(Fraction(points)) && own.basis == .counts)
    }
  }

  @Test func countsDecideBeforeAttestationsAndAssumptionsBeforeBoth() {
    let engine = engine(Self.standard, crimes([[[5, 5, 5, 5], [5, 5, 5]]]))
    let slot = engine.slots.firstIndex { $0.name == "9.1" }!
    let line = Self.standard.lines.firstIndex { $0.number == "9.1" }!
    let attested = attestations(engine.slots)
    let counted = engine.score(unit: 0, type: "xã", attestations: attested)
    #expect(counted.lines[line].basis == .counts && counted.lines[line].isOverruled && counted.isBarred)
    var assumptions = [AttestedValue?](repeating: nil, count: engine.slots.count)
    assumptions[slot] = .figures(LineFigures(93, after: 100))
    let assumed = engine.score(unit: 0, type: "xã", attestations: attested, assumptions: assumptions)
    #expect(assumed.lines[line].basis == .assumed && assumed.lines[line].points == PointRange(Fraction(7)))
  }

  @Test func whatIsExcusedIsLeftOutByTheAttestation() throws {
    let panel = Panel.of([[[0], [2]]], id: "serious_work_accidents", firstYear: 2022)
    let line = Self.standard.lines.firstIndex { $0.number == "11.4" }!
    for (choice, points) in [("as-attested", 1), ("none-excused", 0)] {
      let engine = engine(
        try scorecard(["force-majeure": choice]), ["serious_work_accidents": panel], months: 12)
      let own = engine.score(unit: 0, type: "xã", attestations: attestations(engine.slots)).lines[line]
      #expect(own.points == PointRange(Fraction(points)))
    }
  }

  @Test func anUnknownTypeOfUnitIsMissingEvidence() {
    let engine = engine()
    let line = Self.standard.lines.firstIndex { $0.number == "16.2" }!
    let shares = attestations(engine.slots, changes: [0: ["16.2": .figures(LineFigures(82, of: 100))]])
    let points = ["xã", "phường", "đặc khu", nil].map { type in
      engine.score(unit: 0, type: type, attestations: shares).lines[line]
    }
    #expect(points.map(\.points.low.description) == ["0", "2.5", "0", "0"])
    #expect(points.map(\.missing) == [nil, nil, nil, .unitType])
  }

  @Test func ranksAreByWhatIsCertainThenByWhatIsPossible() {
    let engine = engine()
    let scores = [("1.1", false), ("2.1", false), ("1.1", false), ("D1", false)].enumerated().map {
      unit, change in
      let changes: [Int: [String: AttestedValue]] = [0: [change.0: .holds(change.1)]]
      return engine.score(unit: 0, type: "xã", attestations: attestations(engine.slots, changes: changes))
    }
    #expect(scores.ranking.map(\.place) == [0, 2, 1] && scores.ranking.map(\.rank) == [1, 1, 3])
  }
}
