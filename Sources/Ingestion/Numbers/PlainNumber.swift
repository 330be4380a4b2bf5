/// A number that is read at once: digits, or digits with a point and zeros.
struct PlainNumber: Equatable {
  let value: Int
  /// Whether a point and zeros stand behind the digits.
  let hasDecimals: Bool
}
