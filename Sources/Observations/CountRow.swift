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
///
/// A country has millions, so they are stored in 24 bytes: what is not there is a number that is none.
public struct CountRow: Sendable, Hashable {
  /// A count, or the reason why there is none.
  public enum Value: Sendable, Hashable {
    case count(Int32)
    case missing(MissingReason)
  }

  /// Index into the table's units.
  public private(set) var unit: Int32
  /// The count, or the reason for its absence below zero.
  private let storedValue: Int32
  /// The denominator, or −1.
  private let storedDenominator: Int32
  /// The day number, or the smallest number.
  private let storedAsOf: Int32
  /// The months counted.
  public let period: Period
  /// Index into the table's indicators.
  public let indicator: Int16
  /// Its marks.
  public let status: DataStatus

  /// What was reported.
  public var value: Value {
    storedValue >= 0 ? .count(storedValue) : .missing(MissingReason(rawValue: UInt8(-1 - storedValue))!)
  }
  /// The base of a proportion, 0 or more, where there is one.
  public var denominator: Int32? { storedDenominator < 0 ? nil : storedDenominator }
  /// The day the figure was reported, where known.
  public var asOf: CalendarDate? {
    storedAsOf == .min ? nil : CalendarDate(dayNumber: Int(storedAsOf))
  }

  /// What a row is of: no two rows of a table share it.
  public struct Key: Sendable, Hashable {
    let unit: Int32
    let indicator: Int16
    let period: Period
    let asOf: CalendarDate?
  }

  /// A figure; indices refer to the table that will hold it, numbers are 0…2,147,483,647.
  public init(
    unit: Int, indicator: Int, period: Period, value: Value, denominator: Int? = nil,
    asOf: CalendarDate? = nil, status: DataStatus = []
  ) {
    switch value {
    case .count(let count):
      precondition(count >= 0, "a count of \(count)")
      storedValue = count
    case .missing(let reason): storedValue = -1 - Int32(reason.rawValue)
    }
    precondition((0...Int(Int32.max)).contains(denominator ?? 0), "a denominator of \(denominator ?? 0)")
    precondition(asOf?.dayNumber != .min, "a report of day \(Int32.min)")
    self.unit = Int32(unit)
    self.indicator = Int16(indicator)
    self.period = period
    storedDenominator = denominator.map(Int32.init) ?? -1
    storedAsOf = asOf?.dayNumber ?? .min
    self.status = status
  }

  /// The count, where there is one.
  public var count: Int? {
    storedValue >= 0 ? Int(storedValue) : nil
  }

  /// Unit, indicator, period and day of report.
  var key: Key { Key(unit: unit, indicator: indicator, period: period, asOf: asOf) }

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

  /// The same figure of another unit.
  package func moved(toUnit unit: Int) -> CountRow {
    var row = self
    row.unit = Int32(unit)
    return row
  }

  /// By indicator, unit, period, then day of report (undated first).
  static func tableOrder(_ left: CountRow, _ right: CountRow) -> Bool {
    if left.indicator != right.indicator { return left.indicator < right.indicator }
    if left.unit != right.unit { return left.unit < right.unit }
    if left.period != right.period { return left.period < right.period }
    return left.storedAsOf < right.storedAsOf
  }
}
