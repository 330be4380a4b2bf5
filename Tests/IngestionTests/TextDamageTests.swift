import Foundation
import Observations
import Testing

@testable import Ingestion

@Suite("Damaged texts")
struct TextDamageTests {
  /// `text` as it is where its UTF-8 was read as Windows-1252; lost bytes are left out, or kept as control characters.
  private func misread(_ text: String, losing: Bool) -> String {
    let table = TestEncoder.tables["windows-1252"]!
    var scalars = String.UnicodeScalarView()
    for byte in text.utf8 {
      if let scalar = table[Int(byte)].first {
        scalars.append(Unicode.Scalar(scalar)!)
      } else if !losing {
        scalars.append(Unicode.Scalar(byte))
      }
    }
    return String(scalars)
  }

  @Test(
    "UTF-8 read as Windows-1252",
    arguments: [
      "Phường Hà Khánh", "Đông Triều", "Thành phố Móng Cái", "Xã Đồng Rui", "Uông Bí", "Concepción", "Ñuñoa",
    ])
  func mojibake(_ text: String) {
    #expect(Mojibake(misread(text, losing: false))?.original == text)
    #expect(Mojibake(misread(text, losing: true))?.original == text)
  }

  @Test(
    "texts that are as they should be",
    arguments: [
      "Phường Hà Khánh", "XÃ\u{A0}AN SINH", "XÃ\u{A0}HÀ LÂU", "Concepción", "SÃO PAULO", "Île-de-France",
      "Älmhult",
      "Forlì", "«Ñ»", "", "Ha Long", "Ísafjörður", "Москва", "À\u{A0}Paris",
    ])
  func whole(_ text: String) {
    #expect(Mojibake(text) == nil)
    #expect(TextDamage.repaired(text) == text)
    #expect(TextDamage.kind(text) == nil)
  }

  @Test(
    "Ð for Đ",
    arguments: [
      ("Ðông Hải", "Đông Hải"), ("Xã Ðồng Rui", "Xã Đồng Rui"), ("Cẩm ðông", "Cẩm đông"),
      ("Seyðisfjörður", "Seyðisfjörður"), ("Ðông và að", "Đông và að"),
    ])
  func stroke(_ text: String, _ repaired: String) {
    #expect(Array(TextDamage.repaired(text).utf8) == Array(repaired.utf8))
  }

  @Test func noticedOnceADistinctText() throws {
    let found = try read(
      """
      unit,district,year,indicator,count
      PhÆ°á»\u{9D}ng Hà,Ðông Triều,2021,x,1
      PhÆ°á»\u{9D}ng Hà,Ðông Triều,2022,x,1
      XÃ£ BÃ¬nh KhÃª,Ðông Triều,2022,x,1
      PhÆ°á»ng Háº£i,Ðông Triều,2022,tá»™i,1

      """)
    #expect(
      found.messages == [
        "crime.csv:2:14: 'district' is 'Ðông Triều' with Ð (U+00D0) for Đ; 'Đông Triều' is used",
        "crime.csv:4:1: 'unit' is 'XÃ£ BÃ¬nh KhÃª', UTF-8 that was read as Windows-1252; "
          + "it should probably be 'Xã Bình Khê'; it is left as it is",
        "crime.csv:5:1: 'unit' is 'PhÆ°á»ng Háº£i', UTF-8 that was read as Windows-1252; "
          + "it should probably be 'Phường Hải'; it is left as it is",
        "crime.csv:5:32: 'indicator' is 'tá»™i', UTF-8 that was read as Windows-1252; "
          + "it should probably be 'tội'; it is left as it is",
      ])
    #expect(found.reading.files.map(\.rowsUsed) == [4])
    #expect(Set(found.reading.table.units.map { $0.parent!.name }) == ["Đông Triều"])
    let summary = DataIssue.summary(of: found.reading.issues).map { "\($0.category.rawValue) \($0.count)" }
    #expect(summary == ["mojibake 3", "repaired_stroke 1"])
  }
}
