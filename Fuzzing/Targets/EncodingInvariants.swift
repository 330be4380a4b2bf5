@testable import Ingestion

/// Whatever the bytes, decoding gives UTF-8, and what was found to be UTF-8 is.
enum EncodingInvariants {
  static func check(_ input: [UInt8]) throws {
    let isUTF8 = isValid(input)
    switch EncodingGuess(input.span) {
    case .found(.utf8, _):
      try require(isUTF8 && !input.contains(0), "found UTF-8 where it is not")
    case .binary(let byte):
      try require(input[byte] == 0, "no zero byte at \(byte)")
    case .ambiguous(let readings):
      try require(readings.count > 1, "\(readings.count) readings are ambiguous")
      try require(Set(readings.map(\.text)).count > 1, "the readings do not differ")
    case .found, .brokenUTF8, .unknown:
      break
    }
    for encoding in TextEncoding.allCases {
      let decoding = TextDecoding(input, as: encoding)
      try require(isValid(decoding.utf8), "\(encoding) is not decoded to UTF-8")
      if let bad = decoding.badByte { try require(input.indices.contains(bad), "bad byte \(bad)") }
    }
    try require((TextDecoding(input, as: .utf8).badByte == nil) == isUTF8, "UTF-8 is seen in two ways")
  }

  private static func isValid(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }
}
