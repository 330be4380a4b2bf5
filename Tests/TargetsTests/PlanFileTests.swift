import Observations
import Targets
import Testing

/// What is wrong with a plan file is said with its place, all of it at once.
@Suite struct PlanFileTests {
  /// A small plan without mistakes; `changes` replace texts in it.
  private func plan(_ changes: (String, String)...) -> String {
    let text = """
      plan: small-2024
      source: A plan
      calendar: calendar
      unit-types: {xã: commune, phường: $zones}
      targets: ["1.1"]
      indicators:
        - {id: crimes, kind: flow, vi: Tội phạm, en: Crimes}
        - {id: families, kind: proportion, over: stock, vi: Gia đình, en: Families}
      readings:
        - id: after-none
          lines: ["1.1"]
          question: {vi: Bằng không?, en: Zero?}
          default: hold
          choices: {hold: {vi: Giữ, en: Hold}, missed: {vi: Trượt, en: Missed}}
          reason: {vi: Vì, en: Because}
        - id: zones
          lines: ["1.2"]
          question: {vi: Loại?, en: Kind?}
          default: ward
          choices: {ward: {vi: Phường, en: Ward}, commune: {vi: Xã, en: Commune}}
          reason: {vi: Vì, en: Because}
      groups:
        - group: I
          vi: Nhóm
          en: Group
          points: 5
          criteria:
            - criterion: 1
              vi: Tiêu chí
              en: Criterion
              lines:
                - line: "1.1"
                  vi: Giảm
                  en: Fall
                  points: 3
                  rule: {kind: fall, of: crimes, by: 7%, against: previous-year, after-zero: $after-none, part: nothing}
                - line: "1.2"
                  vi: Gia đình
                  en: Families
                  points: 2
                  rule:
                    kind: bands
                    of: families
                    in: percent
                    bands:
                      - {from: 80%, to: 90%, points: 1}
                      - {above: 90%, points: 2}
                    below: nothing
                    if-none: met
      """
    return changes.reduce(text) { text, change in
      precondition(text.contains(change.0), "no '\(change.0)'")
      return text.replacing(change.0, with: change.1)
    }
  }

  private func mistakes(in text: String, choices: [String: String] = [:]) -> [String] {
    do {
      _ = try Plan(yaml: text, name: "p.yaml", choices: choices)
      return []
    } catch {
      let mistakes = (error as? PlanMistakes)?.mistakes ?? []
      // Whatever is said is said in both languages.
      for mistake in mistakes { #expect(mistake.sentence(.vi) != mistake.sentence(.en)) }
      return mistakes.isEmpty ? ["\(error)"] : mistakes.map(\.description)
    }
  }

  @Test func aPlanWithoutMistakes() throws {
    let plan = try Plan(yaml: plan(), name: "p.yaml")
    #expect(plan.version == "small-2024/1" && plan.calendar == .calendar)
    #expect(plan.targets.map(\.description) == ["crimes=-7%"])
    #expect(plan.scorecard?.points == Fraction(5) && plan.scorecard?.comparison == .sameMonths)
    #expect(plan.scorecard?.unitClass(ofType: "phường") == "ward")
  }

  @Test(
    arguments: [
      ("of: crimes", "of: crime", "p.yaml:36:36: no indicator 'crime'; did you mean 'crimes'?"),
      (
        "by: 7%", "by: 107%",
        "p.yaml:36:48: 'by' must be a per cent from 0% to 100% with at most two decimals, not '107%'"
      ),
      (
        "{above: 90%, points: 2}", "{from: 85%, points: 2}",
        "p.yaml:47:19: the band from 85% overlaps the band from 80% to 90%"
      ),
      (
        "{above: 90%, points: 2}", "{from: 70%, points: 2}",
        "p.yaml:47:19: the band from 70% must come before the band from 80% to 90%"
      ),
      (
        "{above: 90%, points: 2}", "{above: 90%, to: 95%, points: 2}",
        "p.yaml:47:19: nothing is said above the last band, above 90% to 95%; leave its upper bound out"
      ),
      (
        "{above: 90%, points: 2}", "{from: 91%, points: 2}",
        "p.yaml:42:15: the rule of line 1.2 has no 'gaps'"
      ),
      (
        "{above: 90%, points: 2}", "{above: 90%, points: 1.5}",
        "p.yaml:42:15: the highest band earns 1.5 points, the line 2"
      ),
      (
        "        en: Criterion\n", "",
        "p.yaml:28:9: criterion 1 has no 'en'; every text is in both languages"
      ),
      (
        "line: \"1.2\"", "line: \"1.1\"",
        "p.yaml:37:19: line 1.1 stands here a second time; the first is on line 32"
      ),
      (
        "id: families", "id: crimes",
        "p.yaml:8:10: the indicator 'crimes' stands here a second time; the first is on line 7"
      ),
      ("targets: [\"1.1\"]", "targets: [\"1.3\"]", "p.yaml:5:11: no line '1.3'; did you mean '1.1'?"),
      (
        "targets: [\"1.1\"]", "targets: [\"1.2\"]",
        "p.yaml:5:11: line 1.2 cannot be a target: its rule is no cut against last year and no limit of a count or of a share"
      ),
      (
        "default: hold", "default: missed",
        "p.yaml:5:11: line 1.1 cannot be a target: after zero it does not hold at zero"
      ),
      ("part: nothing", "prat: nothing", "p.yaml:36:101: no key 'prat'; did you mean 'part'?"),
      (
        "below: nothing", "below: never",
        "p.yaml:48:22: 'below' must be one of nothing, undecided, not 'never'"
      ),
      (
        "$after-none", "$after-non", "p.yaml:36:88: no reading 'after-non'; did you mean 'after-none'?"
      ),
      (
        "missed: {vi: Trượt", "fail: {vi: Trượt",
        "p.yaml:36:88: the choice 'fail' of the reading 'after-none' cannot stand here; expected one of hold, met, missed, "
          + "undecided"
      ),
      ("default: ward", "default: $zones", "p.yaml:16:9: the reading follows itself: zones → zones"),
      (
        "default: hold", "default: town",
        "p.yaml:13:14: no choice 'town' of the reading 'after-none'; it has hold, missed"
      ),
      ("of: families", "of: crimes", "p.yaml:43:19: 'crimes' must be a proportion here"),
      ("source: A plan\n", "", "p.yaml:1:1: the plan has no 'source'"),
      ("plan: small-2024", "plan: [", "p.yaml:3:9: is not YAML: did not find expected ',' or ']'"),
    ] as [(String, String, String)])
  func mistakesAreSaidWithTheirPlace(_ text: String, _ replacement: String, _ message: String) {
    #expect(
      mistakes(in: plan((text, replacement))).contains(message), "\(mistakes(in: plan((text, replacement))))")
  }

