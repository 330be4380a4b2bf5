import Flagging
import Observations

extension Reason {
  /// The reason as one plain sentence, numbers in the language's form.
  func sentence(_ context: ReportContext) -> String {
    let language = context.language
    func n(_ value: Int) -> String { grouped(value, language) }
    func x(_ value: Double) -> String { fixed(value, digits: 1, language) }
    switch self {
    case .ended(let value, let allowed):
      return language(
        vi: "cả năm \(n(value)), được phép \(n(allowed))",
        en: "\(n(value)) in the year, \(n(allowed)) allowed")
    case .lost(let toDate, let allowed):
      return language(
        vi: "đã có \(n(toDate)), chỉ được phép \(n(allowed))",
        en: "already \(n(toDate)), only \(n(allowed)) allowed")
    case .partFailed(let indicator, let value, let allowed):
      let name = context.label(of: indicator)
      return language(
        vi: "\(name): \(n(value)), chỉ được phép \(n(allowed))",
        en: "\(name): \(n(value)), only \(n(allowed)) allowed")
    case .zeroBaseline(let expected):
      return language(
        vi: "năm trước không xảy ra, phải giữ vững; dự báo thêm \(x(expected))",
        en: "none last year, must hold at zero; \(x(expected)) more expected")
    case .luckyYear(let baseline, let expected, let allowed):
      return language(
        vi: "năm trước thấp khác thường (\(n(baseline))); dự báo \(x(expected)), được phép \(n(allowed))",
        en: "last year was unusually low (\(n(baseline))); \(x(expected)) expected, \(n(allowed)) allowed")
    case .course(let toDate, let expected, let allowed):
      return language(
        vi: "đã có \(n(toDate)), dự báo \(x(expected)), được phép \(n(allowed))",
        en: "\(n(toDate)) so far, \(x(expected)) expected, \(n(allowed)) allowed")
    case .proportion(let top, let bottom, let expected, let allowed):
      return language(
        vi: "\(n(top)) trên \(n(bottom)) đến nay, dự báo \(x(expected)), được phép \(n(allowed))",
        en: "\(n(top)) of \(n(bottom)) so far, \(x(expected)) expected, \(n(allowed)) allowed")
    case .reached(let value, let required):
      return language(
        vi: "đã có \(n(value)), cần ít nhất \(n(required))",
        en: "\(n(value)) reached, \(n(required)) required")
    case .short(let value, let required):
      return language(
        vi: "cả năm \(n(value)), cần ít nhất \(n(required))",
        en: "\(n(value)) in the year, \(n(required)) required")
    case .partShort(let indicator, let value, let required):
      let name = context.label(of: indicator)
      return language(
        vi: "\(name): \(n(value)), cần ít nhất \(n(required))",
        en: "\(name): \(n(value)), \(n(required)) required")
    case .climb(let toDate, let expected, let required):
      return language(
        vi: "đã có \(n(toDate)), dự báo \(x(expected)), cần ít nhất \(n(required))",
        en: "\(n(toDate)) so far, \(x(expected)) expected, \(n(required)) required")
    case .proportionToReach(let top, let bottom, let expected, let required):
      return language(
        vi: "\(n(top)) trên \(n(bottom)) đến nay, dự báo \(x(expected)), cần ít nhất \(n(required))",
        en: "\(n(top)) of \(n(bottom)) so far, \(x(expected)) expected, \(n(required)) required")
    case .emptyDenominator:
      return language(vi: "không có đối tượng để tính tỷ lệ", en: "nobody in the denominator")
    case .baselineMissing(let gaps):
      if gaps.count == 1, case .unreported(_, let reported, _) = gaps[0], reported == 0 {
        return language(vi: "năm trước chưa báo cáo", en: "last year is not reported")
      }
      let head = language(vi: "năm trước chưa đủ số liệu", en: "last year is not reported in full")
      return gaps.isEmpty ? head : "\(head): \(gaps.sentence(language))"
    case .notReported(let indicator, let gaps):
      let name = context.label(of: indicator)
      let known = gaps.isEmpty ? language(vi: "chưa có số liệu", en: "not reported") : gaps.sentence(language)
      return "\(name): \(known)"
    case .noModel(let failure):
      let why = failure.map { ": " + $0.sentence(language) } ?? ""
      return language(vi: "không dự báo được\(why)", en: "no forecast\(why)")
    case .notComparable(let broken):
      let day = broken.date.onScreen(language)
      let reason = broken.reason.map { " (\($0))" } ?? ""
      return language(
        vi: "hai năm không so sánh được: cách tính đổi từ ngày \(day)\(reason)",
        en: "the two years cannot be compared: another definition from \(day)\(reason)")
    }
  }
}
