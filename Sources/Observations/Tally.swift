/// What a unit reported for some months of one year, combined as its kind demands.
public struct Tally: Sendable, Hashable {
  /// Sum of a flow, latest level of a stock, numerator of a proportion; nil where nothing is reported.
  public private(set) var value: Int?
  /// The base of a proportion.
  public private(set) var denominator: Int?
  /// The months that `value` covers; of a stock those up to its latest report.
  public private(set) var months: MonthSet = []
  /// The marks of all figures used.
  public private(set) var status: DataStatus = []

  private let kind: Indicator.Kind

  init(kind: Indicator.Kind) {
    self.kind = kind
  }

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
  mutating func add(_ row: CountRow) {
    guard let count = row.count else { return }
    switch kind {
    case .flow:
      value = (value ?? 0) + count
      months.formUnion(row.period.months)
    case .stock:
      guard row.period.lastMonth >= months.last ?? 0 else { return }
      value = count
      status = []
      months = .first(row.period.lastMonth)
    case .proportion(let base):
      guard let bottom = row.denominator else { return }
      value = (value ?? 0) + count
      denominator = base == .flow ? (denominator ?? 0) + Int(bottom) : Int(bottom)
      months.formUnion(row.period.months)
    }
    status.formUnion(row.status)
  }
}
