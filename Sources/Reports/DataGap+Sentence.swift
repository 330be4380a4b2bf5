import Forecasting
import Observations
import Targets

extension DataGap {
  /// What is missing and why: `2022-05 confidential`, `9 of 12 months of 2022 reported`. Of a district or the whole, whose
  /// sums need every unit, `level` says so.
  func sentence(_ language: Language, level: AreaLevel = .unit) -> String {
    switch self {
    case .missing(let period, let reason): return "\(period) \(reason.label.text(language))"
    case .unreported(let year, let reported, let all):
      let isUnit = level == .unit
      if reported == 0 {
        return isUnit
          ? language(vi: "\(year) chưa báo cáo", en: "\(year) not reported")
          : language(vi: "\(year) chưa đủ các đơn vị báo cáo", en: "\(year) not reported by every unit")
      }
      return isUnit
        ? language(
          vi: "\(year) mới báo cáo \(reported) trên \(all) tháng",
          en: "\(reported) of \(all) months of \(year) reported")
        : language(
          vi: "\(year) mới đủ các đơn vị báo cáo \(reported) trên \(all) tháng",
          en: "\(reported) of \(all) months of \(year) reported by every unit")
    }
  }
}

extension [DataGap] {
  /// All of them, one behind the other.
  func sentence(_ language: Language, level: AreaLevel = .unit) -> String {
    map { $0.sentence(language, level: level) }.joined(separator: "; ")
  }
}

extension MissingReason {
  /// The reason on screens.
  var label: BilingualText {
    switch self {
    case .blank: BilingualText(vi: "để trống", en: "left blank")
    case .notReported: BilingualText(vi: "chưa báo cáo", en: "not reported")
    case .notApplicable: BilingualText(vi: "không áp dụng", en: "not applicable")
    case .notCounted: BilingualText(vi: "không thuộc diện thống kê", en: "not counted")
    case .confidential: BilingualText(vi: "không công bố", en: "confidential")
    case .noDenominator: BilingualText(vi: "không có mẫu số", en: "no denominator")
    case .rejected: BilingualText(vi: "bị loại vì lỗi", en: "rejected")
    }
  }
}

extension TargetStatus {
  /// The column `data_status`: in files the marks, the completeness and what is missing of last year, where the baseline
  /// is, and of this year; on screens only what makes a number less than it seems: what is missing, and figures that are
  /// not final.
  func dataCell(level: AreaLevel, context: ReportContext) -> Cell {
    func label(_ language: Language) -> String {
      let partial = dataCompleteness == .partial ? language(vi: "chưa đủ", en: "partial") : nil
      let marks = status.contains(.preliminary) ? language(vi: "sơ bộ", en: "preliminary") : nil
      let missing = missing(language, level: level) { context.plan.label(of: $0)?.text(language) ?? $0 }
      return ([marks, partial].compactMap(\.self) + missing).joined(separator: "; ")
    }
    let file = [status.text(dataCompleteness)] + missing(.en, level: level) { $0 }
    return .word(file.joined(separator: "; "), BilingualText(vi: label(.vi), en: label(.en)))
  }

  /// What is missing of each part, further indicators named.
  private func missing(_ language: Language, level: AreaLevel, name: (String) -> String) -> [String] {
    var texts: [String] = []
    for part in parts {
      let gaps = part.baselineGaps + part.gaps
      if gaps.isEmpty { continue }
      let head = part.part.indicator == primary.part.indicator ? "" : name(part.part.indicator) + ": "
      let text = head + gaps.sentence(language, level: level)
      if !texts.contains(text) { texts.append(text) }
    }
    return texts
  }
}
