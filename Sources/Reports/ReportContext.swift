public import Observations
public import Targets

/// What all tables of one run share.
public struct ReportContext: Sendable {
  /// The plan whose targets are reported.
  public let plan: Plan
  /// The statistical year of the targets.
  public let year: Int
  /// The last day counted.
  public let through: CalendarDate
  /// The day whose knowledge is used; nil for the latest reports.
  public let vintage: CalendarDate?
  /// The name of the data set, where it has one.
  public let dataName: String?
  /// The language of labels and sentences.
  public let language: Language

  /// A context.
  public init(
    plan: Plan, year: Int, through: CalendarDate, vintage: CalendarDate?, dataName: String?,
    language: Language
  ) {
    self.plan = plan
    self.year = year
    self.through = through
    self.vintage = vintage
    self.dataName = dataName
    self.language = language
  }

  /// The name of an indicator as the plan gives it.
  func label(of indicator: String) -> String {
    plan.label(of: indicator)?.text(language) ?? indicator
  }

  /// The line above every page, and a blank one: the data, the year, the last day counted and the rules.
  public var heading: String {
    let name = dataName.map { "\($0.onOneLine) · " } ?? ""
    let rules = plan.id == "bare" ? "" : " · \(plan.version)"
    return language(
      vi: "\(name)năm \(year), số liệu đến hết ngày \(through.onScreen(language))\(rules)\n",
      en: "\(name)year \(year), counted through \(through)\(rules)\n")
  }

  /// What stands above the table of one indicator: its name.
  public func title(of indicator: Indicator) -> String { label(of: indicator.id).onOneLine }

  /// What `target` asks: the indicator's name and the rule of every part.
  public func title(of target: Target) -> String {
    target.parts.map { "\(label(of: $0.indicator)): \($0.rule.phrase(language))" }.joined(separator: "; ")
      .onOneLine
  }

  /// The first cells of a row on a unit: year, last day, vintage, level, code, name, type, district, indicator.
  func keyCells(_ unit: AreaUnit, level: AreaLevel, indicator: String) -> [Cell] {
    [
      .text(String(year)), .text("\(through)"), .text(vintage?.description), .text(level.rawValue),
      .text(unit.code), .text(unit.name), .text(unit.type), .text(unit.parent?.name), .text(indicator),
    ]
  }

  /// The columns of `keyCells`.
  static let keyColumns: [Table.Column] = [
    .init("year"), .init("through"), .init("vintage"), .init("level"), .init("unit_code"),
    .init("unit", BilingualText(vi: "Đơn vị", en: "Unit")), .init("unit_type"),
    .init("district", BilingualText(vi: "Huyện", en: "District"), yielding: 3), .init("indicator"),
  ]
}

extension DataStatus {
  /// The marks and the completeness, as in the column `data_status`.
  func text(_ completeness: DataCompleteness) -> String {
    (words + [completeness.word]).joined(separator: "; ")
  }
}

extension DataCompleteness {
  var word: String {
    switch self {
    case .complete: "complete"
    case .partial: "partial"
    case .none: "nothing this year"
    }
  }
}

extension Verdict {
  /// The word in files and the label on screens.
  var cell: Cell { .word(words.english, words) }

  /// The words on screens.
  var words: BilingualText {
    switch self {
    case .met: BilingualText(vi: "đạt", en: "met")
    case .missed: BilingualText(vi: "không đạt", en: "missed")
    case .open: BilingualText(vi: "chưa ngã ngũ", en: "open")
    case .notApplicable: BilingualText(vi: "không áp dụng", en: "not applicable")
    case .noData: BilingualText(vi: "thiếu số liệu", en: "no data")
    }
  }
}

extension Comparability {
  /// The word in files and the label on screens.
  var cell: Cell {
    switch self {
    case .comparable: .word("comparable", BilingualText(vi: "so sánh được", en: "comparable"))
    case .estimated: .word("estimated", BilingualText(vi: "ước tính", en: "estimated"))
    case .notComparable:
      .word("not comparable", BilingualText(vi: "không so sánh được", en: "not comparable"))
    }
  }
}

extension CalendarDate {
  /// Day, month and year as they are written in the language: `14/9/2023`, `2023-09-14`.
  func onScreen(_ language: Language) -> String {
    let (year, month, day) = components
    return language(vi: "\(day)/\(month)/\(year)", en: description)
  }
}
