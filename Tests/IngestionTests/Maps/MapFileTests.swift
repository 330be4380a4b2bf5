import Observations
import Testing

@testable import Ingestion

@Suite("Maps")
struct MapFileTests {
  private static func outlines(_ features: String, key: String = "code") throws -> [AreaOutline] {
    let text = #"{"type": "FeatureCollection", "features": [\#(features)]}"#
    return try MapFile.outlines(of: Array(text.utf8), key: key, path: "m.geojson")
  }

  private static func feature(_ properties: String, _ geometry: String) -> String {
    #"{"type": "Feature", "properties": \#(properties), "geometry": \#(geometry)}"#
  }

  private static let square = "[[107,21],[108,21],[108,22],[107,22],[107,21]]"
  private static let hole = "[[107.2,21.2,5],[107.4,21.2,5],[107.4,21.4,5],[107.2,21.2,5]]"

  @Test("polygons with holes, several polygons, and collections of them") func geometries() throws {
    let polygon = #"{"type": "Polygon", "coordinates": [\#(Self.square), \#(Self.hole)]}"#
    let several = #"{"type": "MultiPolygon", "coordinates": [[\#(Self.square)], [\#(Self.hole)]]}"#
    let collection =
      #"{"type": "GeometryCollection", "geometries": [\#(polygon), {"type": "Point", "coordinates": [1, 2]}]}"#
    let features = [polygon, several, collection].enumerated().map {
      Self.feature(#"{"code": "0\#($0)"}"#, $1)
    }
    let outlines = try Self.outlines(features.joined(separator: ","))
    #expect(outlines.map(\.key) == ["00", "01", "02"])
    for outline in outlines {
      #expect(outline.rings.map(\.count) == [5, 4])
      #expect(outline.rings[1][1] == .init(longitude: 107.4, latitude: 21.2))
    }
  }

  @Test("whole numbers are codes; what has no key or no area is left out") func keys() throws {
    let polygon = #"{"type": "Polygon", "coordinates": [\#(Self.square)]}"#
    let point = #"{"type": "Point", "coordinates": [107, 21]}"#
    let outlines = try Self.outlines(
      [
        Self.feature(#"{"code": 6649}"#, polygon), Self.feature(#"{"code": null}"#, polygon),
        Self.feature("{}", polygon), Self.feature(#"{"code": "x"}"#, point),
        Self.feature(#"{"code": 1}"#, "null"),
      ].joined(separator: ","))
    #expect(outlines.map(\.key) == ["6649"])
  }

  @Test(
    "what is wrong with a map, and what to do",
    arguments: [
      (
        "{\n]", "m.geojson:2:1: is no JSON; --geojson takes a file of GeoJSON",
        "m.geojson:2:1: không phải JSON; --geojson cần tệp GeoJSON"
      ),
      (
        #"{"type": "Topology"}"#,
        "m.geojson: is no FeatureCollection of GeoJSON; export the map as GeoJSON (RFC 7946)",
        "m.geojson: không phải FeatureCollection của GeoJSON; hãy xuất bản đồ sang GeoJSON (RFC 7946)"
      ),
      (
        #"{"type": "FeatureCollection", "features": [{"properties": {"codes": "1", "name": "x"}, "geometry": null}]}"#,
        "m.geojson: no area has the property 'code'; did you mean 'codes'? All: 'codes', 'name'",
        "m.geojson: không vùng nào có thuộc tính 'code'; có phải 'codes'? Tất cả: 'codes', 'name'"
      ),
      (
        #"{"type": "FeatureCollection", "features": [{"properties": {"id": "1", "ten": "x"}, "geometry": null}]}"#,
        "m.geojson: no area has the property 'code'; there are: 'id', 'ten'",
        "m.geojson: không vùng nào có thuộc tính 'code'; có: 'id', 'ten'"
      ),
      (
        #"{"type": "FeatureCollection", "features": [{"properties": {"code": "1"}, "geometry": null}]}"#,
        "m.geojson: holds no area to draw (Polygon, MultiPolygon)",
        "m.geojson: không có vùng nào (Polygon, MultiPolygon) để vẽ"
      ),
      (
        #"{"type": "FeatureCollection", "features": [{"properties": {"code": "1"}, "geometry": {"type": "Polygon", "coordinates": [[[430000, 2320000], [1, 2], [3, 4]]]}}]}"#,
        "m.geojson: the coordinates 430000.0, 2320000.0 are no degrees; export the map in WGS 84 (EPSG:4326)",
        "m.geojson: tọa độ 430000.0, 2320000.0 không phải độ; hãy xuất bản đồ theo WGS 84 (EPSG:4326)"
      ),
    ])
  func faults(_ text: String, _ english: String, _ vietnamese: String) {
    let fault = #expect(throws: MapFault.self) {
      try MapFile.outlines(of: Array(text.utf8), key: "code", path: "m.geojson")
    }
    #expect(fault?.sentence(.en) == english && fault?.sentence(.vi) == vietnamese)
  }
}
