import ArgumentParser
import Ingestion
import Observations
import Reports

/// `keogiam units`
struct UnitsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "units",
    abstract: "Look up the official units: by code, name or date, where they came from and where they went.",
    discussion: """
      The lists of Quảng Ninh of 2020-01-01, 2024-11-01 and 2025-07-01 are built in. Codes were reused in 2025, so a
      code may stand for several units, one a list. The shares of split units are not official: the last column but
      two says how each is known.

      EXAMPLES
        keogiam units 06652
        keogiam units "dong lam" --on 2023
        keogiam units --on 2025 --format csv -o units.csv
        keogiam units --lists

      COST
        Reads no file and takes no time.
      """)

  @Argument(
    help: ArgumentHelp(
      "A code, or a name with or without type and accents, and \", district\"; without it all units are listed.",
      valueName: "query"))
  var query: [String] = []

  @Option(
    name: .customLong("on"),
    help: ArgumentHelp("Only the list in force on this day, or at the end of this year.", valueName: "date"))
  var day: BoundaryDate?

  @Flag(help: "Show which lists are built in.")
  var lists = false

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if lists, !query.isEmpty {
      throw ValidationError(
        output.language(vi: "--lists không đi kèm tên hay mã.", en: "--lists takes no query."))
    }
  }

  func run() throws {
    let chosen = try chosenLists()
    let language = output.language
    if lists { return try write(UnitListsTable(chosen).table) }
    if query.isEmpty {
      // Without a day the list of today, which is the last one.
      return try write(UnitListTable(chosen[chosen.count - 1]).table)
    }
    let histories = try found(in: chosen).map {
      UnitHistoryTable($0.list, place: $0.place, among: UnitList.builtIn)
    }
    switch output.format.shape {
    case .rows: try output.writeFile(Table(joining: histories.map(\.table)))
    case .page:
      let parts = histories.map { "\($0.heading(language))\n\n\($0.table.terminalText(language))" }
      try output.write(parts.joined(separator: "\n"))
    }
  }

  private func write(_ table: Table) throws {
    guard output.format == .table else { return try output.writeFile(table) }
    try output.write(table.terminalText(output.language))
  }

  /// The list of the day asked for, or all.
  private func chosenLists() throws -> [UnitList] {
    guard let day else { return UnitList.builtIn }
    guard let list = UnitList.inForce(on: day.date) else {
      throw Failure(
        usage: output.language(
          vi: "không danh mục cài sẵn nào có hiệu lực ngày \(day.date); danh mục cũ nhất là của ngày "
            + "\(UnitList.builtIn[0].validFrom)",
          en:
            "no built-in list was in force on \(day.date); the oldest is of \(UnitList.builtIn[0].validFrom)"
        ))
    }
    return [list]
  }

  /// The units that the query may mean, by list; fails where there is none.
  private func found(in lists: [UnitList]) throws -> [(list: UnitList, place: Int)] {
    let text = query.joined(separator: " ")
    var searches = lists.map { UnitSearch($0) }
    let found = lists.indices.flatMap { index in
      searches[index].places(of: text).map { (list: lists[index], place: $0) }
    }
    if found.isEmpty {
      let nearest = searches.indices.lazy.compactMap { searches[$0].nearest(to: text) }.first
      let language = output.language
      throw Failure(
        message: language(
          vi: "các danh mục cài sẵn không có đơn vị '\(text)'", en: "no unit '\(text)' in the built-in lists")
          + (nearest.map { language(vi: "; có phải là '\($0)'?", en: "; did you mean '\($0)'?") } ?? ""))
    }
    return found
  }
}
