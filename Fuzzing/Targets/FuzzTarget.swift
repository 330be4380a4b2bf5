/// What is fuzzed: each target takes any bytes, must neither trap nor hang, and checks what holds for every input.
enum FuzzTarget: String, CaseIterable {
  /// Splitting text into records and fields.
  case scanner
  /// Finding and undoing encodings.
  case encodings
  /// Numbers in cells.
  case numbers
  /// Periods and days in cells.
  case periods
  /// Names of units.
  case names
  /// A whole data set of a delimited file, with or without a description.
  case reading
  /// Workbooks.
  case workbook

  /// Runs the target on `input`; throws where something that must always hold does not.
  func run(_ input: [UInt8]) throws {
    switch self {
    case .scanner: try ScannerInvariants.check(input)
    case .encodings: try EncodingInvariants.check(input)
    case .numbers: try NumberInvariants.check(input)
    case .periods: try PeriodInvariants.check(input)
    case .names: try NameInvariants.check(input)
    case .reading: try ReadingInvariants.check(input)
    case .workbook: try WorkbookInvariants.check(input)
    }
  }
}

/// Something that must hold for every input and did not.
struct BrokenInvariant: Error, CustomStringConvertible {
  let description: String
}

/// Throws unless `holds`.
func require(_ holds: Bool, _ invariant: @autoclosure () -> String) throws {
  if !holds { throw BrokenInvariant(description: invariant()) }
}
