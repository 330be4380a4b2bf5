/// What a plan asks of every unit in a year: one part, or several that must all be met.
public struct Target: Sendable, Hashable, CustomStringConvertible {
  /// The part whose numbers stand in the row of the target.
  public let primary: TargetPart
  /// The other parts of a conjunction.
  public let further: [TargetPart]
  /// The target in the words of its source.
  public let sourceText: String

  /// A target that is met where every part is; parts that name the same indicator agree in its kind.
  public init(_ primary: TargetPart, and further: [TargetPart] = [], sourceText: String) {
    for part in further {
      for other in [primary] + further where part.indicator == other.indicator {
        precondition(part.kind == other.kind, "'\(part.indicator)' is both \(part.kind) and \(other.kind)")
      }
    }
    self.primary = primary
    self.further = further
    self.sourceText = sourceText
  }

  /// All parts, the primary first.
  public var parts: [TargetPart] { [primary] + further }

  /// The target as a bare target, which reads back as the same parts.
  public var description: String { parts.map(\.description).joined(separator: " and ") }
}
