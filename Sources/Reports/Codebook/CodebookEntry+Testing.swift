import Observations

extension CodebookEntry {
  /// Back-tests.
  static let testing: [CodebookEntry] = [
    CodebookEntry(
      id: "target_year", kind: .year, label: BilingualText(vi: "Năm mục tiêu", en: "Target year"), unit: nil,
      meaning: BilingualText(vi: "Năm được dự báo lại.", en: "The year that is forecast again.")),
    CodebookEntry(
      id: "origin", kind: .date, label: BilingualText(vi: "Đứng tại ngày", en: "Origin"), unit: nil,
      meaning: BilingualText(
        vi: "Ngày cuối cùng được biết khi dự báo lại.", en: "The last day known to the forecast.")),
    CodebookEntry(
      id: "months_observed", kind: .integer, label: BilingualText(vi: "Số tháng đã biết", en: "Months known"),
      unit: CodebookUnit.months,
      meaning: BilingualText(
        vi: "Số tháng của năm mục tiêu đã biết.", en: "How many months of the target year were known.")),
    CodebookEntry(
      id: "observed", kind: .integer, label: BilingualText(vi: "Thực tế", en: "Observed"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(vi: "Số thực tế của cả năm.", en: "What the year came to.")),
    CodebookEntry(
      id: "missed", kind: .integer, label: BilingualText(vi: "Không đạt", en: "Missed"), unit: nil,
      meaning: BilingualText(
        vi: "1: không đạt chỉ tiêu; 0: đạt.", en: "1: the target was missed; 0: it was met.")),
    CodebookEntry(
      id: "mean", kind: .number, label: BilingualText(vi: "Trung bình", en: "Mean"), unit: CodebookUnit.cases,
      meaning: BilingualText(vi: "Trung bình của dự báo.", en: "The mean of the forecast.")),
    CodebookEntry(
      id: "p10", kind: .integer, label: BilingualText(vi: "10 %", en: "10 %"), unit: CodebookUnit.cases,
      meaning: BilingualText(vi: "Phân vị 10 % của dự báo.", en: "The 10 % quantile of the forecast.")),
    CodebookEntry(
      id: "p50", kind: .integer, label: BilingualText(vi: "50 %", en: "50 %"), unit: CodebookUnit.cases,
      meaning: BilingualText(vi: "Trung vị của dự báo.", en: "The median of the forecast.")),
    CodebookEntry(
      id: "p90", kind: .integer, label: BilingualText(vi: "90 %", en: "90 %"), unit: CodebookUnit.cases,
      meaning: BilingualText(vi: "Phân vị 90 % của dự báo.", en: "The 90 % quantile of the forecast.")),
    CodebookEntry(
      id: "log_score", kind: .number, label: BilingualText(vi: "Điểm log", en: "Log score"), unit: nil,
      meaning: BilingualText(
        vi: "Trừ log xác suất của số thực tế; nhỏ là tốt.",
        en: "Minus the log probability of what happened; small is good.")),
    CodebookEntry(
      id: "crps", kind: .number, label: BilingualText(vi: "RPS", en: "RPS"), unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Điểm xếp hạng xác suất; nhỏ là tốt.", en: "The ranked probability score; small is good.")),
    CodebookEntry(
      id: "pit_lower", kind: .probability, label: BilingualText(vi: "PIT dưới", en: "PIT, lower"),
      unit: CodebookUnit.share,
      meaning: BilingualText(
        vi: "Xác suất dự báo của ít hơn số thực tế.",
        en: "The forecast probability of less than was observed.")),
    CodebookEntry(
      id: "pit_upper", kind: .probability, label: BilingualText(vi: "PIT trên", en: "PIT, upper"),
      unit: CodebookUnit.share,
      meaning: BilingualText(
        vi: "Xác suất dự báo của nhiều nhất là số thực tế.",
        en: "The forecast probability of at most what was observed.")),
  ]
}
