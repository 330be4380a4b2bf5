import Foundation
import Observations
import Testing

@testable import Ingestion

private let vietnamese = """
  Mã xã,Xã/phường,Quận/huyện,Chỉ tiêu,Kỳ báo cáo,Số vụ
  06649,Phường Hà Khánh,Thành phố Hạ Long,Tội phạm về TTXH,Quý I/2023,07
  07100,Xã Bình Khê,Thị xã Đông Triều,Tội phạm về TTXH,Quý II/2023,KXR
  06862,Thị trấn Ba Chẽ,Huyện Ba Chẽ,Người nghiện,tháng 5/2023,"1.234.567"
  06862,Thị trấn Ba Chẽ,Huyện Ba Chẽ,Người nghiện,tháng 6/2023,một

  """

private let spanish = """
  comuna,región,año,indicador,casos
  Ñuñoa,Región Metropolitana,2022,robos,5
  Peñalolén,Región Metropolitana,2022,robos,7
  Concepción,Región del Biobío,2022,robos,x

  """

private let spanishColumns: [ColumnRole: String] = [
  .unit: "comuna", .district: "región", .year: "año", .indicator: "indicador", .count: "casos",
]

private func reading(_ data: Data, _ columns: [ColumnRole: String] = [:], encoding: TextEncoding? = nil)
  throws
  -> (reading: Reading, messages: [String])
{
  let folder = try DataFolder()
  try folder.write(data, to: "crime.csv")
  let reading = try folder.reading("crime.csv", overrides: .init(columns: columns, encoding: encoding))
  return (reading, folder.messages(reading))
}

/// The units as bytes, so that the form of Unicode counts.
private func unitNames(_ reading: Reading) -> [[UInt8]] { reading.table.units.map { Array($0.name.utf8) } }

@Suite("One table in all encodings")
struct EncodedTableTests {
  @Test(
    "a Vietnamese table",
    arguments: [
      (.utf8, false, nil), (.utf8, true, nil),
      (
        .utf16LittleEndian, false,
        "utf-16le  # the second byte of 293 of 331 characters is zero"
      ),
      (.utf16LittleEndian, true, "utf-16le  # byte order mark"),
      (.utf16BigEndian, false, "utf-16be  # the first byte of 293 of 331 characters is zero"),
      (.utf16BigEndian, true, "utf-16be  # byte order mark"),
      (.windows1258, false, "windows-1258  # 76 of 76 non-ASCII bytes make Vietnamese words"),
      (.tcvn3, false, "tcvn3  # 56 of 56 non-ASCII bytes make Vietnamese words"),
      (.viscii, false, "viscii  # 56 of 56 non-ASCII bytes make Vietnamese words"),
    ] as [(TextEncoding, Bool, String?)])
  func vietnameseTable(_ encoding: TextEncoding, _ hasMark: Bool, _ evidence: String?) throws {
    let plain = try read(vietnamese)
    #expect(
      plain.messages == [
        "crime.csv:5:62: 'Số vụ' must be a whole number of 0 or more, not 'một'; "
          + "if it means not reported, say --missing 'một'; if it means none, --zero 'một'"
      ])
    #expect(
      plain.reading.figures == [
        "06649|social_order_crimes|2023-Q1=7", "07100|social_order_crimes|2023-Q2=0",
        "06862|drug_addicts|2023-05=1234567",
        "06862|drug_addicts|2023-06=missing(Observations.MissingReason.rejected)",
      ])
    let found = try reading(TestEncoder.data(vietnamese, encoding, hasMark: hasMark))
    #expect(found.messages == plain.messages)
    #expect(found.reading.table.rows == plain.reading.table.rows)
    #expect(found.reading.table.units == plain.reading.table.units)
    #expect(unitNames(found.reading) == unitNames(plain.reading))
    let line = found.reading.assumptions.yaml.split(separator: "\n").first { $0.contains("encoding:") }
    #expect(line.map(String.init) == evidence.map { "    encoding: \($0)" })
    // Declared, it is the same, and nothing is said of evidence.
    let declared = try reading(
      TestEncoder.data(vietnamese, encoding, hasMark: hasMark), encoding: encoding)
    #expect(declared.reading.table.rows == plain.reading.table.rows)
    #expect(declared.reading.assumptions.sources[0].encodingEvidence == nil)
  }

  @Test("decomposed text has the same units, columns and messages")
  func decomposed() throws {
    let plain = try read(vietnamese)
    let text = vietnamese.decomposedStringWithCanonicalMapping
    #expect(text.utf8.count > vietnamese.utf8.count)
    let found = try reading(Data(text.utf8))
    #expect(found.messages == plain.messages)
    #expect(found.reading.table.rows == plain.reading.table.rows)
    #expect(unitNames(found.reading) == unitNames(plain.reading))
    #expect(
      found.reading.table.units.map { Array($0.parent!.name.utf8) }
        == plain.reading.table.units.map { Array($0.parent!.name.utf8) })
  }

  @Test("a Spanish table", arguments: [.utf8, .windows1252, .windows1258] as [TextEncoding])
  func spanishTable(_ encoding: TextEncoding) throws {
    let plain = try reading(Data(spanish.utf8), spanishColumns)
    #expect(plain.messages.count == 1)
    let found = try reading(TestEncoder.data(spanish, encoding), spanishColumns)
    #expect(found.messages == plain.messages)
    #expect(found.reading.table.rows == plain.reading.table.rows)
    #expect(unitNames(found.reading) == unitNames(plain.reading))
    let source = found.reading.assumptions.sources[0]
    // Spanish holds no letter and tone mark apart, so that both encodings have the same bytes but for ñ-like letters.
    #expect(source.encoding == (encoding == .utf8 ? .utf8 : .windows1252))
    #expect(
      source.encodingEvidence
        == (encoding == .utf8 ? nil : "11 of 11 non-ASCII bytes make words of Romance letters"))
  }
}

