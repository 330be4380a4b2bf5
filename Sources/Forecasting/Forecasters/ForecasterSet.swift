/// The forecasters in use: of flows those that are pooled and those that they are held against, and the one model of every
/// other kind.
public struct ForecasterSet: Sendable {
  /// The members of the pool.
  public var members: [any Forecaster]
  /// What the members are to beat; never in the pool.
  public var yardsticks: [any Forecaster]
  /// The pool's weights before anything was scored: trust in the member that was best on every panel tried, until the
  /// data tell.
  public var trust: PoolWeights
  /// The models of the kinds that have one: of stocks, and of proportions.
  public var ofOtherKinds = ["stock-flow", "beta-binomial"]

  /// A set; one weight a member, where there is any.
  public init(members: [any Forecaster], yardsticks: [any Forecaster], trust: PoolWeights) {
    precondition(
      members.isEmpty || members.count == trust.shares.count,
      "\(members.count) members, \(trust.shares.count) weights")
    self.members = members
    self.yardsticks = yardsticks
    self.trust = trust
  }

  /// The forecasters that the tool uses.
  public static let standard = ForecasterSet(
    members: [GammaPoissonForecaster(), MixedTrendForecaster(), LastYearForecaster()],
    yardsticks: [ClimatologyForecaster(), StraightLineForecaster(), SeriesRegressionForecaster()],
    trust: PoolWeights(trust: [0.78, 0.2, 0.02]))

  /// The same with nothing but the forecasters named; nil where none of them is known.
  public func only(_ names: [String]) -> ForecasterSet? {
    let kept = members.indices.filter { names.contains(members[$0].name) }
    let others = yardsticks.filter { names.contains($0.name) }
    let kinds = ofOtherKinds.filter(names.contains)
    guard !(kept.isEmpty && others.isEmpty && kinds.isEmpty) else { return nil }
    var set = ForecasterSet(
      members: kept.map { members[$0] }, yardsticks: others,
      trust: kept.isEmpty ? trust : PoolWeights(trust: kept.map { trust.shares[$0] }))
    set.ofOtherKinds = kinds
    return set
  }

  /// The names of all forecasters.
  public var names: [String] { (members + yardsticks).map(\.name) + ofOtherKinds }
}
