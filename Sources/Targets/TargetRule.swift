public import Observations

/// What a figure is held against.
///
/// All arithmetic is in whole numbers: `floor(n · (1 − 0.07))` is wrong at n = 500, 1000, 1100 and
/// `n − ceil(n · 0.07)` at n = 100, 200, 300, where the totals of districts and provinces lie.
public enum TargetRule: Sendable, Hashable {
  /// At least this much below last year; zero last year holds at zero.
  case cut(BasisPoints, rounding: LineCondition.Rounding = .exact)
  /// At least this much above last year; after zero anything above zero.
  case increase(BasisPoints, rounding: LineCondition.Rounding = .exact)
  /// A whole number on one side of a limit in ones; at most 0 for none at all.
  case count(Limit)
  /// A share on one side of a limit in hundredths of one per cent; not applicable where the denominator is zero.
  case share(Limit, rounding: LineCondition.Rounding = .exact)

  /// At most `cap`, 0 or more.
  public static func cap(_ cap: Int) -> TargetRule { .count(Limit(.atMost, cap)) }

  /// Whether large values meet the rule; otherwise small ones do.
  public var asksForMore: Bool {
    switch self {
    case .cut: false
    case .increase: true
    case .count(let limit), .share(let limit, _): limit.side == .atLeast || limit.side == .above
    }
  }

  /// The last value on the right side where last year's was `baseline`: the largest that meets the rule, or the least of
  /// one that asks for more; nil for a share, and without the baseline that a cut or an increase needs.
  ///
  /// For a cut by c hundredths of a per cent it is ⌊baseline · (10,000 − c) / 10,000⌋, for an increase
  /// ⌈baseline · (10,000 + c) / 10,000⌉. `baseline` is 0 or more.
  public func bound(baseline: Int?) -> Int? {
    precondition(baseline ?? 0 >= 0, "a baseline of \(baseline ?? 0)")
    switch self {
    case .cut(let cut, let rounding): return baseline.map { Self.allowed(after: $0, cut, rounding) }
    case .increase(let rise, let rounding): return baseline.map { Self.required(after: $0, rise, rounding) }
    case .count(let limit): return limit.lastValue
    case .share: return nil
    }
  }

  /// The last numerator on the right side of a share over `denominator`, 0 or more; nil over zero, and for the other
  /// rules, where no denominator takes part.
  ///
  /// Under b hundredths of a per cent it is the largest x with 10,000 · x < b · denominator.
  public func bound(denominator: Int) -> Int? {
    precondition(denominator >= 0, "a denominator of \(denominator)")
    guard case .share(let limit, let rounding) = self, denominator > 0 else { return nil }
    let base = Int128(denominator)
    guard rounding == .exact else {
      // Small shares meet the rule, or large ones: the last that does is where that turns.
      let turn = firstValue(in: 0...denominator) { numerator in
        let share = rounding.seen(10_000 * Int128(numerator), over: base)
        return limit.admits(share.value, over: share.over) == asksForMore
      }
      return asksForMore ? turn ?? denominator : (turn ?? denominator + 1) - 1
    }
    let product = Int128(limit.value) * base
    return switch limit.side {
    case .under: Int((product - 1) / 10_000)
    case .atMost: Int(product / 10_000)
    case .atLeast: Int((product + 9_999) / 10_000)
    case .above: Int(product / 10_000) + 1
    }
  }

  /// Whether last year's value takes part in the verdict.
  public var needsBaseline: Bool {
    switch self {
    case .cut, .increase: true
    case .count, .share: false
    }
  }

  /// Whether the rule can be asked of an indicator of `kind`: a share of a proportion, the others of a count.
  public func applies(to kind: Indicator.Kind) -> Bool {
    if case .proportion = kind { isShare } else { !isShare }
  }

  /// Whether some value meets the rule and some does not: nothing is under 0, and no share above 100 %.
  public var canBeMet: Bool {
    switch self {
    case .cut, .increase: true
    case .count(let limit): limit.side != .under || limit.value > 0
    case .share(let limit, _):
      switch limit.side {
      case .under: (1...10_000).contains(limit.value)
      case .above: limit.value < 10_000
      case .atMost, .atLeast: limit.value <= 10_000
      }
    }
  }

  private var isShare: Bool {
    if case .share = self { true } else { false }
  }

  private static func allowed(after baseline: Int, _ cut: BasisPoints, _ rounding: LineCondition.Rounding)
    -> Int
  {
    let before = Int128(baseline)
    guard baseline > 0, rounding != .exact else {
      return Int(before * Int128(10_000 - cut.hundredths) / 10_000)
    }
    let tooMany = firstValue(in: 0...baseline) { value in
      let fall = rounding.seen(10_000 * (before - Int128(value)), over: before)
      return fall.value < Int128(cut.hundredths) * fall.over
    }
    return (tooMany ?? baseline + 1) - 1
  }

  private static func required(after baseline: Int, _ rise: BasisPoints, _ rounding: LineCondition.Rounding)
    -> Int
  {
    if baseline == 0 { return rise.hundredths > 0 ? 1 : 0 }
    let before = Int128(baseline)
    let most = Int(clamping: 2 * before)
    guard rounding != .exact else {
      return Int(clamping: (before * Int128(10_000 + rise.hundredths) + 9_999) / 10_000)
    }
    return firstValue(in: 0...most) { value in
      let change = rounding.seen(10_000 * (Int128(value) - before), over: before)
      return change.value >= Int128(rise.hundredths) * change.over
    } ?? most
  }
}

extension Limit {
  /// The last whole number on the right side.
  fileprivate var lastValue: Int {
    switch side {
    case .atLeast, .atMost: value
    case .above: value + 1
    case .under: value - 1
    }
  }
}

/// The first value for which `holds`, which stays true once it is; nil where it never is.
private func firstValue(in values: ClosedRange<Int>, where holds: (Int) -> Bool) -> Int? {
  guard holds(values.upperBound) else { return nil }
  var (low, high) = (values.lowerBound, values.upperBound)
  while low < high {
    let middle = low + (high - low) / 2
    if holds(middle) { high = middle } else { low = middle + 1 }
  }
  return low
}
