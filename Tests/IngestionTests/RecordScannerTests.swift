import Testing

@testable import Ingestion

/// The records of `text` as their lines and fields; a faulty record is its line and "fault".
private func scanned(_ text: String, delimiter: Character = ",") -> [String] {
  let bytes = Array(text.utf8)
  var scanner = RecordScanner(delimiter: delimiter.asciiValue!, bytes: bytes.span)
  var fields: [FieldSpan] = []
  var records: [String] = []
  while let record = scanner.next(in: bytes.span, into: &fields) {
    let texts = fields.map { $0.text(in: bytes.span) }
    records.append("\(record.line):" + (record.fault == nil ? "\(texts)" : "fault \(record.fault!.kind)"))
  }
  return records
}

@Suite("Record scanner")
struct RecordScannerTests {
  @Test(
    "one line a case",
    arguments: [
      ("", []),
      ("a", ["1:[\"a\"]"]),
      ("a,b\n", ["1:[\"a\", \"b\"]"]),
      ("a,\n,b", ["1:[\"a\", \"\"]", "2:[\"\", \"b\"]"]),
      ("\u{FEFF}a\r\nb\r\n", ["1:[\"a\"]", "2:[\"b\"]"]),
      ("a\rb", ["1:[\"a\"]", "2:[\"b\"]"]),
      ("a\n\n\r\n\rb", ["1:[\"a\"]", "5:[\"b\"]"]),
      ("\"a,b\",c", ["1:[\"a,b\", \"c\"]"]),
      ("\"a\"\"b\"", ["1:[\"a\\\"b\"]"]),
      ("\"\",\"\"\"\"", ["1:[\"\", \"\\\"\"]"]),
      ("\"a\r\nb\",c\nd", ["1:[\"a\\r\\nb\", \"c\"]", "3:[\"d\"]"]),
      ("a\"b,c", ["1:[\"a\\\"b\", \"c\"]"]),
      ("\"a\nb\nc", ["1:fault unclosed", "2:[\"b\"]", "3:[\"c\"]"]),
      ("x,\"a\nb", ["1:fault unclosed", "2:[\"b\"]"]),
      ("\"a\"x,y\nb", ["1:fault textAfter", "2:[\"b\"]"]),
      ("\"p\nq\",\"r\ns", ["1:fault unclosed", "3:[\"s\"]"]),
    ] as [(String, [String])])
  func cases(_ text: String, _ expected: [String]) {
    #expect(scanned(text) == expected)
  }

  /// Every text of up to six characters of a small alphabet, against a parser written the other way round.
  @Test func agreesWithNaiveParserOnAllShortTexts() {
    let alphabet: [Character] = ["a", ",", "\"", "\n", "\r"]
    var texts = [""]
    var compared = 0
    for _ in 1...6 {
      texts = texts.flatMap { text in alphabet.map { text + String($0) } }
      for text in texts {
        // "\r" + "\n" is one Character; the parsers work on bytes.
        guard let expected = NaiveParser.records(of: Array(text.utf8)) else { continue }
        compared += 1
        let own = scanned(text).map { String($0.drop { $0 != ":" }.dropFirst()) }
        #expect(own == expected.map { "\($0)" }, "\(text.debugDescription)")
      }
    }
    #expect(compared > 10_000)
  }

  /// The same texts between bytes of another line, so that they lie on all places of a word.
  @Test(arguments: 0..<8) func agreesWithNaiveParserAtAnyPlace(_ shift: Int) {
    let alphabet: [Character] = ["a", ",", "\"", "\n", "\r"]
    let (before, behind) = (String(repeating: "x", count: shift), "\nyyyyyyyyy,z")
    var texts = [""]
    for _ in 1...4 {
      texts = texts.flatMap { text in alphabet.map { text + String($0) } }
      for text in texts.map({ before + $0 + behind }) {
        guard let expected = NaiveParser.records(of: Array(text.utf8)) else { continue }
        let own = scanned(text).map { String($0.drop { $0 != ":" }.dropFirst()) }
        #expect(own == expected.map { "\($0)" }, "\(text.debugDescription)")
      }
    }
  }

  /// Bytes that differ from a delimiter in few bits are none, whatever stands beside them.
  @Test func findsBytesExactlyAmongEight() {
    let ends = WordsOfThree(Ascii.comma, Ascii.lineFeed, Ascii.carriageReturn)
    for first in UInt8.min...UInt8.max {
      for second in UInt8.min...UInt8.max {
        let isEnd = [first, second].map { [Ascii.comma, Ascii.lineFeed, Ascii.carriageReturn].contains($0) }
        let word = UInt64(first) | UInt64(second) << 8 | 0x7878_7878_7878_0000
        let expected: UInt64 = (isEnd[0] ? 0x80 : 0) | (isEnd[1] ? 0x8000 : 0)
        #expect(ends.places(in: UInt64(littleEndian: word)) == expected)
      }
    }
  }

  /// Faults must not swallow lines: every line of an arbitrary text begins a record or lies within a quoted field.
  @Test func faultsSpoilTheirOwnLineOnly() {
    for quotes in 1...5 {
      let text = "\(String(repeating: "\"", count: 2 * quotes - 1))a\nb\nc\n"
      let records = scanned(text)
      #expect(records.suffix(2) == ["2:[\"b\"]", "3:[\"c\"]"], "\(text.debugDescription)")
    }
  }
}

/// RFC 4180 as a state machine that decides byte by byte and builds strings; nil for faulty quotes.
private enum NaiveParser {
  static func records(of bytes: [UInt8]) -> [[String]]? {
    var text = String(decoding: bytes, as: UTF8.self).unicodeScalars.map { $0 }[...]
    var records: [[String]] = []
    while let first = text.first {
      if first == "\n" || first == "\r" {
        text.removeFirst()
        continue
      }
      guard let record = record(&text) else { return nil }
      records.append(record)
    }
    return records
  }

  private static func record(_ text: inout ArraySlice<Unicode.Scalar>) -> [String]? {
    var fields: [String] = []
    while true {
      guard let field = text.first == "\"" ? quoted(&text) : plain(&text) else { return nil }
      fields.append(field)
      guard let next = text.popFirst() else { return fields }
      if next == "," { continue }
      if next == "\r", text.first == "\n" { text.removeFirst() }
      return fields
    }
  }

  private static func plain(_ text: inout ArraySlice<Unicode.Scalar>) -> String {
    var field = String.UnicodeScalarView()
    while let next = text.first, ![",", "\n", "\r"].contains(next) { field.append(text.removeFirst()) }
    return String(field)
  }

  private static func quoted(_ text: inout ArraySlice<Unicode.Scalar>) -> String? {
    var field = String.UnicodeScalarView()
    text.removeFirst()
    while let next = text.popFirst() {
      guard next == "\"" else {
        field.append(next)
        continue
      }
      if text.first == "\"" {
        field.append(text.removeFirst())
        continue
      }
      return text.isEmpty || [",", "\n", "\r"].contains(text.first!) ? String(field) : nil
    }
    return nil
  }
}
