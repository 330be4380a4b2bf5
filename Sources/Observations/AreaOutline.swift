/// Where an area lies: its outline on a map, and what the map calls it.
public struct AreaOutline: Sendable, Hashable {
  /// A place on the earth (WGS 84).
  public struct Place: Sendable, Hashable {
    /// Degrees east of Greenwich, −180…180.
    public let longitude: Double
    /// Degrees north of the equator, −90…90.
    public let latitude: Double

    /// A place within these ranges.
    public init(longitude: Double, latitude: Double) {
      precondition(
        (-180...180).contains(longitude) && (-90...90).contains(latitude), "\(longitude), \(latitude)")
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  /// What the map calls it: a code or a name.
  public let key: String
  /// Closed lines: outer boundaries, and those of holes, in any order.
  public let rings: [[Place]]

  /// An area called `key`.
  public init(key: String, rings: [[Place]]) {
    self.key = key
    self.rings = rings
  }
}