  @Test(
    "the same in Vietnamese",
    arguments: [
      ("of: crimes", "of: crime", "p.yaml:36:36: không có chỉ tiêu 'crime'; có phải là 'crimes'?"),
      (
        "by: 7%", "by: 107%",
        "p.yaml:36:48: 'by' phải là phần trăm từ 0% đến 100%, không quá hai chữ số thập phân, không phải '107%'"
      ),
      (
        "        en: Criterion\n", "",
        "p.yaml:28:9: tiêu chí 1 thiếu 'en'; mọi câu chữ phải có đủ hai thứ tiếng"
      ),
      (
        "line: \"1.2\"", "line: \"1.1\"",
        "p.yaml:37:19: dòng 1.1 xuất hiện lần thứ hai; lần đầu ở dòng 32"
      ),
      (
        "{above: 90%, points: 2}", "{from: 91%, points: 2}",
        "p.yaml:42:15: quy tắc của dòng 1.2 thiếu 'gaps'"
      ),
      (
        "default: hold", "default: missed",
        "p.yaml:5:11: dòng 1.1 không thể làm chỉ tiêu phải đạt: năm trước bằng 0 thì không giữ ở mức 0"
      ),
    ] as [(String, String, String)])
  func mistakesInVietnamese(_ text: String, _ replacement: String, _ message: String) throws {
    let error = #expect(throws: PlanMistakes.self) {
      try Plan(yaml: plan((text, replacement)), name: "p.yaml")
    }
    let said = error?.mistakes.map { $0.sentence(.vi) } ?? []
    #expect(said.contains(message), "\(said)")
  }

  @Test func readingsThatFollowEachOtherInACircle() {
    #expect(
      mistakes(in: plan(("default: hold", "default: $zones"), ("default: ward", "default: $after-none")))
        .prefix(1)
        == ["p.yaml:10:9: the reading follows itself: after-none → zones → after-none"])
  }

  @Test func allMistakesAreSaidAtOnce() {
    #expect(
      mistakes(in: plan(("of: crimes", "of: crime"), ("below: nothing", "bellow: nothing"))) == [
        "p.yaml:36:36: no indicator 'crime'; did you mean 'crimes'?",
        "p.yaml:42:15: the rule of line 1.2 has no 'below'",
        "p.yaml:48:15: no key 'bellow'; did you mean 'below'?",
      ])
  }

  @Test func pointsThatDoNotAddUpAreANote() throws {
    let notes = try Plan.read(yaml: plan(("points: 5", "points: 6")), name: "p.yaml").notes
    #expect(
      notes.map(\.description) == ["p.yaml:26:13: note: the lines of group I add up to 5, its heading says 6"]
    )
    #expect(
      notes.map { $0.sentence(.vi) }
        == ["p.yaml:26:13: lưu ý: các dòng của nhóm I cộng lại được 5 điểm, tiêu đề ghi 6"])
    #expect(try Plan.read(yaml: plan(), name: "p.yaml").notes.isEmpty)
  }

  @Test func perCentsFromABaseOn() throws {
    #expect(try Plan(yaml: plan(), name: "p.yaml").leastBaseOfPerCents == 1)
    let text = plan(("source: A plan\n", "source: A plan\npercent-from: 10\n"))
    #expect(try Plan(yaml: text, name: "p.yaml").leastBaseOfPerCents == 10)
    #expect(
      mistakes(in: plan(("source: A plan\n", "source: A plan\npercent-from: 0\n"))) == [
        "p.yaml:3:15: 'percent-from' must be a whole number from 1 to 1000000, not '0'"
      ])
  }

  @Test func choicesOfTheUser() {
    #expect(mistakes(in: plan(), choices: ["zones": "commune", "after-none": "missed"]) == [])
    #expect(
      mistakes(in: plan(), choices: ["zone": "ward", "zones": "town"]) == [
        "zone=ward: no reading 'zone'; did you mean 'zones'?",
        "zones=town: no choice 'town' of the reading 'zones'; it has ward, commune",
      ])
  }

  @Test func anEmptyFile() {
    #expect(mistakes(in: "") == ["p.yaml: is not YAML: it is empty"])
  }
}
