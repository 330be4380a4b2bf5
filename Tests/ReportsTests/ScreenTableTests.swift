import Foundation
import Observations
import Testing

@testable import Reports

@Suite("Tables on screens")
struct ScreenTableTests {
  @Test(
    "columns that a text takes",
    arguments: [
      ("", 0), ("a", 1), ("Hà Khánh", 8), ("Phường Cẩm Thạch", 16), ("Đ", 1), ("−1.234", 6), ("≥98 %", 5),
      ("–", 1), ("½", 1), ("\u{301}", 0), ("a\u{301}\u{323}", 1), ("\u{20DD}", 0), ("東京", 4), ("ｗ", 2),
      ("한국", 4),
      ("\u{1112}\u{1161}\u{11AB}", 2), ("e\u{200B}f", 2), ("\u{FEFF}a", 1), ("\u{200E}a\u{200F}", 1),
      ("a\u{AD}b", 2),
      ("\u{7}", 0), ("\t", 0), ("\r\n", 0), ("\u{1B}", 0), ("👮🏽‍♀️", 2), ("\u{A0}", 1),
    ] as [(String, Int)])
  func widths(_ text: String, _ width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test("a name is as wide in NFC as in NFD") func normalForms() {
    let letters = ["a", "ă", "â", "đ", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "A", "Đ", "Ơ", "Ư"]
    for letter in letters {
      for tone in ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"] {
        let syllable = "ng" + letter + tone + "nh"
        let composed = syllable.precomposedStringWithCanonicalMapping
        let decomposed = syllable.decomposedStringWithCanonicalMapping
        #expect(displayWidth(composed) == 5 && displayWidth(decomposed) == 5, "\(syllable)")
      }
    }
  }

  @Test(
    "no data can move the cursor",
    arguments: [
      ("Phường \nHoàn Kiếm", "Phường  Hoàn Kiếm"), ("a\tb", "a b"), ("a\r\nb", "a  b"),
      ("\u{1B}[31mred", "�[31mred"),
      ("a\u{0}b", "a�b"), ("\u{9B}2J", "�2J"), ("\u{202E}abc", "�abc"), ("a\u{2028}b", "a b"),
      ("a\u{7F}", "a�"),
      ("Hà Khánh", "Hà Khánh"), ("e\u{302}\u{301}", "e\u{302}\u{301}"), ("", ""),
      ("zero\u{200B}width", "zero\u{200B}width"),
    ] as [(String, String)])
  func controls(_ text: String, _ shown: String) {
    // Scalars are compared, as equal texts may differ in normal form.
    #expect(Array(text.onOneLine.unicodeScalars) == Array(shown.unicodeScalars))
  }

  private let table = Table(
    columns: [
      .init("unit", BilingualText(vi: "Đơn vị", en: "Unit")), .init("hidden"),
      .init("none", BilingualText(vi: "Trống", en: "Nothing")),
      .init("blank", BilingualText(vi: "Rỗng", en: "Blank")),
      .init("count", BilingualText(vi: "Số vụ", en: "Count")),
      .init(onScreen: BilingualText(vi: "Tỷ lệ", en: "Share")),
      .init("mixed", BilingualText(vi: "Lẫn", en: "Mixed")), .init("p", BilingualText(vi: "P", en: "P")),
      .init("note", BilingualText(vi: "Ghi chú", en: "Note")),
    ],
    rows: [
      [
        .text("Hà Khánh".precomposedStringWithCanonicalMapping), .text("x"), .empty, .text(""),
        .integer(1_234),
        .real(0.5, digits: 2), .integer(3), .probability(0.999, isDecided: false), .text("một"),
      ],
      [
        .text("Cẩm Thạch".decomposedStringWithCanonicalMapping), .text("y"), .empty, .text(""), .integer(-7),
        .empty,
        .text("n/a"), .probability(1, isDecided: true), .empty,
      ],
      [
        .text("東"), .text("z"), .empty, .text(""), .empty, .real(-12.345, digits: 2), .empty, .empty,
        .word("w", BilingualText(vi: "dài hơn", en: "longer")),
      ],
    ])

