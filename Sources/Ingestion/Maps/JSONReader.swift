/// Reads the text of one JSON value (RFC 8259).
struct JSONReader {
  /// Where the text is no JSON.
  struct Fault: Error, Hashable {
    /// Line and column from 1, the column in bytes.
    let line: Int, column: Int
  }

  /// Arrays and objects within each other; no map has so many, and more would exhaust the stack.
  private static let deepest = 200

  private let bytes: [UInt8]
  private var place = 0
  private var depth = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
  }

  /// The value that `bytes`, UTF-8, hold.
  static func value(of bytes: [UInt8]) throws(Fault) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.place == bytes.count else { throw reader.fault }
    return value
  }

  private var fault: Fault {
    let before = bytes[..<min(place, bytes.count)]
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Fault(line: 1 + before.count { $0 == 0x0A }, column: before.count - start + 1)
  }

  private mutating func skipBlanks() {
    while place < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[place]) { place += 1 }
  }

  /// Passes over `byte` where it comes next.
  private mutating func takes(_ byte: Character) -> Bool {
    guard place < bytes.count, bytes[place] == byte.asciiValue else { return false }
    place += 1
    return true
  }

  private mutating func value() throws(Fault) -> JSONValue {
    skipBlanks()
    guard place < bytes.count else { throw fault }
    switch bytes[place] {
    case UInt8(ascii: "{"): return try nested { reader throws(Fault) in try reader.object() }
    case UInt8(ascii: "["): return try nested { reader throws(Fault) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func nested(
    _ read: (inout JSONReader) throws(Fault) -> JSONValue
  ) throws(Fault) -> JSONValue {
    depth += 1
    guard depth <= Self.deepest else { throw fault }
    place += 1
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(Fault) -> JSONValue {
    guard bytes[place...].starts(with: "\(word)".utf8) else { throw fault }
    place += word.utf8CodeUnitCount
    return value
  }

  private mutating func object() throws(Fault) -> JSONValue {
    var members: [(name: String, value: JSONValue)] = []
    skipBlanks()
    if takes("}") { return .object([]) }
    while true {
      skipBlanks()
      guard place < bytes.count, bytes[place] == UInt8(ascii: "\"") else { throw fault }
      let name = try string()
      skipBlanks()
      guard takes(":") else { throw fault }
      members.append((name, try value()))
      skipBlanks()
      if takes("}") { return .object(members) }
      guard takes(",") else { throw fault }
    }
  }

  private mutating func array() throws(Fault) -> JSONValue {
    var (values, numbers, isNumeric) = ([JSONValue](), [Double](), true)
    skipBlanks()
    if takes("]") { return .array([]) }
    while true {
      let value = try value()
      if isNumeric, case .number(let number) = value {
        numbers.append(number)
      } else {
        if isNumeric { values = numbers.map(JSONValue.number) }
        isNumeric = false
        values.append(value)
      }
      skipBlanks()
      if takes("]") { return isNumeric ? .numbers(numbers) : .array(values) }
      guard takes(",") else { throw fault }
    }
  }

  private mutating func number() throws(Fault) -> Double {
    let start = place
    while place < bytes.count, "+-.0123456789eE".utf8.contains(bytes[place]) { place += 1 }
    let text = String(decoding: bytes[start..<place], as: UTF8.self)
    // What JSON does not allow though Swift reads it: a leading plus or point, a point at the end.
    let first = text.first { $0 != "-" }
    guard let number = Double(text), number.isFinite, first?.isNumber == true, text.last != "." else {
      place = start
      throw fault
    }
    return number
  }

  private mutating func string() throws(Fault) -> String {
    place += 1
    var text: [UInt8] = []
    while place < bytes.count {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0..<0x20: throw fault
      default:
        text.append(byte)
        place += 1
      }
    }
    throw fault
  }

  private mutating func escape(into text: inout [UInt8]) throws(Fault) {
    guard place + 1 < bytes.count else { throw fault }
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
      UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
    ]
    if let byte = plain[bytes[place + 1]] {
      text.append(byte)
      place += 2
      return
    }
    let first = try codeUnit()
    var scalar = Unicode.Scalar(UInt32(first))
    if (0xD800..<0xDC00).contains(first), place < bytes.count, bytes[place] == UInt8(ascii: "\\") {
      let second = try codeUnit()
      guard (0xDC00..<0xE000).contains(second) else { throw fault }
      scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
    }
    text += Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
  }

  /// The number of `\uXXXX`.
  private mutating func codeUnit() throws(Fault) -> UInt16 {
    guard place + 6 <= bytes.count, bytes[place + 1] == UInt8(ascii: "u"),
      bytes[place + 2..<place + 6].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let unit = UInt16(String(decoding: bytes[place + 2..<place + 6], as: UTF8.self), radix: 16)
    else { throw fault }
    place += 6
    return unit
  }
}
