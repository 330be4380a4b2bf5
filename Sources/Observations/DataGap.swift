/// What of a year is not reported, and why.
public enum DataGap: Sendable, Hashable {
  /// The figures of these months are missing, for a reason that the data give.
  case missing(Period, MissingReason)
  /// Of months that no figure and no reason is given for: so many of so many months of `year` are reported, the latter
  /// 1…12.
  case unreported(year: Int, reported: Int, of: Int)
}

extension Panel {
  /// What is not reported of the months `within` of `year`, in order of time; `tally` is what `tally(unit:year:within:)`
  /// gives for them, and nothing is missing where it covers them.
  ///
  /// The level of a stock counts as that of all months before it. Where several missing figures hold a month the
  /// shortest gives the reason; periods that reach outside `within` are not used.
  public func gaps(in tally: Tally, unit: Int, year: Int, within: MonthSet = .all) -> [DataGap] {
    if within.isEmpty || tally.covers(within) { return [] }
    let missing = reports(unit: unit, year: year).filter {
      $0.period.months.isSubset(of: within) && !tally.isUsable($0)
    }
    var gaps: [DataGap] = []
    var run: (first: Int, last: Int, reason: MissingReason)?
    func close() {
      guard let run else { return }
      let period = Period(year: year, firstMonth: run.first, monthCount: run.last - run.first + 1)
      gaps.append(.missing(period!, run.reason))
    }
    var isSilent = false
    for month in within.subtracting(tally.months).months {
      let row = missing.filter { $0.period.months.contains(month: month) }.min {
        $0.period.monthCount < $1.period.monthCount
      }
      guard let reason = row.map(\.missingReason) else {
        isSilent = true
        continue
      }
      if let known = run, known.last == month - 1, known.reason == reason {
        run!.last = month
      } else {
        close()
        run = (month, month, reason)
      }
    }
    close()
    let reported = tally.months.intersection(within).count
    if isSilent { gaps.append(.unreported(year: year, reported: reported, of: within.count)) }
    return gaps
  }
}

extension CountRow {
  /// Why the row is no usable figure.
  fileprivate var missingReason: MissingReason {
    if case .missing(let reason) = value { return reason }
    return .noDenominator
  }
}
