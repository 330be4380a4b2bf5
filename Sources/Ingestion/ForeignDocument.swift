import Observations

/// What a file is that is no table, whatever its name says.
public enum ForeignDocument: Sendable, Hashable, CaseIterable {
  /// A page of the web, as many offices' systems export it under the name .xls.
  case html
  /// A page of the web with all its parts in one file.
  case webArchive
  /// A workbook in the XML of Excel 2003.
  case excelXML
  /// Any other XML.
  case xml
  case oldWordDocument
  case wordDocument
  case presentation
  case binaryWorkbook
  case openSpreadsheet
  case openText
  case openDocument

  /// What it is called.
  var name: BilingualText {
    switch self {
    case .html: BilingualText(vi: "trang HTML", en: "an HTML page")
    case .webArchive: BilingualText(vi: "trang web lưu thành một tệp (MHTML)", en: "a web archive (MHTML)")
    case .excelXML: BilingualText(vi: "bảng tính XML của Excel 2003", en: "an XML workbook of Excel 2003")
    case .xml: BilingualText(vi: "tài liệu XML", en: "an XML document")
    case .oldWordDocument: BilingualText(vi: "tài liệu Word (.doc)", en: "a Word document (.doc)")
    case .wordDocument: BilingualText(vi: "tài liệu Word (.docx)", en: "a Word document (.docx)")
    case .presentation: BilingualText(vi: "bài trình chiếu (.pptx)", en: "a presentation (.pptx)")
    case .binaryWorkbook: BilingualText(vi: "bảng tính nhị phân (.xlsb)", en: "a binary workbook (.xlsb)")
    case .openSpreadsheet:
      BilingualText(vi: "bảng tính OpenDocument (.ods)", en: "an OpenDocument spreadsheet (.ods)")
    case .openText: BilingualText(vi: "văn bản OpenDocument (.odt)", en: "an OpenDocument text (.odt)")
    case .openDocument: BilingualText(vi: "tệp OpenDocument", en: "an OpenDocument file")
    }
  }

  /// What the text `bytes` begins as, in whatever encoding; nil for what may be a table.
  init?(text bytes: [UInt8]) {
    // Of UTF-16 every other byte of these words is zero.
    let beginning = bytes.prefix(4096).filter { $0 != 0 && $0 < 0x80 }
    let text = String(decoding: beginning.drop { $0 <= Ascii.space }, as: UTF8.self).lowercased()
    if text.hasPrefix("mime-version:") {
      self = .webArchive
      return
    }
    guard text.hasPrefix("<"), text.contains(">"), let second = text.dropFirst().first,
      second.isLetter || second == "!" || second == "?"
    else { return nil }
    if text.contains("<html") || text.contains("<!doctype html") || text.contains("<table") {
      self = .html
    } else if text.contains("urn:schemas-microsoft-com:office:spreadsheet") {
      self = .excelXML
    } else if text.hasPrefix("<?xml") {
      self = .xml
    } else {
      return nil
    }
  }
}
