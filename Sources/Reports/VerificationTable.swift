public import Observations
import Targets
public import Verification

/// The numbers of a machine held against their references, one row a group.
public struct VerificationTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table
  /// One sentence on all groups.
  public let conclusion: String

  /// The table of `verdicts`.
  public init(_ verdicts: [GroupVerdict], language: Language) {
    table = Table(columns: Self.columns, rows: verdicts.map(Self.row))
    let failed = verdicts.filter { !$0.passed }.map(\.group.id)
    let count = grouped(verdicts.reduce(0) { $0 + $1.count }, language)
    conclusion =
      failed.isEmpty
      ? language(
        vi: "Đúng: cả \(count) số trong \(verdicts.count) nhóm đều trong giới hạn sai số.",
        en: "All \(count) numbers of \(verdicts.count) groups are within their tolerances.")
      : language(
        vi: "SAI: \(failed.joined(separator: ", ")). Không nên tin kết quả tính trên máy này.",
        en:
          "FAILED: \(failed.joined(separator: ", ")). Results computed on this machine are not to be trusted."
      )
  }

  private static func row(_ verdict: GroupVerdict) -> [Cell] {
    let group = verdict.group
    let worst = verdict.worst
    let isRelative = group.measure != .absolute
    return [
      .word(group.id, BilingualText(vi: group.vietnamese, en: group.english)), .integer(verdict.count),
      .word(
        group.measure.name,
        isRelative
          ? BilingualText(vi: "tương đối", en: "relative") : BilingualText(vi: "tuyệt đối", en: "absolute")),
      worst.map { .scientific($0.error) } ?? .empty,
      isRelative
        ? .real(worst.map { ErrorMeasure.agreeingDigits(ofRelativeError: $0.error) }, digits: 1) : .empty,
      .scientific(group.tolerance), .text(worst?.case.name),
      .real(worst?.case.expected, digits: 3), .real(worst?.case.computed, digits: 3),
      verdict.passed
        ? .word("passed", BilingualText(vi: "đúng", en: "passed"))
        : .word("failed", BilingualText(vi: "SAI", en: "FAILED")),
      .text(verdict.failure), .text(group.source),
    ]
  }

  private static let columns: [Table.Column] = [
    .init("group", BilingualText(vi: "Nhóm", en: "Group")),
    .init("cases", BilingualText(vi: "Số ca", en: "Cases")),
    .init("error_kind"),
    .init("worst_error", BilingualText(vi: "Sai số lớn nhất", en: "Worst error")),
    .init("agreeing_digits", BilingualText(vi: "Chữ số đúng", en: "Digits"), yielding: 3),
    .init("tolerance", BilingualText(vi: "Giới hạn", en: "Tolerance")),
    .init("worst_case", BilingualText(vi: "Tại", en: "At"), yielding: 2), .init("expected"),
    .init("computed"),
    .init("verdict", BilingualText(vi: "Kết luận", en: "Verdict")),
    .init("failure", BilingualText(vi: "Không tính được", en: "Not computed")),
    .init("source", BilingualText(vi: "Nguồn", en: "Source"), yielding: 1),
  ]
}
