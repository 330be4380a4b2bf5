import ArgumentParser
import Forecasting
import Ingestion
import Observations
import Reports
import Targets

/// `keogiam score`
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score every unit by the table of criteria, as a range where evidence is missing.",
    discussion: """
      Counts come from the data, everything else from a table of attestations. \
      Comparisons are with the same months of the previous year, never with the \
      whole of it. What is not attested is missing and makes a range. Units that \
      a bar disqualifies are listed apart.

      EXAMPLES
        keogiam score datasets/quang-ninh-synthetic --attestations minh-chung.csv
        keogiam score counts.csv --what-if 15.1=yes --unit 06652
        keogiam score counts.csv --explain --total rescaled --pass-mark 85
        keogiam score counts.csv --format csv -o score.csv

      COST
        Reads every row once; scoring takes microseconds a unit.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: ScopeOptions
  @OptionGroup var scoring: ScoringOptions
  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = output.language
    let run = try ScoreRun(input: input, scope: scope, options: scoring, language: language)
    let places = try run.places(of: scoring.unit)
    switch output.format.shape {
    case .rows: try output.writeFile(run.table.items(of: places))
    case .page:
      var parts = [run.context.heading]
      if scoring.explain {
        let text = PlanText(run.context.plan, language: language)
        parts.append(text.sums.map { $0 + "\n" }.joined() + "\n" + text.readings)
      }
      parts += run.page(of: places, width: output.screenWidth)
      try output.write(parts.joined(separator: "\n"))
    }
  }
}

/// A data set that was read and scored.
struct ScoreRun {
  let context: ReportContext
  let units: [AreaUnit]
  let table: ScoreTable

  init(input: InputOptions, scope: ScopeOptions, options: ScoringOptions, language: Language) throws {
    let description = try input.description()
    let choices = try options.choices(language)
    let chosen = try PlanChoice(scope: scope, description: description, choices: choices, language: language)
    try Self.requireScorecard(chosen.plan, language)
    let reading = try input.read(description, choice: chosen, language: language)
    let known = reading.table.asKnown(on: scope.asKnownOn)
    let names = chosen.plan.indicators.map(\.indicator.id).filter { known.indicatorIndex($0) != nil }
    guard !names.isEmpty else {
      throw Failure(
        message: language(
          vi: "số liệu không có chỉ tiêu nào của \(chosen.plan.id)",
          en: "the data hold no indicator of \(chosen.plan.id)"))
    }
    let time = try TimePoint(scope: scope, table: known, indicators: names, language: language)
    try self.init(
      known.counted(through: time.through), breaks: reading.breaks, origin: time.origin,
      context: ReportContext(
        plan: chosen.plan, year: time.origin.year, through: time.through, vintage: scope.asKnownOn,
        dataName: reading.name, language: language),
      evidence: Evidence(attestations: options.attestations, whatIf: options.whatIf), input: input,
      scope: scope)
  }

  /// What is known beside the counts.
  struct Evidence {
    var attestations: String?
    var whatIf: [String] = []
  }

  /// The scores of data that were read before, at the same point in time.
  init(_ analysis: Analysis, attestations: String?, input: InputOptions, scope: ScopeOptions) throws {
    try Self.requireScorecard(analysis.plan, analysis.context.language)
    try self.init(
      analysis.table, breaks: analysis.breaks, origin: analysis.origin, context: analysis.context,
      evidence: Evidence(attestations: attestations), input: input, scope: scope)
  }

  private init(
    _ counted: CountTable, breaks: [SeriesBreak], origin: Origin, context: ReportContext,
    evidence: Evidence, input: InputOptions, scope: ScopeOptions
  ) throws {
    let language = context.language
    let scorecard = context.plan.scorecard!
    let names = context.plan.indicators.map(\.indicator.id).filter { counted.indicatorIndex($0) != nil }
    let panels = counted.panels(of: names)
    let engine = Scoring(
      scorecard, panels: { panels[$0] }, year: origin.year, monthsElapsed: origin.monthsElapsed,
      breaks: breaks)
    let assumptions = try Self.assumptions(evidence.whatIf, engine.slots, language)
    let attested = try AttestedEvidence(
      evidence.attestations, units: counted.units, slots: engine.slots,
      days: Self.days(of: origin.year, scope, counted.calendar), input: input, language: language)
    let scores = counted.units.indices.map { unit in
      engine.score(
        unit: unit, type: counted.units[unit].type, attestations: attested.values,
        assumptions: assumptions)
    }
    try attested.sayOverruled(by: scores, scorecard, input: input, language)
    self.context = context
    units = counted.units
    table = ScoreTable(scores, units: units, context: context)
  }

  private static func requireScorecard(_ plan: Plan, _ language: Language) throws {
    guard plan.scorecard == nil else { return }
    throw Failure(
      usage: language(
        vi: "\(plan.id): không có bảng tiêu chí để chấm điểm",
        en: "\(plan.id): has no table of criteria to score by"))
  }

  /// From the first day of the year to the cut-off where one is asked for, else to the end of the year: evidence may be
  /// younger than the counts.
  private static func days(
    of year: Int, _ scope: ScopeOptions, _ calendar: StatisticalCalendar
  ) -> ClosedRange<CalendarDate> {
    let first = calendar.firstDay(ofYear: year)
    return first...max(first, scope.through ?? calendar.lastDay(ofYear: year))
  }

  private static func assumptions(
    _ texts: [String], _ slots: [EvidenceSlot], _ language: Language
  ) throws -> [AttestedValue?] {
    var assumptions = [AttestedValue?](repeating: nil, count: slots.count)
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else {
        throw Failure(
          usage: language(
            vi: "'\(text)' không có dạng dòng=giá-trị", en: "'\(text)' is not of the form line=value"))
      }
      switch slots.interpretation(line: parts[0], value: parts[1]) {
      case .success(let own): assumptions[own.slot] = own.value
      case .failure(.unknownLine(let nearest)):
        throw Failure(
          usage: language(
            vi: "--what-if \(text): không có dòng '\(parts[0])'",
            en: "--what-if \(text): no line '\(parts[0])'")
            + (nearest.map { language(vi: "; có phải là '\($0)'?", en: "; did you mean '\($0)'?") } ?? ""))
      case .failure(.badValue(let expected)):
        throw Failure(
          usage: language(
            vi: "--what-if \(text): dòng \(parts[0]) nhận \(expected.vietnamese), không nhận '\(parts[1])'",
            en: "--what-if \(text): line \(parts[0]) takes \(expected.english), not '\(parts[1])'"))
      }
    }
    return assumptions
  }

  /// The places of the units that are asked for; nil for all.
  func places(of queries: [String]) throws -> [Int]? {
    if queries.isEmpty { return nil }
    var search = UnitSearch(units: units)
    var places: Set<Int> = []
    for query in queries {
      let found = search.places(of: query)
      if found.isEmpty {
        let nearest =
          search.nearest(to: query).map {
            context.language(vi: "; có phải là '\($0)'?", en: "; did you mean '\($0)'?")
          } ?? ""
        throw Failure(
          message: context.language(
            vi: "số liệu không có đơn vị '\(query)'", en: "no unit '\(query)' in the data") + nearest)
      }
      places.formUnion(found)
    }
    return places.sorted()
  }

  /// The ranked units, then those that are barred, then single units line by line where some are asked for.
  func page(of places: [Int]?, width: Int?) -> [String] {
    let language = context.language
    let own = places.map(Set.init)
    let barred = table.barred(of: own)
    let heading = language(vi: "Không xét:", en: "Not considered:") + "\n\n"
    var parts = [table.ranked(of: own).terminalText(language, width: width)].filter { !$0.isEmpty }
    if !barred.rows.isEmpty { parts.append(heading + barred.terminalText(language, width: width)) }
    for place in places ?? [] {
      let name = [units[place].name, units[place].parent?.name].compactMap(\.self).joined(separator: ", ")
      parts.append("\(name.onOneLine)\n\n" + table.lines(of: place).terminalText(language))
    }
    return parts
  }
}
