import Evaluation
import Flagging
import Observations
import Testing

@testable import Reports

@Suite("Maps of the page")
struct MapTests {
  /// A square of a tenth of a degree.
  private static func square(_ key: String, east: Int, north: Int) -> AreaOutline {
    let (x, y) = (107 + 0.1 * Double(east), 21 + 0.1 * Double(north))
    let corners = [(x, y), (x + 0.05, y), (x + 0.1, y), (x + 0.1, y + 0.1), (x, y + 0.1), (x, y)]
    return AreaOutline(key: key, rings: [corners.map { .init(longitude: $0.0, latitude: $0.1) }])
  }

  private static let units = [
    AreaUnit(code: "1", name: "Xã A"), AreaUnit(code: "2", name: "Xã B"), AreaUnit(name: "Xã C"),
    AreaUnit(name: "Xã D"), AreaUnit(name: "Xã D"),
  ]

  @Test("codes go before names, and a name that two units have is none") func matching() throws {
    let outlines = [
      Self.square("2", east: 0, north: 0), Self.square("Xã C", east: 1, north: 0),
      Self.square("Xã D", east: 2, north: 0), Self.square("2", east: 3, north: 0),
      Self.square("xã a", east: 4, north: 0),
    ]
    let found = try #require(UnitOutlines(outlines, units: Self.units))
    #expect(found.rings.map(\.count) == [0, 2, 1, 0, 0])
    #expect(found.unknown == ["Xã D", "xã a"] && found.others.count == 2)
    #expect(
      found.sentence(path: "m", .en)
        == "m: 3 of 5 units are not on the map (Xã A, Xã D, Xã D); 2 of its areas are no units (Xã D, xã a)")
    #expect(
      found.sentence(path: "m", .vi)
        == "m: 3 trên 5 đơn vị không có trên bản đồ (Xã A, Xã D, Xã D); 2 vùng không phải đơn vị nào (Xã D, xã a)"
    )
    #expect(UnitOutlines([outlines[4]], units: Self.units) == nil)
    let whole = try #require(UnitOutlines([outlines[0]], units: [Self.units[1]]))
    #expect(whole.sentence(path: "m", .en) == nil)
  }

  @Test("outlines are where they belong, without points that do not turn") func drawing() throws {
    // Two degrees of latitude apart at 60° north a degree of longitude is half as wide.
    let corners = [(10.0, 59.0), (12, 59), (14, 59), (14, 61), (10, 61), (10, 59)]
    let outline = AreaOutline(
      key: "1", rings: [corners.map { .init(longitude: $0.0, latitude: $0.1) }])
    let found = try #require(UnitOutlines([outline], units: [Self.units[0]]))
    let picture = try #require(PageDocument(MapDrawing(found).outlines.html)?.root)
    let path = try #require(picture.elements("path").first { $0.attributes["id"] == "g0" })
    #expect(path.attributes["d"] == "m2 1198l1196 0 0-1196-1196 0z")
  }

  @Test("a page with a map has a picture of each target, and tiles as its table") func page() async throws {
    var world = try await PageWorld()
    let outlines = (0..<8).map { Self.square("0\(6649 + 3 * $0)", east: $0 % 3, north: $0 / 3) }
    world.contents = world.contents.with(
      outlines: try #require(UnitOutlines(outlines, units: world.contents.table.units)))
    let page = try #require(PageDocument(world.html(.both))?.root)
    let article = try #require(page.elements("article").first)
    let picture = try #require(article.elements("svg").first)
    #expect(picture.attributes["role"] == "img")
    #expect(picture.children.prefix(2).map(\.name) == ["title", "desc"])
    let flags = world.contents.targets[0].list.flags
    let shapes = picture.elements("use")
    #expect(shapes.map { $0.attributes["class"] } == flags.map { "m\($0.band.place)" })
    let ids = Set(page.all.compactMap { $0.attributes["id"] })
    #expect(shapes.allSatisfy { ids.contains(String($0.attributes["href"]?.dropFirst() ?? "")) })
    for (shape, flag) in zip(shapes, flags) { #expect(shape.text.hasPrefix(flag.forecast.unit.name)) }
    #expect(
      article.elements("a").map { $0.text.split(separator: " ")[0] } == flags.map { Substring($0.sign) })
  }
}

extension PageContents {
  /// The same with a map.
  fileprivate func with(outlines: UnitOutlines) -> PageContents {
    PageContents(
      targets: targets, table: table, panels: panels, breaks: breaks, areas: areas, quality: quality,
      program: program, outlines: outlines)
  }
}
