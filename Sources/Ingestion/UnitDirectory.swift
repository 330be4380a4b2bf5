import Observations

/// Finds the unit that a row names.
protocol UnitDirectory {
  /// The units, in order of their first appearance.
  var units: [AreaUnit] { get }

  /// How the units were found; nil where they are those of the data.
  var matches: UnitMatches? { get }

  /// Whether residents that the data give go before those of the directory.
  var yieldsPopulations: Bool { get }

  /// The place of the unit in `units` with what is doubtful about it, or why it is none.
  mutating func find(_ mention: UnitMention) -> UnitFinding
}

/// What a unit directory says to a mention.
struct UnitFinding {
  /// The place in the directory's units; nil where the row cannot be used.
  let unit: Int?
  /// What is wrong; with a unit, what is doubtful and said once.
  let fault: CellFault?

  static func found(_ unit: Int, doubt: CellFault? = nil) -> UnitFinding {
    UnitFinding(unit: unit, fault: doubt)
  }

  static func none(_ role: ColumnRole, _ kind: DataIssue.Kind) -> UnitFinding {
    UnitFinding(unit: nil, fault: CellFault(role: role, kind: kind))
  }
}
