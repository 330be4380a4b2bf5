internal import Observations

extension PartStatus {
  /// Holds `part` against the figures of `unit` in the panel of its indicator, nil where there is none.
  ///
  /// Only periods within the first `monthsElapsed` months of `year` are used; a break among `breaks` that lies between
  /// the two years leaves a cut without a verdict.
  init(
    of part: TargetPart, in panel: Panel?, unit: Int, year: Int, monthsElapsed: Int, breaks: [SeriesBreak]
  ) {
    let known = panel?.indicator.kind ?? part.kind
    precondition(known == part.kind, "'\(part)' is a \(part.kind), its panel a \(known)")
    let elapsed = MonthSet.first(monthsElapsed)
    let current = panel?.tally(unit: unit, year: year, within: elapsed)
    let previous = panel?.tally(unit: unit, year: year - 1)
    let months = current?.months ?? []
    let samePeriod = panel?.tally(unit: unit, year: year - 1, within: months).covering(months)
    let baseline = previous?.covering(.all)
    let broken = breaks.first { seriesBreak in
      part.rule.needsBaseline && seriesBreak.indicator == part.indicator
        && panel.map { seriesBreak.divides(year, in: $0.calendar) } ?? false
    }
    let figures = TargetPart.Figures(
      value: current?.value, denominator: current?.denominator, baseline: baseline?.value)
    let bound = part.rule.bound(figures)
    func verdict(_ figures: TargetPart.Figures) -> Verdict {
      part.verdict(figures, current: current, previous: previous, elapsed: elapsed)
    }
    let own = broken == nil ? verdict(figures) : .noData
    let marks = (current?.status ?? []).union(part.rule.needsBaseline ? baseline?.status ?? [] : [])

    self.part = part
    self.year = year
    self.baseline = baseline?.value
    baselineRange = baseline?.range
    baselineDenominator = baseline?.denominator
    baselineMonths = previous?.months ?? []
    toDate = current?.value
    toDateRange = current?.range
    toDateDenominator = current?.denominator
    toDateDenominatorRange = current?.denominatorRange
    self.months = months
    samePeriodLastYear = samePeriod?.value
    samePeriodDenominator = samePeriod?.denominator
    self.bound = bound
    // Before a month has ended no event of a flow is known, so the whole allowance is left.
    let counted = part.kind == .flow && elapsed.isEmpty ? 0 : current?.value
    slack = both(bound, counted).map { part.rule.asksForMore ? $1 - $0 : $0 - $1 }
    isWholeYear = current?.isWholeYear ?? false
    isLost = own == .missed && !(current?.isWholeYear ?? false)
    self.verdict = own
    let ends = broken == nil ? part.extremes(current: current, baseline: baseline) : nil
    verdictRange = ends.map { VerdictRange(worst: verdict($0.worst), best: verdict($0.best)) }
    boundRange = ends.flatMap { ends in
      both(part.rule.bound(ends.worst), part.rule.bound(ends.best)).map { min($0, $1)...max($0, $1) }
    }
    brokenBy = broken
    comparability = broken != nil ? .notComparable : marks.contains(.backcast) ? .estimated : .comparable
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
  /// The numbers that a verdict is made of.
  fileprivate struct Figures {
    var value: Int?
    var denominator: Int?
    var baseline: Int?
  }

  /// What `figures`, those of the tallies or an end of what they can be, decide.
  fileprivate func verdict(
    _ figures: Figures, current: Tally?, previous: Tally?, elapsed: MonthSet
  ) -> Verdict {
    let bound = rule.bound(figures)
    // A unit that reports the indicator in neither year is not taken to report it later.
    guard let current, current.value != nil || previous?.value != nil else { return .noData }
    if rule.needsBaseline && bound == nil { return .noData }
    guard let value = figures.value else { return elapsed == .all ? .noData : .open }
    if current.isWholeYear {
      guard let bound else { return .notApplicable }
      return (rule.asksForMore ? value >= bound : value <= bound) ? .met : .missed
    }
    // Only a flow cannot come down again: a stock can fall and the base of a ratio can grow.
    guard kind == .flow, let bound else { return .open }
    if rule.asksForMore { return value >= bound ? .met : .open }
    return value > bound ? .missed : .open
  }

  /// The least and the most favourable of what carried figures can be; nil where the rule rests on none.
  ///
  /// The parts of a ratio move together: who offended again is among those released, so that the end with most holds all
  /// re-offenders of the split units and nobody else of them, the other everybody but these.
  fileprivate func extremes(current: Tally?, baseline: Tally?) -> (worst: Figures, best: Figures)? {
    let before = rule.needsBaseline ? baseline?.range : nil
    guard before != nil || current?.range != nil else { return nil }
    let bases = current?.denominatorRange
    let moved = current?.range.map { $0.high - $0.low } ?? 0
    let ends = (
      most: Figures(
        value: current?.range?.high ?? current?.value,
        denominator: bases.map { min($0.high, $0.low + moved) } ?? current?.denominator,
        baseline: before?.low ?? baseline?.value),
      least: Figures(
        value: current?.range?.low ?? current?.value,
        denominator: bases.map { max($0.low, $0.high - moved) } ?? current?.denominator,
        baseline: before?.high ?? baseline?.value)
    )
    return rule.asksForMore ? (ends.least, ends.most) : (ends.most, ends.least)
  }
}

extension TargetRule {
  /// The last value on the right side, where what it depends on is known.
  fileprivate func bound(_ figures: TargetPart.Figures) -> Int? {
    if case .share = self {
      figures.denominator.flatMap(bound(denominator:))
    } else {
      bound(baseline: figures.baseline)
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
