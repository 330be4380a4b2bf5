import Observations
import Testing

@testable import Reports

@Suite("Cells")
struct CellTests {
  @Test(
    "whole numbers on screen",
    arguments: [
      (0, "0", "0"), (7, "7", "7"), (-7, "−7", "−7"), (999, "999", "999"), (1_000, "1.000", "1,000"),
      (-1_000, "−1.000", "−1,000"), (12_345, "12.345", "12,345"), (100_005, "100.005", "100,005"),
      (1_234_567, "1.234.567", "1,234,567"),
      (Int.max, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807"),
      (Int.min, "−9.223.372.036.854.775.808", "−9,223,372,036,854,775,808"),
    ] as [(Int, String, String)])
  func integers(_ number: Int, _ vietnamese: String, _ english: String) {
    #expect(Cell.integer(number).onScreen(.vi) == vietnamese)
    #expect(Cell.integer(number).onScreen(.en) == english)
    #expect(Cell.integer(number).inFile == String(number))
  }

  @Test(
    "real numbers on screen",
    arguments: [
      (0, 0, "0", "0"), (0, 2, "0,00", "0.00"), (-0.0, 1, "0,0", "0.0"), (-0.04, 1, "0,0", "0.0"),
      (-0.05, 1, "−0,1", "−0.1"), (0.5, 0, "1", "1"), (1.5, 0, "2", "2"), (2.5, 0, "3", "3"),
      (-2.5, 0, "−3", "−3"),
      (0.125, 2, "0,13", "0.13"), (0.375, 2, "0,38", "0.38"), (9.96, 1, "10,0", "10.0"),
      (0.049, 1, "0,0", "0.0"),
      (3.05, 3, "3,050", "3.050"), (3.007, 3, "3,007", "3.007"), (1234.5, 1, "1.234,5", "1,234.5"),
      (-1234567.891, 2, "−1.234.567,89", "−1,234,567.89"), (999.96, 1, "1.000,0", "1,000.0"),
      (123_456_789_012_345, 3, "123.456.789.012.345,000", "123,456,789,012,345.000"),
      (1e15, 0, "1.000.000.000.000.000", "1,000,000,000,000,000"), (1.5e20, 1, "1,5e+20", "1.5e+20"),
      (-1.5e300, 3, "−1,5e+300", "−1.5e+300"), (4e-300, 3, "0,000", "0.000"),
      (.greatestFiniteMagnitude, 15, "1,7976931348623157e+308", "1.7976931348623157e+308"),
      (.infinity, 1, "∞", "∞"), (-.infinity, 1, "−∞", "−∞"), (.nan, 1, "–", "–"),
    ] as [(Double, Int, String, String)])
  func reals(_ number: Double, _ digits: Int, _ vietnamese: String, _ english: String) {
    #expect(Cell.real(number, digits: digits).onScreen(.vi) == vietnamese)
    #expect(Cell.real(number, digits: digits).onScreen(.en) == english)
  }

  @Test(
    "p-values on screen",
    arguments: [
      (0, "< 0,001", "<0.001"), (0.00099, "< 0,001", "<0.001"), (0.001, "0,001", "0.001"),
      (0.0494, "0,049", "0.049"), (1, "1,000", "1.000"),
    ] as [(Double, String, String)])
  func pValues(_ p: Double, _ vietnamese: String, _ english: String) {
    #expect(Cell.pValue(p).onScreen(.vi) == vietnamese)
    #expect(Cell.pValue(p).onScreen(.en) == english)
    #expect(Double(Cell.pValue(p).inFile) == p)
  }

  @Test(
    "powers of ten on screen",
    arguments: [
      (0, "0"), (3.21e-15, "3.2e−15"), (-3.21e-15, "−3.2e−15"), (9.96e-7, "1.0e−6"), (1, "1.0e0"),
      (0.5, "5.0e−1"), (.leastNonzeroMagnitude, "4.9e−324"), (1.7e308, "1.7e308"), (123, "1.2e2"),
      (.infinity, "∞"),
      (.nan, "–"),
    ] as [(Double, String)])
  func powersOfTen(_ number: Double, _ english: String) {
    #expect(Cell.scientific(number).onScreen(.en) == english)
  }

  /// Every third of a per mille around zero, against whole-number arithmetic.
  @Test("rounding of thousandths to tenths") func thousandths() {
    for thousandths in -3_000...3_000 {
      // Binary fractions end in 5 only at the multiples of 1/8: others lie to one side of a half.
      guard abs(thousandths) % 100 != 50 || abs(thousandths) % 125 == 0 else { continue }
      let tenths = (abs(thousandths) + 50) / 100
      let sign = thousandths < 0 && tenths > 0 ? "−" : ""
      #expect(
        Cell.real(Double(thousandths) / 1_000, digits: 1).onScreen(.en)
          == "\(sign)\(tenths / 10).\(tenths % 10)")
    }
  }

