import Observations

/// Reads where units went: old code, new code and, of divided units, the shares of the parts.
///
/// Columns: `old_code` and `new_code`, or `code_YEAR` of the first and the last year; beside them `old_name`/`name_YEAR`
/// and `new_name`; `weight`, `weight_pop` or `share` (blank: equal parts); `weight_method` (whole, text, estimate,
/// guess); `valid_from`, the first day of the later units, the same in all rows. Others are not used.
struct CrosswalkFile {
  private let text: TextTable
  private let columns: [String: Int]

  /// A crosswalk in `text`, whose first line is the header.
  init(_ text: DelimitedText) throws(IngestionError) {
    let text = try TextTable(text, words: .ofRegister, headerRows: 1...1)
    self.text = text
    columns = Dictionary(
      text.headers.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The crosswalk; `validFrom` goes before the column of the file.
  func crosswalk(
    validFrom declared: CalendarDate?, province: AreaUnit.Parent?
  ) throws(IngestionError) -> UnitCrosswalk {
    let old = try column(["old_code"], year: .first)
    let new = try column(["new_code"], year: .last)
    let oldName = optional(["old_name"]) ?? name(of: old)
    let newName = optional(["new_name"]) ?? name(of: new)
    let share = optional(["weight", "weight_pop", "share"])
    let method = optional(["weight_method"])
    var links: [Link] = []
    var validFrom = declared
    let bytes = text.text.bytes.span
    var rows = text.rows
    while let record = rows.next(in: bytes) {
      guard rows.fault == nil else {
        throw IngestionError(file: text.name, line: record.line, kind: .brokenRow)
      }
      func cell(_ column: Int?) -> String { column.map { rows.fields[$0].text(in: bytes).trimmed } ?? "" }
      let weight = cell(share)
      guard weight.isEmpty || (0...1).contains(Double(weight) ?? -1) else {
        throw IngestionError(file: text.name, line: record.line, kind: .noShare(weight))
      }
      if let column = optional(["valid_from"]), validFrom == nil {
        validFrom = CalendarDate(iso: cell(column))
      }
      links.append(
        Link(
          old: cell(old), new: cell(new), oldName: cell(oldName), newName: cell(newName),
          weight: Double(weight), basis: UnitCrosswalk.Basis(rawValue: cell(method))))
    }
    guard let validFrom else { throw IngestionError(file: text.name, kind: .noValidFrom) }
    return try crosswalk(links, validFrom: validFrom, province: province ?? AreaUnit.Parent(name: ""))
  }

  private struct Link {
    let old: String
    let new: String
    let oldName: String
    let newName: String
    let weight: Double?
    let basis: UnitCrosswalk.Basis?
  }

  private func crosswalk(
    _ links: [Link], validFrom: CalendarDate, province: AreaUnit.Parent
  ) throws(IngestionError) -> UnitCrosswalk {
    func list(_ id: String, _ validFrom: CalendarDate, _ units: [(code: String, name: String)]) -> UnitList {
      var seen: Set<String> = []
      return UnitList(
        id: "\(text.name): \(id)", validFrom: validFrom, province: province, resolution: text.name,
        populationBasis: .census2019,
        units: units.filter { seen.insert($0.code).inserted }.map {
          AreaUnit(code: $0.code, validFrom: validFrom, name: $0.name.isEmpty ? $0.code : $0.name)
        })
    }
    // The earlier units are older than any row that can be read.
    let earlier = list(
      "earlier units", CalendarDate(year: 1, month: 1, day: 1)!, links.map { ($0.old, $0.oldName) })
    let later = list("later units", validFrom, links.map { ($0.new, $0.newName) })
    let parts = Dictionary(grouping: links, by: \.old)
    var woven: [UnitCrosswalk.Link] = []
    for (old, unit) in earlier.units.enumerated() {
      let own = parts[unit.code!]!
      let equal = 1 / Double(own.count)
      let weights = own.map { $0.weight ?? (own.contains { $0.weight != nil } ? 0 : equal) }
      let sum = weights.reduce(0, +)
      // Shares are written with three places at least.
      guard abs(sum - 1) < 0.005 else {
        throw IngestionError(file: text.name, kind: .sharesDoNotAddUp(unit.code!, sum: sum))
      }
      for (link, weight) in zip(own, weights) {
        let basis = link.basis == .whole ? nil : link.basis
        woven.append(
          UnitCrosswalk.Link(
            old: old, new: later.index(ofCode: link.new)!, weight: own.count == 1 ? 1 : min(1, weight / sum),
            basis: own.count == 1 ? .whole : basis ?? (link.weight == nil ? .guess : .estimate)))
      }
    }
    return UnitCrosswalk(earlier: earlier, later: later, links: woven)
  }

  private enum End { case first, last }

  /// The column of one of `names`, or `code_YEAR` of the first or last year.
  private func column(_ names: [String], year: End) throws(IngestionError) -> Int {
    let dated = columns.keys.filter { $0.hasPrefix("code_") && Int($0.dropFirst(5)) != nil }.sorted()
    let ofYear = dated.count > 1 ? (year == .first ? dated.first : dated.last).flatMap { columns[$0] } : nil
    guard let found = optional(names) ?? ofYear else {
      throw IngestionError(file: text.name, line: text.header.line, kind: .noCrosswalkColumn(names[0]))
    }
    return found
  }

  private func optional(_ names: [String]) -> Int? { names.lazy.compactMap { columns[$0] }.first }

  /// The column `name_YEAR` beside the column `code_YEAR`.
  private func name(of code: Int) -> Int? {
    columns["name_" + text.headers[code].lowercased().dropFirst(5)]
  }
}
