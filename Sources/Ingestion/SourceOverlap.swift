import Observations

/// Figures that two sources of a data set both hold: of the same unit, indicator, period and day of report.
public struct SourceOverlap: Sendable, Hashable {
  /// The source that was read first, and whose figures are used.
  public let first: String
  /// The other one.
  public let second: String
  /// The statistical years of the figures, from the first to the last.
  public let years: ClosedRange<Int>
  /// Figures that are the same in both.
  public let equal: Int
  /// Figures that are not, each an issue.
  public let different: Int
  /// Figures that only one of the two fills in.
  public let filled: Int

  /// How many figures both have a row for.
  public var figureCount: Int { equal + different + filled }
}

/// The overlap of two sources as it is counted.
struct OverlapTally {
  /// The places of the sources.
  let sources: SourcePair
  private var years: ClosedRange<Int>
  private var equal = 0
  private var different = 0
  private var filled = 0

  /// Two sources, that of the figure used first.
  struct SourcePair: Hashable, Comparable {
    let first: Int32
    let second: Int32

    static func < (left: SourcePair, right: SourcePair) -> Bool {
      (left.first, left.second) < (right.first, right.second)
    }
  }

  init(_ sources: SourcePair, year: Int) {
    self.sources = sources
    years = year...year
  }

  /// Counts one figure of `year`.
  mutating func add(_ agreement: FigureAgreement, year: Int) {
    years = min(years.lowerBound, year)...max(years.upperBound, year)
    switch agreement {
    case .equal: equal += 1
    case .different: different += 1
    case .firstIsFuller, .secondIsFuller: filled += 1
    }
  }

  /// The overlap with the names of `sources`.
  func named(_ all: [any CountSource]) -> SourceOverlap {
    SourceOverlap(
      first: all[Int(sources.first)].name, second: all[Int(sources.second)].name, years: years, equal: equal,
      different: different, filled: filled)
  }
}

/// How two rows of one figure stand to each other.
enum FigureAgreement {
  case equal
  case different
  /// Only the first has a count, or only the first a denominator beside it.
  case firstIsFuller
  case secondIsFuller

  /// How `second` stands to `first`, which have the same key.
  init(_ first: CountRow, _ second: CountRow) {
    switch (first.count, second.count) {
    case (nil, nil): self = .equal
    case (_?, nil): self = .firstIsFuller
    case (nil, _?): self = .secondIsFuller
    case (let left?, let right?) where left != right: self = .different
    default:
      switch (first.denominator, second.denominator) {
      case (let left?, let right?): self = left == right ? .equal : .different
      case (nil, nil): self = .equal
      case (_?, nil): self = .firstIsFuller
      case (nil, _?): self = .secondIsFuller
      }
    }
  }
}
