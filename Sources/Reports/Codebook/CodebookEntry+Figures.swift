import Observations

extension CodebookEntry {
  /// Figures of the year and of the year before.
  static let figures: [CodebookEntry] = [
    CodebookEntry(
      id: "baseline", kind: .integer, label: BilingualText(vi: "Năm trước", en: "Last year"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Số của cả năm trước, mốc so sánh.",
        en: "The figure of the whole year before, which the target is held against.")),
    CodebookEntry(
      id: "baseline_denominator", kind: .integer,
      label: BilingualText(vi: "Mẫu số năm trước", en: "Last year's denominator"), unit: CodebookUnit.cases,
      meaning: BilingualText(vi: "Mẫu số của tỷ lệ năm trước.", en: "The denominator of last year's share.")),
    CodebookEntry(
      id: "baseline_basis", kind: .text,
      label: BilingualText(vi: "Căn cứ năm trước", en: "Basis of last year"), unit: nil,
      meaning: BilingualText(
        vi: "Kỳ hoặc tỷ lệ mà mốc so sánh dựa vào.",
        en: "The period or share that the figure of last year rests on.")),
    CodebookEntry(
      id: "baseline_low", kind: .integer,
      label: BilingualText(vi: "Năm trước, ít nhất", en: "Last year, at least"), unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Mốc so sánh thấp nhất, khi số liệu phải ước tính do đổi địa giới.",
        en: "The lowest figure of last year, where boundaries changed and it is estimated.")),
    CodebookEntry(
      id: "baseline_high", kind: .integer,
      label: BilingualText(vi: "Năm trước, nhiều nhất", en: "Last year, at most"), unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Mốc so sánh cao nhất, khi số liệu phải ước tính do đổi địa giới.",
        en: "The highest figure of last year, where boundaries changed and it is estimated.")),
    CodebookEntry(
      id: "allowed", kind: .integer, label: BilingualText(vi: "Được phép", en: "Allowed"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Số nhiều nhất trong năm mà vẫn đạt chỉ tiêu.",
        en: "The highest figure of the year that still meets the target.")),
    CodebookEntry(
      id: "required", kind: .integer, label: BilingualText(vi: "Cần đạt", en: "Required"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Số ít nhất trong năm để đạt chỉ tiêu, khi quy tắc đòi hỏi nhiều hơn.",
        en: "The lowest figure of the year that meets the target, where the rule asks for more.")),
    CodebookEntry(
      id: "first_baseline", kind: .integer, label: BilingualText(vi: "Số đầu", en: "First reported"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Số năm trước như báo cáo lần đầu, khi sau đó đã sửa.",
        en: "Last year's figure as first reported, where it was revised.")),
    CodebookEntry(
      id: "first_verdict", kind: .text, label: BilingualText(vi: "Kết luận khi đó", en: "Verdict then"),
      unit: nil,
      meaning: BilingualText(
        vi: "Kết luận theo các số báo cáo lần đầu, khi số năm trước đã sửa.",
        en: "The verdict by figures as first reported, where last year's was revised.")),
    CodebookEntry(
      id: "effective_cut_pct", kind: .number, label: BilingualText(vi: "Cần giảm", en: "Cut needed"),
      unit: CodebookUnit.perCent,
      meaning: BilingualText(
        vi: "Mức giảm thực tế phải đạt, sau khi làm tròn thành số nguyên.",
        en: "The cut that whole numbers really ask for.")),
    CodebookEntry(
      id: "to_date", kind: .integer, label: BilingualText(vi: "Đến nay", en: "To date"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Số từ đầu năm đến ngày cuối được tính.",
        en: "The figure from the start of the year through the last day counted.")),
    CodebookEntry(
      id: "to_date_denominator", kind: .integer,
      label: BilingualText(vi: "Mẫu số đến nay", en: "Denominator to date"), unit: CodebookUnit.cases,
      meaning: BilingualText(vi: "Mẫu số của tỷ lệ từ đầu năm.", en: "The denominator of the share to date.")),
    CodebookEntry(
      id: "to_date_span", kind: .text, label: BilingualText(vi: "Kỳ đến nay", en: "Months to date"),
      unit: nil,
      meaning: BilingualText(
        vi: "Các tháng của năm nay đã có số liệu.", en: "The months of this year that the figures cover.")),
    CodebookEntry(
      id: "share_elapsed", kind: .probability,
      label: BilingualText(vi: "Phần năm đã qua", en: "Share elapsed"), unit: CodebookUnit.share,
      meaning: BilingualText(
        vi: "Phần số vụ của cả năm thường đã xảy ra đến lúc này.",
        en: "The share of a year's cases that has usually happened by now.")),
    CodebookEntry(
      id: "same_period_last_year", kind: .integer,
      label: BilingualText(vi: "Cùng kỳ", en: "Same months last year"), unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Số của cùng các tháng năm trước.", en: "The figure of the same months of last year.")),
    CodebookEntry(
      id: "same_period_denominator", kind: .integer,
      label: BilingualText(vi: "Mẫu số cùng kỳ", en: "Denominator of the same months"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Mẫu số của tỷ lệ cùng kỳ năm trước.",
        en: "The denominator of the share in the same months of last year.")),
    CodebookEntry(
      id: "change", kind: .integer, label: BilingualText(vi: "Tăng/giảm", en: "Change"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Đến nay trừ cùng kỳ năm trước.", en: "To date less the same months of last year.")),
    CodebookEntry(
      id: "change_pct", kind: .number, label: BilingualText(vi: "Tăng/giảm %", en: "Change %"),
      unit: CodebookUnit.perCent,
      meaning: BilingualText(
        vi: "Tăng hoặc giảm so với cùng kỳ; để trống khi số gốc quá nhỏ.",
        en: "The change in per cent; empty where the base is too small.")),
    CodebookEntry(
      id: "change_pct_low", kind: .number,
      label: BilingualText(vi: "Tăng/giảm %, 95 % từ", en: "Change %, 95 % from"), unit: CodebookUnit.perCent,
      meaning: BilingualText(
        vi: "Giới hạn dưới 95 % của thay đổi.", en: "The lower 95 % limit of the change.")),
    CodebookEntry(
      id: "change_pct_high", kind: .number,
      label: BilingualText(vi: "Tăng/giảm %, 95 % đến", en: "Change %, 95 % to"), unit: CodebookUnit.perCent,
      meaning: BilingualText(
        vi: "Giới hạn trên 95 % của thay đổi; để trống khi không có giới hạn.",
        en: "The upper 95 % limit of the change; empty where there is none.")),
    CodebookEntry(
      id: "allowance_left", kind: .integer, label: BilingualText(vi: "Còn lại", en: "Allowance left"),
      unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Số còn được phép đến hết năm; âm: đã vượt.",
        en: "What is left of the allowance; negative: it is exceeded.")),
    CodebookEntry(
      id: "unit_allowances", kind: .integer,
      label: BilingualText(vi: "Cộng mức được phép", en: "Sum of allowances"), unit: CodebookUnit.cases,
      meaning: BilingualText(
        vi: "Tổng mức được phép của các đơn vị bên dưới.", en: "The allowances of all units below, added up.")
    ),
    CodebookEntry(
      id: "data_status", kind: .text, label: BilingualText(vi: "Số liệu", en: "Data"), unit: nil,
      meaning: BilingualText(
        vi: "Đặc điểm và mức đầy đủ của số liệu.", en: "Marks of the figures, and whether they are complete.")
    ),
    CodebookEntry(
      id: "comparability", kind: .text, label: BilingualText(vi: "So sánh được", en: "Comparability"),
      unit: nil,
      meaning: BilingualText(
        vi: "Hai năm có so sánh được với nhau không.", en: "Whether the two years can be compared.")),
  ]
}
