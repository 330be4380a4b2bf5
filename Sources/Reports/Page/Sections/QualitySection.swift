import Evaluation
import Flagging
import Observations
import Targets

extension ReportPage {
  /// What is in the data, what is missing, what was wrong with them, and how they were read.
  var quality: Markup {
    var parts = [
      figures.markup(voice, caption: voice(vi: "Số liệu đã đọc", en: "The figures that were read")), spans,
      gaps, breaks, issues,
    ]
    parts.append(
      Markup("h3", [:], voice(vi: "Đã hiểu số liệu như sau", en: "How the data were understood"))
        + Self.listing(contents.quality.assumptions))
    return parts.joined()
  }

  /// What `check` says of every indicator, under its name.
  private var figures: Table {
    let table = CheckTable(contents.table, language: voice.contexts[0].language).table
    let names = contents.table.indicators.map { Cell.word($0.id, label(of: $0.id)) }
    return Table(columns: table.columns, rows: zip(names, table.rows).map { [$0] + $1.dropFirst() })
  }

  /// What became of figures whose months overlap.
  private var spans: Markup {
    voice.paragraph { CheckTable(contents.table, language: $0.language).spanText }
  }

  /// Lines as they are, in a box that scrolls.
  private static func listing(_ text: String) -> Markup {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map {
      Markup("code", [:], Markup(text: String($0)))
    }
    return Markup("div", ["class": "box pre", "tabindex": "0"], lines.joined())
  }

  /// How many verdicts rest on figures that are partial, missing or not comparable, by target.
  private var gaps: Markup {
    let rows: [[Cell]] = contents.targets.map { target in
      let statuses = target.list.forecast.units.map(\.status)
      return [
        .word("", label(of: target.list.forecast.target.primary.indicator)), .integer(statuses.count),
        .integer(statuses.count { $0.dataCompleteness == .complete }),
        .integer(statuses.count { $0.dataCompleteness == .partial }),
        .integer(statuses.count { $0.dataCompleteness == .none }),
        .integer(statuses.count { $0.verdict == .noData }),
        .integer(statuses.count { $0.comparability == .estimated }),
        .integer(statuses.count { $0.comparability == .notComparable }),
      ]
    }
    return Table(
      columns: [
        .init(onScreen: BilingualText(vi: "Chỉ tiêu", en: "Indicator")),
        .init(onScreen: BilingualText(vi: "Số đơn vị", en: "Units")),
        .init(onScreen: BilingualText(vi: "Đủ số liệu năm nay", en: "This year complete")),
        .init(onScreen: BilingualText(vi: "Thiếu một phần", en: "Partial")),
        .init(onScreen: BilingualText(vi: "Chưa có số liệu", en: "Nothing")),
        .init(onScreen: BilingualText(vi: "Không kết luận được", en: "No verdict")),
        .init(onScreen: BilingualText(vi: "Ước tính do chia tách", en: "Estimated")),
        .init(onScreen: BilingualText(vi: "Không so sánh được", en: "Not comparable")),
      ], rows: rows
    ).markup(
      voice, caption: voice(vi: "Mức đầy đủ theo chỉ tiêu", en: "How complete each target's figures are"))
  }

  private func label(of indicator: String) -> BilingualText {
    BilingualText(
      vi: voice.contexts[0].speaking(.vi).label(of: indicator),
      en: voice.contexts[0].speaking(.en).label(of: indicator))
  }

  private var breaks: Markup {
    let items = contents.breaks.map { broken in
      Markup(
        "li", [:],
        voice { context in
          let reason = broken.reason.map { " (\($0))" } ?? ""
          let day = broken.date.onScreen(context.language)
          return context.language(
            vi: "\(context.label(of: broken.indicator)): cách tính đổi từ ngày \(day)\(reason)",
            en: "\(context.label(of: broken.indicator)): another definition from \(day)\(reason)")
        })
    }
    return items.isEmpty ? Markup() : Markup("ul", [:], items.joined())
  }

  private var issues: Markup {
    let quality = contents.quality
    guard quality.issueCount > 0 else {
      return Markup("p", [:], voice(vi: "Không dòng nào có lỗi.", en: "No row had anything wrong with it."))
    }
    let items = quality.issues.map { Markup("li", [:], voice($0)) }
    let head = voice { context in
      let kinds = quality.issueKinds.text(context.language)
      return context.language(
        vi: "\(quality.issueCount) lỗi trong số liệu: \(kinds). Các lỗi đầu tiên:",
        en: "\(quality.issueCount) issues in the data: \(kinds). The first of them:")
    }
    return Markup("p", [:], head) + Markup("ul", [:], items.joined())
  }
}
