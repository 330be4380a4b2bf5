public import Observations
public import Targets

/// What units earn by a table of criteria: for files one row a unit and item, for screens a ranked list.
public struct ScoreTable: Sendable {
  private let scores: [UnitScore]
  private let units: [AreaUnit]
  private let scorecard: Scorecard
  private let context: ReportContext
  private let ranking: [(place: Int, rank: Int)]
  private let lines: [Scorecard.Line]

  /// The table of `scores`, whose units are indices into `units`; the plan of `context` has a scorecard.
  public init(_ scores: [UnitScore], units: [AreaUnit], context: ReportContext) {
    precondition(context.plan.scorecard != nil, "plan '\(context.plan.id)' has no scorecard")
    self.scores = scores
    self.units = units
    self.context = context
    scorecard = context.plan.scorecard!
    ranking = scores.ranking
    lines = scorecard.lines
  }

  /// One row a unit and item: its total, its groups, its lines and its bars, units in official order.
  ///
  /// `places` are the scores that are shown, nil for all.
  public func items(of places: [Int]? = nil) -> Table {
    var ranks = [Int?](repeating: nil, count: scores.count)
    for (place, rank) in ranking { ranks[place] = rank }
    return Table(
      columns: Self.itemColumns,
      rows: (places ?? Array(scores.indices)).flatMap { items(of: scores[$0], rank: ranks[$0]) })
  }

  private static let itemColumns: [Table.Column] = [
    .init("year"), .init("through"), .init("vintage"), .init("unit_code"),
    .init("unit", BilingualText(vi: "Đơn vị", en: "Unit")), .init("unit_type"),
    .init("district", BilingualText(vi: "Huyện", en: "District"), yielding: 2), .init("item"),
    .init("number", BilingualText(vi: "Mục", en: "Item")),
    .init("points_min", BilingualText(vi: "Ít nhất", en: "At least")),
    .init("points_max", BilingualText(vi: "Nhiều nhất", en: "At most")),
    .init("points_of", BilingualText(vi: "Trên", en: "Of")),
    .init("outcome", BilingualText(vi: "Kết quả", en: "Outcome")),
    .init("evidence", BilingualText(vi: "Căn cứ", en: "Evidence")),
    .init("missing", BilingualText(vi: "Còn thiếu", en: "Missing")), .init("rank"), .init("rule_version"),
  ]

  private func items(of score: UnitScore, rank: Int?) -> [[Cell]] {
    let unit = units[score.unit]
    let key: [Cell] = [
      .text(String(context.year)), .text("\(context.through)"), .text(context.vintage?.description),
      .text(unit.code), .text(unit.name), .text(unit.type), .text(unit.parent?.name),
    ]
    func row(_ item: String, _ number: String, _ points: PointRange?, of most: Fraction?, _ rest: [Cell])
      -> [Cell]
    {
      key + [.text(item), .text(number), cell(points?.low), cell(points?.high), cell(most)] + rest
        + [.integer(item == "total" ? rank : nil), .text(context.plan.version)]
    }
    let standing = score.standing(passMark: scorecard.passMark)
    let open = openItems(score).joined(separator: "; ")
    var rows = [
      row(
        "total", "", score.total, of: scorecard.points,
        [standing.cell, .empty, .text(open.isEmpty ? nil : open)])
    ]
    for (group, points) in zip(scorecard.groups, score.groups) {
      rows.append(
        row("group", group.id, points, of: scorecard.mostPoints(of: group), [.empty, .empty, .empty]))
    }
    for (line, own) in zip(lines, score.lines) {
      let isCounted = line.isScored && line.points != nil
      rows.append(
        row(
          "line", line.number, isCounted ? own.points : nil, of: isCounted ? line.points : nil,
          [own.outcome(of: line), own.basis.cell, own.missing?.cell ?? .empty]))
    }
    for (bar, state) in zip(scorecard.bars, score.bars) {
      rows.append(
        row(
          "bar", bar.id, nil, of: nil, [state.standing.cell, state.basis.cell, state.missing?.cell ?? .empty])
      )
    }
    return rows
  }

  /// The ranked units, best first: the most points that are certain, then the most that are possible.
  public func ranked(of places: Set<Int>? = nil) -> Table {
    let groups = scorecard.groups.map { group in
      Table.Column(onScreen: BilingualText(same: "\(group.id)"), yielding: 2)
    }
    return Table(
      columns: [
        .init(onScreen: BilingualText(vi: "Hạng", en: "Rank")),
        .init(onScreen: BilingualText(vi: "Đơn vị", en: "Unit")),
        .init(onScreen: BilingualText(vi: "Huyện", en: "District"), yielding: 3),
      ] + groups + [
        .init(onScreen: BilingualText(vi: "Điểm", en: "Points")),
        .init(onScreen: BilingualText(vi: "Xếp loại", en: "Standing")),
        .init(onScreen: BilingualText(vi: "Còn thiếu", en: "Missing"), yielding: 1),
        .init(onScreen: BilingualText(vi: "Ghi chú", en: "Remark"), yielding: 4),
      ],
      rows: ranking.filter { places?.contains($0.place) ?? true }.map { place, rank in
        let score = scores[place]
        let standing = score.standing(passMark: scorecard.passMark)
        let unit = units[score.unit]
        return [.integer(rank), .text(unit.name), .text(unit.parent?.name)]
          + score.groups.map { .text($0.onScreen(context.language)) }
          + [
            .text(score.total.onScreen(context.language)), standing == .unclassed ? .empty : standing.cell,
            .text(missing(score)), .text(remark(score)),
          ]
      })
  }

