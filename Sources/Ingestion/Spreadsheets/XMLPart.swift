import CExpat

/// The XML of one part of a workbook, taken in piece by piece and never held as a whole.
@safe final class XMLPart {
  private let parser: XML_Parser
  private let part: String
  private let sink: any XMLSink
  private let limits: WorkbookLimits
  private var fault: WorkbookFault?
  private var isStopped = false
  private var depth = 0
  /// Bytes taken in since anything was recognised: the length of the tag that is still open.
  private var pendingBytes = 0

  /// A reader of `part` that reports to `sink`.
  init(_ part: String, _ sink: any XMLSink, _ limits: WorkbookLimits) {
    guard let parser = unsafe XML_ParserCreate(nil) else { fatalError("no memory for an XML parser") }
    unsafe self.parser = parser
    self.part = part
    self.sink = sink
    self.limits = limits
    unsafe XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    unsafe XML_SetElementHandler(
      parser,
      { context, text, attributes in
        guard let text = unsafe text, let attributes = unsafe attributes else { return }
        let name = unsafe XMLText.withBytes(text) { XMLName($0) }
        unsafe XMLPart.from(context).start(name, XMLAttributes(attributes))
      },
      { context, text in
        guard let text = unsafe text else { return }
        let name = unsafe XMLText.withBytes(text) { XMLName($0) }
        unsafe XMLPart.from(context).end(name)
      })
    unsafe XML_SetCharacterDataHandler(parser) { context, text, count in
      guard let text = unsafe text else { return }
      let part = unsafe XMLPart.from(context)
      part.pendingBytes = 0
      unsafe XMLText.withBytes(text, count: Int(count)) { part.sink.text($0) }
    }
    unsafe XML_SetCommentHandler(parser) { context, _ in unsafe XMLPart.from(context).pendingBytes = 0 }
    unsafe XML_SetProcessingInstructionHandler(parser) { context, _, _ in
      unsafe XMLPart.from(context).pendingBytes = 0
    }
    // Before the first declaration of the document type is read: no entity is ever expanded or fetched.
    unsafe XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
      let part = unsafe XMLPart.from(context)
      part.stop(.documentType(part: part.part))
    }
  }

  deinit {
    unsafe XML_ParserFree(parser)
  }

  /// Takes in the next `count` bytes of `buffer`, or the end of the part where there are none.
  func take(_ buffer: [UInt8], count: Int) throws(WorkbookFault) {
    precondition((0...buffer.count).contains(count), "\(count) of \(buffer.count) bytes")
    pendingBytes += count
    let isRead = unsafe buffer.withUnsafeBytes { bytes in
      let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress
      return unsafe XML_Parse(parser, start, Int32(count), count == 0 ? 1 : 0) == XML_STATUS_OK
    }
    if let fault = fault ?? sink.fault { throw fault }
    guard isRead else {
      let problem = unsafe String(cString: XML_ErrorString(XML_GetErrorCode(parser)))
      throw .malformed(part: part, line: line, problem: problem)
    }
    guard pendingBytes <= limits.tagBytes else {
      throw .hugeTag(part: part, line: line, limit: limits.tagBytes)
    }
  }

  private var line: Int { unsafe Int(XML_GetCurrentLineNumber(parser)) }

  private static func from(_ context: UnsafeMutableRawPointer?) -> XMLPart {
    unsafe Unmanaged<XMLPart>.fromOpaque(context!).takeUnretainedValue()
  }

  private func start(_ name: XMLName, _ attributes: XMLAttributes) {
    pendingBytes = 0
    depth += 1
    guard depth <= limits.nesting else {
      stop(.deepNesting(part: part, line: line, limit: limits.nesting))
      return
    }
    sink.start(name, attributes)
    if sink.hasFault { unsafe XML_StopParser(parser, 0) }
  }

  private func end(_ name: XMLName) {
    // An empty element ends after the parser was stopped at its start.
    guard !isStopped, !sink.hasFault else { return }
    pendingBytes = 0
    depth -= 1
    sink.end(name)
    if sink.hasFault { unsafe XML_StopParser(parser, 0) }
  }

  private func stop(_ fault: WorkbookFault) {
    self.fault = self.fault ?? fault
    isStopped = true
    unsafe XML_StopParser(parser, 0)
  }
}
