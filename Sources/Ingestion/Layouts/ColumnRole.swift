import Observations
/// What a column holds; the raw values are the words of `columns:` in `keogiam.yaml` and of `--map role=header`.
public enum ColumnRole: String, Sendable, Hashable, CaseIterable {
  case unitCode = "unit_code"
  case unit
  case type
  case district
  case districtCode = "district_code"
  case province
  case provinceCode = "province_code"
  case indicator
  case indicatorGroup = "indicator_group"
  case period
  case year
  case half
  case quarter
  case month
  case date
  case count
  case denominator
  case rate
  case population
  case monthsReported = "months_reported"
  case asOf = "as_of"
  case status
  case validFrom = "valid_from"

  /// The roles that a register of units uses.
  static let ofRegister: Set<ColumnRole> = [
    .unitCode, .unit, .type, .district, .districtCode, .province, .provinceCode, .population, .validFrom,
  ]
  /// The roles that a table of counts uses.
  static let ofCounts = Set(allCases).subtracting([.validFrom])
  /// The roles that together name a unit.
  static let ofUnit: [ColumnRole] = [
    .unitCode, .unit, .type, .district, .districtCode, .province, .provinceCode,
  ]
  /// The roles that together name a period.
  static let ofPeriod: [ColumnRole] = [.period, .year, .half, .quarter, .month, .date]

  /// The roles that together name an indicator.
  static let ofIndicator: [ColumnRole] = [.indicatorGroup, .indicator]
  /// The roles that a heading above a group of rows may play.
  static let ofHeading: [ColumnRole] = [.unit, .district, .indicator, .period, .year]

  /// The role that the header `header` names, or nil.
  init?(header: String) {
    guard let role = Self.roleOfSynonym[FoldedText(header).text] else { return nil }
    self = role
  }

  /// The header words of the role, folded; its own name first.
  var synonyms: [String] {
    self == .rate ? [] : [FoldedText(rawValue).text] + Self.otherSynonyms(of: self)
  }

  private static let roleOfSynonym: [String: ColumnRole] = {
    var table: [String: ColumnRole] = [:]
    for role in allCases {
      for synonym in role.synonyms {
        let known = table.updateValue(role, forKey: synonym)
        precondition(known == nil, "'\(synonym)' stands for '\(known!)' and '\(role)'")
      }
    }
    return table
  }()

  /// English words, and the Vietnamese ones of administrative tables.
  private static func otherSynonyms(of role: ColumnRole) -> [String] {
    switch role {
    case .unitCode: ["code", "area code", "commune code", "ma", "ma dvhc", "ma xa", "ma so", "ma don vi"]
    case .unit:
      [
        "name", "unit name", "area", "area name", "commune", "ward", "xa phuong", "phuong xa", "xa",
        "xa phuong thi tran", "phuong xa thi tran", "phuong xa dac khu", "xa phuong dac khu", "don vi",
        "dia ban", "dia ban cap xa", "ten don vi", "dvhc cap xa", "ten xa", "ten xa phuong",
      ]
    case .type: ["unit type", "area type", "loai", "loai hinh", "loai don vi", "cap"]
    case .district:
      [
        "parent", "district name", "huyen", "quan huyen", "huyen tx tp", "huyen thi xa thanh pho",
        "ten dia phuong", "dia phuong", "ten huyen", "dvhc cap huyen",
      ]
    case .districtCode: ["parent code", "ma huyen", "ma quan huyen"]
    case .province: ["province name", "tinh", "tinh tp", "tinh thanh pho", "ten tinh"]
    case .provinceCode: ["ma tinh"]
    case .indicator:
      [
        "measure", "offence", "offense", "crime type", "chi tieu", "chi so", "tieu chi", "noi dung",
        "loai toi pham", "toi danh",
      ]
    // Only where they are mapped: the words mean too many things.
    case .indicatorGroup, .rate: []
    case .period: ["reporting period", "ky bao cao", "ky", "thoi gian", "ky so lieu"]
    case .year: ["nam", "nam bao cao"]
    case .half: ["half year", "nua nam"]
    case .quarter: ["quy"]
    case .month: ["thang"]
    case .date: ["day", "ngay", "ngay thang", "ngay xay ra"]
    case .count:
      [
        "counts", "cases", "number", "value", "n", "so vu", "vu", "so luong", "so lieu", "so doi tuong",
        "bi can", "so bi can", "so nguoi", "so vu viec",
      ]
    case .denominator:
      [
        "base", "mau so", "nguoi chap hanh xong an phat tu", "so nguoi chap hanh xong an phat tu", "chxapt",
      ]
    case .population: ["pop", "residents", "inhabitants", "dan so", "nhan khau", "so dan"]
    case .monthsReported: ["so thang bao cao", "so thang"]
    case .asOf: ["reported on", "report date", "vintage", "ngay bao cao", "ngay cap nhat"]
    case .status: ["data status", "trang thai", "tinh trang", "tinh trang so lieu"]
    case .validFrom: ["effective", "effective from", "hieu luc tu", "ngay hieu luc"]
    }
  }
}
