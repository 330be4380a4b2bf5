import Observations
import Probability

/// The five synthetic series of one unit, month by month.
struct SimulatedUnit {
  /// The series, in the order of the cells of a month.
  static let indicators = [
    Indicator(id: "social_order_crimes", kind: .flow),
    Indicator(id: "serious_traffic_accidents", kind: .flow),
    Indicator(id: "drug_addicts", kind: .stock),
    Indicator(id: "new_drug_addicts", kind: .flow),
    Indicator(id: "reoffenders", kind: .proportion(denominator: .flow)),
  ]

  /// A count and, of a proportion, its denominator.
  typealias Cell = (count: Int, denominator: Int?)

  private var register: SimulatedRegister
  private var crimes: SimulatedFlow
  private var accidents: SimulatedFlow
  private var releases: SimulatedReleases

  /// The series of `unit`, which has a population; each draws from a stream of its own.
  init(unit: AreaUnit, seed: UInt64) {
    func stream(_ indicator: String) -> SeededGenerator {
      SeededGenerator(seed: seed, name: "\(indicator)/\(unit.code ?? unit.name)")
    }
    register = SimulatedRegister(unit: unit, stream: stream("drug_addicts"))
    crimes = SimulatedFlow.socialOrderCrimes(unit: unit, stream: stream("social_order_crimes"))
    accidents = SimulatedFlow.trafficAccidents(unit: unit, stream: stream("serious_traffic_accidents"))
    releases = SimulatedReleases(unit: unit, stream: stream("reoffenders"))
  }

  /// Draws the levels of `year`; years must come in order.
  mutating func begin(year: Int) {
    crimes.begin(year: year)
    accidents.begin(year: year)
  }

  /// Draws the cells of `month`, 1…12; months must come in order.
  mutating func cells(month: Int) -> [Cell] {
    let arrivals = register.advance()
    let released = releases.advance()
    return [
      (crimes.count(month: month), nil), (accidents.count(month: month), nil), (register.level, nil),
      (arrivals, nil), (released.reoffending, released.released),
    ]
  }
}

extension SeededGenerator {
  /// A stream of its own for each name: FNV-1a over the name, mixed with the seed.
  init(seed: UInt64, name: String) {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325 ^ seed
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    self.init(seed: hash)
  }
}