@Suite("Encodings that fail")
struct EncodingMessageTests {
  private static let names = "utf-8, utf-16le, utf-16be, windows-1252, windows-1258, tcvn3, viscii"

  @Test(
    "as whole text",
    arguments: [
      // VNI, a font encoding that is not read: Phường Cộng Hòa.
      (
        Data("unit,count\nPh".utf8) + [0xF6, 0xF4, 0xF8] + Data("ng Co".utf8) + [0xE4] + Data("ng Ho".utf8)
          + [0xF8] + Data("a\n".utf8), nil,
        "crime.csv:2:3: is in none of the encodings that are known from their words; "
          + "name it with --encoding NAME (\(names)), or save it as UTF-8 CSV"
      ),
      (
        Data("unit,count\nth".utf8) + [0xE9], nil,
        "crime.csv:2:3: may be in windows-1252 ('thé') or tcvn3 ('thộ'); say which with --encoding NAME"
      ),
      (
        Data("unit,count\nPhường Hà Khánh,1\nPhường ".utf8) + [0xFF], nil,
        "crime.csv:3:8: is not utf-8 here, which the rest is; save it anew as UTF-8 CSV, "
          + "or name its encoding with --encoding NAME"
      ),
      (
        Data("unit,count\nab".utf8) + [0x81], .windows1258,
        "crime.csv:2:3: is not windows-1258 here, as was declared; name another encoding, or none to have it found"
      ),
      (
        Data("unit,count\nab".utf8) + [0xE1], .utf8,
        "crime.csv:2:3: is not utf-8 here, as was declared; name another encoding, or none to have it found"
      ),
      (
        Data([0xFF, 0xFE, 0x75, 0, 0x0A, 0, 0, 0xDC]), nil,
        "crime.csv:2:1: is not utf-16le here, which the rest is; save it anew as UTF-8 CSV, "
          + "or name its encoding with --encoding NAME"
      ),
      (
        Data([0xFF, 0xFE, 0x75, 0, 0x0A]), nil,
        "crime.csv:1:2: is not utf-16le here, which the rest is; save it anew as UTF-8 CSV, "
          + "or name its encoding with --encoding NAME"
      ),
      (Data([0xFF, 0xFE]), nil, "crime.csv: is empty; a header line and rows are expected"),
      (
        Data("a\nb\0c".utf8), .tcvn3, "crime.csv: is not text (byte 3 is zero); save it as UTF-8 CSV"
      ),
    ] as [(Data, TextEncoding?, String)])
  func failures(_ data: Data, _ encoding: TextEncoding?, _ message: String) throws {
    #expect(try reading(data, encoding: encoding).messages == [message])
  }

  @Test func declaredInKeogiamYAML() throws {
    let text = "unit,year,indicator,count\nthé,2022,x,1\n"
    let folder = try DataFolder([
      "keogiam.yaml": "sources: [{file: a.csv, encoding: CP1252}, {file: b.csv, encoding: ABC}]\n"
    ])
    try folder.write(TestEncoder.data(text, .windows1252), to: "a.csv")
    try folder.write(TestEncoder.data(text.replacing("é", with: "ộ"), .tcvn3), to: "b.csv")
    let reading = try folder.reading()
    #expect(folder.messages(reading) == [])
    #expect(reading.table.units.map(\.name) == ["thé", "thộ"])
    #expect(
      reading.assumptions.sources.map(\.encoding) == [.windows1252, .tcvn3])
    // The register has an encoding of its own.
    try folder.write(TestEncoder.data("name\nthé\n", .windows1252), to: "units.csv")
    #expect(
      folder.messages(try folder.reading()) == [
        "units.csv:2:3: may be in windows-1252 ('thé') or tcvn3 ('thộ'); say which with --encoding NAME"
      ])
    #expect(try folder.reading(overrides: .init(encoding: .windows1252)).table.units.map(\.name) == ["thé"])
  }

  @Test(
    "names",
    arguments: [
      ("UTF-8", .utf8), ("utf_16", .utf16LittleEndian), ("Windows 1258", .windows1258), ("TCVN3", .tcvn3),
      ("tcvn5712-1", .tcvn3), ("latin1", .windows1252), ("VISCII", .viscii), ("koi8-r", nil), ("", nil),
    ] as [(String, TextEncoding?)])
  func encodingNames(_ name: String, _ encoding: TextEncoding?) {
    #expect(TextEncoding(name: name) == encoding)
  }
}
