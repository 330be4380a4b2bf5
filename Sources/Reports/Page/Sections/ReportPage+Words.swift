import Observations

extension ReportPage {
  /// The words of the page that do not depend on the data: markup where it can stand, else text.
  var words: [String: Any] {
    Self.labels.mapValues { voice($0).html as Any }.merging(
      Self.plainLabels.mapValues { text in voice.plain { text.text($0.language) } as Any }
    ) { $1 }
  }

  static let labels: [String: BilingualText] = [
    "summary": BilingualText(vi: "Tóm tắt", en: "Summary"),
    "units": BilingualText(vi: "Các đơn vị theo chỉ tiêu", en: "Units by indicator"),
    "areas": BilingualText(vi: "Toàn tỉnh và các huyện", en: "The whole and its districts"),
    "details": BilingualText(vi: "Từng đơn vị", en: "Unit by unit"),
    "honesty": BilingualText(vi: "Dự báo trước đây đúng đến đâu", en: "How good were such forecasts"),
    "noHonesty": BilingualText(
      vi: "Chưa có năm nào trước đây để kiểm chứng.", en: "There is no earlier year to test them on."),
    "funnels": BilingualText(
      vi: "Thay đổi nào vượt quá ngẫu nhiên", en: "Which changes are more than chance"),
    "noFunnels": BilingualText(
      vi: "Không chỉ tiêu nào so được với cùng kỳ năm trước.",
      en: "No target can be held against the same months of last year."),
    "quality": BilingualText(vi: "Chất lượng số liệu", en: "Quality of the data"),
    "reading": BilingualText(vi: "Cách đọc trang này", en: "How to read this page"),
    "models": BilingualText(vi: "Mô hình và giả định", en: "Models and what they assume"),
    "unit": BilingualText(vi: "Đơn vị", en: "Unit"),
    "district": BilingualText(vi: "Huyện", en: "District"),
    "indicator": BilingualText(vi: "Chỉ tiêu", en: "Indicator"),
    "band": BilingualText(vi: "Đánh giá", en: "Band"),
    "p": BilingualText(vi: "P(không đạt)", en: "P(miss)"),
    "left": BilingualText(vi: "Còn được phép", en: "Allowance left"),
    "reason": BilingualText(vi: "Lý do", en: "Why"),
    "search": BilingualText(vi: "Tìm (không cần dấu)", en: "Search (accents do not matter)"),
    "skip": BilingualText(vi: "Đến bảng các đơn vị", en: "Skip to the table of units"),
    "noScript": BilingualText(
      vi: "Trình duyệt không chạy tập lệnh: bảng dưới đây đầy đủ nhưng không sắp xếp và lọc được.",
      en: "Without scripts the table below is whole, but it can be neither sorted nor filtered."),
    "tableCaption": BilingualText(
      vi: "Mỗi dòng là một đơn vị và một chỉ tiêu.", en: "One row a unit and an indicator."),
    "madeBy": BilingualText(vi: "Lập bằng", en: "Made by"),
  ]

  private static let plainLabels: [String: BilingualText] = [
    "all": BilingualText(vi: "Tất cả", en: "All"),
    "contents": BilingualText(vi: "Mục lục", en: "Contents"),
    "shown": BilingualText(vi: "dòng", en: "rows"),
  ]
}
