/// The texts that the cells of a workbook share, end to end in one array.
struct SharedStrings: Sendable {
  private let bytes: [UInt8]
  /// Where each text ends.
  private let ends: [Int]
  /// The texts that lost a footnote mark.
  private let marked: Set<Int>

  /// No texts.
  init() { (bytes, ends, marked) = ([], [], []) }

  /// The texts of the part `part`.
  init(_ part: String, of archive: ZipArchive) throws(WorkbookFault) {
    let sink = SharedStringSink(part, limit: archive.limits.texts)
    try archive.read(part, into: sink, limit: archive.limits.partBytes)
    (bytes, ends, marked) = (sink.bytes, sink.ends, sink.marked)
  }

  /// How many texts there are.
  var count: Int { ends.count }

  /// The bytes of text `index`, below `count`.
  func text(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

  /// Whether text `index` lost a footnote mark.
  func isMarked(_ index: Int) -> Bool { !marked.isEmpty && marked.contains(index) }
}

private final class SharedStringSink: XMLSink {
  private(set) var fault: WorkbookFault? { didSet { hasFault = fault != nil } }
  private(set) var hasFault = false
  private(set) var bytes: [UInt8] = []
  private(set) var ends: [Int] = []
  private(set) var marked: Set<Int> = []
  private var text = RichText()
  private let part: String
  private let limit: Int

  init(_ part: String, limit: Int) { (self.part, self.limit) = (part, limit) }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == .sharedItem { text.begin(bytes) } else { text.start(name, attributes, bytes) }
  }

  func end(_ name: XMLName) {
    guard name == .sharedItem else {
      text.end(name, &bytes)
      return
    }
    text.finish(&bytes)
    if text.hasDroppedMark { marked.insert(ends.count) }
    ends.append(bytes.count)
    if ends.count > limit { fault = .manyTexts(part: part, limit: limit) }
  }

  func text(_ piece: Span<UInt8>) {
    if text.takesText { bytes.append(piece) }
  }
}

extension [UInt8] {
  /// Appends all of `piece`.
  mutating func append(_ piece: Span<UInt8>) {
    unsafe piece.withUnsafeBufferPointer { unsafe self.append(contentsOf: $0) }
  }
}
