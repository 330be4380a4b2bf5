public import Observations
import Targets

/// What a table of counts holds: one row an indicator.
public struct CheckTable: Sendable {
  /// The rows, for files and screens.
  public let table: Table
  /// What became of figures whose months overlap, one line an indicator that has any, each with its line end.
  public let spanText: String

  /// The contents of `counts`.
  public init(_ counts: CountTable, language: Language) {
    let panels = counts.indicators.map { counts.panel(of: $0.id) }
    spanText = panels.compactMap { $0 }.map { Self.line(on: $0, language) }.joined()
    table = Table(
      columns: [
        .init("indicator", BilingualText(vi: "Chỉ tiêu", en: "Indicator")), .init("kind"),
        .init("units", BilingualText(vi: "Số đơn vị", en: "Units")),
        .init("first", BilingualText(vi: "Từ", en: "From")),
        .init("last", BilingualText(vi: "Đến", en: "To")),
        .init("figures", BilingualText(vi: "Số liệu", en: "Figures")),
        .init("missing", BilingualText(vi: "Thiếu", en: "Missing")),
        .init("missing_reasons", BilingualText(vi: "Lý do thiếu", en: "Why missing"), yielding: 2),
        .init("total", BilingualText(vi: "Tổng", en: "Total")),
        .init("data_status", BilingualText(vi: "Ghi chú", en: "Marks"), yielding: 1),
      ],
      rows: counts.indicators.indices.map { Self.row(counts, indicator: $0, panels[$0]) })
  }

  private static func line(on panel: Panel, _ language: Language) -> String {
    let spans = panel.spanCounts
    guard !spans.isEmpty else { return "" }
    var parts: [String] = []
    if spans.differenced > 0 {
      parts.append(
        language(
          vi: "\(grouped(spans.differenced, language)) số liệu lũy kế được thay bằng hiệu số",
          en: "cumulative figures turned into differences: \(grouped(spans.differenced, language))"))
    }
    if spans.agreeing > 0 {
      parts.append(
        language(
          vi: "\(grouped(spans.agreeing, language)) số liệu đúng bằng tổng các phần",
          en: "figures that equal the sum of their parts: \(grouped(spans.agreeing, language))"))
    }
    return "\(panel.indicator.id): \(parts.joined(separator: "; "))".onOneLine + "\n"
  }

  /// What the units count in all years, by the latest reports, each month once.
  private static func total(_ panel: Panel?) -> Int {
    panel.map { panel in panel.years.reduce(0) { $0 + panel.total(ofYear: $1) } } ?? 0
  }

  private static func row(_ counts: CountTable, indicator index: Int, _ panel: Panel?) -> [Cell] {
    let indicator = counts.indicators[index]
    let figures = Figures(counts.rows(ofIndicator: index))
    let marks = figures.marks
    return [
      .text(indicator.id), .text(indicator.kind.word), .integer(figures.unitCount),
      .text(figures.first?.description), .text(figures.last?.description),
      .integer(figures.count), .integer(figures.missing.values.reduce(0, +)),
      reasons(figures.missing),
      // The sum of a stock over months means nothing.
      indicator.kind == .stock ? .empty : .integer(total(panel)),
      marks.isEmpty ? .empty : .word(marks.words.joined(separator: "; "), marks.label),
    ]
  }
}

extension CheckTable {
  /// The figures of one indicator.
  private struct Figures {
    var count = 0
    var unitCount = 0
    var first: Period?
    var last: Period?
    var marks: DataStatus = []
    var missing: [MissingReason: Int] = [:]

    /// Looks at `rows`, which are in table order, once.
    init(_ rows: ArraySlice<CountRow>) {
      var unit: Int32 = -1
      for row in rows {
        if case .missing(let reason) = row.value {
          missing[reason, default: 0] += 1
          continue
        }
        count += 1
        if row.unit != unit { unitCount += 1 }
        unit = row.unit
        first = min(first ?? row.period, row.period)
        last = max(last ?? row.period, row.period)
        marks.formUnion(row.status)
      }
    }
  }

  /// How many figures are missing for which reason, in the order of the reasons.
  private static func reasons(_ counts: [MissingReason: Int]) -> Cell {
    let known = MissingReason.allCases.compactMap { reason in counts[reason].map { (reason, $0) } }
    guard !known.isEmpty else { return .empty }
    func text(_ name: (MissingReason) -> String) -> String {
      known.map { "\($1) \(name($0))" }.joined(separator: "; ")
    }
    return .word(
      text(\.word), BilingualText(vi: text(\.label.vietnamese), en: text(\.label.english)))
  }
}

extension DataStatus {
  /// The marks on screens.
  fileprivate var label: BilingualText {
    let labels: [(DataStatus, BilingualText)] = [
      (.synthetic, BilingualText(vi: "giả lập", en: "synthetic")),
      (.backcast, BilingualText(vi: "quy về địa giới sau", en: "backcast")),
      (.rounded, BilingualText(vi: "suy từ tỷ lệ làm tròn", en: "from a rounded rate")),
      (.preliminary, BilingualText(vi: "sơ bộ", en: "preliminary")),
    ]
    let own = labels.filter { contains($0.0) }.map(\.1)
    return BilingualText(
      vi: own.map(\.vietnamese).joined(separator: "; "), en: own.map(\.english).joined(separator: "; "))
  }
}

extension Indicator.Kind {
  /// The word in files.
  var word: String {
    switch self {
    case .flow: "flow"
    case .stock: "stock"
    case .proportion(let denominator): "proportion of a \(denominator.rawValue)"
    }
  }
}
