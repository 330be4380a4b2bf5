/// An exact number: points such as 1.75 or 7/3 are neither rounded nor binary.
public struct Fraction: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The numerator in lowest terms.
  public let numerator: Int
  /// The denominator in lowest terms, positive.
  public let denominator: Int

  /// `numerator`/`denominator`, where the denominator is positive.
  public init(_ numerator: Int, over denominator: Int = 1) {
    precondition(denominator > 0, "a fraction over \(denominator)")
    var (divisor, rest) = (denominator, numerator.magnitude)
    while rest != 0 { (divisor, rest) = (Int(rest), UInt(divisor) % rest) }
    self.numerator = numerator / divisor
    self.denominator = denominator / divisor
  }

  /// The number written with at most four decimals, 0 or more and under a million: `1`, `0.5`, `1,75`; nil for anything
  /// else.
  public init?(decimal text: some StringProtocol) {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(isDigit) })
    else { return nil }
    let decimals = parts.count == 2 ? parts[1].utf8.count : 0
    guard decimals <= 4, parts[0].utf8.count <= 6, let digits = Int(parts.joined()) else { return nil }
    self.init(digits, over: (0..<decimals).reduce(1) { scale, _ in scale * 10 })
  }

  private init(reduced numerator: Int, _ denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Nothing.
  public static let zero = Fraction(reduced: 0, 1)

  /// The sum.
  public static func + (left: Fraction, right: Fraction) -> Fraction {
    if left.numerator == 0 { return right }
    if right.numerator == 0 { return left }
    if left.denominator == 1, right.denominator == 1 {
      return Fraction(reduced: left.numerator + right.numerator, 1)
    }
    return left.denominator == right.denominator
      ? Fraction(left.numerator + right.numerator, over: left.denominator)
      : Fraction(
        left.numerator * right.denominator + right.numerator * left.denominator,
        over: left.denominator * right.denominator)
  }

  /// The product.
  public static func * (left: Fraction, right: Fraction) -> Fraction {
    Fraction(left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// The quotient by a positive number.
  public static func / (left: Fraction, right: Fraction) -> Fraction {
    left * Fraction(right.denominator, over: right.numerator)
  }

  /// The smaller comes first.
  public static func < (left: Fraction, right: Fraction) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  /// The nearest floating-point number, for files that other programs read.
  public var approximate: Double { Double(numerator) / Double(denominator) }

  /// The decimal number where it has at most four decimals: `1.75`; else the fraction: `7/3`.
  public var description: String {
    guard 10_000 % denominator == 0 else { return "\(numerator)/\(denominator)" }
    let scaled = numerator.magnitude * UInt(10_000 / denominator)
    let (whole, part) = scaled.quotientAndRemainder(dividingBy: 10_000)
    var decimals = String(part + 10_000).dropFirst()
    while decimals.last == "0" { decimals.removeLast() }
    return (numerator < 0 ? "-" : "") + "\(whole)" + (decimals.isEmpty ? "" : ".\(decimals)")
  }
}
