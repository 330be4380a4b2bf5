import Foundation
import TestSupport

@testable import Ingestion

/// Writes text in a single-byte encoding by iconv's tables (Fixtures/encodings.py), which the product does not use.
struct TestEncoder {
  /// By encoding and byte the scalars.
  static let tables: [String: [[UInt32]]] = try! fixture("encodings", in: .module)

  private var byteOfScalar: [Unicode.Scalar: UInt8] = [:]

  init(_ encoding: TextEncoding) {
    for (byte, scalars) in Self.tables[encoding.rawValue]!.enumerated().reversed() where scalars.count == 1 {
      byteOfScalar[Unicode.Scalar(scalars[0])!] = UInt8(byte)
    }
  }

  /// The bytes of `text`: composed letters where the encoding has them, else letter and tone mark; nil where it has
  /// neither.
  func bytes(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
      if let byte = byteOfScalar[scalar] {
        bytes.append(byte)
        continue
      }
      let parts = Array(String(scalar).decomposedStringWithCanonicalMapping.unicodeScalars)
      let mark = parts.last { [0x300, 0x301, 0x303, 0x309, 0x323].contains($0.value) }
      let base = String(String.UnicodeScalarView(parts.filter { $0 != mark }))
        .precomposedStringWithCanonicalMapping.unicodeScalars
      guard let mark, base.count == 1, let letter = byteOfScalar[base.first!], let tone = byteOfScalar[mark]
      else { return nil }
      bytes += [letter, tone]
    }
    return bytes
  }

  /// `text` in `encoding`, Unicode ones with a byte order mark where `hasMark`.
  static func data(_ text: String, _ encoding: TextEncoding, hasMark: Bool = false) -> Data {
    let marked = hasMark ? "\u{FEFF}" + text : text
    switch encoding {
    case .utf8: return Data(marked.utf8)
    case .utf16LittleEndian: return marked.data(using: .utf16LittleEndian)!
    case .utf16BigEndian: return marked.data(using: .utf16BigEndian)!
    default: return Data(TestEncoder(encoding).bytes(text)!)
    }
  }
}
