/// How headers are made up of an indicator and a period, such as "{indicator}_{year}".
public struct HeaderPattern: Sendable, Hashable {
  /// What a part of a header says.
  enum Part: String, CaseIterable {
    case indicator
    case period
    case year
    case half
    case quarter
    case month
  }

  private enum Piece: Hashable {
    case text(String)
    case part(Part)
  }

  /// The pattern as it is written.
  public let text: String
  private let pieces: [Piece]

  /// Reads `text`; nil where it names no part, an unknown one or one twice, or two parts touch.
  public init?(_ text: String) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      guard let close = rest[open...].firstIndex(of: "}"),
        let part = Part(rawValue: String(rest[rest.index(after: open)..<close]))
      else { return nil }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      if case .part = pieces.last { return nil }
      pieces.append(.part(part))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    let parts = pieces.filter { if case .part = $0 { true } else { false } }
    guard !parts.isEmpty, Set(parts).count == parts.count else { return nil }
    self.text = text
    self.pieces = pieces
  }

  /// The parts of `header`, or nil where it is not of the pattern. Of texts between parts the last that fits is taken, so
  /// that `drug_crimes_2023` is `drug_crimes` and `2023`.
  func parts(of header: String) -> [Part: String]? {
    var found: [Part: String] = [:]
    var rest = header[...]
    for (place, piece) in pieces.enumerated().reversed() {
      switch piece {
      case .text(let text):
        guard rest.hasSuffix(text) else { return nil }
        rest.removeLast(text.count)
      case .part(let part):
        guard place > 0, case .text(let before) = pieces[place - 1] else {
          found[part] = String(rest)
          rest = ""
          continue
        }
        guard let range = lastRange(of: before, in: rest) else { return nil }
        found[part] = String(rest[range.upperBound...])
        rest = rest[..<range.upperBound]
      }
    }
    return rest.isEmpty && found.values.allSatisfy { !$0.trimmed.isEmpty } ? found : nil
  }

  private func lastRange(of text: String, in whole: Substring) -> Range<Substring.Index>? {
    var end = whole.endIndex
    while true {
      if whole[..<end].hasSuffix(text) { return whole.index(end, offsetBy: -text.count)..<end }
      if end == whole.startIndex { return nil }
      end = whole.index(before: end)
    }
  }
}
