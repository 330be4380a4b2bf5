/// A cell that should hold a whole number of 0 or more.
enum CellNumber: Equatable {
  case number(Int)
  case blank
  case fault(DataIssue.Kind)

  /// The number of a field that is digits, or digits, a point and zeros, of less than 2³¹; nil for everything else.
  ///
  /// This is the only work done for nearly every row; the rest goes through `init(text:)`. Three zeros behind the
  /// point may be thousands, and are left to it.
  @inline(__always)
  static func plain(_ field: FieldSpan, in bytes: Span<UInt8>) -> PlainNumber? {
    var index = field.start
    // Nine digits always fit.
    let longest = min(field.end, field.start + 9)
    var value = 0
    while index < longest {
      let digit = Int(bytes[index]) - Int(Ascii.zero)
      guard digit >= 0, digit <= 9 else { break }
      value = 10 * value + digit
      index += 1
    }
    guard index > field.start else { return nil }
    if index == field.end { return PlainNumber(value: value, hasDecimals: false) }
    let decimals = field.end - index - 1
    guard bytes[index] == Ascii.point, decimals > 0, decimals != 3 else { return nil }
    for zero in (index + 1)..<field.end where bytes[zero] != Ascii.zero { return nil }
    return PlainNumber(value: value, hasDecimals: true)
  }

  /// Reads `text`: spaces around it do not matter, `67.0` is 67, and `67.000`, which may be 67000, is a fault.
  init(text: String) {
    let trimmed = Self.withoutNoun(text)
    guard !trimmed.isEmpty else {
      self = .blank
      return
    }
    let parts = trimmed.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let isWhole =
      parts.count == 1 || (!parts[1].isEmpty && parts[1].count != 3 && parts[1].allSatisfy { $0 == "0" })
    guard !parts[0].isEmpty, isWhole, parts[0].utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      let hasDigits = trimmed.utf8.contains { (0x30...0x39).contains($0) }
      self = .fault(hasDigits ? .notWholeNumber(trimmed) : .undeclaredMark(trimmed))
      return
    }
    guard let number = Int32(parts[0]) else {
      self = .fault(.tooLarge(trimmed))
      return
    }
    self = .number(Int(number))
  }
}

extension StringProtocol {
  /// The text without blanks around it: white space, no-break and zero-width spaces, byte order marks.
  var trimmed: String {
    var rest = unicodeScalars[...]
    while let first = rest.first, first.isBlank { rest.removeFirst() }
    while let last = rest.last, last.isBlank { rest.removeLast() }
    return String(String.UnicodeScalarView(rest))
  }
}

extension Unicode.Scalar {
  /// Whether the scalar only separates: white space (no-break space included), zero-width space, byte order mark.
  var isBlank: Bool { properties.isWhitespace || value == 0x200B || value == 0xFEFF }
}
