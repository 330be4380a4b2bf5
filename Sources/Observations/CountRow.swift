/// What a figure is, apart from its size; the marks of all figures behind a result travel with it.
public struct DataStatus: OptionSet, Sendable, Hashable {
  /// One bit a mark.
  public let rawValue: UInt8

  /// The marks whose bits are set.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Not final: will be revised.
  public static let preliminary = DataStatus(rawValue: 1)
  /// Carried over from other boundaries by weight.
  public static let backcast = DataStatus(rawValue: 2)
  /// Not real: drawn from a documented model.
  public static let synthetic = DataStatus(rawValue: 4)

  /// Recovered from a rounded rate: another count may have the same rate.
  public static let rounded = DataStatus(rawValue: 8)

  /// The words of the marks, in a fixed order, as in files.
  public var words: [String] {
    let words: [(DataStatus, String)] = [
      (.synthetic, "synthetic"), (.backcast, "backcast"), (.rounded, "rounded"),
      (.preliminary, "preliminary"),
    ]
    return words.filter { contains($0.0) }.map(\.1)
  }
}

/// One reported figure: of one unit, indicator and period, as reported on one day.
public struct CountRow: Sendable, Hashable {
  /// A count, or the reason why there is none.
  public enum Value: Sendable, Hashable {
    case count(Int32)
    case missing(MissingReason)
  }

  /// Index into the table's units.
  public let unit: Int32
  /// Index into the table's indicators.
  public let indicator: Int16
  /// The months counted.
  public let period: Period
  /// What was reported.
  public let value: Value
  /// The base of a proportion, 0 or more, where there is one.
  public let denominator: Int32?
  /// The day the figure was reported, where known.
  public let asOf: CalendarDate?
  /// Its marks.
  public let status: DataStatus

  /// A figure; indices refer to the table that will hold it, numbers are 0…2,147,483,647.
  public init(
    unit: Int, indicator: Int, period: Period, value: Value, denominator: Int? = nil,
    asOf: CalendarDate? = nil, status: DataStatus = []
  ) {
    if case .count(let count) = value { precondition(count >= 0, "a count of \(count)") }
    precondition((0...Int(Int32.max)).contains(denominator ?? 0), "a denominator of \(denominator ?? 0)")
    self.unit = Int32(unit)
    self.indicator = Int16(indicator)
    self.period = period
    self.value = value
    self.denominator = denominator.map(Int32.init)
    self.asOf = asOf
    self.status = status
  }

  /// The count, where there is one.
  public var count: Int? {
    if case .count(let count) = value { Int(count) } else { nil }
  }

  /// Whether both rows name the same unit, indicator and period.
  public func hasSameKey(as other: CountRow) -> Bool {
    unit == other.unit && indicator == other.indicator && period == other.period
  }

  /// The denominator as a figure of its own, missing where either part of the proportion is.
  var denominatorRow: CountRow {
    CountRow(
      unit: Int(unit), indicator: Int(indicator), period: period,
      value: count == nil ? value : denominator.map { .count($0) } ?? .missing(.noDenominator), asOf: asOf,
      status: status)
  }

  /// By indicator, unit, period, then day of report (undated first).
  static func tableOrder(_ left: CountRow, _ right: CountRow) -> Bool {
    if left.indicator != right.indicator { return left.indicator < right.indicator }
    if left.unit != right.unit { return left.unit < right.unit }
    if left.period != right.period { return left.period < right.period }
    return (left.asOf?.dayNumber ?? .min) < (right.asOf?.dayNumber ?? .min)
  }
}
