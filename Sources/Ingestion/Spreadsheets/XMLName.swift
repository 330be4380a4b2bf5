/// The elements of a workbook that are read, by local name: the namespaces of transitional and of strict files differ
/// (ISO/IEC 29500, parts 4 and 1), the names do not.
enum XMLName: UInt8, CaseIterable {
  case cell, text, run, value, formula
  case row, inlineString, sharedItem, phonetic, runProperties, verticalAlignment
  case sheetData, mergedCell, column
  case workbookProperties, sheet, relationship
  case numberFormat, cellFormats, format
  /// Any other.
  case other

  private var name: StaticString {
    switch self {
    case .cell: "c"
    case .text: "t"
    case .run: "r"
    case .value: "v"
    case .formula: "f"
    case .row: "row"
    case .inlineString: "is"
    case .sharedItem: "si"
    case .phonetic: "rPh"
    case .runProperties: "rPr"
    case .verticalAlignment: "vertAlign"
    case .sheetData: "sheetData"
    case .mergedCell: "mergeCell"
    case .column: "col"
    case .workbookProperties: "workbookPr"
    case .sheet: "sheet"
    case .relationship: "Relationship"
    case .numberFormat: "numFmt"
    case .cellFormats: "cellXfs"
    case .format: "xf"
    case .other: ""
    }
  }

  /// The element `qualified` names, its prefix set aside.
  init(_ qualified: Span<UInt8>) {
    var start = 0
    for index in qualified.indices where qualified[index] == UInt8(ascii: ":") { start = index + 1 }
    let local = qualified.extracting(start..<qualified.count)
    if local.count == 1 {
      switch local[0] {
      case UInt8(ascii: "c"): self = .cell
      case UInt8(ascii: "t"): self = .text
      case UInt8(ascii: "r"): self = .run
      case UInt8(ascii: "v"): self = .value
      case UInt8(ascii: "f"): self = .formula
      default: self = .other
      }
      return
    }
    self = Self.longNames.first { local.isEqual(to: $0.name) } ?? .other
  }

  private static let longNames = allCases.filter { $0.name.utf8CodeUnitCount > 1 }
}

extension Span<UInt8> {
  /// Whether these are the bytes of `text`.
  func isEqual(to text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    let other = unsafe Span(_unsafeStart: text.utf8Start, count: count)
    for index in indices where self[index] != other[index] { return false }
    return true
  }

  /// The text, with U+FFFD for what is not UTF-8.
  var text: String { unsafe withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) } }

  /// The whole number of up to 18 digits that the bytes write; nil where they do not.
  var wholeNumber: Int? {
    guard (1...18).contains(count) else { return nil }
    var number = 0
    for index in indices {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      number = 10 * number + Int(digit)
    }
    return number
  }
}