  @Test("a whole table in English") func english() {
    let thạch = "Cẩm Thạch".decomposedStringWithCanonicalMapping
    #expect(
      table.terminalText(.en) == """
        Unit       Count   Share  Mixed      P  Note
        ─────────  ─────  ──────  ─────  ─────  ──────
        Hà Khánh   1,234    0.50  3      ≥98 %  một
        \(thạch)     −7          n/a    100 %
        東                −12.35                longer

        """)
  }

  @Test("a whole table in Vietnamese") func vietnamese() {
    #expect(
      table.terminalText(.vi) == """
        Đơn vị     Số vụ   Tỷ lệ  Lẫn      P  Ghi chú
        ─────────  ─────  ──────  ───  ─────  ───────
        Hà Khánh   1.234    0,50  3    ≥98 %  một
        Cẩm Thạch     −7          n/a  100 %
        東                −12,35              dài hơn

        """)
  }

  @Test("every line ends where its text ends, and columns stand where they begin") func alignment() {
    for language in Language.allCases {
      let lines = table.terminalText(language).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.last == "")
      #expect(lines.allSatisfy { $0.last != " " })
      let rule = displayWidth(String(lines[1]))
      #expect(lines.allSatisfy { displayWidth(String($0)) <= rule })
    }
  }

  @Test("a line break within a cell keeps the table whole") func lineBreak() {
    let table = Table(
      columns: [.init("a", BilingualText(same: "A")), .init("b", BilingualText(same: "B"))],
      rows: [[.text("Phường \nHoàn Kiếm"), .integer(1)], [.text("\u{1B}[2J"), .integer(22)]])
    #expect(
      table.terminalText(.en) == """
        A                   B
        ─────────────────  ──
        Phường  Hoàn Kiếm   1
        �[2J               22

        """)
  }

  @Test("nothing to show is no line at all") func nothing() {
    let columns: [Table.Column] = [.init("a", BilingualText(same: "A")), .init("b")]
    #expect(Table(columns: columns, rows: []).terminalText(.en) == "")
    #expect(Table(columns: columns, rows: [[.empty, .text("x")]]).terminalText(.en) == "")
    #expect(Table(columns: [], rows: []).terminalText(.en) == "")
  }

  @Test(
    "on a narrow screen columns yield, the highest number first; what is left may be too wide",
    arguments: [
      (nil, "abcd"), (99, "abcd"), (13, "abcd"), (12, "abd"), (9, "abd"), (8, "ad"), (5, "ad"), (1, "ad"),
    ]
      as [(Int?, String)])
  func narrow(_ width: Int?, _ left: String) {
    let columns = [("a", 0), ("b", 1), ("c", 2), ("d", 0), ("e", 9)].map {
      Table.Column($0.0, BilingualText(same: $0.0), yielding: $0.1)
    }
    // Widths 1, 2, 2 and 2; nothing stands under e.
    let table = Table(
      columns: columns, rows: [[.text("x"), .text("xx"), .integer(10), .text("東"), .empty]])
    let lines = table.terminalText(.en, width: width).split(separator: "\n")
    #expect(lines[0].filter { $0 != " " } == left)
    #expect(lines[0].count <= max(width ?? 99, 4))
  }

  @Test("a file does not depend on the screen") func yieldingColumnsInFiles() {
    let table = Table(columns: [.init("a", BilingualText(same: "A"), yielding: 1)], rows: [[.integer(1)]])
    #expect(table.csvText() == "a\n1\n")
    #expect(table.terminalText(.en, width: 0) == "A\n─\n1\n")
  }

  @Test(
    "sentences are broken at blanks",
    arguments: [
      ("one two three", nil, "one two three"), ("one two three", 13, "one two three"),
      ("one two three", 12, "one two\n  three"), ("one two three", 7, "one two\n  three"),
      ("one two three", 6, "one\n  two\n  three"), ("one two three", 0, "one\n  two\n  three"),
      ("incomprehensible", 5, "incomprehensible"), ("", 5, ""), ("ế ế ế", 3, "ế ế\n  ế"),
      ("東 京", 4, "東\n  京"),
    ] as [(String, Int?, String)])
  func folding(_ text: String, _ width: Int?, _ folded: String) {
    #expect(text.folded(to: width) == folded)
  }

  @Test("parts of tables") func parts() {
    let one = Table(columns: [.init("a")], rows: [[.integer(1)], [.integer(2)]])
    let other = Table(columns: [.init("a")], rows: [[.integer(3)]])
    #expect(
      Table(joining: [one, other, other]).rows == [
        [.integer(1)], [.integer(2)], [.integer(3)], [.integer(3)],
      ])
    #expect(Table(joining: [one]).rows == one.rows)
    #expect(one.prefix(1).rows == [[.integer(1)]] && one.prefix(9).rows == one.rows)
  }
}
