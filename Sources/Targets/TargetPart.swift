public import Observations

/// One indicator and the rule it is held against.
public struct TargetPart: Sendable, Hashable, CustomStringConvertible {
  /// The identifier of the indicator.
  public let indicator: String
  /// What it is held against.
  public let rule: TargetRule
  /// How the periods of the indicator combine.
  public let kind: Indicator.Kind

  /// A rule for `indicator`, a name without `<`, `>`, `=`; a share needs a proportion, the other rules a flow or stock,
  /// and some value meets the rule.
  public init(indicator: String, rule: TargetRule, kind: Indicator.Kind) {
    precondition(!indicator.isEmpty, "a target needs an indicator")
    precondition(rule.applies(to: kind), "\(rule) of '\(indicator)' does not apply to a \(kind)")
    precondition(rule.canBeMet, "no value meets \(rule)")
    self.indicator = indicator
    self.rule = rule
    self.kind = kind
  }

  /// The part as a bare target: `robbery=-7%`, `stock:drug_addicts=-15%`, `fires<=12`, `fires=0`,
  /// `patrols>=40`, `patrols=+10%`, `reoffenders<10%`. Rounding has no bare form: `robbery=-7% (1 decimal)`.
  public var description: String {
    let condition =
      switch rule {
      case .cut(let cut, let rounding): "=-\(cut)%\(rounding.suffix)"
      case .increase(let rise, let rounding): "=+\(rise)%\(rounding.suffix)"
      case .count(Limit(.atMost, 0)): "=0"
      case .count(let limit): "\(limit.side.symbol)\(limit.value)"
      case .share(let limit, let rounding):
        "\(limit.side.symbol)\(BasisPoints(hundredths: limit.value))%\(rounding.suffix)"
      }
    return (isMarkedStock ? "stock:" : "") + indicator + condition
  }

  /// Whether the prefix `stock:` belongs before the name: a stock, or a proportion over one.
  private var isMarkedStock: Bool { kind == .stock || kind == .proportion(denominator: .stock) }
}

extension Limit.Side {
  /// The operator of a bare target.
  fileprivate var symbol: String {
    switch self {
    case .atLeast: ">="
    case .above: ">"
    case .atMost: "<="
    case .under: "<"
    }
  }
}

extension LineCondition.Rounding {
  fileprivate var suffix: String {
    switch self {
    case .exact: ""
    case .published(let decimals): " (\(decimals) \(decimals == 1 ? "decimal" : "decimals"))"
    }
  }
}
