import Testing

@testable import Ingestion

@Suite("JSON")
struct JSONReaderTests {
  private static func read(_ text: String) throws -> JSONValue { try JSONReader.value(of: Array(text.utf8)) }

  @Test("strings with every escape")
  func strings() throws {
    let text = #"  "a\"\\\/\b\f\n\r\t\u0110\ud83d\ude00ế\udead"  "#
    #expect(try Self.read(text).string == "a\"\\/\u{08}\u{0C}\n\r\tĐ😀ế\u{FFFD}")
    #expect(try Self.read("\u{FEFF}\"x\"").string == "x")
  }

  @Test(
    "numbers",
    arguments: [
      ("0", 0), ("-0.5", -0.5), ("12", 12), ("1e3", 1000), ("1.5E-2", 0.015), ("107.25", 107.25),
    ])
  func numbers(_ text: String, _ value: Double) throws {
    guard case .number(let number) = try Self.read(text) else {
      Issue.record("no number")
      return
    }
    #expect(number == value)
  }

  @Test("arrays and objects") func nesting() throws {
    let value = try Self.read(
      #"{"a": [1, 2.5], "b": [1, "x", [null, true, false]], "c": {}, "d": [], "a": 3}"#)
    guard case .numbers([1, 2.5])? = value["a"] else {
      Issue.record("not the first member")
      return
    }
    let mixed = try #require(value["b"]?.elements)
    #expect(mixed.count == 3 && mixed[1].string == "x" && mixed[2].elements?.count == 3)
    #expect(value["d"]?.elements?.isEmpty == true && value["e"] == nil)
  }

  @Test(
    "what is no JSON is said with its place",
    arguments: [
      ("", 1, 1), ("{", 1, 2), ("[1,]", 1, 4), ("[1 2]", 1, 4), ("{\"a\" 1}", 1, 6),
      ("{\n \"a\": tru}", 2, 7),
      ("\"abc", 1, 5), ("\"\\x\"", 1, 2), ("\"\\u00g0\"", 1, 2), ("1 2", 1, 3), ("+1", 1, 1), (".5", 1, 1),
      ("1.", 1, 1), ("1e999", 1, 1), ("nul", 1, 1), ("\"a\nb\"", 1, 3), ("{a: 1}", 1, 2),
    ])
  func faults(_ text: String, _ line: Int, _ column: Int) {
    #expect(throws: JSONReader.Fault(line: line, column: column)) { try Self.read(text) }
  }

  @Test("does not exhaust the stack") func depth() throws {
    #expect(throws: JSONReader.Fault.self) { try Self.read(String(repeating: "[", count: 100_000)) }
    let nested = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(try Self.read(nested).elements?.count == 1)
  }

  @Test("every beginning of a text is a fault, not a crash") func beginnings() {
    let text =
      #"{"type": "FeatureCollection", "features": [{"a": [-1.5e3, "\u0110\ud83d\ude00\n"], "b": null}]}"#
    let bytes = Array(text.utf8)
    for end in bytes.indices {
      #expect(throws: JSONReader.Fault.self) { try JSONReader.value(of: Array(bytes[..<end])) }
    }
  }
}
