/// A sign inside numbers, between thousands or before decimals.
public enum NumberSeparator: String, Sendable, CaseIterable {
  case point = "."
  case comma = ","
  /// A space, no-break space or thin space; only between thousands.
  case space = " "

  /// The separator that `scalar` is, or nil.
  init?(_ scalar: Unicode.Scalar) {
    switch scalar {
    case ".": self = .point
    case ",": self = .comma
    case " ", "\u{A0}", "\u{2009}", "\u{202F}": self = .space
    default: return nil
    }
  }

  /// As messages name it.
  var name: String {
    switch self {
    case .point: "points"
    case .comma: "commas"
    case .space: "spaces"
    }
  }

  /// What stands before decimals where this stands between thousands, and the other way round.
  var opposite: NumberSeparator? {
    switch self {
    case .point: .comma
    case .comma: .point
    case .space: nil
    }
  }
}
