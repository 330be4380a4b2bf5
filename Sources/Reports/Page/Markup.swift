/// A piece of HTML or SVG that is safe to stand in a page: texts and the values of attributes come in escaped, and nothing
/// else comes in but the markup of this module.
struct Markup: Sendable, Hashable {
  /// The markup.
  private(set) var html: String

  /// Nothing.
  init() { html = "" }

  /// `text`, escaped; line breaks are blanks, other control characters and those that XML forbids are shown as `�`.
  init(text: String) { html = Self.escaped(text) }

  /// What a template made, which escapes what it is given.
  init(rendered html: String) { self.html = html }

  /// `<name attributes>content</name>`, in the order given; a nil value leaves its attribute out.
  init(
    _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ content: Markup? = nil
  ) {
    var tag = "<\(name)"
    for (key, value) in attributes {
      guard let value else { continue }
      tag += " \(key)=\"\(Self.escaped(value))\""
    }
    html = content.map { "\(tag)>\($0.html)</\(name)>" } ?? "\(tag)/>"
  }

  static func + (left: Markup, right: Markup) -> Markup {
    var both = left
    both += right
    return both
  }

  static func += (left: inout Markup, right: Markup) { left.html += right.html }

  /// `text` with `& < > " '` as entities.
  private static func escaped(_ text: String) -> String {
    let text = text.onPage
    guard text.unicodeScalars.contains(where: { entity(of: $0) != nil }) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      if let entity = entity(of: scalar) { escaped += entity } else { escaped.unicodeScalars.append(scalar) }
    }
    return escaped
  }

  private static func entity(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0x26: "&amp;"
    case 0x3C: "&lt;"
    case 0x3E: "&gt;"
    case 0x22: "&quot;"
    case 0x27: "&#39;"
    default: nil
    }
  }
}

extension Sequence<Markup> {
  /// All pieces after each other.
  func joined() -> Markup { reduce(into: Markup()) { $0 += $1 } }
}

extension String {
  /// The text on one line without what XML forbids.
  var onPage: String {
    let line = onOneLine
    guard line.unicodeScalars.contains(where: { [0xFFFE, 0xFFFF].contains($0.value) }) else { return line }
    var text = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      text.append([0xFFFE, 0xFFFF].contains(scalar.value) ? "\u{FFFD}" : scalar)
    }
    return String(text)
  }
}
