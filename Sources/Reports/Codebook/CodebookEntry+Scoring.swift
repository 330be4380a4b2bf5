import Observations

extension CodebookEntry {
  /// The table of criteria.
  static let scoring: [CodebookEntry] = [
    CodebookEntry(
      id: "item", kind: .text, label: BilingualText(vi: "Loại dòng", en: "Kind of row"), unit: nil,
      meaning: BilingualText(
        vi: "total: tổng; group: mục; line: tiêu chí; bar: điều kiện loại.", en: "total, group, line, or bar."
      )),
    CodebookEntry(
      id: "number", kind: .text, label: BilingualText(vi: "Mục", en: "Item"), unit: nil,
      meaning: BilingualText(
        vi: "Số của mục trong bảng tiêu chí.", en: "The number of the item in the table of criteria.")),
    CodebookEntry(
      id: "points_min", kind: .number, label: BilingualText(vi: "Điểm ít nhất", en: "Points, at least"),
      unit: CodebookUnit.points,
      meaning: BilingualText(vi: "Số điểm chắc chắn có.", en: "The points that are certain.")),
    CodebookEntry(
      id: "points_max", kind: .number, label: BilingualText(vi: "Điểm nhiều nhất", en: "Points, at most"),
      unit: CodebookUnit.points,
      meaning: BilingualText(
        vi: "Số điểm có thể có, khi còn thiếu minh chứng.",
        en: "The points that are possible where evidence is missing.")),
    CodebookEntry(
      id: "points_of", kind: .number, label: BilingualText(vi: "Trên", en: "Of"), unit: CodebookUnit.points,
      meaning: BilingualText(vi: "Số điểm cao nhất của mục.", en: "The most points of the item.")),
    CodebookEntry(
      id: "outcome", kind: .text, label: BilingualText(vi: "Kết quả", en: "Outcome"), unit: nil,
      meaning: BilingualText(vi: "Kết quả của mục.", en: "What came out for the item.")),
    CodebookEntry(
      id: "evidence", kind: .text, label: BilingualText(vi: "Căn cứ", en: "Evidence"), unit: nil,
      meaning: BilingualText(
        vi: "Kết quả dựa vào số liệu, minh chứng hay giả định.", en: "What the outcome rests on.")),
    CodebookEntry(
      id: "missing", kind: .text, label: BilingualText(vi: "Còn thiếu", en: "Missing"), unit: nil,
      meaning: BilingualText(vi: "Điều còn thiếu để kết luận.", en: "What is missing for a conclusion.")),
  ]
}
