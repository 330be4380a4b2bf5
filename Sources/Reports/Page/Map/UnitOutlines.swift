public import Observations

/// The outlines of units: a map whose areas were found among the units.
public struct UnitOutlines: Sendable {
  /// The rings of each unit, in the order of the units; none where the map does not have it.
  let rings: [[[AreaOutline.Place]]]
  /// The rings of areas that are no units.
  let others: [[AreaOutline.Place]]
  /// The units that the map does not have, in order.
  public let missing: [AreaUnit]
  /// The areas that are no units, in the order of the map.
  public let unknown: [String]

  /// The areas of `outlines` that are `units`: by code, else by a full name that one unit alone has; nil where none is.
  ///
  /// Areas of one name are parts of one area.
  public init?(_ outlines: [AreaOutline], units: [AreaUnit]) {
    let names = Dictionary(grouping: units.indices) { units[$0].name }
    var places = names.compactMapValues { $0.count == 1 ? $0[0] : nil }
    // Codes go before names.
    for (place, unit) in units.enumerated() { if let code = unit.code { places[code] = place } }
    var rings = [[[AreaOutline.Place]]](repeating: [], count: units.count)
    var (others, unknown) = ([[AreaOutline.Place]](), [String]())
    for outline in outlines {
      if let place = places[outline.key] {
        rings[place] += outline.rings
      } else {
        others += outline.rings
        unknown.append(outline.key)
      }
    }
    guard rings.contains(where: { !$0.isEmpty }) else { return nil }
    self.rings = rings
    self.others = others
    self.unknown = unknown
    missing = units.indices.filter { rings[$0].isEmpty }.map { units[$0] }
  }

  /// What the map at `path` lacks and what it has too much, in one line; nil where map and units agree.
  public func sentence(path: String, _ language: Language) -> String? {
    func list(_ names: [String]) -> String {
      names.prefix(8).joined(separator: ", ") + (names.count > 8 ? ", …" : "")
    }
    var parts: [String] = []
    if !missing.isEmpty {
      let names = list(missing.map(\.name))
      parts.append(
        language(
          vi: "\(missing.count) trên \(rings.count) đơn vị không có trên bản đồ (\(names))",
          en: "\(missing.count) of \(rings.count) units are not on the map (\(names))"))
    }
    if !unknown.isEmpty {
      let names = list(unknown)
      parts.append(
        language(
          vi: "\(unknown.count) vùng không phải đơn vị nào (\(names))",
          en: "\(unknown.count) of its areas are no units (\(names))"))
    }
    return parts.isEmpty ? nil : "\(path): " + parts.joined(separator: "; ")
  }

  /// That no area of the map at `path` is a unit, and what `key` should name.
  public static func noMatch(
    _ outlines: [AreaOutline], units: [AreaUnit], key: String, path: String, _ language: Language
  ) -> String {
    let areas = outlines.prefix(3).map { "'\($0.key)'" }.joined(separator: ", ")
    let known = units.first.map { [$0.code, $0.name].compactMap(\.self) } ?? []
    let (vi, en) = (
      known.map { "'\($0)'" }.joined(separator: " hoặc "), known.map { "'\($0)'" }.joined(separator: " or ")
    )
    return language(
      vi: "\(path): không vùng nào là đơn vị: '\(key)' là \(areas), còn đơn vị là \(vi); "
        + "hãy nêu bằng --geojson-key thuộc tính chứa mã hoặc tên đầy đủ",
      en: "\(path): none of its areas is a unit: '\(key)' is \(areas), units are \(en); "
        + "name the property with codes or full names by --geojson-key")
  }
}
