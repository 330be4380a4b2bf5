/// What an OLE 2 file holds ([MS-CFB]): Excel 97-2003 keeps its workbooks in one, and a password puts an .xlsx into one.
enum CompoundFile {
  /// Whether `bytes` begin as an OLE 2 file.
  static func isOne(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }

  /// Why such a file is not read.
  static func fault(_ bytes: [UInt8]) -> WorkbookFault {
    if holds("EncryptedPackage", bytes) { return .passwordProtected }
    if holds("Workbook", bytes) || holds("Book", bytes) { return .oldWorkbook }
    if holds("WordDocument", bytes) { return .otherDocument(.oldWordDocument) }
    return .compoundFileWithoutWorkbook
  }

  /// Whether the directory names the stream `name`. An entry has 128 bytes and begins at a multiple of them: the name
  /// in UTF-16, filled up with zeros to 64 bytes, its length with one zero, and type 2 for a stream ([MS-CFB], 2.6.1).
  private static func holds(_ name: String, _ bytes: [UInt8]) -> Bool {
    var entry = name.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let nameBytes = entry.count + 2
    entry += [UInt8](repeating: 0, count: 64 - entry.count)
    entry += [UInt8(nameBytes), 0, 2]
    return stride(from: 512, through: bytes.count - 128, by: 128).contains {
      bytes[$0..<($0 + entry.count)].elementsEqual(entry)
    }
  }
}
