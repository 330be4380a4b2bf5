public import Observations
import Targets

/// The units of one official list: one row a unit, in official order.
public struct UnitListTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table

  /// The units of `list`.
  public init(_ list: UnitList) {
    table = Table(
      columns: [
        .init("valid_from"),
        .init("code", BilingualText(vi: "Mã", en: "Code")),
        .init("name", BilingualText(vi: "Đơn vị", en: "Unit")),
        .init("type"), .init("parent_code"),
        .init("parent", BilingualText(vi: "Huyện, tỉnh", en: "District or province")),
        .init("population", BilingualText(vi: "Dân số", en: "Residents")),
        .init("population_basis"),
      ],
      rows: list.units.map { unit in
        [
          .text(list.validFrom.description), .text(unit.code), .text(unit.name), .text(unit.type),
          .text(unit.parent?.code), .text(unit.parent?.name), .integer(unit.population),
          unit.population == nil ? .empty : list.populationBasis.cell,
        ]
      })
  }
}
