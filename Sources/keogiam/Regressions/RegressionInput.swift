import ArgumentParser
import Ingestion
import Observations
import Regression
import Reports

/// Where the observations of a regression come from.
struct RegressionInput {
  let input: InputOptions
  let scope: RegressionScope
  let formula: Formula
  let keys: [String]
  let language: Language

  /// The observations, after what is wrong with them was said.
  func observations() throws -> ObservationTable {
    if let path = scope.table {
      guard input.inputs.isEmpty else {
        throw Failure(
          usage: language(
            vi: "dùng --table hoặc nêu số liệu, không cả hai: '\(input.inputs[0])'",
            en: "either --table or data, not both: '\(input.inputs[0])'"))
      }
      return try plain(path)
    }
    guard !input.inputs.isEmpty else {
      throw Failure(
        usage: language(
          vi: "chưa có số liệu: nêu một thư mục hay tệp, hoặc --table FILE",
          en: "no data: name a data-set folder or a file, or --table FILE"))
    }
    return try counts()
  }

  private func plain(_ path: String) throws -> ObservationTable {
    let table: PlainTable
    do { table = try PlainTable(path: path) } catch { throw Failure(message: error.sentence(language)) }
    for issue in table.issues.prefix(5) { Talk.say(issue.sentence(language)) }
    if table.issues.count > 5 {
      Talk.say(
        language(
          vi: "… tất cả \(table.issues.count) lỗi.", en: "… \(table.issues.count) issues in all."))
    }
    if input.strict, !table.issues.isEmpty {
      throw Failure(message: language(vi: "dừng lại vì --strict", en: "stopped at issues, as --strict asks"))
    }
    return ObservationTable(table, language: language)
  }

  private func counts() throws -> ObservationTable {
    let description = try input.description()
    let choice = try PlanChoice(
      scope: try ScopeOptions.parse([]), description: description, language: language)
    let reading = try input.read(description, choice: choice, language: language)
    var table = reading.table.asKnown(on: scope.asKnownOn)
    if let through = scope.through { table = table.counted(through: through) }
    table = table.aggregated(to: scope.areas, whole: reading.wholeName(language))
    let wanted = try indicators(of: table)
    let names = Set(formula.columnNames + keys)
    let joined = table.indicators.indices.filter {
      names.contains(table.indicators[$0].id)
        && !ObservationTable.countColumns.contains(table.indicators[$0].id)
    }
    if table.holdsOverlaps {
      Talk.say(
        language(
          vi: "Có kỳ báo cáo chồng nhau (năm bên cạnh tháng): mỗi kỳ là một dòng.",
          en: "Some periods overlap, as a year and its months do: each is a row of its own."))
    }
    return ObservationTable(table, indicators: wanted, joined: joined)
  }

  /// The indicators whose figures are the rows: those named, that of the response, the only one, or all where the
  /// formula or the series tell them apart.
  private func indicators(of table: CountTable) throws -> [Int] {
    if !scope.countOf.isEmpty {
      return try scope.countOf.map { id in
        if let index = table.indicatorIndex(id) { return index }
        let nearest = Suggestion.nearest(to: id, among: table.indicators.map(\.id))
        throw Failure(
          usage: language(vi: "số liệu không có chỉ tiêu '\(id)'", en: "no indicator '\(id)' in the data")
            + (nearest.map { language(vi: "; có phải '\($0)' không?", en: "; did you mean '\($0)'?") } ?? ""))
      }
    }
    if let response = formula.responseNames.lazy.compactMap(table.indicatorIndex).first { return [response] }
    let all = Array(table.indicators.indices)
    if all.count == 1 || (formula.columnNames + keys).contains("indicator") { return all }
    let names = table.indicators.prefix(20).map { "'\($0.id)'" }.joined(separator: ", ")
    throw Failure(
      usage: language(
        vi: "số liệu có nhiều chỉ tiêu (\(names)): chọn bằng --count-of, hoặc --by indicator",
        en: "the data hold several indicators (\(names)): choose with --count-of, or --by indicator"))
  }
}
