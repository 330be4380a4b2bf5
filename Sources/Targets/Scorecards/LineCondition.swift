/// One condition of a line: what is measured, what it is held against, and what is declared for every case in which the
/// text leaves that open.
///
/// All comparisons are of whole numbers, exact at any size.
public struct LineCondition: Sendable, Hashable {
  /// What the evidence is held against.
  public enum Test: Sendable, Hashable {
    /// Somebody says that it holds.
    case attested
    /// A whole number, `Limit.value` in ones; `atMost 0` asks for none.
    case count(Limit)
    /// A share of a base, by kind of unit; `Limit.value` in hundredths of one per cent.
    case share(ByUnitClass<Limit>)
    /// At least this much below the baseline, nil for any fall.
    case fall(by: BasisPoints?, part: PartOfACut)
    /// Above the baseline by something.
    case rise(Rise)
    /// Points by how high the value is.
    case bands(LineBands)
  }

  /// What a value is held against for a rise.
  public enum Rise: Sendable, Hashable {
    /// This many more.
    case count(Int)
    /// A share that is larger by this per cent of itself.
    case relative(BasisPoints)
    /// A share that is larger by these percentage points.
    case points(BasisPoints)
  }

  /// The earlier value.
  public enum Baseline: String, Sendable, Hashable, CaseIterable {
    /// The same months of the previous year.
    case previousYear = "previous-year"
    /// The same months of the year before the model of the unit was built.
    case beforeModel = "before-model"
  }

  /// What stands for a value that decides nothing.
  public enum Ruling: String, Sendable, Hashable, CaseIterable {
    case met
    case missed
    case undecided
  }

  /// What a baseline of zero asks for.
  public enum ZeroRule: String, Sendable, Hashable, CaseIterable {
    /// Zero again.
    case hold
    /// Anything above zero.
    case rise
    /// Nothing.
    case met
    /// What cannot be done.
    case missed
    /// The plan leaves it open.
    case undecided
  }

  /// What a fall earns that is short of the cut.
  public enum PartOfACut: String, Sendable, Hashable, CaseIterable {
    case nothing
    /// Points in proportion, down to whole hundredths of a point.
    case proportional
    case undecided
  }

  /// How exactly values and changes in per cent are looked at.
  public enum Rounding: Sendable, Hashable {
    /// As they are.
    case exact
    /// As published, with `decimals` (0…4) places, halves away from zero.
    case published(decimals: Int)
  }

  /// The indicator whose counts are evidence; nil where only attestations are.
  public let indicator: String?
  /// What the evidence is held against.
  public let test: Test
  /// What a fall or a rise is seen against; nil for the other tests.
  public let baseline: Baseline?
  /// What a fall, or a rise in proportion, asks after zero; nil for the other tests.
  public let afterZero: ZeroRule?
  /// What 0/0 stands for, and an attestation that the line does not apply; nil where neither can be.
  public let ifNone: Ruling?
  /// What 100 % stands for where a share cannot rise by as much as is asked; nil where that cannot be.
  public let noRoom: Ruling?
  /// Whether an attested number, which leaves out what is excused, goes before the counts.
  public let excusesByAttestation: Bool
  /// How exactly it is looked at.
  public let rounding: Rounding

  /// A condition; a fall or a rise has a baseline, one in proportion a zero rule, and a share says what 0/0 stands for.
  public init(
    _ test: Test, indicator: String? = nil, baseline: Baseline? = nil, afterZero: ZeroRule? = nil,
    ifNone: Ruling? = nil, noRoom: Ruling? = nil, excusesByAttestation: Bool = false,
    rounding: Rounding = .exact
  ) {
    switch test {
    case .fall, .rise(.relative):
      precondition(baseline != nil && afterZero != nil, "\(test) has no baseline or no zero rule")
    case .rise: precondition(baseline != nil, "\(test) has no baseline")
    case .share: precondition(ifNone != nil, "\(test) does not say what 0/0 is")
    case .bands(let bands):
      precondition(bands.measure == .count || ifNone != nil, "\(test) does not say what 0/0 is")
    case .attested, .count: break
    }
    self.indicator = indicator
    self.test = test
    self.baseline = baseline
    self.afterZero = afterZero
    self.ifNone = ifNone
    self.noRoom = noRoom
    self.excusesByAttestation = excusesByAttestation
    self.rounding = rounding
  }

  /// Whether its values are shares of a base.
  public var isShare: Bool {
    switch test {
    case .share, .rise(.relative), .rise(.points): true
    case .bands(let bands): bands.measure == .percent
    case .attested, .count, .fall, .rise(.count): false
    }
  }
}

/// A bound that a value is held against.
public struct Limit: Sendable, Hashable {
  /// On which side of the bound values have to be.
  public enum Side: String, Sendable, Hashable, CaseIterable {
    case atLeast = "at-least"
    case above
    case atMost = "at-most"
    case under
  }

  /// The side.
  public let side: Side
  /// The bound: a count, or hundredths of one per cent.
  public let value: Int

  /// Values on `side` of `value`, which is 0 or more.
  public init(_ side: Side, _ value: Int) {
    precondition(value >= 0, "a limit of \(value)")
    self.side = side
    self.value = value
  }
}

/// A value for all units, or one a kind of unit.
public struct ByUnitClass<Value: Sendable & Hashable>: Sendable, Hashable {
  private let common: Value?
  private let own: [String: Value]

  /// The same for all units.
  public init(all value: Value) {
    common = value
    own = [:]
  }

  /// One a kind of unit.
  public init(_ values: [String: Value]) {
    common = nil
    own = values
  }

  /// The value for units of the class `name`; nil where it has none.
  public subscript(name: String?) -> Value? { common ?? name.flatMap { own[$0] } }
}
