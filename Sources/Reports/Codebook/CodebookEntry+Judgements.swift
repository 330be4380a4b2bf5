import Observations

extension CodebookEntry {
  /// Forecasts and verdicts.
  static let judgements: [CodebookEntry] = [
    CodebookEntry(
      id: "verdict", kind: .text, label: BilingualText(vi: "Kết luận", en: "Verdict"), unit: nil,
      meaning: BilingualText(
        vi: "Kết luận đúng theo số liệu: met, missed, open, not applicable, no data.",
        en: "What the counts alone settle: met, missed, open, not applicable, no data.")),
    CodebookEntry(
      id: "p_real_cut", kind: .probability, label: BilingualText(vi: "P(giảm thật)", en: "P(real cut)"),
      unit: CodebookUnit.share,
      meaning: BilingualText(
        vi: "Xác suất mức thật đã giảm ít nhất như yêu cầu.",
        en: "The probability that the rate itself was cut as asked for.")),
    CodebookEntry(
      id: "progress", kind: .text, label: BilingualText(vi: "Tiến triển", en: "Progress"), unit: nil,
      meaning: BilingualText(
        vi: "Tiến triển theo bằng chứng trong số liệu.", en: "Progress by the evidence of the counts.")),
    CodebookEntry(
      id: "p_no_change", kind: .probability, label: BilingualText(vi: "p không đổi", en: "p of no change"),
      unit: CodebookUnit.share,
      meaning: BilingualText(vi: "Giá trị p của giả thuyết không thay đổi.", en: "The p-value of no change.")),
    CodebookEntry(
      id: "p_not_cut", kind: .probability,
      label: BilingualText(vi: "p chưa giảm đủ", en: "p of too small a cut"), unit: CodebookUnit.share,
      meaning: BilingualText(
        vi: "Giá trị p của giả thuyết chưa giảm đủ.", en: "The p-value of a cut smaller than asked for.")),
    CodebookEntry(
      id: "sentence", kind: .text, label: BilingualText(vi: "Diễn giải", en: "In words"), unit: nil,
      meaning: BilingualText(vi: "Cả dòng viết thành một câu.", en: "The row in one sentence.")),
    CodebookEntry(
      id: "remark", kind: .text, label: BilingualText(vi: "Ghi chú", en: "Remark"), unit: nil,
      meaning: BilingualText(
        vi: "Điều cần lưu ý về dòng này.", en: "What is to be borne in mind about the row.")),
    CodebookEntry(
      id: "forecast_mean", kind: .number, label: BilingualText(vi: "Dự báo trung bình", en: "Forecast mean"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Trung bình của dự báo cả năm.", en: "The mean of the forecast of the whole year.")),
    CodebookEntry(
      id: "forecast_p10", kind: .integer, label: BilingualText(vi: "Dự báo 10 %", en: "Forecast, 10 %"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Phân vị 10 % của dự báo cả năm.", en: "The 10 % quantile of the forecast of the whole year.")),
    CodebookEntry(
      id: "forecast_p50", kind: .integer, label: BilingualText(vi: "Dự báo", en: "Forecast"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Trung vị của dự báo cả năm.", en: "The median of the forecast of the whole year.")),
    CodebookEntry(
      id: "forecast_p90", kind: .integer, label: BilingualText(vi: "Dự báo 90 %", en: "Forecast, 90 %"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Phân vị 90 % của dự báo cả năm.", en: "The 90 % quantile of the forecast of the whole year.")),
    CodebookEntry(
      id: "p_miss", kind: .probability, label: BilingualText(vi: "P(không đạt)", en: "P(miss)"),
      unit: CodebookUnit.share,
      meaning: BilingualText(
        vi: "Xác suất không đạt chỉ tiêu của năm.",
        en: "The probability that the target of the year is missed.")),
    CodebookEntry(
      id: "band", kind: .text, label: BilingualText(vi: "Đánh giá", en: "Band"), unit: nil,
      meaning: BilingualText(vi: "P(không đạt) bằng lời.", en: "P(miss) in words.")),
    CodebookEntry(
      id: "cut_needed_p50", kind: .probability,
      label: BilingualText(vi: "Giảm thêm cho 50 %", en: "Cut needed for 50 %"), unit: CodebookUnit.share,
      meaning: BilingualText(
        vi: "Phần phải giảm so với mức dự kiến từ nay để có cơ hội đạt 50 %.",
        en: "The share by which the rest of the year must fall below its expectation for an even chance.")),
    CodebookEntry(
      id: "cut_needed_p80", kind: .probability,
      label: BilingualText(vi: "Giảm thêm cho 80 %", en: "Cut needed for 80 %"), unit: CodebookUnit.share,
      meaning: BilingualText(
        vi: "Phần phải giảm so với mức dự kiến từ nay để có cơ hội đạt 80 %.",
        en: "The share by which the rest of the year must fall below its expectation for a chance of 80 %.")),
    CodebookEntry(
      id: "rank", kind: .integer, label: BilingualText(vi: "Hạng", en: "Rank"), unit: nil,
      meaning: BilingualText(vi: "Thứ hạng; 1 đứng đầu danh sách.", en: "The rank; 1 heads the list.")),
    CodebookEntry(
      id: "reason", kind: .text, label: BilingualText(vi: "Lý do", en: "Reason"), unit: nil,
      meaning: BilingualText(
        vi: "Vì sao đơn vị đứng ở vị trí này.", en: "Why the unit stands where it stands.")),
    CodebookEntry(
      id: "model", kind: .text, label: BilingualText(vi: "Mô hình", en: "Model"), unit: nil,
      meaning: BilingualText(vi: "Mô hình đã dự báo.", en: "The model that made the forecast.")),
    CodebookEntry(
      id: "rule_version", kind: .text, label: BilingualText(vi: "Kế hoạch", en: "Rules"), unit: nil,
      meaning: BilingualText(vi: "Kế hoạch và phiên bản đã dùng.", en: "The plan and its version.")),
  ]
}
