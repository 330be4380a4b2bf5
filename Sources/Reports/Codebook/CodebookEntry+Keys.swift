import Observations

extension CodebookEntry {
  /// What a row is about.
  static let keys: [CodebookEntry] = [
    CodebookEntry(
      id: "year", kind: .year, label: BilingualText(vi: "Năm", en: "Year"), unit: nil,
      meaning: BilingualText(vi: "Năm thống kê được đánh giá.", en: "The statistical year that is judged.")),
    CodebookEntry(
      id: "through", kind: .date, label: BilingualText(vi: "Đến ngày", en: "Through"), unit: nil,
      meaning: BilingualText(vi: "Ngày cuối cùng được tính.", en: "The last day counted.")),
    CodebookEntry(
      id: "vintage", kind: .date, label: BilingualText(vi: "Biết đến ngày", en: "As known on"), unit: nil,
      meaning: BilingualText(
        vi: "Chỉ dùng số liệu đã báo cáo đến ngày này; để trống: bản mới nhất.",
        en: "Only figures reported by this day are used; empty: the latest.")),
    CodebookEntry(
      id: "level", kind: .text, label: BilingualText(vi: "Cấp", en: "Level"), unit: nil,
      meaning: BilingualText(
        vi: "unit: xã, phường; district: huyện; province: toàn bộ.",
        en: "unit: a commune; district; province: the whole.")),
    CodebookEntry(
      id: "unit_code", kind: .text, label: BilingualText(vi: "Mã", en: "Code"), unit: nil,
      meaning: BilingualText(
        vi: "Mã đơn vị hành chính, giữ số 0 ở đầu.", en: "The official code of the unit, leading zeros kept.")
    ),
    CodebookEntry(
      id: "unit", kind: .text, label: BilingualText(vi: "Đơn vị", en: "Unit"), unit: nil,
      meaning: BilingualText(vi: "Tên đơn vị.", en: "The name of the unit.")),
    CodebookEntry(
      id: "unit_type", kind: .text, label: BilingualText(vi: "Loại", en: "Type"), unit: nil,
      meaning: BilingualText(vi: "Loại đơn vị: xã, phường, thị trấn, đặc khu.", en: "The type of the unit.")),
    CodebookEntry(
      id: "district", kind: .text, label: BilingualText(vi: "Huyện", en: "District"), unit: nil,
      meaning: BilingualText(
        vi: "Huyện hoặc tỉnh mà đơn vị thuộc về.", en: "The district or province that the unit belongs to.")),
    CodebookEntry(
      id: "indicator", kind: .text, label: BilingualText(vi: "Chỉ tiêu", en: "Indicator"), unit: nil,
      meaning: BilingualText(vi: "Mã chỉ tiêu.", en: "The identifier of what is counted.")),
    CodebookEntry(
      id: "period", kind: .text, label: BilingualText(vi: "Kỳ", en: "Period"), unit: nil,
      meaning: BilingualText(
        vi: "Kỳ thống kê: 2023, 2023-Q2, 2023-05, 2023-01..09.",
        en: "The statistical period: 2023, 2023-Q2, 2023-05, 2023-01..09.")),
    CodebookEntry(
      id: "count", kind: .integer, label: BilingualText(vi: "Số lượng", en: "Count"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Số vụ, số người trong kỳ; để trống: không có số liệu.",
        en: "What was counted in the period; empty: there is no figure.")),
    CodebookEntry(
      id: "denominator", kind: .integer, label: BilingualText(vi: "Mẫu số", en: "Denominator"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Mẫu số của tỷ lệ; để trống: không phải tỷ lệ hoặc không có.",
        en: "The denominator of a share; empty: no share, or not known.")),
    CodebookEntry(
      id: "missing_reason", kind: .text, label: BilingualText(vi: "Lý do thiếu", en: "Why missing"),
      unit: nil,
      meaning: BilingualText(
        vi: "Vì sao không có số liệu; suppressed: số nhỏ được giấu.",
        en: "Why there is no figure; suppressed: a small count is hidden.")),
    CodebookEntry(
      id: "as_of", kind: .date, label: BilingualText(vi: "Ngày báo cáo", en: "Reported on"), unit: nil,
      meaning: BilingualText(
        vi: "Ngày báo cáo số liệu; để trống: không rõ.", en: "The day of the report; empty: not known.")),
    CodebookEntry(
      id: "status", kind: .text, label: BilingualText(vi: "Ghi chú số liệu", en: "Marks"), unit: nil,
      meaning: BilingualText(
        vi: "Đặc điểm của số liệu: synthetic, backcast, rounded, preliminary.",
        en: "Marks of the figure: synthetic, backcast, rounded, preliminary.")),
  ]
}
