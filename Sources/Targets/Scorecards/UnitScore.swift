/// What one unit earns.
public struct UnitScore: Sendable, Hashable {
  /// Index into the units.
  public let unit: Int
  /// What each line earns, in the order of the scorecard.
  public let lines: [LineScore]
  /// What each group earns, as the total counts it.
  public let groups: [PointRange]
  /// Where each bar stands.
  public let bars: [BarState]

  /// The total.
  public var total: PointRange { groups.reduce(.zero, +) }

  /// Whether a bar has fallen, whatever is still missing.
  public var isBarred: Bool { bars.contains { $0.standing == .barred } }

  /// Where the unit stands with a pass mark.
  public func standing(passMark: Fraction?) -> Standing {
    if isBarred { return .barred }
    guard let passMark else { return .unclassed }
    if total.high < passMark { return .below }
    return total.low >= passMark && bars.allSatisfy({ $0.standing == .clear }) ? .passes : .open
  }

  /// What can be said of a unit as a whole.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// It is not considered.
    case barred
    /// It has the points, and no bar is open.
    case passes
    /// It cannot reach the points.
    case below
    /// What is missing decides.
    case open
    /// No pass mark is declared.
    case unclassed
  }
}

/// What one line earns.
public struct LineScore: Sendable, Hashable {
  /// The points; of a line that earns them together with others, 1 or 0.
  public let points: PointRange
  /// Why they are not exact, where they are not.
  public let missing: MissingEvidence?
  /// What decided.
  public let basis: EvidenceBasis
  /// Whether an attestation says something else than the counts, which decided.
  public let isOverruled: Bool
}

/// Where one bar stands.
public struct BarState: Sendable, Hashable {
  /// What can be said.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    case clear
    case barred
    case open
  }

  /// What can be said.
  public let standing: Standing
  /// Why it is open, where it is.
  public let missing: MissingEvidence?
  /// What decided.
  public let basis: EvidenceBasis
  /// The numbers that decided, where they are numbers and known exactly.
  public let figures: LineFigures?
  /// Whether an attestation says something else than the counts, which decided.
  public let isOverruled: Bool

  /// Whether there was none before and none now, which a plan may read in two ways.
  public var isZeroAfterZero: Bool { figures?.value == 0 && figures?.earlier == 0 }
}

/// What decided.
public struct EvidenceBasis: OptionSet, Sendable, Hashable {
  /// A bit a kind.
  public let rawValue: UInt8

  /// The kinds whose bits are set.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Figures of the table of counts.
  public static let counts = EvidenceBasis(rawValue: 1)
  /// An attestation.
  public static let attested = EvidenceBasis(rawValue: 2)
  /// An assumption of the user's.
  public static let assumed = EvidenceBasis(rawValue: 4)

  /// The words in files, in fixed order.
  public var words: [String] {
    [(EvidenceBasis.counts, "counts"), (.attested, "attested"), (.assumed, "what-if")]
      .filter { contains($0.0) }.map(\.1)
  }
}
