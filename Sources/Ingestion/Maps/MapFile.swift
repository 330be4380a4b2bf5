public import Observations

/// A map of areas in GeoJSON (RFC 7946).
public enum MapFile {
  /// The outlines of the areas in the file at `path`, each called by its property `key`, in their order.
  ///
  /// Features without an area, or without the property, are left out. Throws `MapFault` where nothing is left, and
  /// `IngestionError` where the file cannot be read.
  public static func outlines(at path: String, key: String) throws -> [AreaOutline] {
    try outlines(of: Array(try PlainFile.text(at: path).utf8), key: key, path: path)
  }

  static func outlines(of bytes: [UInt8], key: String, path: String) throws(MapFault) -> [AreaOutline] {
    let document: JSONValue
    do { document = try JSONReader.value(of: bytes) } catch {
      throw MapFault(path: path, kind: .noJSON(line: error.line, column: error.column))
    }
    guard document["type"]?.string == "FeatureCollection", let features = document["features"]?.elements
    else { throw MapFault(path: path, kind: .noFeatures) }
    var outlines: [AreaOutline] = []
    var properties: [String] = []
    for feature in features {
      let name = feature["properties"]?[key].flatMap(text)
      if case .object(let members)? = feature["properties"] {
        for member in members where !properties.contains(member.name) { properties.append(member.name) }
      }
      guard let name, let geometry = feature["geometry"] else { continue }
      let rings = try rings(of: geometry, path: path)
      if !rings.isEmpty { outlines.append(AreaOutline(key: name, rings: rings)) }
    }
    guard properties.contains(key) || outlines.isEmpty == false else {
      throw MapFault(path: path, kind: .noProperty(key, known: properties))
    }
    guard !outlines.isEmpty else { throw MapFault(path: path, kind: .noAreas) }
    return outlines
  }

  /// A code or a name; whole numbers are codes.
  private static func text(_ value: JSONValue) -> String? {
    switch value {
    case .string(let text): text
    case .number(let number): Int(exactly: number).map(String.init)
    default: nil
    }
  }

  /// The rings of a polygon or of several; empty for other geometries.
  private static func rings(of geometry: JSONValue, path: String) throws(MapFault) -> [[AreaOutline.Place]] {
    let coordinates = geometry["coordinates"]?.elements ?? []
    var rings: [JSONValue] = []
    switch geometry["type"]?.string {
    case "Polygon": rings = coordinates
    case "MultiPolygon": rings = coordinates.flatMap { $0.elements ?? [] }
    case "GeometryCollection":
      var all: [[AreaOutline.Place]] = []
      for part in geometry["geometries"]?.elements ?? [] { all += try self.rings(of: part, path: path) }
      return all
    default: break
    }
    var outlines: [[AreaOutline.Place]] = []
    for ring in rings {
      var outline: [AreaOutline.Place] = []
      for position in ring.elements ?? [] {
        guard case .numbers(let numbers) = position, numbers.count >= 2 else { continue }
        guard abs(numbers[0]) <= 180, abs(numbers[1]) <= 90 else {
          throw MapFault(path: path, kind: .noDegrees(numbers[0], numbers[1]))
        }
        outline.append(AreaOutline.Place(longitude: numbers[0], latitude: numbers[1]))
      }
      if outline.count >= 3 { outlines.append(outline) }
    }
    return outlines
  }
}
