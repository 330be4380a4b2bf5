/// A picture in SVG with a title and a description for those who do not see it.
struct Drawing {
  /// The size in user units, which are pixels where there is room.
  let width: Double, height: Double
  private var content = Markup()

  /// An empty picture.
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// The picture.
  func markup(title: String, description: String) -> Markup {
    let head =
      Markup("title", [:], Markup(text: title)) + Markup("desc", [:], Markup(text: description))
    return Markup(
      "svg",
      [
        "role": "img", "viewBox": "0 0 \(Self.number(width)) \(Self.number(height))",
        "width": Self.number(width), "height": Self.number(height),
      ], head + content)
  }

  /// A straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    path("M\(Self.number(x1)) \(Self.number(y1))L\(Self.number(x2)) \(Self.number(y2))", style)
  }

  /// Straight lines through `points`.
  mutating func lines(_ points: [(x: Double, y: Double)], closed: Bool = false, _ style: String) {
    guard let first = points.first else { return }
    let rest = points.dropFirst().map { "L\(Self.number($0.x)) \(Self.number($0.y))" }.joined()
    path("M\(Self.number(first.x)) \(Self.number(first.y))\(rest)\(closed ? "z" : "")", style)
  }

  /// An outline in the language of SVG paths.
  mutating func path(_ outline: String, _ style: String) {
    content += Markup("path", ["class": style, "d": outline])
  }

  /// A circle; `note` is what is said of it.
  mutating func circle(_ x: Double, _ y: Double, radius: Double, _ style: String, note: String? = nil) {
    content += Markup(
      "circle",
      ["class": style, "cx": Self.number(x), "cy": Self.number(y), "r": Self.number(radius)],
      note.map { Markup("title", [:], Markup(text: $0)) })
  }

  /// A rectangle.
  mutating func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String) {
    content += Markup(
      "rect",
      [
        "class": style, "x": Self.number(x), "y": Self.number(y), "width": Self.number(width),
        "height": Self.number(height),
      ])
  }

  /// A short text; `style` says where it is anchored.
  mutating func text(_ x: Double, _ y: Double, _ text: String, _ style: String) {
    content += Markup(
      "text", ["class": style, "x": Self.number(x), "y": Self.number(y)], Markup(text: text))
  }

  /// Markup made here, such as a link around shapes.
  mutating func add(_ markup: Markup) { content += markup }

  /// A coordinate to a tenth.
  static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    let size = abs(tenths)
    return (tenths < 0 ? "-" : "") + "\(size / 10)" + (size % 10 == 0 ? "" : ".\(size % 10)")
  }
}
