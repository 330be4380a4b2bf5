public import Observations

/// The lines above a list of revisions: how many figures were revised, and by how much in all.
public struct RevisionHeadline: Sendable {
  /// The lines, each with its line end.
  public let text: String

  /// The headline of `revisions`, whose indices refer to `counts`, in `language`.
  public init(_ revisions: [Revision], of counts: CountTable, language: Language) {
    let totals = counts.revisedTotals(revisions)
    let figures = totals.reduce(0) { $0 + $1.figureCount }
    var lines = [
      figures == 0
        ? language(vi: "Không có số liệu nào được sửa.", en: "No figure was revised.")
        : language(
          vi: "Số liệu đã được sửa: \(figures); số lần sửa: \(revisions.count).",
          en: "Figures revised: \(figures); changes: \(revisions.count).")
    ]
    let withdrawn = counts.withdrawalCount
    if withdrawn > 0 {
      lines.append(
        language(
          vi: "Số liệu đã bị rút lại, không tính là sửa: \(withdrawn).",
          en: "Figures withdrawn, which are no revisions: \(withdrawn)."))
    }
    text = (lines + totals.map { Self.line($0, language) }).map { $0.onOneLine + "\n" }.joined()
  }

  /// `robbery 2021: 41,728 → 42,853, +1,125 (+2.7 %)`.
  private static func line(_ total: RevisedTotal, _ language: Language) -> String {
    let change = total.latest - total.first
    let sign = change > 0 ? "+" : ""
    let share = percent(of: change, total.first).map {
      " (\(sign)\(fixed($0, digits: 1, language)) %)"
    }
    let figures = language(
      vi: "số liệu đã sửa: \(total.figureCount)",
      en: "\(total.figureCount) figure\(total.figureCount == 1 ? "" : "s")")
    return "  \(total.indicator.id) \(total.year): \(grouped(total.first, language)) → "
      + "\(grouped(total.latest, language)), \(sign)\(grouped(change, language))\(share ?? ""), \(figures)"
  }
}
