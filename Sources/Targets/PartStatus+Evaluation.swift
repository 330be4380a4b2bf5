internal import Observations

extension PartStatus {
  /// Holds `part` against the figures of `unit` in the panel of its indicator, nil where there is none.
  ///
  /// Only periods within the first `monthsElapsed` months of `year` are used; `isBroken` says that a break lies
  /// between the two years.
  init(of part: TargetPart, in panel: Panel?, unit: Int, year: Int, monthsElapsed: Int, isBroken: Bool) {
    let known = panel?.indicator.kind ?? part.kind
    precondition(known == part.kind, "'\(part)' is a \(part.kind), its panel a \(known)")
    let elapsed = MonthSet.first(monthsElapsed)
    let current = panel?.tally(unit: unit, year: year, within: elapsed)
    let previous = panel?.tally(unit: unit, year: year - 1)
    let months = current?.months ?? []
    let samePeriod = panel?.tally(unit: unit, year: year - 1, within: months).covering(months)
    let baseline = previous?.covering(.all)
    let broken = isBroken && part.rule.needsBaseline
    let allowed = part.rule.allowed(baseline: baseline, current: current)
    let verdict =
      broken
      ? .noData : part.verdict(current: current, previous: previous, allowed: allowed, elapsed: elapsed)
    let marks = (current?.status ?? []).union(part.rule.needsBaseline ? baseline?.status ?? [] : [])

    self.part = part
    self.year = year
    self.baseline = baseline?.value
    baselineDenominator = baseline?.denominator
    baselineMonths = previous?.months ?? []
    toDate = current?.value
    toDateDenominator = current?.denominator
    self.months = months
    samePeriodLastYear = samePeriod?.value
    samePeriodDenominator = samePeriod?.denominator
    self.allowed = allowed
    // Before a month has ended no event of a flow is known, so the whole allowance is left.
    let counted = part.kind == .flow && elapsed.isEmpty ? 0 : current?.value
    allowanceLeft = allowed.flatMap { allowed in counted.map { allowed - $0 } }
    isWholeYear = current?.isWholeYear ?? false
    isLost = verdict == .missed && !(current?.isWholeYear ?? false)
    self.verdict = verdict
    comparability = broken ? .notComparable : marks.contains(.backcast) ? .estimated : .comparable
    status = (current?.status ?? []).union(previous?.status ?? [])
    gaps =
      both(panel, current).map { $0.gaps(in: $1, unit: unit, year: year, within: elapsed) }
      ?? .unknown(year, elapsed)
    let needsLastYear = part.rule.needsBaseline && baseline == nil
    baselineGaps =
      needsLastYear
      ? both(panel, previous).map { $0.gaps(in: $1, unit: unit, year: year - 1) } ?? .unknown(year - 1, .all)
      : []
    dataCompleteness = current?.completeness(upTo: elapsed) ?? .none
  }
}

extension TargetPart {
  /// What the tallies of this year up to the cut-off and of last year decide.
  fileprivate func verdict(current: Tally?, previous: Tally?, allowed: Int?, elapsed: MonthSet) -> Verdict {
    // A unit that reports the indicator in neither year is not taken to report it later.
    guard let current, current.value != nil || previous?.value != nil else { return .noData }
    if rule.needsBaseline && allowed == nil { return .noData }
    guard let value = current.value else { return elapsed == .all ? .noData : .open }
    if current.isWholeYear {
      guard let allowed else { return .notApplicable }
      return value <= allowed ? .met : .missed
    }
    // Only a flow cannot come down again: a stock can fall and the base of a ratio can grow.
    return kind == .flow && value > allowed ?? .max ? .missed : .open
  }
}

extension TargetRule {
  /// The largest value that meets the target, where what it depends on is known.
  fileprivate func allowed(baseline: Tally?, current: Tally?) -> Int? {
    switch self {
    case .cut: baseline?.value.flatMap(allowance(baseline:))
    case .cap(let cap): cap
    case .strictRatio: current?.denominator.flatMap(allowance(denominator:))
    }
  }
}

extension Tally {
  /// Itself where it is the value of exactly `months`.
  fileprivate func covering(_ months: MonthSet) -> Tally? { covers(months) ? self : nil }

  /// How much of `elapsed`, the months up to the cut-off, is reported.
  fileprivate func completeness(upTo elapsed: MonthSet) -> DataCompleteness {
    if elapsed.isEmpty || covers(elapsed) { return .complete }
    return value == nil ? .none : .partial
  }
}

extension [DataGap] {
  /// That nothing is known of `months`.
  fileprivate static func unknown(_ year: Int, _ months: MonthSet) -> [DataGap] {
    months.isEmpty ? [] : [.unreported(year: year, reported: 0, of: months.count)]
  }
}
