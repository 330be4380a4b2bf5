public import Observations
import Targets

/// Where one unit came from and where it went, in all other lists of its province: one row a link.
public struct UnitHistoryTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table
  private let list: UnitList
  private let unit: AreaUnit

  /// The history of the unit at `place` of `list` in `lists`, oldest first.
  public init(_ list: UnitList, place: Int, among lists: [UnitList]) {
    self.list = list
    unit = list.units[place]
    let unit = list.units[place]
    let rows = lists.flatMap { other -> [[Cell]] in
      if let crosswalk = UnitCrosswalk.between(other, list) {
        return crosswalk.predecessors(of: place).map {
          Self.row(unit, list, other: other, at: $0.old, $0, crosswalk, lists, isLater: false)
        }
      }
      guard let crosswalk = UnitCrosswalk.between(list, other) else { return [] }
      return crosswalk.successors(of: place).map {
        Self.row(unit, list, other: other, at: $0.new, $0, crosswalk, lists, isLater: true)
      }
    }
    table = Table(columns: Self.columns, rows: rows)
  }

  /// One line above the rows: name, code, district, time and residents.
  public func heading(_ language: Language) -> String {
    let time =
      list.validThrough.map { language(vi: "đến \($0)", en: "to \($0)") }
      ?? language(vi: "đến nay", en: "to this day")
    let basis = list.populationBasis.cell.onScreen(language)
    let residents = unit.population.map {
      "; " + grouped($0, language) + language(vi: " người (\(basis))", en: " residents (\(basis))")
    }
    return "\(unit.name) (\(unit.code ?? "")), \(unit.parent?.name ?? ""), "
      + language(vi: "từ \(list.validFrom) \(time)", en: "\(list.validFrom) \(time)") + (residents ?? "")
  }

  private static let columns: [Table.Column] = [
    .init("valid_from"), .init("code"), .init("name"), .init("parent"), .init("population"),
    .init("direction", BilingualText(vi: "", en: "")),
    .init("other_valid_from", BilingualText(vi: "Danh mục từ", en: "In the list of")),
    .init("other_code", BilingualText(vi: "Mã", en: "Code")),
    .init("other_name", BilingualText(vi: "Đơn vị", en: "Unit")),
    .init("other_parent", BilingualText(vi: "Huyện, tỉnh", en: "District or province")),
    .init("relation", BilingualText(vi: "Quan hệ", en: "Relation")),
    .init("weight", BilingualText(vi: "Tỷ trọng", en: "Share")),
    .init("basis", BilingualText(vi: "Cơ sở", en: "Known by")),
    .init("resolution", BilingualText(vi: "Nghị quyết", en: "Resolutions")),
    .init("clause", BilingualText(vi: "Khoản", en: "Clause")),
  ]

  private static func row(
    _ unit: AreaUnit, _ list: UnitList, other: UnitList, at place: Int, _ link: UnitCrosswalk.Link,
    _ crosswalk: UnitCrosswalk, _ lists: [UnitList], isLater: Bool
  ) -> [Cell] {
    let linked = other.units[place]
    let relation = crosswalk.relation(of: link)
    return [
      .text(list.validFrom.description), .text(unit.code), .text(unit.name), .text(unit.parent?.name),
      .integer(unit.population),
      isLater
        ? .word("became", BilingualText(vi: "thành", en: "became"))
        : .word("was", BilingualText(vi: "từ", en: "was")),
      .text(other.validFrom.description), .text(linked.code), .text(linked.name), .text(linked.parent?.name),
      relation.cell, .real(link.weight, digits: 3), link.basis.cell,
      .text(resolutions(behind: link, of: crosswalk, lists).joined(separator: "; ")), .integer(link.clause),
    ]
  }
}

/// The resolutions between two lists that changed the unit of `link`, or what it went into.
private func resolutions(
  behind link: UnitCrosswalk.Link, of crosswalk: UnitCrosswalk, _ lists: [UnitList]
) -> [String] {
  var reached = [link.old]
  var changing: [String] = []
  let path = lists.filter {
    $0.validFrom >= crosswalk.earlier.validFrom && $0.validFrom <= crosswalk.later.validFrom
  }
  for (earlier, later) in zip(path, path.dropFirst()) {
    guard let step = UnitCrosswalk.between(earlier, later) else { continue }
    let links = reached.flatMap { step.successors(of: $0) }
    if links.contains(where: { step.relation(of: $0) != .unchanged }) { changing.append(later.resolution) }
    reached = links.map(\.new)
  }
  return changing
}

extension UnitCrosswalk.Relation {
  /// The word in files, the label on screens.
  var cell: Cell {
    let label =
      switch self {
      case .unchanged: BilingualText(vi: "không đổi", en: "unchanged")
      case .renamed: BilingualText(vi: "đổi tên hoặc mã", en: "renamed")
      case .merged: BilingualText(vi: "nhập toàn bộ", en: "whole, merged")
      case .part: BilingualText(vi: "một phần", en: "part")
      }
    return .word(rawValue, label)
  }
}

extension UnitCrosswalk.Basis {
  /// The word in files, the label on screens.
  var cell: Cell {
    let label =
      switch self {
      case .whole: BilingualText(vi: "toàn bộ", en: "whole")
      case .text: BilingualText(vi: "lời văn nghị quyết", en: "wording of the resolution")
      case .estimate: BilingualText(vi: "ước lượng", en: "estimate")
      case .guess: BilingualText(vi: "phỏng đoán", en: "guess")
      }
    return .word(rawValue, label)
  }
}
