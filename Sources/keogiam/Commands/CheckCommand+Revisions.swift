import Ingestion
import Observations
import Reports
import Targets

extension CheckCommand {
  /// Writes what was revised, and which verdicts turned because of it.
  func writeRevisions(of reading: Reading, _ choice: PlanChoice, _ language: Language) throws {
    var table = reading.table
    if let through = scope.through { table = table.counted(through: through) }
    if let day = scope.asKnownOn { table = table.reported(by: day) }
    let all = table.revisions
    switch output.format.shape {
    case .rows where revisions:
      try output.writeFile(RevisionTable(all, of: table).table)
    case .rows:
      try output.writeFile(TurnedVerdictTable(try turned(by: all, table, reading, choice)).table)
    case .page:
      var parts = [RevisionHeadline(all, of: table, language: language).text]
      if revisions, !all.isEmpty {
        parts.append(RevisionTable(all, of: table).table.terminalText(language, width: output.screenWidth))
      }
      if !all.isEmpty { parts.append(try verdictText(all, table, reading, choice, language)) }
      try output.write(parts.joined(separator: "\n"))
    }
  }

  /// The verdicts that turned as a screen shows them; where nobody says what is asked, how to say it.
  private func verdictText(
    _ revisions: [Revision], _ table: CountTable, _ reading: Reading, _ choice: PlanChoice,
    _ language: Language
  ) throws -> String {
    guard choice.fits(table) || turnedVerdicts else {
      let example = "--target '\(table.indicators[0].id)=-7%'"
      return language(
        vi: "Muốn xem kết luận nào thay đổi, hãy nêu mức phải đạt: \(example)\n",
        en: "To see which verdicts turned, say what is asked: \(example)\n")
    }
    let turned = try turned(by: revisions, table, reading, choice)
    guard !turned.isEmpty else {
      return language(
        vi: "Không kết luận nào thay đổi vì số liệu được sửa.\n",
        en: "No verdict turned because of a revision.\n")
    }
    return language(
      vi: "Kết luận đã thay đổi vì số liệu được sửa: \(turned.count).\n\n",
      en: "Verdicts that turned because of revisions: \(turned.count).\n\n")
      + TurnedVerdictTable(turned).table.terminalText(language, width: output.screenWidth)
  }

  /// The verdicts that turned, of the year asked for or of all years.
  private func turned(
    by revisions: [Revision], _ table: CountTable, _ reading: Reading, _ choice: PlanChoice
  ) throws -> [TurnedVerdict] {
    let targets = try choice.targets(of: choice.settled(with: table), in: table)
    let turned = table.turnedVerdicts(
      on: targets, by: revisions, whole: reading.wholeName(output.language), breaks: reading.breaks)
    return scope.year.map { year in turned.filter { $0.after.year == year } } ?? turned
  }
}

extension Reading {
  /// The whole that all units belong to, as the description names it, or by a word of the language.
  func wholeName(_ language: Language) -> AreaUnit.Parent {
    province ?? AreaUnit.Parent(name: language(vi: "Toàn bộ", en: "All units"))
  }
}

extension SourceOverlap {
  /// `a.csv and b.csv overlap in 120 figures of 2021–2022: 118 equal, 2 different`.
  func sentence(_ language: Language) -> String {
    let span =
      years.count == 1 ? "\(years.lowerBound)" : "\(years.lowerBound)–\(years.upperBound)"
    let blank =
      filled == 0
      ? "" : language(vi: ", \(filled) chỉ có ở một tệp", en: ", \(filled) filled in by one alone")
    return language(
      vi: "\(first) và \(second) trùng nhau ở \(figureCount) số liệu của năm \(span): "
        + "\(equal) giống nhau, \(different) khác nhau",
      en: "\(first) and \(second) overlap in \(figureCount) figure\(figureCount == 1 ? "" : "s") of \(span): "
        + "\(equal) equal, \(different) different") + blank
  }
}