  @Test(
    "numbers in files read back as the same",
    arguments: [
      0, 0.1, -0.1, 1.0 / 3, 1e-300, .leastNonzeroMagnitude, 1e300, 123_456_789.123, -2.5,
      .greatestFiniteMagnitude,
      0.30000000000000004,
    ] as [Double])
  func filesHoldWholeNumbers(_ number: Double) {
    #expect(Double(Cell.real(number, digits: 1).inFile) == number)
    #expect(Double(Cell.probability(number, isDecided: false).inFile) == number)
    #expect(!Cell.real(number, digits: 1).inFile.contains(","))
  }

  @Test("what is no number is written as Table Schema has it") func nonNumbers() {
    #expect(Cell.real(.nan, digits: 1).inFile == "NaN")
    #expect(Cell.real(.infinity, digits: 1).inFile == "INF")
    #expect(Cell.real(-.infinity, digits: 1).inFile == "-INF")
    #expect(Cell.probability(.nan, isDecided: false).inFile == "NaN")
  }

  @Test(
    "probabilities on screen",
    arguments: [
      (0, false, "≤2 %"), (0.019999, false, "≤2 %"), (0.02, false, "2 %"), (0.0249, false, "2 %"),
      (0.025, false, "3 %"), (0.125, false, "13 %"), (0.5, false, "50 %"), (0.744, false, "74 %"),
      (0.98, false, "98 %"), (0.980001, false, "≥98 %"), (0.9999, false, "≥98 %"), (1, false, "≥98 %"),
      (0, true, "0 %"), (1, true, "100 %"), (1.0000000000000002, true, "100 %"), (0.004, true, "0 %"),
      (.nan, false, "–"), (.nan, true, "–"), (.infinity, false, "–"),
    ] as [(Double, Bool, String)])
  func probabilities(_ p: Double, _ isDecided: Bool, _ text: String) {
    for language in Language.allCases {
      #expect(Cell.probability(p, isDecided: isDecided).onScreen(language) == text)
    }
  }

  @Test("files carry probabilities unclipped") func unclipped() {
    #expect(Cell.probability(0.0012, isDecided: false).inFile == "0.0012")
    #expect(Cell.probability(0.9999, isDecided: false).inFile == "0.9999")
    #expect(Cell.probability(1, isDecided: true).inFile == "1.0")
  }

  @Test("texts, words and nothing") func texts() {
    let word = Cell.word("missed", BilingualText(vi: "không đạt", en: "missed it"))
    #expect([word.inFile, word.onScreen(.vi), word.onScreen(.en)] == ["missed", "không đạt", "missed it"])
    #expect([Cell.empty.inFile, Cell.empty.onScreen(.vi)] == ["", ""])
    #expect(Cell.text(nil) == .empty && Cell.integer(nil) == .empty && Cell.real(nil, digits: 1) == .empty)
    #expect(
      [Cell.integer(1), .real(1, digits: 0), .probability(0, isDecided: true)].allSatisfy { $0.isNumeric })
    #expect(![Cell.empty, .text("1"), word].contains { $0.isNumeric })
  }

  @Test(
    "the language of a locale",
    arguments: [
      ("vi", .vi), ("vi_VN", .vi), ("vi_VN.UTF-8", .vi), ("vi.UTF-8", .vi), ("vi-VN", .vi),
      ("en_GB.UTF-8", .en),
      ("C", .en), ("C.UTF-8", .en), ("POSIX", .en), ("", .en), ("vie", .en), ("visayan", .en), ("fr_VI", .en),
    ] as [(String, Language)])
  func locales(_ locale: String, _ language: Language) {
    #expect(Language(locale: locale) == language)
  }
}
