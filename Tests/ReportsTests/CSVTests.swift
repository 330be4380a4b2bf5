import Observations
import Testing

@testable import Reports

/// RFC 4180 read by a machine of five states over bytes, written apart from the writer.
private func parsed(_ text: String) -> [[String]] {
  enum State { case start, plain, quoted, quoteSeen }
  var (rows, row, field) = ([[String]](), [String](), [UInt8]())
  var state = State.start
  func close() {
    row.append(String(decoding: field, as: UTF8.self))
    field = []
    state = .start
  }
  for byte in text.utf8 {
    switch (state, byte) {
    case (.start, 0x22): state = .quoted
    case (.quoted, 0x22): state = .quoteSeen
    case (.quoteSeen, 0x22):
      field.append(byte)
      state = .quoted
    case (.quoted, _): field.append(byte)
    case (_, 0x2C): close()
    case (_, 0x0A):
      close()
      rows.append(row)
      row = []
    default:
      field.append(byte)
      state = .plain
    }
  }
  #expect(state == .start && row.isEmpty && field.isEmpty, "the text ends within a row")
  return rows
}

@Suite("CSV")
struct CSVTests {
  @Test(
    "one field",
    arguments: [
      ("", ""), ("plain", "plain"), ("two words", "two words"), (" edge ", " edge "), ("a,b", "\"a,b\""),
      ("say \"x\"", "\"say \"\"x\"\"\""), ("\"", "\"\"\"\""), ("a\nb", "\"a\nb\""), ("a\r\nb", "\"a\r\nb\""),
      ("a;b", "a;b"), ("ế", "ế"), ("it's", "it's"),
    ] as [(String, String)])
  func fields(_ text: String, _ written: String) {
    #expect(csvField(text) == written)
  }

  @Test(
    "no text is a formula",
    arguments: [
      "=1+1", "+84 203", "-cmd", "@SUM(A1)", "\tx", "\rx", "\nx", "=HYPERLINK(\"http://x\",\"y\")", "-", "=",
    ])
  func formulas(_ text: String) {
    let table = Table(
      columns: [.init("a"), .init("b")],
      rows: [[.text(text), .word(text, BilingualText(same: "x"))]])
    #expect(parsed(table.csvText()) == [["a", "b"], ["'" + text, "'" + text]])
  }

  @Test("a negative number stays a number") func negativeNumbers() {
    let table = Table(
      columns: [.init("i"), .init("r"), .init("e")],
      rows: [[.integer(-5), .real(-0.25, digits: 1), .real(-1e-7, digits: 1)]])
    #expect(table.csvText() == "i,r,e\n-5,-0.25,-1e-07\n")
  }

  @Test("identifiers are the heading in every language; columns of screens alone are left out") func columns()
  {
    let table = Table(
      columns: [
        .init("unit", BilingualText(vi: "Đơn vị", en: "Unit")), .init(onScreen: BilingualText(same: "80 %")),
        .init("a,b"),
      ],
      rows: [[.word("missed", BilingualText(vi: "không đạt", en: "no")), .text("screen"), .empty]])
    #expect(table.csvText() == "unit,\"a,b\"\nmissed,\n")
    #expect(Table(columns: [.init("a")], rows: []).csvText() == "a\n")
  }

  @Test("what is written reads back, for every text of three characters out of nine") func roundTrip() {
    let letters = ["a", "\"", ",", "\n", "\r", " ", "ế", "'", ";"]
    let texts = [""] + letters.flatMap { a in letters.flatMap { b in letters.map { a + b + $0 } } }
    let rows = texts.map { text -> [Cell] in
      [.text("x"), .text("x" + text), .text(text.isEmpty ? "" : "x" + text)]
    }
    let table = Table(columns: [.init("k"), .init("l"), .init("m")], rows: rows)
    let read = parsed(table.csvText())
    #expect(read.first == ["k", "l", "m"])
    // Unicode scalars, since \r\n is one character and "e" plus a mark equals its composed form.
    #expect(
      read.dropFirst().map { $0.map { Array($0.unicodeScalars) } }
        == rows.map { $0.map { Array($0.inFile.unicodeScalars) } })
  }
}
