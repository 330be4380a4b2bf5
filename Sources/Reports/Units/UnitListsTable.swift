public import Observations
import Targets

/// The lists of official units that the program carries: one row a list.
public struct UnitListsTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table

  /// The contents of `lists`.
  public init(_ lists: [UnitList]) {
    table = Table(
      columns: [
        .init("list", BilingualText(vi: "Danh mục", en: "List")),
        .init("valid_from", BilingualText(vi: "Từ ngày", en: "From")),
        .init("valid_through", BilingualText(vi: "Đến ngày", en: "Through")),
        .init("province", BilingualText(vi: "Tỉnh", en: "Province")),
        .init("units", BilingualText(vi: "Số đơn vị", en: "Units")),
        .init("phuong", BilingualText(vi: "Phường", en: "Phường")),
        .init("xa", BilingualText(vi: "Xã", en: "Xã")),
        .init("thi_tran", BilingualText(vi: "Thị trấn", en: "Thị trấn")),
        .init("dac_khu", BilingualText(vi: "Đặc khu", en: "Đặc khu")),
        .init("districts", BilingualText(vi: "Huyện", en: "Districts")),
        .init("population", BilingualText(vi: "Dân số", en: "Residents")),
        .init("population_basis", BilingualText(vi: "Nguồn dân số", en: "Residents by")),
        .init("resolution", BilingualText(vi: "Nghị quyết", en: "Resolution")),
      ],
      rows: lists.map(Self.row))
  }

  private static func row(_ list: UnitList) -> [Cell] {
    func count(_ type: String) -> Cell { .integer(list.units.count { $0.type == type }) }
    let districts = Set(list.units.compactMap(\.parent)).subtracting([list.province])
    return [
      .text(list.id), .text(list.validFrom.description), .text(list.validThrough?.description),
      .text(list.province.name), .integer(list.units.count), count("phường"), count("xã"),
      count("thị trấn"), count("đặc khu"), .integer(districts.count),
      .integer(list.units.reduce(0) { $0 + ($1.population ?? 0) }), list.populationBasis.cell,
      .text(list.resolution),
    ]
  }
}

extension UnitList.PopulationBasis {
  /// The word in files, the label on screens.
  var cell: Cell {
    switch self {
    case .census2019: .word(rawValue, BilingualText(vi: "tổng điều tra 2019", en: "census of 2019"))
    case .statedIn2025: .word(rawValue, BilingualText(vi: "công bố 2025", en: "stated in 2025"))
    }
  }
}
