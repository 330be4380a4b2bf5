import Evaluation
import Flagging
import Probability
import Targets

/// The changes of all units in a target's flow, and between which limits chance alone would keep them.
struct Funnel {
  /// Units with the same count in the same months of last year.
  struct Group {
    /// Last year's count.
    let before: Int
    /// How the counts of this year may come out by chance.
    let limits: FunnelLimits
    /// This year's counts and the places of the units in the list of flags, in order of the counts.
    let units: [(count: Int, place: Int)]
  }

  /// The count of all this year over that of all last year.
  let ratio: Double
  /// The groups by last year's count.
  let groups: [Group]

  /// The funnel of `flags`; nil for other kinds than a flow, where a year has no case at all, and with under three units.
  init?(_ flags: [Flag]) {
    var units: [(before: Int, count: Int, place: Int)] = []
    for (place, flag) in flags.enumerated() {
      guard let evidence = flag.forecast.status.primary.changeEvidence else { continue }
      units.append((evidence.comparison.before, evidence.comparison.after, place))
    }
    let before = units.reduce(0) { $0 + $1.before }
    let now = units.reduce(0) { $0 + $1.count }
    guard units.count >= 3, before > 0, now > 0 else { return nil }
    ratio = Double(now) / Double(before)
    var members: [Int: [(count: Int, place: Int)]] = [:]
    for unit in units { members[unit.before, default: []].append((unit.count, unit.place)) }
    let ratio = ratio
    groups = members.keys.sorted().map { before in
      Group(
        before: before, limits: FunnelLimits(before: before, ratio: ratio),
        units: members[before]!.sorted { ($0.count, $0.place) < ($1.count, $1.place) })
    }
  }
}
