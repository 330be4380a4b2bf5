import ArgumentParser
import Ingestion
import Observations
import Reports
import Targets

/// `keogiam check`
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read the data and say what was understood, what was assumed, and what is wrong.",
    discussion: """
      What was assumed is printed as a keogiam.yaml that can be put beside the data and changed.

      EXAMPLES
        keogiam check datasets/quang-ninh-synthetic
        keogiam check counts.csv --rejects rejected.csv --issues issues.csv
        keogiam check counts.csv --revisions --target robbery=-7%
        keogiam check counts.csv --revisions --format csv -o revisions.csv

      COST
        Reads every row once. --revisions and --turned-verdicts work out all
        verdicts twice for each day on which figures were revised.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var output: OutputOptions

  @Flag(
    help: ArgumentHelp(
      "Instead list every figure that a later report (column as_of) revised; and on screens the verdicts that "
        + "turned."))
  var revisions = false

  @Flag(help: "Instead list the verdicts that turned because figures were revised.")
  var turnedVerdicts = false

  func validate() throws {
    if revisions, turnedVerdicts, output.format != .table {
      throw ValidationError(
        output.language(
          vi: "Mỗi tệp chỉ có một danh sách: --revisions hoặc --turned-verdicts.",
          en: "A file holds one list: --revisions or --turned-verdicts."))
    }
  }

  func run() throws {
    let language = output.language
    let description = try input.description()
    let choice = try PlanChoice(scope: scope, description: description, language: language)
    let reading = try input.read(description, choice: choice, language: language, listsAll: true)
    guard !revisions && !turnedVerdicts else { return try writeRevisions(of: reading, choice, language) }
    let contents = CheckTable(reading.table, language: language)
    let (summary, spans) = (contents.table, contents.spanText)
    switch output.format.shape {
    case .rows: try output.writeFile(summary)
    case .page:
      let files =
        reading.files.flatMap { Self.lines($0, language) } + Self.totals(reading.totals, language)
      let yaml = reading.assumptions.yaml.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n")
      let overlaps = reading.overlaps.map { $0.sentence(language).onOneLine }
      try output.write(
        """
        \((files + overlaps).joined(separator: "\n"))

        \(summary.terminalText(language, width: output.screenWidth))\(spans.isEmpty ? "" : "\n\(spans)")
        \(language(vi: "Đã hiểu như sau (keogiam.yaml):", en: "Understood as this keogiam.yaml:"))

        \(yaml)

        """ + Self.readings(of: choice.plan, in: reading.table, language))
    }
  }

  /// What became of the rows of a file, and which of its columns may have been forgotten.
  private static func lines(_ file: Reading.FileSummary, _ language: Language) -> [String] {
    let name = StandardInput.shown(file.file, language).onOneLine
    let rows = file.rows
    let asides = [
      (rows.totals, language(vi: "dòng tổng", en: "totals")),
      (rows.headings, language(vi: "dòng đề mục", en: "headings")),
      (rows.leftOut, language(vi: "dòng ngoài điều kiện", en: "left out by where")),
      (rows.footers, language(vi: "dòng ghi chú cuối bảng", en: "notes below the table")),
    ].filter { $0.0 > 0 }.map { ", \($0.0) \($0.1)" }.joined()
    let read =
      language(
        vi: "\(name): đọc \(file.rowsRead) dòng, dùng \(file.rowsUsed)",
        en: "\(name): \(file.rowsRead) rows read, \(file.rowsUsed) used") + asides
    return [read] + idleColumns(of: file, name, language)
  }

  /// The columns of whole numbers that nothing uses, in one line; none where there are none.
  private static func idleColumns(
    of file: Reading.FileSummary, _ name: String, _ language: Language
  ) -> [String] {
    let headers = file.idleNumberColumns
    if headers.isEmpty { return [] }
    let shown = headers.prefix(12).map { "'\($0.onOneLine)'" }.joined(separator: ", ")
    let list = shown + (headers.count > 12 ? ", …" : "")
    return [
      language(
        vi: "\(name): không dùng cột số nguyên \(list); nếu đó là số liệu, hãy khai trong keogiam.yaml",
        en: "\(name): whole numbers that are not used: \(list); if they are figures, say so in keogiam.yaml")
    ]
  }

  /// How the totals of the files compare with their parts.
  private static func totals(_ checks: TotalChecks, _ language: Language) -> [String] {
    if checks.all == 0 { return [] }
    return [
      language(
        vi: "Số liệu tổng so với cộng các đơn vị: \(checks.equal) khớp, \(checks.different) lệch, "
          + "\(checks.open) không so được (thiếu số liệu)",
        en: "Totals against the sums of their parts: \(checks.equal) equal, \(checks.different) different, "
          + "\(checks.open) not comparable (a part is missing)")
    ]
  }

  /// How the plan is read where its text is silent, for the indicators that the data hold.
  private static func readings(of plan: Plan, in table: CountTable, _ language: Language) -> String {
    let lines = plan.readings.flatMap { reading in
      zip(reading.lines, reading.indicators).filter { table.indicatorIndex($0.1) != nil }.map {
        "  \($0.0) \($0.1): \(reading.text?.text(language) ?? reading.chosen)"
      }
    }
    guard !lines.isEmpty else { return "" }
    let heading = language(
      vi: "\(plan.version), cách hiểu những chỗ văn bản không nói rõ:",
      en: "\(plan.version), read like this where its text is silent:")
    return "\n\(heading)\n\n\(lines.joined(separator: "\n"))\n"
  }
}
