import Observations
import Testing

@testable import Ingestion

@Suite("Cells")
struct CellTests {
  @Test(
    "whole numbers",
    arguments: [
      ("0", .number(0)), ("07", .number(7)), ("67.0", .number(67)), ("67.00", .number(67)),
      ("67.000", .fault(.notWholeNumber("67.000"))),
      (" 5\u{A0}", .number(5)), ("2147483647", .number(2_147_483_647)), ("", .blank), (" \u{A0}", .blank),
      ("1.171", .fault(.notWholeNumber("1.171"))), ("3.5", .fault(.notWholeNumber("3.5"))),
      ("-3", .fault(.notWholeNumber("-3"))), ("+3", .fault(.notWholeNumber("+3"))),
      ("3.", .fault(.notWholeNumber("3."))), (".0", .fault(.notWholeNumber(".0"))),
      ("1e3", .fault(.notWholeNumber("1e3"))), ("1,234", .fault(.notWholeNumber("1,234"))),
      ("2147483648", .fault(.tooLarge("2147483648"))), ("x", .fault(.undeclaredMark("x"))),
    ] as [(String, CellNumber)])
  func numbers(_ text: String, _ expected: CellNumber) {
    #expect(CellNumber(text: text) == expected)
  }

  /// The quick way for bytes says what the full way says, or nothing.
  @Test func plainNumbersAgreeWithTheFullWay() {
    var read = 0
    for whole in ["", "0", "00", "5", "07", "1234", "999999999", "1234567890", "2147483648"] {
      for tail in ["", ".", ".0", ".00", ".5", ".05", " ", "x", ",0"] {
        let bytes = Array((whole + tail).utf8)
        let field = FieldSpan(start: 0, end: bytes.count, form: .plain)
        guard let plain = CellNumber.plain(field, in: bytes.span) else { continue }
        read += 1
        #expect(CellNumber(text: whole + tail) == .number(plain.value), "\(whole + tail)")
      }
    }
    #expect(read == 18)
  }

  @Test(
    "periods",
    arguments: [
      ("2023", "2023"), ("2023.0", "2023"), ("Năm 2023", "2023"), ("2023-Q2", "2023-Q2"),
      ("2023Q2", "2023-Q2"),
      ("Quý II/2023", "2023-Q2"), ("Quý 2 năm 2023", "2023-Q2"), ("Q2/2023", "2023-Q2"),
      ("q4 2023", "2023-Q4"),
      ("2023-05", "2023-05"), ("05/2023", "2023-05"), ("2023/5", "2023-05"), ("tháng 5/2023", "2023-05"),
      ("Tháng 12 năm 2023", "2023-12"), ("T5/2023", "2023-05"), ("2023M05", "2023-05"),
      ("6 tháng đầu năm 2023", "2023-H1"), ("6 tháng cuối năm 2023", "2023-H2"), ("2023-H1", "2023-H1"),
      ("9 tháng 2023", "2023-01..09"), ("9 tháng đầu năm 2023", "2023-01..09"), ("12 tháng 2023", "2023"),
      ("2023-01..09", "2023-01..09"), ("tha\u{301}ng 5/2023", "2023-05"),
      ("2023-13", nil), ("2023-Q5", nil), ("2023-H3", nil), ("23", nil), ("2023-05-17", nil),
      ("2015-16", nil),
      ("2023.5", nil), ("", nil), ("Quý V/2023", nil), ("5 2022 2023", nil), ("2023-09..01", nil),
    ] as [(String, String?)])
  func periods(_ text: String, _ expected: String?) {
    #expect(PeriodText(text)?.period(otherYear: nil)?.description == expected)
  }

  /// What a period prints is read back as the same period.
  @Test func periodsReadTheirOwnDescription() {
    for first in 1...12 {
      for count in 1...(13 - first) {
        let period = Period(year: 2023, firstMonth: first, monthCount: count)!
        #expect(PeriodText(period.description)?.period(otherYear: nil) == period)
      }
    }
  }

  @Test(
    "dates",
    arguments: [
      ("2010-01-31", "2010-01-31"), ("2010-01-31T00:00:00Z", "2010-01-31"),
      ("2010-01-31 00:00", "2010-01-31"),
      ("31/1/2010", "2010-01-31"), ("20100131", "2010-01-31"), ("2010-02-30", "impossible"),
      ("4/30/2014", "impossible"), ("2010-01-31 12:30", "unreadable"), ("May 2010", "unreadable"),
      ("2010", "unreadable"), ("", "unreadable"),
    ])
  func dates(_ text: String, _ expected: String) {
    let read =
      switch DateText(text) {
      case .day(let day): day.description
      case .impossible: "impossible"
      case .unreadable: "unreadable"
      }
    #expect(read == expected)
  }

  @Test(
    "grain of dates",
    arguments: [
      (["2010-01-01", "2010-02-01", "2011-01-01"], .month), (["2010-01-31", "2010-02-28"], .month),
      (["2010-12-31", "2011-12-31"], .year), (["2010-05-01"], .month), (["2010-01-01", "2010-01-02"], nil),
      ([], .month),
    ] as [([String], DateGrain?)])
  func grain(_ days: [String], _ expected: DateGrain?) {
    #expect(DateGrain.inferred(from: days.map { CalendarDate(iso: $0)! }) == expected)
  }

  @Test(
    "unit names that are the same",
    arguments: [
      ("Phường Hòa Lạc", "phường  Hoà Lạc"), ("P. Hà Khánh", "Phường Hà Khánh"),
      ("TT Cái Rồng", "Thị trấn Cái Rồng"),
      ("Phường 01", "Phường 1"), ("Ðông Hải", "Đông Hải"), ("Phường Thủy An", "Phường Thuỷ An"),
      ("Ha\u{300} Tu", "Hà Tu"), ("Hà\u{A0}Tu", "Hà\u{200B} Tu"), ("Hà Tu", "Phường Hà Tu"),
    ])
  func sameNames(_ left: String, _ right: String) {
    #expect(UnitName(left).agrees(with: UnitName(right)))
  }

  @Test(
    "unit names that differ",
    arguments: [
      ("Xã Hải Hòa", "Phường Hải Hòa"), ("Hà Lâu", "Hà Lầu"), ("Quý", "Qúy"), ("Hoành Mô", "Hòanh Mô"),
      ("Thị xã Quảng Yên", "Xã Quảng Yên"),
    ])
  func differentNames(_ left: String, _ right: String) {
    #expect(!UnitName(left).agrees(with: UnitName(right)))
  }
}
