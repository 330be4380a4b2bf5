import Foundation
import Observations
import Testing

@testable import Ingestion

private let vietnamese: [TextEncoding] = [.windows1258, .tcvn3, .viscii]

/// The rows of the register of the synthetic data set: name, district.
private let communes: [(name: String, district: String)] = {
  let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  let text = try! String(
    contentsOf: package.appending(path: "datasets/quang-ninh-synthetic/units.csv"), encoding: .utf8)
  return text.split(separator: "\n").dropFirst().map { line in
    let cells = line.split(separator: ",", omittingEmptySubsequences: false)
    return (String(cells[2]), String(cells[5]))
  }
}()

/// What a text in `encoding` is found to be; the text itself where it is found rightly.
private func found(_ text: String, _ encoding: TextEncoding) -> String {
  let bytes = Array(TestEncoder.data(text, encoding))
  switch EncodingGuess(bytes.span) {
  case .found(let guess, _): return String(decoding: TextDecoding(bytes, as: guess).utf8, as: UTF8.self)
  case let other: return "\(other)"
  }
}

@Suite("Encodings")
struct EncodingTests {
  @Test("tables are iconv's", arguments: TextEncoding.ofSingleBytes)
  func tables(_ encoding: TextEncoding) throws {
    let table = try #require(ByteTable(encoding))
    for (byte, scalars) in TestEncoder.tables[encoding.rawValue]!.enumerated() {
      #expect(table[UInt8(byte)].map { [$0.value] } ?? [] == (byte == 0 ? [] : scalars), "\(byte)")
    }
  }

  @Test("every letter comes back", arguments: vietnamese)
  func roundTrip(_ encoding: TextEncoding) {
    let letters = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
    let marks = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"]
    let all = letters.flatMap { letter in
      marks.map { "\(letter)\($0)".precomposedStringWithCanonicalMapping }
    }
    let text = (all + ["đ", "Đ"]).joined(separator: ",")
    #expect(all.count == 144 && all.allSatisfy { $0.unicodeScalars.count == 1 })
    let decoding = TextDecoding(Array(TestEncoder.data(text, encoding)), as: encoding)
    #expect(decoding.badByte == nil)
    #expect(decoding.utf8 == Array(text.utf8))
  }

  /// Runs of so many rows, each run a file.
  @Test("communes are found in every encoding", arguments: vietnamese, [1, 5, 20, 177])
  func rowsOfCommunes(_ encoding: TextEncoding, _ size: Int) {
    #expect(communes.count == 177)
    for start in stride(from: 0, to: communes.count, by: size == 20 ? 3 : 1)
    where start + size <= communes.count {
      let rows = communes[start..<start + size]
      for text in [
        rows.map { "\($0.name),\($0.district)\n" }.joined(), rows.map { "\($0.name)\n" }.joined(),
      ] {
        #expect(found(text, encoding) == text, "\(encoding) \(start)")
      }
    }
  }

  /// The hardest case: names without their types, and nothing else. Of one name alone some cannot be told; that is
  /// an error, and none is read wrongly.
  @Test("bare names", arguments: vietnamese, [1, 5, 20])
  func bareNames(_ encoding: TextEncoding, _ size: Int) {
    let types = ["Phường ", "Xã ", "Thị trấn "]
    let names = communes.map { commune in
      types.reduce(commune.name) { $0.hasPrefix($1) ? String($0.dropFirst($1.count)) : $0 }
    }
    var (wrong, open): ([String], [String]) = ([], [])
    for start in names.indices where start + size <= names.count {
      let text = names[start..<start + size].joined(separator: "\n")
      let found = found(text, encoding)
      if found == text { continue }
      if found.hasPrefix("ambiguous") || found == "unknown" {
        open.append(text)
      } else {
        wrong.append("\(text) -> \(found)")
      }
    }
    #expect(wrong == [])
    let expected = size == 1 ? [.windows1258: 39, .tcvn3: 53, .viscii: 53] : [:] as [TextEncoding: Int]
    #expect(open.count == expected[encoding] ?? 0)
  }
}
