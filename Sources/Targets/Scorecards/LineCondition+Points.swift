/// What a condition earns, and why it is not decided where it is not.
struct Earned: Sendable, Hashable {
  var points: PointRange
  var missing: MissingEvidence?

  init(_ points: PointRange, missing: MissingEvidence? = nil) {
    self.points = points
    self.missing = missing
  }
}

extension LineCondition {
  /// What `evidence` earns of `worth` points in a unit of the class `unitClass`.
  func earned(of worth: Fraction, by evidence: LineEvidence, unitClass: String?) -> Earned {
    let open = PointRange(.zero, worth)
    switch evidence {
    case .attested(let holds): return Earned(PointRange(holds ? worth : .zero))
    case .notApplicable: return ruled(ifNone ?? .undecided, worth)
    case .missing(let reason): return Earned(open, missing: reason)
    case .figures(let figures, or: nil): return earned(of: worth, figures, unitClass)
    case .figures(let first, or: let second?):
      let ends = (earned(of: worth, first, unitClass), earned(of: worth, second, unitClass))
      let range = ends.0.points.or(ends.1.points)
      let reason = ends.0.missing ?? ends.1.missing
      return Earned(range, missing: range.isExact ? nil : reason ?? .division)
    }
  }

  private func ruled(_ ruling: Ruling, _ worth: Fraction) -> Earned {
    switch ruling {
    case .met: Earned(PointRange(worth))
    case .missed: Earned(.zero)
    case .undecided: Earned(PointRange(.zero, worth), missing: .openReading)
    }
  }

  private func earned(of worth: Fraction, _ figures: LineFigures, _ unitClass: String?) -> Earned {
    let value = Int128(figures.value)
    func decided(_ holds: Bool) -> Earned { Earned(PointRange(holds ? worth : .zero)) }
    if isShare, figures.base == 0 { return ruled(ifNone ?? .undecided, worth) }
    switch test {
    case .attested: preconditionFailure("figures \(figures) for what is attested")
    case .count(let limit): return decided(limit.admits(value, over: 1))
    case .share(let limits):
      guard let limit = limits[unitClass] else {
        return Earned(PointRange(.zero, worth), missing: .unitType)
      }
      let share = rounding.seen(10_000 * value, over: Int128(figures.base!))
      return decided(limit.admits(share.value, over: share.over))
    case .fall(let cut, let part): return fall(by: cut, part: part, worth, value, Int128(figures.earlier!))
    case .rise(.count(let more)): return decided(value >= Int128(figures.earlier!) + Int128(more))
    case .rise(.relative(let by)): return rise(by, relative: true, worth, figures)
    case .rise(.points(let by)): return rise(by, relative: false, worth, figures)
    case .bands(let bands):
      guard let own = bands.bands[unitClass] else {
        return Earned(PointRange(.zero, worth), missing: .unitType)
      }
      let seen =
        bands.measure == .count
        ? (value: value, over: Int128(1)) : rounding.seen(10_000 * value, over: Int128(figures.base!))
      return bands.earned(seen.value, over: seen.over, among: own)
    }
  }

  /// What a baseline of zero makes of `value`; where the plan leaves it open, only what holds or fails in every reading is
  /// decided.
  private func afterZero(_ worth: Fraction, _ value: Int128, isFall: Bool) -> Earned {
    switch afterZero! {
    case .hold: Earned(PointRange(value == 0 ? worth : .zero))
    case .rise: Earned(PointRange(value > 0 ? worth : .zero))
    case .met: ruled(.met, worth)
    case .missed: ruled(.missed, worth)
    case .undecided: ruled((value == 0) == isFall ? .undecided : .missed, worth)
    }
  }

  /// A cut by c hundredths of a per cent holds where 10,000 · (before − now) ≥ c · before; any fall where now < before.
  private func fall(
    by cut: BasisPoints?, part: PartOfACut, _ worth: Fraction, _ value: Int128, _ earlier: Int128
  ) -> Earned {
    if earlier == 0 { return afterZero(worth, value, isFall: true) }
    // The change in hundredths of one per cent, over `earlier`.
    let change = rounding.seen(10_000 * (earlier - value), over: earlier)
    guard let cut, cut.hundredths > 0 else { return Earned(PointRange(change.value > 0 ? worth : .zero)) }
    let asked = Int128(cut.hundredths) * change.over
    if change.value >= asked { return Earned(PointRange(worth)) }
    if change.value <= 0 || part == .nothing { return Earned(.zero) }
    if part == .undecided { return Earned(PointRange(.zero, worth), missing: .openReading) }
    let hundredths =
      Int128(worth.numerator) * 100 * change.value / (Int128(worth.denominator) * asked)
    return Earned(PointRange(Fraction(Int(hundredths), over: 100)))
  }

