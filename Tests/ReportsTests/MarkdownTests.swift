import Observations
import Testing

@testable import Reports

@Suite("Markdown")
struct MarkdownTests {
  @Test("a whole table: headed columns, numbers to the right, Vietnamese as wide as it is seen")
  func wholeText() {
    let table = Table(
      columns: [
        .init("unit", BilingualText(vi: "Đơn vị", en: "Unit")), .init("indicator"), .init("secret"),
        .init("p_miss", BilingualText(vi: "P(không đạt)", en: "P(miss)")),
        .init("reason", BilingualText(vi: "Lý do", en: "Reason")),
      ],
      rows: [
        [.text("Xã Ế"), .text("a_b"), .text("x"), .probability(0.5, isDecided: false), .empty],
        [.text("Xã E\u{302}\u{301}"), .text("theft"), .text("y"), .empty, .empty],
      ])
    #expect(
      table.markdownText(.vi) == """
        | Đơn vị | Chỉ tiêu | P(không đạt) |
        | ------ | -------- | -----------: |
        | Xã Ế   | a_b      |         50 % |
        | Xã E\u{302}\u{301}   | theft    |              |

        """)
  }

  @Test("without rows the heading stays; without headings the identifiers are shown") func bare() {
    #expect(
      Table(columns: [.init("a"), .init("b_c")], rows: [[.integer(-1234), .text("x")]]).markdownText(.en)
        == "|      a | b_c |\n| -----: | --- |\n| −1,234 | x   |\n")
    let headed = Table(columns: [.init("a", BilingualText(same: "A"))], rows: [])
    #expect(headed.markdownText(.en) == "| A   |\n| --- |\n")
    #expect(Table(columns: [], rows: []).markdownText(.en) == "")
  }

  @Test(
    "no text is markup",
    arguments: [
      ("a|b", "a\\|b"), ("<script>", "&lt;script&gt;"), ("a & b", "a &amp; b"), ("*x*", "\\*x\\*"),
      ("_x_ a_b", "\\_x\\_ a_b"), ("[a](b)", "\\[a\\](b)"), ("`x`", "\\`x\\`"), ("a\\", "a\\\\"),
      ("http://x", "http:\\//x"), ("www.x", "www\\.x"), ("Xã Ế", "Xã Ế"),
    ] as [(String, String)])
  func escaped(_ text: String, _ written: String) {

    #expect(markdown(text) == written)
  }

  @Test("a line break, a tab and marks that turn the reading direction do not break the table") func lines() {
    let table = Table(
      columns: [.init("a", BilingualText(same: "A"))], rows: [[.text("x\ny\tz\r\n\u{202E}w\u{1B}[1m")]])
    #expect(table.markdownText(.en).split(separator: "\n").count == 3)
    #expect(!table.markdownText(.en).unicodeScalars.contains { [0x202E, 0x1B, 0x0D].contains($0.value) })
  }
}
