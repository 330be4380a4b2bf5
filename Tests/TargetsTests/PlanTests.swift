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
    let texts = plan.indicators.map(\.label) + plan.readings.map(\.text)
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
    #expect(
      plan.readings.map { "\($0.line) \($0.id)" } == [
        "9.1 hold-at-zero", "12.2 zero-rule-by-analogy", "10.8 zero-rule-by-analogy", "10.8 both-parts",
        "10.5 none-released", "10.5 strictly-under",
      ])
    for reading in plan.readings { #expect(plan.kind(of: reading.indicator) != nil) }
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
