public import Observations

/// One indicator and the rule it is held against.
public struct TargetPart: Sendable, Hashable, CustomStringConvertible {
  /// The identifier of the indicator.
  public let indicator: String
  /// What it is held against.
  public let rule: TargetRule
  /// How the periods of the indicator combine.
  public let kind: Indicator.Kind

  /// A rule for `indicator`, a name without `<`, `>`, `=`; a ratio needs a proportion, the other rules a flow or stock.
  public init(indicator: String, rule: TargetRule, kind: Indicator.Kind) {
    precondition(!indicator.isEmpty, "a target needs an indicator")
    precondition(rule.applies(to: kind), "\(rule) of '\(indicator)' does not apply to a \(kind)")
    if case .cap(let cap) = rule { precondition(cap >= 0, "a cap of \(cap)") }
    if case .strictRatio(let limit) = rule {
      precondition(limit.hundredths > 0, "no ratio is under \(limit) %")
    }
    self.indicator = indicator
    self.rule = rule
    self.kind = kind
  }

  /// The part as a bare target: `robbery=-7%`, `stock:drug_addicts=-15%`, `fires<=12`, `fires=0`, `reoffenders<10%`.
  public var description: String {
    let condition =
      switch rule {
      case .cut(let cut): "=-\(cut)%"
      case .cap(0): "=0"
      case .cap(let cap): "<=\(cap)"
      case .strictRatio(let limit): "<\(limit)%"
      }
    return (isMarkedStock ? "stock:" : "") + indicator + condition
  }

  /// Whether the prefix `stock:` belongs before the name: a stock, or a proportion over one.
  private var isMarkedStock: Bool { kind == .stock || kind == .proportion(denominator: .stock) }
}
