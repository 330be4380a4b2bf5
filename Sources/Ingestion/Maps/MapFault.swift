public import Observations

/// Why a map cannot be used.
public struct MapFault: Error, Sendable, Hashable {
  /// What is wrong.
  enum Kind: Sendable, Hashable {
    case noJSON(line: Int, column: Int)
    case noFeatures
    case noProperty(String, known: [String])
    case noAreas
    case noDegrees(Double, Double)
  }

  /// The file.
  let path: String
  let kind: Kind

  /// One line with a remedy.
  public func sentence(_ language: Language) -> String {
    switch kind {
    case .noJSON(let line, let column):
      return language(
        vi: "\(path):\(line):\(column): không phải JSON; --geojson cần tệp GeoJSON",
        en: "\(path):\(line):\(column): is no JSON; --geojson takes a file of GeoJSON")
    case .noFeatures:
      return language(
        vi: "\(path): không phải FeatureCollection của GeoJSON; hãy xuất bản đồ sang GeoJSON (RFC 7946)",
        en: "\(path): is no FeatureCollection of GeoJSON; export the map as GeoJSON (RFC 7946)")
    case .noProperty(let key, let known):
      let names = known.prefix(12).map { "'\($0)'" }.joined(separator: ", ") + (known.count > 12 ? ", …" : "")
      let list =
        Suggestion.nearest(to: key, among: known).map {
          language(vi: "; có phải '\($0)'? Tất cả: ", en: "; did you mean '\($0)'? All: ")
        } ?? language(vi: "; có: ", en: "; there are: ")
      return language(
        vi: "\(path): không vùng nào có thuộc tính '\(key)'\(list)\(names)",
        en: "\(path): no area has the property '\(key)'\(list)\(names)")
    case .noAreas:
      return language(
        vi: "\(path): không có vùng nào (Polygon, MultiPolygon) để vẽ",
        en: "\(path): holds no area to draw (Polygon, MultiPolygon)")
    case .noDegrees(let x, let y):
      return language(
        vi: "\(path): tọa độ \(x), \(y) không phải độ; hãy xuất bản đồ theo WGS 84 (EPSG:4326)",
        en: "\(path): the coordinates \(x), \(y) are no degrees; export the map in WGS 84 (EPSG:4326)")
    }
  }
}
