/// Which cell styles of a workbook show a number as a date.
struct NumberStyles: Sendable {
  /// By index of the cell style.
  private let isDate: [Bool]

  /// The styles of a workbook without any.
  init() { isDate = [] }

  /// The styles of the part `part`.
  init(_ part: String, of archive: ZipArchive) throws(WorkbookFault) {
    let sink = StyleSink()
    try archive.read(part, into: sink)
    isDate = sink.formats.map { sink.dateCodes[$0] ?? Self.isBuiltInDate($0) }
  }

  /// Whether a number in the style `index` is a date.
  func isDate(_ index: Int) -> Bool { isDate.indices.contains(index) && isDate[index] }

  /// Whether the built-in format `id` is a date: the common ones, those of East Asian languages, and times
  /// (ISO/IEC 29500-1, 18.8.30).
  private static func isBuiltInDate(_ id: Int) -> Bool {
    switch id {
    case 14...22, 27...36, 45...47, 50...58: true
    default: false
    }
  }

  /// Whether the format `code` holds d, m, y, h or s, apart from quoted text, brackets, and what stands behind a
  /// backslash, an underscore or an asterisk.
  static func isDate(_ code: String) -> Bool {
    var closing: Character?
    var isEscaped = false
    for letter in code {
      if isEscaped {
        isEscaped = false
      } else if let end = closing {
        if letter == end { closing = nil }
      } else {
        switch letter {
        case "\"": closing = "\""
        case "[": closing = "]"
        case "\\", "_", "*": isEscaped = true
        case "d", "m", "y", "h", "s", "D", "M", "Y", "H", "S": return true
        default: break
        }
      }
    }
    return false
  }
}

/// Takes in the formats of numbers and the cell styles that use them.
private final class StyleSink: XMLSink {
  /// By id of a format that the workbook declares, whether it is a date.
  private(set) var dateCodes: [Int: Bool] = [:]
  /// By index of the cell style the id of its format.
  private(set) var formats: [Int] = []
  private var isInCellFormats = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case .numberFormat:
      guard let id = attributes.wholeNumber("numFmtId") else { return }
      dateCodes[id] = NumberStyles.isDate(attributes.text("formatCode") ?? "")
    case .cellFormats: isInCellFormats = true
    case .format where isInCellFormats: formats.append(attributes.wholeNumber("numFmtId") ?? 0)
    default: break
    }
  }

  func end(_ name: XMLName) {
    if name == .cellFormats { isInCellFormats = false }
  }
}
