/// The official units of a province from one change to the next.
///
/// Codes were reused in 2025, so a code means something only together with the day its list came into force.
public struct UnitList: Sendable {
  /// What the numbers of residents are.
  public enum PopulationBasis: String, Sendable {
    /// De facto residents of the census of 2019-04-01, carried to the bounds of the list.
    case census2019 = "census-2019"
    /// Residents as stated when the units were formed in 2025; another concept than that of the census.
    case statedIn2025 = "stated-2025"
  }

  /// The name of the list, such as `quang-ninh-2020`.
  public let id: String
  /// The first day on which the list was in force.
  public let validFrom: CalendarDate
  /// The last day, or nil where the list still is.
  public let validThrough: CalendarDate?
  /// The province.
  public let province: AreaUnit.Parent
  /// The resolution that made the list what it is.
  public let resolution: String
  /// What the numbers of residents are.
  public let populationBasis: PopulationBasis
  /// The units in official order, each with code, day of the list, type and parent; residents where they are known.
  public let units: [AreaUnit]

  private let indexOfCode: [String: Int]

  /// Takes `text` apart: a line a parent (code of two or three digits, name), behind it its units (code, name, residents).
  init(
    id: String, validFrom: CalendarDate, validThrough: CalendarDate?, province: AreaUnit.Parent,
    resolution: String, populationBasis: PopulationBasis, text: String
  ) {
    var parent = province
    var units: [AreaUnit] = []
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: ",").map(String.init)
      if fields[0].utf8.count < 5 {
        parent = AreaUnit.Parent(code: fields[0], name: fields[1])
      } else {
        units.append(
          AreaUnit(
            code: fields[0], validFrom: validFrom, name: fields[1], type: Self.type(of: fields[1]),
            parent: parent, population: fields.count > 2 ? Int(fields[2]) : nil))
      }
    }
    self.init(
      id: id, validFrom: validFrom, validThrough: validThrough, province: province, resolution: resolution,
      populationBasis: populationBasis, units: units)
  }

  /// A list of `units`, each with a code of its own.
  public init(
    id: String, validFrom: CalendarDate, validThrough: CalendarDate? = nil, province: AreaUnit.Parent,
    resolution: String, populationBasis: PopulationBasis, units: [AreaUnit]
  ) {
    self.id = id
    self.validFrom = validFrom
    self.validThrough = validThrough
    self.province = province
    self.resolution = resolution
    self.populationBasis = populationBasis
    self.units = units
    indexOfCode = Dictionary(
      uniqueKeysWithValues: units.enumerated().map { index, unit in (unit.code ?? "", index) })
  }

  /// The place of the unit with the code `code` (five digits), or nil.
  public func index(ofCode code: String) -> Int? { indexOfCode[code] }

  /// Whether the list was in force on `date`.
  public func isInForce(on date: CalendarDate) -> Bool {
    validFrom <= date && date <= validThrough ?? date
  }

  /// The type that a full name begins with, in lower case.
  private static func type(of name: String) -> String? {
    let name = name.lowercased()
    return ["phường", "xã", "thị trấn", "đặc khu"].first { name.hasPrefix("\($0) ") }
  }
}

extension UnitList {
  /// The lists that the program carries, the oldest first.
  public static let builtIn = [quangNinh2020, quangNinh2024, quangNinh2025]

  /// The built-in list in force on `date`, or nil before the oldest.
  public static func inForce(on date: CalendarDate) -> UnitList? {
    builtIn.first { $0.isInForce(on: date) }
  }
}

extension UnitList: CustomStringConvertible {
  /// `quang-ninh-2020, 177 units from 2020-01-01`.
  public var description: String { "\(id), \(units.count) units from \(validFrom)" }
}
