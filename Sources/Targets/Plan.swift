public import Observations

/// A set of yearly targets with the names of their indicators and the readings they rest on.
public struct Plan: Sendable, Hashable {
  /// An indicator as the plan calls it.
  public struct NamedIndicator: Sendable, Hashable {
    /// What is counted, and how its periods combine.
    public let indicator: Indicator
    /// Its name in reports.
    public let label: BilingualText

    /// An indicator and its name.
    public init(_ indicator: Indicator, label: BilingualText) {
      self.indicator = indicator
      self.label = label
    }
  }

  /// The name under which it is asked for: `quang-ninh-120-2023`.
  public let id: String
  /// The rules and their version, as in the column `rule_version`: `quang-ninh-120-2023/1`; with the readings that were
  /// chosen otherwise than by default: `quang-ninh-120-2023/1+pass-mark=80`.
  public let version: String
  /// The statistical year its figures are kept in, unless the data say otherwise.
  public let calendar: StatisticalCalendar
  /// Every indicator of the targets and of the table of criteria, in the order of the plan.
  public let indicators: [NamedIndicator]
  /// What is asked of every unit.
  public let targets: [Target]
  /// Where the plan's text had to be read in one of several ways.
  public let readings: [DeclaredReading]
  /// The document, its issuer and its date.
  public let source: String
  /// What the plan is called, where it says so.
  public let name: BilingualText?
  /// Its table of criteria, where it has one.
  public let scorecard: Scorecard?
  /// The smallest figure of last year of which a change is given in per cent, 1 or more: below it the counts say more, as
  /// statistical offices hold (Scottish Government: "not reported" below 10).
  public let leastBaseOfPerCents: Int

  /// A plan whose targets name only `indicators`, in the same kinds; `version` counts changes of its rules from 1, `changes`
  /// names the readings chosen otherwise.
  public init(
    id: String, version: Int, calendar: StatisticalCalendar, indicators: [NamedIndicator], targets: [Target],
    readings: [DeclaredReading], source: String, name: BilingualText? = nil, scorecard: Scorecard? = nil,
    leastBaseOfPerCents: Int = 1, changes: [String] = []
  ) {
    precondition(leastBaseOfPerCents >= 1, "per cents of \(leastBaseOfPerCents) cases")
    for part in targets.flatMap(\.parts) {
      let own = indicators.first { $0.indicator.id == part.indicator }
      precondition(own != nil, "plan '\(id)' does not name '\(part.indicator)' of the target '\(part)'")
      precondition(
        own?.indicator.kind == part.kind, "plan '\(id)' has another kind than the target '\(part)'")
    }
    self.id = id
    self.version = (["\(id)/\(version)"] + changes).joined(separator: "+")
    self.calendar = calendar
    self.indicators = indicators
    self.targets = targets
    self.readings = readings
    self.source = source
    self.name = name
    self.scorecard = scorecard
    self.leastBaseOfPerCents = leastBaseOfPerCents
  }

  /// A plan of bare targets, under calendar years; every indicator is called by its identifier.
  ///
  /// Throws `TargetSyntaxError` for the first text that cannot be read, or that names an indicator of an
  /// earlier one in another kind.
  public static func bare(targets texts: [String]) throws -> Plan {
    let targets = try texts.map { try Target(bare: $0) }
    var indicators: [NamedIndicator] = []
    for target in targets {
      for part in target.parts {
        let known = indicators.first { $0.indicator.id == part.indicator }
        if known == nil {
          let indicator = Indicator(id: part.indicator, kind: part.kind)
          indicators.append(NamedIndicator(indicator, label: BilingualText(same: part.indicator)))
        } else if known?.indicator.kind != part.kind {
          throw TargetSyntaxError(text: target.sourceText, problem: .twoKinds(indicator: part.indicator))
        }
      }
    }
    return Plan(
      id: "bare", version: 1, calendar: .calendar, indicators: indicators, targets: targets, readings: [],
      source: "targets: " + texts.joined(separator: "; "))
  }

  /// The name of the indicator `id`, or nil where the plan does not name it.
  public func label(of id: String) -> BilingualText? { named(id)?.label }

  /// How the periods of the indicator `id` combine, or nil where the plan does not name it.
  public func kind(of id: String) -> Indicator.Kind? { named(id)?.indicator.kind }

  private func named(_ id: String) -> NamedIndicator? { indicators.first { $0.indicator.id == id } }
}
