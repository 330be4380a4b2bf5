public import Observations

/// What a figure is held against.
///
/// All arithmetic is in whole numbers: `floor(n · (1 − 0.07))` is wrong at n = 500, 1000, 1100 and
/// `n − ceil(n · 0.07)` at n = 100, 200, 300, where the totals of districts and provinces lie.
public enum TargetRule: Sendable, Hashable {
  /// At least this much below last year; zero last year holds at zero.
  case cut(BasisPoints)
  /// At most this many; 0 for none at all.
  case cap(Int)
  /// A numerator strictly under this per cent (over 0) of its denominator; not applicable where that is zero.
  case strictRatio(under: BasisPoints)

  /// The largest value that meets the target where last year's was `baseline`; nil for a ratio, which has no baseline.
  ///
  /// For a cut by b hundredths of a per cent it is ⌊baseline · (10,000 − b) / 10,000⌋. `baseline` is 0 or more.
  public func allowance(baseline: Int) -> Int? {
    precondition(baseline >= 0, "a baseline of \(baseline)")
    switch self {
    case .cut(let cut): return floorOfProduct(baseline, 10_000 - cut.hundredths, less: 0)
    case .cap(let cap): return cap
    case .strictRatio: return nil
    }
  }

  /// The largest numerator that still meets a ratio over `denominator`; nil over zero, and for the other rules
  /// where no denominator takes part.
  ///
  /// For a ratio under b hundredths of a per cent it is the largest x with 10,000 · x < b · denominator.
  /// `denominator` is 0 or more.
  public func allowance(denominator: Int) -> Int? {
    precondition(denominator >= 0, "a denominator of \(denominator)")
    guard case .strictRatio(let limit) = self, denominator > 0 else { return nil }
    return floorOfProduct(denominator, limit.hundredths, less: 1)
  }

  /// Whether last year's value takes part in the verdict.
  public var needsBaseline: Bool {
    if case .cut = self { true } else { false }
  }

  /// Whether the rule can be asked of an indicator of `kind`: a ratio of a proportion, the others of a count.
  public func applies(to kind: Indicator.Kind) -> Bool {
    if case .proportion = kind { isRatio } else { !isRatio }
  }

  private var isRatio: Bool {
    if case .strictRatio = self { true } else { false }
  }
}

/// ⌊(`value` · `hundredths` − `less`) / 10,000⌋ for a positive dividend or `less` = 0, without overflow:
/// as `hundredths` is at most 10,000, the quotient is at most `value`.
private func floorOfProduct(_ value: Int, _ hundredths: Int, less: UInt) -> Int {
  var (high, low) = value.multipliedFullWidth(by: hundredths)
  if low < less { high -= 1 }
  low = low &- less
  return 10_000.dividingFullWidth((high, low)).quotient
}
