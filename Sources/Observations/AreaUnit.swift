/// A commune-level administrative unit of one official list.
///
/// Codes were reused in 2025, so a unit is known by its code together with the day its list came into force.
public struct AreaUnit: Sendable, Hashable {
  /// A district or province, as a unit names it.
  public struct Parent: Sendable, Hashable {
    /// The official code, where known.
    public let code: String?
    /// The full name.
    public let name: String

    /// A parent with its code, where known.
    public init(code: String? = nil, name: String) {
      self.code = code
      self.name = name
    }
  }

  /// The official code, where the data have one; leading zeros kept.
  public let code: String?
  /// The first day of the list the code belongs to, where known.
  public let validFrom: CalendarDate?
  /// The full name, with its type: "Phường Hà Khánh".
  public let name: String
  /// The type in lower case ("phường", "xã", "thị trấn", "đặc khu"), where known.
  public let type: String?
  /// The district, or the province where there is no district.
  public let parent: Parent?
  /// Residents, where known.
  public let population: Int?

  /// A unit; `population` must not be negative.
  public init(
    code: String? = nil, validFrom: CalendarDate? = nil, name: String, type: String? = nil,
    parent: Parent? = nil, population: Int? = nil
  ) {
    precondition((population ?? 0) >= 0, "a population of \(population ?? 0)")
    self.code = code
    self.validFrom = validFrom
    self.name = name
    self.type = type
    self.parent = parent
    self.population = population
  }

  /// The official order: by parent (code, then name), then by unit (code, then name), in code-point order.
  public static func officialOrder(_ left: AreaUnit, _ right: AreaUnit) -> Bool {
    left.sortKey.lexicographicallyPrecedes(right.sortKey)
  }

  private var sortKey: [String] {
    [parent?.code ?? "", parent?.name ?? "", code ?? "", name]
  }
}

/// The levels at which counts are held against a target.
public enum AreaLevel: String, Sendable, CaseIterable {
  case unit
  case district
  case province
}
