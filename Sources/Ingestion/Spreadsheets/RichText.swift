/// The text of a shared or inline string as its elements come: runs joined, readings aids (phonetic runs) left out,
/// runs in superscript dropped as footnote marks.
struct RichText {
  /// Whether a mark was dropped since `begin`.
  private(set) var hasDroppedMark = false
  private var isInPhonetic = false
  private var isInText = false
  private var isSuperscript = false
  private var firstByte = 0
  private var firstByteOfRun = 0

  /// Whether text at this place belongs to the string.
  var takesText: Bool { isInText && !isInPhonetic }

  /// A string begins, at the end of `text`.
  mutating func begin(_ text: [UInt8]) {
    self = RichText()
    firstByte = text.count
  }

  mutating func start(_ name: XMLName, _ attributes: XMLAttributes, _ text: [UInt8]) {
    switch name {
    case .phonetic: isInPhonetic = true
    case .text: isInText = true
    case .run:
      isSuperscript = false
      firstByteOfRun = text.count
    case .verticalAlignment:
      isSuperscript = attributes.value("val") { $0.isEqual(to: "superscript") } ?? false
    default: break
    }
  }

  mutating func end(_ name: XMLName, _ text: inout [UInt8]) {
    switch name {
    case .phonetic: isInPhonetic = false
    case .text: isInText = false
    case .run where isSuperscript && text.count > firstByteOfRun:
      text.removeSubrange(firstByteOfRun...)
      hasDroppedMark = true
    default: break
    }
  }

  /// The string has ended: makes one line of what was appended to `text`.
  func finish(_ text: inout [UInt8]) { CellText.makeOneLine(&text, from: firstByte) }
}
