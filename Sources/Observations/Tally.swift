/// What a unit reported for some months of one year, combined as its kind demands.
public struct Tally: Sendable, Hashable {
  /// Sum of a flow, latest level of a stock, numerator of a proportion; nil where nothing is reported.
  public private(set) var value: Int?
  /// The base of a proportion.
  public private(set) var denominator: Int?
  /// What the value can be where figures of divided units are in it; nil where every figure is as reported.
  public private(set) var range: CarriedRange?
  /// The same of the denominator.
  public private(set) var denominatorRange: CarriedRange?
  /// The months that `value` covers; of a stock those up to its latest report.
  public private(set) var months: MonthSet = []
  /// The marks of all figures used.
  public private(set) var status: DataStatus = []

  private let kind: Indicator.Kind

  init(kind: Indicator.Kind) {
    self.kind = kind
  }

  /// The value for priors: a fraction where parts of divided units are in it.
  public var expected: Double? { range?.expected ?? value.map(Double.init) }
  /// The denominator for priors.
  public var expectedDenominator: Double? { denominatorRange?.expected ?? denominator.map(Double.init) }

  /// Whether the value is that of the whole year.
  public var isWholeYear: Bool { covers(.all) }

  /// Whether the value is that of the months `months`: all reported, or for a stock the last of them.
  public func covers(_ months: MonthSet) -> Bool {
    guard let last = months.last else { return false }
    return kind == .stock ? self.months.last == last : self.months == months
  }

  /// Whether `row` has what its kind needs.
  func isUsable(_ row: CountRow) -> Bool {
    if case .proportion = kind { return row.count != nil && row.denominator != nil }
    return row.count != nil
  }

  /// Adds a usable row; rows come in order of time, those of a flow or a proportion without overlap.
  mutating func add(_ row: CountRow, split: SplitFigure? = nil) {
    guard let count = row.count else { return }
    switch kind {
    case .flow:
      addCount(count, split?.range)
      months.formUnion(row.period.months)
    case .stock:
      guard row.period.lastMonth >= months.last ?? 0 else { return }
      (value, range) = (nil, nil)
      addCount(count, split?.range)
      status = []
      months = .first(row.period.lastMonth)
    case .proportion(let base):
      guard let bottom = row.denominator else { return }
      addCount(count, split?.range)
      if base == .stock { (denominator, denominatorRange) = (nil, nil) }
      addDenominator(Int(bottom), split?.denominatorRange)
      months.formUnion(row.period.months)
    }
    status.formUnion(row.status)
  }

  private mutating func addCount(_ count: Int, _ carried: CarriedRange?) {
    range = CarriedRange.sum(range, value, and: carried, count)
    value = range?.rounded ?? (value ?? 0) + count
  }

  private mutating func addDenominator(_ bottom: Int, _ carried: CarriedRange?) {
    denominatorRange = CarriedRange.sum(denominatorRange, denominator, and: carried, bottom)
    denominator = denominatorRange?.rounded ?? (denominator ?? 0) + bottom
  }
}

extension CarriedRange {
  /// The sum of two values, of which either may be known exactly; nil where both are.
  fileprivate static func sum(
    _ first: CarriedRange?, _ value: Int?, and second: CarriedRange?, _ count: Int
  ) -> CarriedRange? {
    if first == nil, second == nil { return nil }
    return (first ?? CarriedRange(exactly: value ?? 0)) + (second ?? CarriedRange(exactly: count))
  }
}
