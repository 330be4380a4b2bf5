/// What the main part of a workbook says: its tabs, and from when it counts days.
struct WorkbookContents {
  /// A sheet of any kind with the id of its relationship.
  struct Tab {
    let name: SheetName
    let link: String
  }

  /// In the order of the tabs.
  let tabs: [Tab]
  /// How numbers stand for days.
  let dates: SerialDate

  /// What the part `part` of `archive` says.
  init(_ part: String, of archive: ZipArchive) throws(WorkbookFault) {
    let sink = ContentsSink()
    try archive.read(part, into: sink)
    (tabs, dates) = (sink.tabs, sink.dates)
  }

  /// The name of the main part of the workbook in `archive`; throws what the archive is where it is no workbook.
  static func workbookPart(in archive: ZipArchive) throws(WorkbookFault) -> String {
    if archive.contains("mimetype") { throw openDocument(try archive.beginning(of: "mimetype")) }
    guard archive.contains("_rels/.rels") else { throw .archiveWithoutWorkbook }
    guard let part = try Relationships(of: "", in: archive).part(type: "officeDocument") else {
      throw .archiveWithoutWorkbook
    }
    switch part.split(separator: "/").first {
    case "word": throw .otherDocument(.wordDocument)
    case "ppt": throw .otherDocument(.presentation)
    default: break
    }
    if part.hasSuffix(".bin") { throw .otherDocument(.binaryWorkbook) }
    return part
  }

  /// What a package with the declared type `type` is (OpenDocument 1.2, part 3, 3.3; EPUB has the same file).
  private static func openDocument(_ type: [UInt8]) -> WorkbookFault {
    let name = String(decoding: type, as: UTF8.self)
    let prefix = "application/vnd.oasis.opendocument."
    guard name.hasPrefix(prefix) else { return .archiveWithoutWorkbook }
    if name.hasPrefix("\(prefix)spreadsheet") { return .otherDocument(.openSpreadsheet) }
    if name.hasPrefix("\(prefix)text") { return .otherDocument(.openText) }
    return .otherDocument(.openDocument)
  }
}

private final class ContentsSink: XMLSink {
  private(set) var tabs: [WorkbookContents.Tab] = []
  private(set) var dates = SerialDate.from1900

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case .workbookProperties: dates = attributes.isTrue("date1904") ? .from1904 : .from1900
    case .sheet:
      guard let name = attributes.text("name"), let link = attributes.prefixedText("id") else { return }
      let state = attributes.text("state") ?? "visible"
      tabs.append(.init(name: SheetName(name: name, isHidden: state != "visible"), link: link))
    default: break
    }
  }
}
