/// What takes in the elements and texts of one part, in the order of the file.
protocol XMLSink: AnyObject {
  /// What is wrong with the content, once found: reading stops there.
  var fault: WorkbookFault? { get }
  /// Whether there is a fault: asked at every element, where copying the fault would cost.
  var hasFault: Bool { get }
  /// An element begins.
  func start(_ name: XMLName, _ attributes: XMLAttributes)
  /// An element ends.
  func end(_ name: XMLName)
  /// Text within the innermost element that is open, in as many pieces as it happens to come in.
  func text(_ bytes: Span<UInt8>)
}

extension XMLSink {
  var fault: WorkbookFault? { nil }
  var hasFault: Bool { false }
  func end(_ name: XMLName) {}
  func text(_ bytes: Span<UInt8>) {}
}
