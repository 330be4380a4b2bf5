import Observations

extension ColumnRole {
  /// What sentences call the column: in English by the word of `columns:`.
  func name(_ language: Language) -> String {
    switch language {
    case .en: rawValue
    case .vi: vietnameseName
    }
  }

  private var vietnameseName: String {
    switch self {
    case .unitCode: "mã đơn vị"
    case .unit: "đơn vị"
    case .type: "loại đơn vị"
    case .district: "huyện"
    case .districtCode: "mã huyện"
    case .province: "tỉnh"
    case .provinceCode: "mã tỉnh"
    case .indicator: "chỉ tiêu"
    case .indicatorGroup: "nhóm chỉ tiêu"
    case .period: "kỳ báo cáo"
    case .year: "năm"
    case .half: "nửa năm"
    case .quarter: "quý"
    case .month: "tháng"
    case .date: "ngày"
    case .count: "số liệu"
    case .denominator: "mẫu số"
    case .rate: "tỷ lệ"
    case .population: "dân số"
    case .monthsReported: "số tháng báo cáo"
    case .asOf: "ngày báo cáo"
    case .status: "tình trạng số liệu"
    case .validFrom: "ngày có hiệu lực"
    }
  }
}
