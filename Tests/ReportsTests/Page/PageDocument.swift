import Foundation
import FoundationXML

/// A page as a tree: it is well-formed XML as well as HTML.
final class PageDocument: NSObject, XMLParserDelegate {
  /// An element with its attributes, the text within it, and the elements within it.
  final class Element {
    let name: String
    let attributes: [String: String]
    var text = ""
    var children: [Element] = []

    init(name: String, attributes: [String: String]) {
      self.name = name
      self.attributes = attributes
    }

    /// This element and all within it, in order.
    var all: [Element] { [self] + children.flatMap(\.all) }

    /// All within it of this name, and of this class where one is given.
    func elements(_ name: String, style: String? = nil) -> [Element] {
      all.filter { $0.name == name && (style == nil || $0.attributes["class"] == style) }
    }

    /// A number of an attribute.
    func number(_ attribute: String) -> Double { attributes[attribute].flatMap(Double.init) ?? .nan }
  }

  private(set) var root: Element?
  private var open: [Element] = []

  /// The tree of `html`; nil where it is not well-formed.
  init?(_ html: String) {
    super.init()
    let parser = XMLParser(data: Data(html.utf8))
    parser.delegate = self
    guard parser.parse(), root != nil else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String] = [:]
  ) {
    let element = Element(name: name, attributes: attributes)
    open.last?.children.append(element)
    if root == nil { root = element }
    open.append(element)
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?)
  {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) {
    for element in open { element.text += string }
  }
}
