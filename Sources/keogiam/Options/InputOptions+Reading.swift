import Ingestion
import Observations
import Reports
import Targets

extension InputOptions {
  /// Reads the data set and says on standard error what was wrong with it; issues and rejects go to their files.
  ///
  /// `listsAll` names up to a hundred issues, else five. Fails where nothing is usable, and at any issue under `--strict`.
  func read(
    _ description: DataSetDescription, choice: PlanChoice, language: Language, listsAll: Bool = false
  ) throws -> Reading {
    let plan = choice.plan
    var reading = description.read(
      kinds: { plan.kind(of: $0) ?? .flow }, today: lastDay, defaultCalendar: plan.calendar)
    if description.calendar == nil, !choice.fits(reading.table) {
      // Nobody named the plan and the data are not its: neither then is its calendar.
      reading =
        reading.dependsOnCalendar
        ? description.read(kinds: { plan.kind(of: $0) ?? .flow }, today: lastDay, defaultCalendar: .calendar)
        : reading.under(.calendar)
    }
    for failure in reading.failures { Talk.say("keogiam: \(failure.sentence(language))") }
    try writeFindings(of: reading, language)
    sayIssues(reading.issues, listsAll: listsAll, language)
    if reading.table.rows.allSatisfy({ $0.count == nil }) {
      throw Failure(message: language(vi: "không có số liệu nào dùng được", en: "no figure can be used"))
    }
    if strict, !reading.issues.isEmpty || !reading.failures.isEmpty {
      throw Failure(message: language(vi: "dừng lại vì --strict", en: "stopped at issues, as --strict asks"))
    }
    return reading
  }

  private func writeFindings(of reading: Reading, _ language: Language) throws {
    if let rejects {
      try AtomicFile.write(IssueFiles.rejects(reading.rejects, language), to: rejects)
      Talk.say(language(vi: "Đã ghi \(rejects).", en: "Wrote \(rejects)."))
    }
    if let issues {
      try AtomicFile.write(IssueFiles.issues(reading.issues, language), to: issues)
      Talk.say(language(vi: "Đã ghi \(issues).", en: "Wrote \(issues)."))
    }
  }

  /// The first issues in full, then how many there are of each kind.
  func sayIssues(_ issues: [DataIssue], listsAll: Bool, _ language: Language) {
    let listing = listsAll ? 100 : 5
    for issue in issues.prefix(listing) { Talk.say(issue.sentence(language)) }
    guard issues.count > listing else { return }
    let kinds = DataIssue.summary(of: issues).map { "\($0.count) × \($0.category.name(language))" }
      .joined(separator: ", ")
    let remedy =
      listsAll
      ? language(vi: "Xem hết: --issues TỆP.", en: "See them all with --issues FILE.")
      : language(
        vi: "Xem hết: keogiam check, hoặc --issues TỆP.", en: "See them with keogiam check or --issues FILE."
      )
    Talk.say(
      language(
        vi: "… tất cả \(issues.count) lỗi: \(kinds). ", en: "… \(issues.count) issues in all: \(kinds). ")
        + remedy)
  }
}
