/// Numbers as a numeric cell holds them, written for a reader of text.
enum PlainDecimal {
  /// Appends to `text` the number that `digits` write, as the shortest decimal that is the same number, without
  /// exponent; what is no number is appended as it stands, on one line.
  ///
  /// Three decimals exactly get one zero more: the cell has no thousands points, and "1.234" must not be taken for 1234.
  static func append(_ digits: Span<UInt8>, to text: inout [UInt8]) {
    if let decimals = plainDecimals(digits) {
      text.append(digits)
      if decimals == 3 { text.append(Ascii.zero) }
      return
    }
    let written = digits.text
    guard let number = Double(written), number.isFinite else {
      let start = text.count
      text += written.utf8
      CellText.makeOneLine(&text, from: start)
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

  /// How many decimals `digits` have, if they are a number as it would be written: no exponent, no zero that could be
  /// left out, and at most 15 digits, which every double keeps (IEEE 754-2019, 5.12.2).
  private static func plainDecimals(_ digits: Span<UInt8>) -> Int? {
    let start = digits.count > 0 && digits[0] == UInt8(ascii: "-") ? 1 : 0
    var point: Int?
    for index in start..<digits.count where digits[index] &- Ascii.zero > 9 {
      guard digits[index] == Ascii.point, point == nil else { return nil }
      point = index
    }
    let end = point ?? digits.count
    let decimals = max(0, digits.count - end - 1)
    guard end > start, end - start + decimals <= 15 else { return nil }
    if digits[start] == Ascii.zero, end - start > 1 || digits.count == start + 1 && start > 0 { return nil }
    if point != nil, decimals == 0 || digits[digits.count - 1] == Ascii.zero { return nil }
    return decimals
  }
}