  /// A share n/d after m/b has risen by p hundredths of a per cent of itself where 10,000 · n · b ≥ (10,000 + p) · m · d,
  /// and by p hundredths of a percentage point where 10,000 · (n · b − m · d) ≥ p · d · b.
  private func rise(_ by: BasisPoints, relative: Bool, _ worth: Fraction, _ figures: LineFigures) -> Earned {
    let (now, base) = (Int128(figures.value), Int128(figures.base!))
    let (before, earlierBase) = (Int128(figures.earlier!), Int128(figures.earlierBase!))
    if earlierBase == 0 { return ruled(ifNone ?? .undecided, worth) }
    if before == 0, relative { return afterZero(worth, now, isFall: false) }
    let asked = Int128(by.hundredths)
    let room =
      relative
      ? 10_000 * earlierBase >= (10_000 + asked) * before
      : (10_000 - asked) * earlierBase >= 10_000 * before
    if !room, let noRoom { return now == base ? ruled(noRoom, worth) : Earned(.zero) }
    let product = now * earlierBase - before * base
    let change =
      relative
      ? rounding.seen(10_000 * product, over: before * base)
      : rounding.seen(10_000 * product, over: base * earlierBase)
    return Earned(PointRange(change.value >= asked * change.over ? worth : .zero))
  }
}

extension Limit {
  /// Whether `value`/`over` is on the right side.
  func admits(_ value: Int128, over: Int128) -> Bool {
    let bound = Int128(self.value) * over
    return switch side {
    case .atLeast: value >= bound
    case .above: value > bound
    case .atMost: value <= bound
    case .under: value < bound
    }
  }
}

extension LineCondition.Rounding {
  /// `value`/`over` hundredths of one per cent as they are looked at.
  func seen(_ value: Int128, over: Int128) -> (value: Int128, over: Int128) {
    guard case .published(let decimals) = self else { return (value, over) }
    precondition((0...4).contains(decimals), "\(decimals) decimals")
    // In units of the last place: value · 10^decimals / (100 · over), halves away from zero.
    let scale = (0..<decimals).reduce(Int128(1)) { scale, _ in scale * 10 }
    let (top, bottom) = (abs(value) * scale, 100 * over)
    let places = (2 * top + bottom) / (2 * bottom)
    return (100 * (value < 0 ? -places : places), scale)
  }
}

extension LineBands {
  /// What `value`/`over` earns in `bands`.
  fileprivate func earned(_ value: Int128, over: Int128, among bands: [Band]) -> Earned {
    guard let place = bands.lastIndex(where: { $0.isReached(by: value, over: over) }) else {
      let most = bands[0].points
      return below == .nothing
        ? Earned(.zero) : Earned(PointRange(.zero, most), missing: .openReading)
    }
    if bands[place].contains(value, over: over) { return Earned(PointRange(bands[place].points)) }
    let own = bands[place].points
    let next = place + 1 < bands.count ? bands[place + 1].points : own
    switch gaps {
    case .lower: return Earned(PointRange(own))
    case .higher: return Earned(PointRange(next))
    case .nearest:
      let whole = (2 * value + 100 * over) / (200 * over) * 100
      let isHigher = place + 1 < bands.count && bands[place + 1].isReached(by: whole, over: 1)
      return Earned(PointRange(isHigher ? next : own))
    case .nothing: return Earned(.zero)
    case .undecided:
      return Earned(PointRange(min(own, next), max(own, next)), missing: .openReading)
    }
  }
}

extension LineBands.Band {
  /// Whether `value`/`over` is not below the band.
  func isReached(by value: Int128, over: Int128) -> Bool {
    let bound = Int128(lower) * over
    return includesLower ? value >= bound : value > bound
  }

  /// Whether `value`/`over` is in the band.
  func contains(_ value: Int128, over: Int128) -> Bool {
    guard isReached(by: value, over: over) else { return false }
    guard let upper else { return true }
    let bound = Int128(upper) * over
    return includesUpper ? value <= bound : value < bound
  }
}
