import CExpat
import Glibc

/// The attributes of a start tag; only of use while the tag is reported.
@safe struct XMLAttributes {
  /// Names and values in turn, null at the end.
  private let pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>

  init(_ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>) {
    unsafe self.pairs = pairs
  }

  /// What `body` makes of the value of `name`, written without prefix; nil where there is no such attribute.
  func value<Result>(_ name: StaticString, _ body: (Span<UInt8>) -> Result) -> Result? {
    var place = 0
    while let own = unsafe pairs[place], let value = unsafe pairs[place + 1] {
      if unsafe XMLText.withBytes(own, { $0.isEqual(to: name) }) {
        return unsafe XMLText.withBytes(value, body)
      }
      place += 2
    }
    return nil
  }

  /// The value of `name`.
  func text(_ name: StaticString) -> String? { value(name) { $0.text } }

  /// The whole number that the value of `name` is.
  func wholeNumber(_ name: StaticString) -> Int? { value(name) { $0.wholeNumber } ?? nil }

  /// Whether the value of `name` is true: "1" or "true".
  func isTrue(_ name: StaticString) -> Bool {
    value(name) { $0.isEqual(to: "1") || $0.isEqual(to: "true") } ?? false
  }

  /// The value of the attribute with any prefix and the local name `name`: of "r:id" where `name` is "id".
  func prefixedText(_ name: String) -> String? {
    var place = 0
    while let own = unsafe pairs[place], let value = unsafe pairs[place + 1] {
      let parts = unsafe String(cString: own).split(separator: ":", omittingEmptySubsequences: false)
      if parts.count == 2, parts[0] != "xmlns", parts[1] == name { return unsafe String(cString: value) }
      place += 2
    }
    return nil
  }
}

/// Text as Expat hands it out: UTF-8 that ends with a zero.
enum XMLText {
  /// What `body` makes of the bytes before the zero.
  static func withBytes<Result>(_ text: UnsafePointer<XML_Char>, _ body: (Span<UInt8>) -> Result) -> Result {
    unsafe withBytes(text, count: strlen(text), body)
  }

  /// What `body` makes of the first `count` bytes.
  static func withBytes<Result>(
    _ text: UnsafePointer<XML_Char>, count: Int, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    let start = unsafe UnsafeRawPointer(text).assumingMemoryBound(to: UInt8.self)
    let bytes = unsafe Span(_unsafeStart: start, count: count)
    return body(bytes)
  }
}