  /// The units that are not considered, in official order, with what bars them.
  public func barred(of places: Set<Int>? = nil) -> Table {
    Table(
      columns: [
        .init(onScreen: BilingualText(vi: "Đơn vị", en: "Unit")),
        .init(onScreen: BilingualText(vi: "Huyện", en: "District"), yielding: 2),
        .init(onScreen: BilingualText(vi: "Điểm", en: "Points")),
        .init(onScreen: BilingualText(vi: "Lý do", en: "Reason")),
      ],
      rows: scores.indices.filter { scores[$0].isBarred && places?.contains($0) ?? true }.map { place in
        let unit = units[scores[place].unit]
        return [
          .text(unit.name), .text(unit.parent?.name), .text(scores[place].total.onScreen(context.language)),
          .text(reasons(scores[place])),
        ]
      })
  }

  /// One row a line and bar of one unit, with the words of the plan.
  public func lines(of place: Int) -> Table {
    let score = scores[place]
    let columns: [Table.Column] = [
      .init(onScreen: BilingualText(vi: "Dòng", en: "Line")),
      .init(onScreen: BilingualText(vi: "Điểm", en: "Points")),
      .init(onScreen: BilingualText(vi: "Trên", en: "Of")),
      .init(onScreen: BilingualText(vi: "Căn cứ", en: "Evidence")),
      .init(onScreen: BilingualText(vi: "Còn thiếu", en: "Missing")),
      .init(onScreen: BilingualText(vi: "Nội dung", en: "What is asked")),
    ]
    let rows = zip(lines, score.lines).map { line, own -> [Cell] in
      let isCounted = line.isScored && line.points != nil
      let outcome = own.outcome(of: line).onScreen(context.language)
      return [
        .text(line.number), .text(isCounted ? own.points.onScreen(context.language) : outcome),
        .text(isCounted ? line.points?.onScreen(context.language) : nil), own.basis.cell,
        own.missing?.cell ?? .empty, .text(line.text.text(context.language)),
      ]
    }
    let bars = zip(scorecard.bars, score.bars).map { bar, state -> [Cell] in
      [
        .text(bar.id), state.standing.cell, .empty, state.basis.cell, state.missing?.cell ?? .empty,
        .text(bar.text.text(context.language)),
      ]
    }
    return Table(columns: columns, rows: rows + bars)
  }

  /// The numbers of the lines and bars that are open.
  private func openItems(_ score: UnitScore) -> [String] {
    zip(lines, score.lines).filter { !$1.points.isExact }.map(\.0.number)
      + zip(scorecard.bars, score.bars).filter { $1.standing == .open }.map(\.0.id)
  }

  /// The same for screens, of many the first.
  private func missing(_ score: UnitScore) -> String? {
    let open = openItems(score)
    guard open.count > 12 else { return open.isEmpty ? nil : open.joined(separator: ", ") }
    let shown = open.prefix(8).joined(separator: ", ")
    return context.language(
      vi: "\(open.count) mục: \(shown), …", en: "\(open.count) items: \(shown), …")
  }

  /// What bars a unit: the bar in the words of the plan, with the numbers.
  private func reasons(_ score: UnitScore) -> String {
    zip(scorecard.bars, score.bars).filter { $1.standing == .barred }.map { bar, state in
      let numbers = state.figures.map { figures in
        (figures.earlier.map { "\(grouped($0, context.language)) → " } ?? "")
          + grouped(figures.value, context.language)
      }
      return "\(bar.id): \(bar.text.text(context.language))" + (numbers.map { " (\($0))" } ?? "")
    }.joined(separator: "; ")
  }

  /// That a plan may bar what it also rewards.
  private func remark(_ score: UnitScore) -> String? {
    let bars = zip(scorecard.bars, score.bars).filter { $1.isZeroAfterZero && $1.standing != .barred }
    guard let bar = bars.first?.0 else { return nil }
    return context.language(
      vi: "0 sau 0: giữ vững; theo câu chữ \(bar.id) là bị loại",
      en: "0 after 0: holds; by the letter \(bar.id) bars it")
  }

  private func cell(_ points: Fraction?) -> Cell {
    guard let points else { return .empty }
    return points.denominator == 1 ? .integer(points.numerator) : .real(points.approximate, digits: 2)
  }
}

extension Fraction {
  /// With at most two decimals and the language's decimal mark.
  func onScreen(_ language: Language) -> String {
    guard denominator > 1 else { return grouped(numerator, language) }
    var text = fixed(approximate, digits: 2, language)
    while text.last == "0" { text.removeLast() }
    if text.last == "." || text.last == "," { text.removeLast() }
    return text
  }
}

extension PointRange {
  /// `8`, or `6–10` where evidence is missing.
  func onScreen(_ language: Language) -> String {
    isExact ? low.onScreen(language) : "\(low.onScreen(language))–\(high.onScreen(language))"
  }
}
