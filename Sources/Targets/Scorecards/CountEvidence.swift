internal import Observations

/// What the table of counts says about one condition, for every unit.
struct CountEvidence: Sendable {
  private let condition: LineCondition
  private let panel: Panel
  private let year: Int
  private let elapsed: MonthSet
  private let isWaiting: Bool
  private let breaks: [SeriesBreak]

  /// The evidence on `condition` in `panel`, whose indicator is its own, at the end of month `monthsElapsed` of `year`.
  init(
    on condition: LineCondition, in panel: Panel, year: Int, monthsElapsed: Int,
    comparison: Scorecard.Comparison, breaks: [SeriesBreak]
  ) {
    self.condition = condition
    self.panel = panel
    self.year = year
    elapsed = .first(monthsElapsed)
    isWaiting = comparison == .wholeYears && monthsElapsed < 12
    self.breaks = breaks.filter { $0.indicator == panel.indicator.id }
  }

  /// What the figures of `unit` say, whose model was built in `modelYear`.
  func evidence(unit: Int, modelYear: Int?) -> LineEvidence {
    if isWaiting { return .missing(.yearNotOver) }
    let current = panel.tally(unit: unit, year: year, within: elapsed)
    guard current.value != nil else { return .missing(.nothing) }
    let isPartial = panel.indicator.kind != .stock && current.months != elapsed
    if isPartial {
      let gap = MissingEvidence.months(reported: current.months.count, of: elapsed.count)
      return isExceeded(by: current) ? .figures(LineFigures(current.value!)) : .missing(gap)
    }
    guard let baseline = condition.baseline else { return figures(current, nil) }
    guard let before = baselineYear(baseline, modelYear: modelYear) else { return .missing(.modelYear) }
    guard
      !(before + 1...year).contains(where: { year in
        breaks.contains { $0.divides(year, in: panel.calendar) }
      })
    else { return .missing(.notComparable) }
    let earlier = panel.tally(unit: unit, year: before, within: current.months)
    guard earlier.covers(current.months) else { return .missing(.baseline) }
    return figures(current, earlier)
  }

  /// Whether events of some months are already more than all months may have.
  private func isExceeded(by current: Tally) -> Bool {
    guard panel.indicator.kind == .flow, case .count(let limit) = condition.test, limit.side == .atMost else {
      return false
    }
    return current.value! > limit.value
  }

  private func baselineYear(_ baseline: LineCondition.Baseline, modelYear: Int?) -> Int? {
    switch baseline {
    case .previousYear: year - 1
    case .beforeModel: modelYear.flatMap { $0 <= year ? $0 - 1 : nil }
    }
  }

  /// The figures; of divided units those at both ends of what they can be. Who is counted in a share is also in its base:
  /// at one end all of the divided units are, at the other nobody.
  private func figures(_ now: Tally, _ before: Tally?) -> LineEvidence {
    let own = LineFigures(
      now.value!, of: condition.isShare ? now.denominator : nil, after: before?.value,
      of: condition.isShare ? before?.denominator : nil)
    guard now.range != nil || before?.range != nil || now.denominatorRange != nil else {
      return .figures(own)
    }
    let (most, least) = (Self.ends(of: now), Self.ends(of: before))
    var ends = (own, own)
    (ends.0.value, ends.1.value) = (most.high.value, most.low.value)
    (ends.0.earlier, ends.1.earlier) = (
      before.map { _ in least.low.value }, before.map { _ in least.high.value }
    )
    if condition.isShare {
      (ends.0.base, ends.1.base) = (most.high.base, most.low.base)
      if before != nil { (ends.0.earlierBase, ends.1.earlierBase) = (least.low.base, least.high.base) }
    }
    return .figures(ends.0, or: ends.1)
  }

  private static func ends(of tally: Tally?) -> (low: (value: Int, base: Int), high: (value: Int, base: Int))
  {
    let (value, base) = (tally?.value ?? 0, tally?.denominator ?? 0)
    let (low, high) = (tally?.range?.low ?? value, tally?.range?.high ?? value)
    let (lowBase, highBase) = (tally?.denominatorRange?.low ?? base, tally?.denominatorRange?.high ?? base)
    return ((low, max(lowBase, highBase - (high - low))), (high, min(highBase, lowBase + (high - low))))
  }
}
