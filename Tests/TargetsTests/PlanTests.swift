import Observations
import Targets
import Testing

@Suite struct PlanTests {
  private func table(_ ids: [String]) -> CountTable {
    CountTable(
      calendar: .police, units: [AreaUnit(name: "Xã Một")],
      indicators: ids.map { Indicator(id: $0, kind: .flow) },
      rows: [])
  }

  @Test func plan120HasItsFourHeadlineTargets() {
    let plan = Plan.quangNinh120
    #expect(plan.id == "quang-ninh-120-2023")
    #expect(plan.version == "quang-ninh-120-2023/1")
    #expect(plan.calendar == .police)
    #expect(
      plan.targets.map(\.description) == [
        "social_order_crimes=-7%", "serious_traffic_accidents=-5%",
        "stock:drug_addicts=-15% and new_drug_addicts=0", "reoffenders<10%",
      ])
    #expect(plan.kind(of: "reoffenders") == .proportion(denominator: .flow))
    #expect(plan.kind(of: "new_drug_addicts") == .flow)
    #expect(plan.kind(of: "robbery") == nil)
  }

  @Test func plan120NamesEverythingInBothLanguages() {
    let plan = Plan.quangNinh120
    let texts =
      plan.indicators.map(\.label)
      + plan.readings.flatMap { [$0.question, $0.reason] + $0.choices.map(\.text) }
      + plan.scorecard!.lines.map(\.text)
    for text in texts {
      #expect(!text.vietnamese.isEmpty && !text.english.isEmpty && text.vietnamese != text.english)
      #expect(!text.english.contains("\n") && !text.vietnamese.contains("\n"))
    }
    #expect(
      plan.label(of: "drug_addicts")
        == BilingualText(vietnamese: "Người nghiện ma túy", english: "Drug addicts"))
    #expect(plan.label(of: "robbery") == nil)
    for target in plan.targets { #expect(!target.sourceText.isEmpty && !target.sourceText.contains("\n")) }
  }

  @Test func plan120DeclaresHowItIsRead() {
    let plan = Plan.quangNinh120
    // Those that bear on the verdicts, a line and its indicator each.
    #expect(
      plan.readings.flatMap { reading in
        zip(reading.lines, reading.indicators).map { "\($0) \($1) \(reading.id)=\(reading.chosen)" }
      } == [
        "9.1 social_order_crimes hold-at-zero=hold",
        "12.2 serious_traffic_accidents zero-rule-by-analogy=hold",
        "10.8 drug_addicts zero-rule-by-analogy=hold", "10.8 drug_addicts both-parts=all",
        "10.5 reoffenders none-released=not-applicable", "10.5 reoffenders strictly-under=under",
      ])
    #expect(plan.readings.map(\.id).count == 25)
    for reading in plan.readings {
      #expect(!reading.lines.isEmpty && reading.text != nil && !reading.choices.isEmpty)
    }
  }

  @Test func plan120SumsAsItsTextDoes() {
    let scorecard = Plan.quangNinh120.scorecard!
    #expect(scorecard.groups.map(\.points) == [10, 68, 20, 3].map { Fraction($0) })
    #expect(scorecard.groups.map(\.statedPoints) == [10, 66, 20, 4].map { Fraction($0) })
    #expect(scorecard.points == Fraction(101))
    #expect(scorecard.lines.count == 63 && scorecard.groups.flatMap(\.criteria).count == 19)
    #expect(scorecard.bars.map(\.id) == ["D1", "D2"])
    #expect(
      scorecard.groups.flatMap(\.criteria).map(\.points.description) == [
        "2", "8", "2", "7", "4", "4", "3", "6", "12", "17", "4", "4", "3", "2", "5", "5", "7", "3", "3",
      ])
    let schedule = scorecard.schedule!
    #expect(schedule.reportBeforeDay == 15 && schedule.reportMonths == [3, 6, 9, 12])
    #expect(schedule.recognitionBefore.month == 10 && schedule.recognitionBefore.day == 15)
    // Both lines in which the words of the plan matter most, as they are printed.
    #expect(
      scorecard.lines.first { $0.number == "9.1" }?.text.vietnamese
        == "Kéo giảm ít nhất 07% tội phạm về trật tự xã hội so với năm trước, nếu năm trước không xảy ra thì giữ vững "
        + "địa bàn an toàn")
    #expect(scorecard.lines.first { $0.number == "8.4" }?.text.vietnamese.contains("chính dáng") == true)
  }

  @Test func bareTargetsMakeAPlan() throws {
    let plan = try Plan.bare(targets: ["robbery=-7%", "stock:addicts=-15% and new_addicts=0", "robbery<=12"])
    #expect(plan.version == "bare/1")
    #expect(plan.calendar == .calendar)
    #expect(plan.indicators.map(\.indicator.id) == ["robbery", "addicts", "new_addicts"])
    #expect(plan.label(of: "robbery") == BilingualText(same: "robbery"))
    #expect(plan.kind(of: "addicts") == .stock)
    #expect(plan.readings.isEmpty)
    #expect(plan.source == "targets: robbery=-7%; stock:addicts=-15% and new_addicts=0; robbery<=12")
  }

  @Test func oneIndicatorHasOneKindAcrossTargets() {
    let error = #expect(throws: TargetSyntaxError.self) { try Plan.bare(targets: ["a=-7%", "stock:a=0"]) }
    #expect(
      error?.description == "'stock:a=0': 'a' has the same kind in every part: a flow, a stock or a ratio")
  }

  @Test func missingIndicatorsComeWithTheNearestName() throws {
    let plan = try Plan.bare(targets: ["robery=-7%", "Burglary=0", "fires=0", "theft=-5%"])
    #expect(
      plan.missingIndicators(in: table(["theft", "burglary", "robbery", "bobbery"])).map(\.description) == [
        "no indicator 'robery' in the data; did you mean 'robbery'?",
        "no indicator 'Burglary' in the data; did you mean 'burglary'?",
        "no indicator 'fires' in the data",
      ])
    #expect(plan.missingIndicators(in: table(["robery", "Burglary", "fires", "theft"])).isEmpty)
  }

  @Test func neighbouringLettersSwappedAreOneMistake() throws {
    let plan = try Plan.bare(targets: ["ab=0", "abc=0"])  // a letter left out, two swapped
    #expect(plan.missingIndicators(in: table(["ba", "acb"])).map(\.suggestion) == ["acb", "acb"])
  }
}
