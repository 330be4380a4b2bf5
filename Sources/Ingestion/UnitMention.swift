import Observations

/// A unit as a row names it; every part may be blank.
struct UnitMention: Sendable {
  let code: String
  let name: String
  let type: String
  let district: AreaUnit.Parent?
  let province: AreaUnit.Parent?

  /// Takes the texts of `roles`, which are some of `ColumnRole.ofUnit`.
  init(roles: [ColumnRole], texts: [String]) {
    func text(_ role: ColumnRole) -> String {
      roles.firstIndex(of: role).map { Self.singleSpaced(texts[$0]) } ?? ""
    }
    code = Self.code(text(.unitCode))
    name = text(.unit)
    type = text(.type)
    district = Self.parent(code: text(.districtCode), name: text(.district))
    province = Self.parent(code: text(.provinceCode), name: text(.province))
  }

  /// The district, or the province where there is no district.
  var parent: AreaUnit.Parent? { district ?? province }

  /// The name taken apart.
  var unitName: UnitName { UnitName(name, type: type) }

  /// The name with nothing taken for a type.
  var wholeName: UnitName { UnitName(wholly: name, type: type) }

  /// Whether none of its texts has an accent, so that its writer may have none.
  var hasNoAccent: Bool {
    [name, type, district?.name ?? "", province?.name ?? ""].allSatisfy(AccentFreeName.hasNoAccent)
  }

  /// The unit as a register or table holds it.
  func unit(validFrom: CalendarDate? = nil, population: Int? = nil) -> AreaUnit {
    AreaUnit(
      code: code.isEmpty ? nil : code, validFrom: validFrom, name: name.isEmpty ? code : name,
      type: unitName.type, parent: parent, population: population)
  }

  /// The code without the ".0" that spreadsheets and data frames add.
  static func code(_ text: String) -> String { PeriodText.withoutDecimals(text) }

  private static func parent(code: String, name: String) -> AreaUnit.Parent? {
    let code = Self.code(code)
    if name.isEmpty { return code.isEmpty ? nil : AreaUnit.Parent(code: code, name: code) }
    return AreaUnit.Parent(code: code.isEmpty ? nil : code, name: name)
  }

  /// Blanks around and inside the text made single spaces.
  private static func singleSpaced(_ text: String) -> String {
    text.trimmed.split { $0.unicodeScalars.allSatisfy(\.isBlank) }.joined(separator: " ")
  }
}
