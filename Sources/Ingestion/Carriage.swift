public import Observations

/// What was carried over to the units of one list.
public struct Carriage: Sendable, Hashable {
  /// The first day of the list.
  public let validFrom: CalendarDate
  /// The name of the list.
  public let list: String
  /// How many of its units gather whole earlier units.
  public let exactUnits: Int
  /// How many gather a part of a divided unit.
  public let weightedUnits: Int
  /// How many units of the data are in no list and stay as they are.
  public let foreignUnits: Int
}

extension DataSetDescription {
  /// Whether the figures are brought onto the units of one list.
  var isCarried: Bool { boundaries == .ofPeriod || crosswalk != nil || carryTo != nil }

  /// The lists that the data can be on and the crosswalk from each of them; nil, and a failure, where the file of the
  /// crosswalk cannot be used.
  func unitHistory(_ failures: inout [IngestionError]) -> UnitHistory? {
    guard let crosswalk else { return .builtIn }
    do {
      let text = try DelimitedText(path: crosswalk.file, name: crosswalk.file, fallback: unitsEncoding)
      let own = try CrosswalkFile(text).crosswalk(validFrom: crosswalk.validFrom, province: province)
      return UnitHistory(lists: [own.earlier, own.later]) { $0.id == own.later.id ? [own] : [] }
    } catch {
      failures.append(error)
      return nil
    }
  }

  /// `table` on the units of one list: that of `carry-to`, else the one in force at the end of the data.
  func carried(
    _ table: CountTable, through history: UnitHistory, _ failures: inout [IngestionError]
  ) -> (table: CountTable, carriage: Carriage?) {
    guard let day = carryTo?.date ?? table.lastDay() else { return (table, nil) }
    guard let list = history.lists.last(where: { $0.validFrom <= day }) else {
      failures.append(
        IngestionError(
          file: "carry-to", kind: .noListToCarryTo(day, oldest: history.lists[0].validFrom)))
      return (table, nil)
    }
    let used = Set(table.rows.map { table.units[Int($0.unit)].validFrom })
    if let newer = history.lists.last(where: { $0.validFrom > list.validFrom && used.contains($0.validFrom) })
    {
      failures.append(
        IngestionError(
          file: "carry-to", kind: .cannotCarryBack(to: list.validFrom, from: newer.validFrom)))
      return (table, nil)
    }
    let succession = UnitSuccession(of: table.units, onto: list, by: history.leading(list))
    guard succession.foreignCount < table.units.count || table.units.isEmpty else {
      failures.append(IngestionError(file: "carry-to", kind: .nothingToCarry(to: list.validFrom)))
      return (table, nil)
    }
    return (
      table.carried(by: succession),
      Carriage(
        validFrom: list.validFrom, list: list.id, exactUnits: succession.exactCount,
        weightedUnits: succession.weightedCount, foreignUnits: succession.foreignCount)
    )
  }
}

/// The lists that follow each other, the oldest first, and the crosswalks that lead to one of them.
struct UnitHistory {
  let lists: [UnitList]
  let leading: (UnitList) -> [UnitCrosswalk]

  static var builtIn: UnitHistory {
    UnitHistory(lists: UnitList.builtIn, leading: UnitCrosswalk.leading(to:))
  }
}
