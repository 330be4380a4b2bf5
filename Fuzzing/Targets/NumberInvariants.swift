import Observations

@testable import Ingestion

/// The fast and the thorough reading of a number agree, and every number is one that a count can hold.
enum NumberInvariants {
  private static let formats = NumberSeparator.allCases.flatMap { sign in
    [
      NumberFormat(declaredBy: SourceDescription(file: "", thousands: sign))!,
      NumberFormat(declaredBy: SourceDescription(file: "", decimal: sign))!,
    ]
  }

  static func check(_ input: [UInt8]) throws {
    let text = String(decoding: input, as: UTF8.self)
    let number = CellNumber(text: text)
    try checkRange(number, of: text)
    let field = FieldSpan(start: 0, end: input.count, form: .plain)
    if let plain = CellNumber.plain(field, in: input.span) {
      try require(number == .number(plain.value), "\(text.debugDescription) is read in two ways")
    }
    let separated = SeparatedNumber(text)
    for format in formats {
      if let separated { try checkRange(separated.number(format), of: text) }
    }
    let marks = CountMarks(
      missing: [MissingMark("x"), MissingMark("999")], zero: ["-"], provisional: ["p", "*"])
    for format in [nil] + formats.map(Optional.some) {
      if case .success(.count(let count)) = marks.value(of: text, format) {
        try require(count >= 0, "\(text.debugDescription) is a count of \(count)")
      }
    }
  }

  private static func checkRange(_ number: CellNumber, of text: String) throws {
    guard case .number(let value) = number else { return }
    try require(0...Int(Int32.max) ~= value, "\(text.debugDescription) is \(value)")
  }
}
