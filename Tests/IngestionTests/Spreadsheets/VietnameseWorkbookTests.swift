import Foundation
import Observations
import Testing

@testable import Ingestion

/// A table as offices keep it: motto, title, a header of two rows, merged districts, totals, signatures, numbers as text.
private let table = SheetTable(
  rows: [
    ["Công an tỉnh Quảng Ninh", "", "", "", "Cộng hòa xã hội chủ nghĩa Việt Nam"],
    ["Phòng tham mưu", "", "", "", "Độc lập - Tự do - Hạnh phúc"],
    [],
    ["Bảng tổng hợp số liệu an ninh cơ sở năm 2022 và 2023"],
    ["(Kèm theo báo cáo số 12/BC-CAT; số liệu đến ngày 14/12/2023)"],
    [
      "STT", "Huyện/TX/TP", "Xã/phường", "Tội phạm về TTXH", "", "Người nghiện có hồ sơ quản lý",
      "Tăng/giảm %",
      "Ghi chú",
    ],
    ["", "", "", "Năm 2022", "Năm 2023", "Năm 2023", "", ""],
    ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
    [1, "Thành phố Hạ Long", "P. Hà Khánh", "09", "07", "(26/18)", "-22,22%", ""],
    [2, "", "Phường Cao Xanh", 12, 10, "1.234", "-16,67%", "tăng cường"],
    [3, "", "Xã Đồng Lâm", "KXR", 1, "02 người", "", ""],
    ["", "", "Cộng", 21, 18, "", "", ""],
    [4, "Huyện Ba Chẽ", "TT. Ba Chẽ", 3, 4, 5, "33,33%", ""],
    [5, "", "Xã Đồn Đạc", "", 2, 7, "", "chưa báo cáo năm 2022"],
    ["", "", "Cộng", 3, 6, 12, "", ""],
    ["Tổng", "", "", 24, 24, "1.274", "", ""],
    [],
    ["", "", "", "", "Quảng Ninh, ngày 20 tháng 12 năm 2023"],
    ["Người lập biểu", "", "", "", "Thủ trưởng đơn vị"],
    ["Nguyễn Văn A", "", "", "", "Trần Thị B"],
  ],
  merges: [
    "A1:D1", "E1:H1", "A2:D2", "E2:H2", "A4:H4", "A5:H5", "A6:A7", "B6:B7", "C6:C7", "D6:E6", "G6:G7",
    "H6:H7",
    "B9:B11", "B13:B14", "A16:C16",
  ])

/// Reads `data` as a file of this name, with nothing declared.
private func reading(_ file: String, _ data: Data) throws -> (reading: Reading, messages: [String]) {
  let folder = try DataFolder()
  try folder.write(data, to: file)
  let reading = try folder.reading(file)
  return (reading, folder.messages(reading))
}

/// As a capital font of TCVN3 shows them, accented capitals are stored as small letters.
private func tcvn3(_ text: String) -> Data {
  let encoder = TestEncoder(.tcvn3)
  return Data(text.flatMap { encoder.bytes(String($0)) ?? encoder.bytes($0.lowercased()) ?? [] })
}

@Suite("A Vietnamese workbook")
struct VietnameseWorkbookTests {
  @Test func everyFigureIsRead() throws {
    let (reading, messages) = try reading("book.xlsx", Data(table.builder.bytes()))
    #expect(
      reading.figures == [
        "TT. Ba Chẽ|social_order_crimes|2022=3", "TT. Ba Chẽ|social_order_crimes|2023=4",
        "Xã Đồn Đạc|social_order_crimes|2022=missing(Observations.MissingReason.blank)",
        "Xã Đồn Đạc|social_order_crimes|2023=2", "P. Hà Khánh|social_order_crimes|2022=9",
        "P. Hà Khánh|social_order_crimes|2023=7", "Phường Cao Xanh|social_order_crimes|2022=12",
        "Phường Cao Xanh|social_order_crimes|2023=10", "Xã Đồng Lâm|social_order_crimes|2022=0",
        "Xã Đồng Lâm|social_order_crimes|2023=1", "TT. Ba Chẽ|drug_addicts|2023=5",
        "Xã Đồn Đạc|drug_addicts|2023=7",
        "P. Hà Khánh|drug_addicts|2022=18", "P. Hà Khánh|drug_addicts|2023=26",
        "Phường Cao Xanh|drug_addicts|2023=1234",
        "Xã Đồng Lâm|drug_addicts|2023=2",
      ])
    #expect(messages == [])
    #expect(reading.files[0].rows == RowCounts(read: 11, totals: 3, footers: 3))
    #expect(reading.totals == TotalChecks(equal: 6, different: 0, open: 2))
    #expect(
      reading.assumptions.yaml.split(separator: "\n").dropFirst(3) == [
        "    sheet: Data", "    # layout: wide-both", "    header-row: 6-7",
        "    columns: {unit: Xã/phường, district: Huyện/TX/TP}",
        "    # figures: Tội phạm về TTXH Năm 2022 = social_order_crimes of 2022, Tội phạm về TTXH Năm 2023 = "
          + "social_order_crimes of 2023, Người nghiện có hồ sơ quản lý Năm 2023 = drug_addicts of 2023",
        "    # not used: [STT, \"Tăng/giảm %\", \"Ghi chú\"]",
        "    # 'Người nghiện có hồ sơ quản lý Năm 2023': points between thousands, by '22,22'",
        "    thousands: \".\"",
        "# units: those of the data; the built-in lists of 2020-01-01, 2024-11-01 fit alike, say which with boundaries:",
      ])
  }

  @Test func workbookAndTextsAreOneTable() throws {
    let workbook = try reading("book.xlsx", Data(table.builder.bytes())).reading
    let text = table.text(separator: ";")
    let old = try reading("table.csv", tcvn3(text)).reading
    let decomposed = try reading("table.csv", Data(text.decomposedStringWithCanonicalMapping.utf8)).reading
    #expect(old.assumptions.sources[0].encoding == .tcvn3)
    for other in [old, decomposed] {
      #expect(other.table.units == workbook.table.units)
      #expect(other.table.indicators == workbook.table.indicators)
      #expect(other.table.rows == workbook.table.rows)
      #expect(other.totals == workbook.totals)
      #expect(other.files[0].rows == workbook.files[0].rows)
    }
    // As bytes: the form of Unicode counts.
    #expect(old.table.units.map { Array($0.name.utf8) } == workbook.table.units.map { Array($0.name.utf8) })
  }
}
