/// Numbers as a numeric cell holds them, written for a reader of text.
enum PlainDecimal {
  /// Appends to `text` the number that `digits` write, as the shortest decimal that is the same number, without
  /// exponent; what is no number is appended as it stands.
  ///
  /// Three decimals exactly get one zero more: the cell has no thousands points, and "1.234" must not be taken for 1234.
  static func append(_ digits: Span<UInt8>, to text: inout [UInt8]) {
    if isPlainWhole(digits) {
      for index in digits.indices { text.append(digits[index]) }
      return
    }
    let written = digits.text
    guard let number = Double(written), number.isFinite else {
      text += written.utf8
      return
    }
    text += Self.text(number).utf8
  }

  /// `number`, which is finite, as text.
  static func text(_ number: Double) -> String {
    if number == 0 { return "0" }
    let shortest = "\(number.magnitude)"
    let parts = shortest.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let fraction = mantissa.count == 2 && mantissa[1] != "0" ? mantissa[1] : ""
    let significant = mantissa[0] + fraction
    // The decimal point stands behind so many of the significant digits.
    let point = mantissa[0].count + (parts.count == 2 ? Int(parts[1])! : 0)
    let sign = number < 0 ? "-" : ""
    guard (-WorkbookLimits.numberCharacters...WorkbookLimits.numberCharacters).contains(point) else {
      return sign + shortest
    }
    let before = significant.prefix(max(0, point))
    let whole = before.drop { $0 == "0" } + String(repeating: "0", count: max(0, point - significant.count))
    var decimals = String(repeating: "0", count: max(0, -point)) + significant.dropFirst(max(0, point))
    while decimals.last == "0" { decimals.removeLast() }
    if decimals.count == 3 { decimals += "0" }
    return sign + (whole.isEmpty ? "0" : whole) + (decimals.isEmpty ? "" : ".\(decimals)")
  }

  /// Whether `digits` are a whole number as it would be written: up to 15 digits, no leading zero.
  private static func isPlainWhole(_ digits: Span<UInt8>) -> Bool {
    let start = digits.count > 0 && digits[0] == UInt8(ascii: "-") ? 1 : 0
    guard (1...15).contains(digits.count - start) else { return false }
    if digits[start] == Ascii.zero, digits.count > 1 { return false }
    for index in start..<digits.count where digits[index] &- Ascii.zero > 9 { return false }
    return true
  }
}
