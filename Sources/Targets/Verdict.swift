/// What can be said officially of a unit and a target.
public enum Verdict: String, Sendable, Hashable, CaseIterable {
  /// The figures of the whole year meet the target.
  case met
  /// They do not, or no longer can.
  case missed
  /// The year is not decided.
  case open
  /// There is nothing the target could be asked of.
  case notApplicable
  /// A figure that the verdict needs is not reported.
  case noData

  /// The verdict on both of two parts.
  ///
  /// One missed is missed; otherwise one without data is no data; otherwise one open is open; otherwise met.
  /// A part that is not applicable asks nothing: the other decides.
  public func and(_ other: Verdict) -> Verdict { weight >= other.weight ? self : other }

  /// The heavier of two verdicts is that of both.
  private var weight: Int {
    switch self {
    case .missed: 4
    case .noData: 3
    case .open: 2
    case .met: 1
    case .notApplicable: 0
    }
  }
}
