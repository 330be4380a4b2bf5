/// A per cent in whole hundredths, 0 to 100 %: exact where a binary fraction is not.
public struct BasisPoints: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Hundredths of one per cent, 0…10,000.
  public let hundredths: Int

  /// A per cent of `hundredths`/100; `hundredths` is 0…10,000.
  public init(hundredths: Int) {
    precondition((0...10_000).contains(hundredths), "a per cent has 0…10,000 hundredths, not \(hundredths)")
    self.hundredths = hundredths
  }

  /// What is wrong with a text that should be a per cent.
  public enum ParsingError: Error, Sendable, Hashable {
    /// Not digits with at most one point or comma between them.
    case notANumber
    /// More than two decimals: the text cannot be kept exactly.
    case tooManyDecimals
    /// Over 100 %.
    case outOfRange
  }

  /// The per cent written as `7`, `7.5`, `7,5` or `0.25`, without its sign.
  ///
  /// Throws `ParsingError` for anything else; nothing is rounded.
  public init(perCent text: some StringProtocol) throws(ParsingError) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) })
    else { throw .notANumber }
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    guard decimals.count <= 2 else { throw .tooManyDecimals }
    let digits = parts[0] + decimals + String(repeating: "0", count: 2 - decimals.count)
    // All are digits, so only a number too large for the type gives nil.
    guard let hundredths = Int(digits), hundredths <= 10_000 else { throw .outOfRange }
    self.hundredths = hundredths
  }

  /// The shortest decimal number: `7`, `7.5`, `0.25`; without the sign.
  public var description: String {
    let (whole, part) = hundredths.quotientAndRemainder(dividingBy: 100)
    if part == 0 { return "\(whole)" }
    return part % 10 == 0 ? "\(whole).\(part / 10)" : "\(whole).\(part < 10 ? "0" : "")\(part)"
  }

  /// The lower per cent comes first.
  public static func < (left: BasisPoints, right: BasisPoints) -> Bool { left.hundredths < right.hundredths }
}

/// Whether `byte` is an ASCII digit.
func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
