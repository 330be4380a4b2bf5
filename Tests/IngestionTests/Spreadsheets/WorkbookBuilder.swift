import CZip
import Foundation

@testable import Ingestion

/// A small workbook, its parts as XML text.
struct WorkbookBuilder {
  /// One sheet: what stands in its `sheetData`, and around that.
  struct Sheet {
    var name: String
    var rows: String
    var before = ""
    var after = ""
    var state: String?
  }

  static let transitional = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  static let strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
  static let types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  static let strictTypes = "http://purl.oclc.org/ooxml/officeDocument/relationships"

  var sheets: [Sheet]
  /// The items of the shared texts: "<si>…</si>".
  var strings: String?
  /// What stands in the style sheet.
  var styles: String?
  var properties = ""
  var isStrict = false
  /// Replaces or adds parts at the end; nil takes one away.
  var changes: [String: String?] = [:]

  init(
    _ rows: String, strings: String? = nil, styles: String? = nil, before: String = "", after: String = ""
  ) {
    sheets = [Sheet(name: "Data", rows: rows, before: before, after: after)]
    self.strings = strings
    self.styles = styles
  }

  /// The cells' styles with the formats `ids`, of which `codes` are declared.
  static func styles(_ ids: [Int], codes: [Int: String] = [:]) -> String {
    let formats = codes.sorted { $0.key < $1.key }.map {
      "<numFmt numFmtId=\"\($0)\" formatCode=\"\($1.replacing("\"", with: "&quot;"))\"/>"
    }
    return "<numFmts>\(formats.joined())</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      + "<cellXfs>\(ids.map { "<xf numFmtId=\"\($0)\"/>" }.joined())</cellXfs>"
  }

  var parts: [(String, String)] {
    let space = isStrict ? Self.strict : Self.transitional
    let types = isStrict ? Self.strictTypes : Self.types
    var tabs = ""
    var links = ""
    var parts: [(String, String)] = []
    for (index, sheet) in sheets.enumerated() {
      let state = sheet.state.map { " state=\"\($0)\"" } ?? ""
      tabs += "<sheet name=\"\(sheet.name)\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index)\"/>"
      links +=
        "<Relationship Id=\"rId\(index)\" Type=\"\(types)/worksheet\" Target=\"worksheets/sheet\(index).xml\"/>"
      parts.append(
        (
          "xl/worksheets/sheet\(index).xml",
          "<worksheet xmlns=\"\(space)\">\(sheet.before)<sheetData>\(sheet.rows)</sheetData>\(sheet.after)</worksheet>"
        ))
    }
    for (name, root, content) in [("sharedStrings", "sst", strings), ("styles", "styleSheet", styles)] {
      guard let content else { continue }
      links += "<Relationship Id=\"\(name)\" Type=\"\(types)/\(name)\" Target=\"/xl/\(name).xml\"/>"
      parts.append(("xl/\(name).xml", "<\(root) xmlns=\"\(space)\">\(content)</\(root)>"))
    }
    parts += [
      (
        "_rels/.rels",
        Self.links("<Relationship Id=\"w\" Type=\"\(types)/officeDocument\" Target=\"xl/workbook.xml\"/>")
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(space)\" xmlns:r=\"\(types)\">\(properties)<sheets>\(tabs)</sheets></workbook>"
      ),
      ("xl/_rels/workbook.xml.rels", Self.links(links)),
    ]
    return parts
  }

  static func links(_ links: String) -> String {
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\(links)</Relationships>"
  }

  /// The file.
  func bytes(isStored: Bool = false) throws -> [UInt8] {
    var parts = parts.filter { changes[$0.0] == nil }
    parts += changes.sorted { $0.key < $1.key }.compactMap { name, text in text.map { (name, $0) } }
    return try Self.archive(parts.map { ($0, Array($1.utf8)) }, isStored: isStored)
  }

  /// The file opened as "book.xlsx".
  func workbook() throws -> Workbook { try Workbook(bytes: bytes(), name: "book.xlsx") }

  /// The first sheet.
  func sheet() throws -> SheetText { try workbook().sheet(0) }

  /// The text of the first sheet.
  func text() throws -> String { String(decoding: try sheet().bytes, as: UTF8.self) }

  /// What is wrong with the file, or with its first sheet.
  func problem() throws -> String? { WorkbookBuilder.problem(try bytes()) }

  static func problem(_ bytes: [UInt8]) -> String? {
    do throws(IngestionError) {
      _ = try Workbook(bytes: bytes, name: "book.xlsx").sheet(0)
      return nil
    } catch {
      return error.description
    }
  }

  /// A ZIP archive of `parts`, protected by `password` where there is one.
  static func archive(
    _ parts: [(name: String, bytes: [UInt8])], isStored: Bool = false, password: String? = nil
  ) throws -> [UInt8] {
    let url = FileManager.default.temporaryDirectory.appending(path: "keogiam-\(UUID().uuidString).zip")
    defer { try? FileManager.default.removeItem(at: url) }
    guard let archive = unsafe zip_open(url.path, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    for part in parts {
      let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, part.bytes.count), alignment: 1)
      unsafe copy.copyBytes(from: part.bytes)
      // The archive frees the copy.
      let source = unsafe zip_source_buffer(archive, copy.baseAddress, UInt64(part.bytes.count), 1)
      let index = unsafe zip_file_add(archive, part.name, source, 0)
      guard index >= 0 else { throw CocoaError(.fileWriteUnknown) }
      if isStored { unsafe zip_set_file_compression(archive, UInt64(index), ZIP_CM_STORE, 0) }
      if let password {
        unsafe zip_file_set_encryption(archive, UInt64(index), UInt16(ZIP_EM_AES_256), password)
      }
    }
    guard unsafe zip_close(archive) == 0 else { throw CocoaError(.fileWriteUnknown) }
    return Array(try Data(contentsOf: url))
  }
}
