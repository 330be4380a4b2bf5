import Observations
import YAMLDocuments

extension PlanMistake.Kind {
  /// The problem in Vietnamese, without its position.
  var vietnamese: String {
    switch self {
    case .document(let fault): fault.sentence(.vi)
    case .missingKey(let key, let owner): "\(owner.text.vietnamese) thiếu '\(key)'"
    case .missingTranslation(let key, let owner):
      "\(owner.text.vietnamese) thiếu '\(key)'; mọi câu chữ phải có đủ hai thứ tiếng"
    case .unknownIndicator(let id, let nearest): "không có chỉ tiêu '\(id)'\(didYouMean(nearest))"
    case .unfitIndicator(let id, let needed): "ở đây '\(id)' phải là \(needed.vietnamese)"
    case .unknownReading(let id, let nearest): "không có cách hiểu '\(id)'\(didYouMean(nearest))"
    case .unfitChoice(let choice, let reading, let expected):
      "lựa chọn '\(choice)' của cách hiểu '\(reading)' không dùng được ở đây; phải là \(expected.vietnamese)"
    case .unknownChoice(let choice, let reading, let choices, let takesPoints):
      "cách hiểu '\(reading)' không có lựa chọn '\(choice)'; chỉ có "
        + (choices + (takesPoints ? ["số điểm"] : [])).joined(separator: ", ")
    case .unusedReading(let id):
      "không quy tắc nào dùng cách hiểu '\(id)'; hãy ghi $\(id) ở nơi cần dùng"
    case .cyclicReadings(let ids): "cách hiểu quay vòng về chính nó: \(ids.joined(separator: " → "))"
    case .repeated(let part, let line):
      "\(part.text.vietnamese) xuất hiện lần thứ hai" + (line.map { "; lần đầu ở dòng \($0)" } ?? "")
    case .overlappingBands(let band, let other): "mức \(band) chồng lên mức \(other)"
    case .unorderedBands(let band, let other): "mức \(band) phải đứng trước mức \(other)"
    case .openEnd(let band): "phía trên mức cuối, \(band), chưa có quy định; hãy bỏ cận trên của mức này"
    case .unequalPoints(let bands, let line):
      "mức cao nhất được \(bands) điểm, còn dòng được \(line) điểm"
    case .unknownLine(let line, let nearest): "không có dòng '\(line)'\(didYouMean(nearest))"
    case .noTarget(let line, let reason):
      "dòng \(line) không thể làm chỉ tiêu phải đạt: \(reason.vietnamese)"
    case .unknownClass(let name, let nearest): "không có loại đơn vị '\(name)'\(didYouMean(nearest))"
    case .missingClass(let name): "chưa có quy định cho đơn vị loại '\(name)'"
    }
  }

  private func didYouMean(_ nearest: String?) -> String { nearest.map { "; có phải là '\($0)'?" } ?? "" }
}
