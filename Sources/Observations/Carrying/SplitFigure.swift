/// What a figure is made of that was carried over from units which a boundary divided.
///
/// It stands beside the few rows that need it (`CountTable.splits`), so that a row stays small.
public struct SplitFigure: Sendable, Hashable {
  /// The figure of a divided unit, part of which belongs here.
  public struct Share: Sendable, Hashable {
    /// The code of the divided unit and the day of its list: `06655 of 2024-11-01`.
    public let source: String
    /// The count of the whole divided unit, above 0 unless its denominator is.
    public let count: Int
    /// Its denominator, where the figure is a proportion.
    public let denominator: Int?
    /// The share that is expected here, 0…1.
    public let weight: Double
    /// How many of the unit's parts are gathered here.
    let held: Int
    /// How many parts there are.
    let parts: Int
  }

  /// The count of the units that went here as a whole.
  public let whole: Int
  /// Their denominator; nil where one of the figures has none.
  public let wholeDenominator: Int?
  /// The figures of the divided units.
  public let shares: [Share]
  /// The marks of the figures themselves, without that of the carrying.
  let status: DataStatus

  /// What the count can be.
  public var range: CarriedRange {
    shares.reduce(CarriedRange(exactly: whole)) { $0 + $1.range(of: $1.count) }
  }

  /// What the denominator can be; nil where one of the figures has none.
  public var denominatorRange: CarriedRange? {
    guard let wholeDenominator else { return nil }
    return shares.reduce(CarriedRange(exactly: wholeDenominator)) { $0 + $1.range(of: $1.denominator ?? 0) }
  }

  /// The denominator as a figure of its own; nil where there is none.
  var denominators: SplitFigure? {
    wholeDenominator.map { whole in
      SplitFigure(
        whole: whole, wholeDenominator: nil,
        shares: shares.map {
          Share(
            source: $0.source, count: $0.denominator ?? 0, denominator: nil, weight: $0.weight, held: $0.held,
            parts: $0.parts)
        }, status: status)
    }
  }

  /// Both figures together; a divided unit all of whose parts meet again is whole.
  static func + (left: SplitFigure, right: SplitFigure) -> SplitFigure {
    var shares = left.shares
    for share in right.shares {
      // Two reports of one unit that differ are of different days and cannot be added up.
      let known = shares.firstIndex {
        $0.source == share.source && $0.count == share.count && $0.denominator == share.denominator
      }
      guard let known else {
        shares.append(share)
        continue
      }
      shares[known] = shares[known].joined(with: share)
    }
    let healed = shares.filter { $0.held == $0.parts }
    let denominator = both(left.wholeDenominator, right.wholeDenominator).map { first, second in
      healed.reduce(first + second) { $0 + ($1.denominator ?? 0) }
    }
    return SplitFigure(
      whole: healed.reduce(left.whole + right.whole) { $0 + $1.count }, wholeDenominator: denominator,
      shares: shares.filter { $0.held < $0.parts }, status: left.status.union(right.status))
  }

  /// The same with an undivided figure added.
  func adding(_ count: Int, over denominator: Int?, status: DataStatus) -> SplitFigure {
    SplitFigure(
      whole: whole + count, wholeDenominator: both(wholeDenominator, denominator).map(+), shares: shares,
      status: self.status.union(status))
  }
}

extension SplitFigure.Share {
  fileprivate func range(of figure: Int) -> CarriedRange {
    CarriedRange(low: 0, high: figure, expected: weight * Double(figure))
  }

  fileprivate func joined(with other: SplitFigure.Share) -> SplitFigure.Share {
    SplitFigure.Share(
      source: source, count: count, denominator: denominator, weight: weight + other.weight,
      held: held + other.held, parts: parts)
  }
}
