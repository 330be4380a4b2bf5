import Evaluation
import Observations
import Regression

extension UnitTrend {
  /// What stands beside the segment at `place`: above all that it rests on too little.
  func remark(at place: Int, _ context: ReportContext) -> String? {
    guard case .success(let fit) = fit else { return remark(context) }
    let language = context.language
    var parts: [String] = []
    if hasFewCases, let casesPerYear {
      let cases = fixed(casesPerYear, digits: 1, language)
      parts.append(language(vi: "số nhỏ (\(cases) mỗi năm)", en: "small counts (\(cases) a year)"))
    }
    if fit.segments[place].change.isWide {
      parts.append(language(vi: "khoảng quá rộng để kết luận", en: "limits too wide to tell"))
    }
    if place == 0 {
      if fit.mayTurnByChance {
        parts.append(
          language(
            vi: "mới \(fit.observations) năm: điểm gãy có thể do ngẫu nhiên",
            en: "\(fit.observations) years only: the turn may be chance"))
      }
      if !fit.model.rivals.isEmpty {
        let rivals = fit.model.rivals.prefix(3).map { $0.map(String.init).joined(separator: ", ") }
        let others = rivals.joined(separator: language(vi: " hoặc ", en: " or "))
        parts.append(
          language(vi: "điểm gãy cũng có thể là \(others)", en: "the turn may as well be \(others)"))
      }
      if let common = remark(context) { parts.append(common) }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// What is said of the whole series: the years that are not in it.
  func remark(_ context: ReportContext) -> String? {
    let language = context.language
    var parts: [String] = []
    if let brokenBy {
      let day = brokenBy.date.onScreen(language)
      let reason = brokenBy.reason.map { " (\($0))" } ?? ""
      parts.append(
        language(
          vi: "không tính các năm trước khi cách tính đổi từ ngày \(day)\(reason)",
          en: "without the years before another definition from \(day)\(reason)"))
    }
    if !leftOut.isEmpty {
      let years = leftOut.stretches.joined(separator: ", ")
      parts.append(language(vi: "bỏ năm \(years): không đủ số liệu", en: "left out, not whole: \(years)"))
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}

extension [Int] {
  /// Rising years as `2015, 2017–2019`, an element a stretch.
  fileprivate var stretches: [String] {
    var stretches: [ClosedRange<Int>] = []
    for year in self {
      if let last = stretches.last, last.upperBound == year - 1 {
        stretches[stretches.count - 1] = last.lowerBound...year
      } else {
        stretches.append(year...year)
      }
    }
    return stretches.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
  }
}
