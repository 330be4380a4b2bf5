/// Where one field of a record stands in the bytes of its file.
struct FieldSpan: Equatable {
  /// How the bytes in the span stand for the text.
  enum Form: UInt8 {
    /// The text itself.
    case plain
    /// The text between quotes; the quotes are outside the span.
    case quoted
    /// The quotes and what is between them, with at least one quote doubled.
    case escaped
  }

  let start: Int
  let end: Int
  let form: Form

  /// Whether there is no text.
  var isEmpty: Bool { start == end }

  /// The first byte that belongs to the field, its quote included.
  var firstByte: Int { form == .quoted ? start - 1 : start }

  /// The text of the field in `bytes`, which must be UTF-8, in normal form C.
  func text(in bytes: Span<UInt8>) -> String {
    let raw = (start..<end).map { bytes[$0] }
    return Self.text(ofRaw: raw[...])
  }

  /// The text of a span's bytes in normal form C: a span that begins with a quote is escaped, any other is the text itself.
  static func text(ofRaw raw: ArraySlice<UInt8>) -> String {
    guard raw.first == Ascii.quote else { return NormalForm.composed(String(decoding: raw, as: UTF8.self)) }
    var plain: [UInt8] = []
    var index = raw.startIndex + 1
    while index < raw.endIndex - 1 {
      plain.append(raw[index])
      index += raw[index] == Ascii.quote ? 2 : 1
    }
    return NormalForm.composed(String(decoding: plain, as: UTF8.self))
  }
}

/// The bytes that have a meaning in delimited text.
enum Ascii {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let comma = UInt8(ascii: ",")
  static let point = UInt8(ascii: ".")
  static let semicolon = UInt8(ascii: ";")
  static let bar = UInt8(ascii: "|")
  static let zero = UInt8(ascii: "0")
}
