import Evaluation
import Flagging
import Glibc
import Observations
import Targets

/// A map of units, equirectangular: degrees of longitude shrink by the cosine of the middle latitude.
struct MapDrawing {
  private let areas: UnitOutlines
  private let west: Double, north: Double, degree: (east: Double, south: Double)
  private let height: Double

  /// The grid that outlines are snapped to; neighbours lose the same points, so that no gap opens between them.
  private static let width = 1_200.0
  /// The size on a screen.
  private static let shownWidth = 600.0

  /// A map of `outlines`.
  init(_ outlines: UnitOutlines) {
    areas = outlines
    let places = (outlines.rings.flatMap(\.self) + outlines.others).flatMap(\.self)
    let longitudes = (places.map(\.longitude).min() ?? 0, places.map(\.longitude).max() ?? 1)
    let latitudes = (places.map(\.latitude).min() ?? 0, places.map(\.latitude).max() ?? 1)
    let shrinkage = max(cos((latitudes.0 + latitudes.1) / 2 * .pi / 180), 0.01)
    let (across, down) = ((longitudes.1 - longitudes.0) * shrinkage, latitudes.1 - latitudes.0)
    // High provinces are no taller than they would be wide.
    let scale = (Self.width - 4) / max(across, down, 1e-9)
    (west, north) = (longitudes.0, latitudes.1)
    degree = (scale * shrinkage, scale)
    height = (down * scale).rounded(.up) + 4
  }

  /// The outlines of all units, once for all maps of the page.
  var outlines: Markup {
    let paths = areas.rings.enumerated().filter { !$0.element.isEmpty }.map { place, rings in
      Markup("path", ["id": "g\(place)", "fill-rule": "evenodd", "d": path(rings)])
    }
    let hatch = Markup(
      "pattern",
      ["id": "hatch", "width": "14", "height": "14", "patternUnits": "userSpaceOnUse"],
      Markup("path", ["d": "M0 14L14 0", "stroke": "#777", "stroke-width": "3"]))
    return Markup(
      "svg", ["class": "o", "aria-hidden": "true", "width": "0", "height": "0"],
      Markup("defs", [:], hatch + paths.joined()))
  }

  /// The map of one target; its table are the tiles below it.
  func figure(of list: FlagList, _ voice: PageVoice) -> Markup {
    let shapes = list.flags.enumerated().filter { !areas.rings[$0.offset].isEmpty }.map { place, flag in
      let words = voice.plain { context in
        let p = flag.probabilityCell.onScreen(context.language)
        return flag.band.cell.onScreen(context.language) + (p.isEmpty ? "" : ", P = \(p)")
      }
      return Markup(
        "use", ["href": "#g\(place)", "class": "m\(flag.band.place)"],
        Markup("title", [:], Markup(text: "\(flag.forecast.unit.name): \(words)")))
    }
    var content = shapes.joined()
    if !areas.others.isEmpty { content += Markup("path", ["d": path(areas.others)]) }
    let title = voice.plain { context in
      context.language(vi: "Bản đồ P(không đạt): ", en: "Map of P(miss): ")
        + context.title(of: list.forecast.target)
    }
    let description = voice.plain { context in
      Band.allCases.compactMap { band in
        let count = list.flags.count { $0.band == band }
        return count > 0 ? "\(band.cell.onScreen(context.language)): \(count)" : nil
      }.joined(separator: "; ")
    }
    let head = Markup("title", [:], Markup(text: title)) + Markup("desc", [:], Markup(text: description))
    let picture = Markup(
      "svg",
      [
        "role": "img", "viewBox": "0 0 \(Drawing.number(Self.width)) \(Drawing.number(height))",
        "width": Drawing.number(Self.shownWidth),
        "height": Drawing.number(height * Self.shownWidth / Self.width),
      ], head + content)
    return Markup("div", ["class": "map"], picture)
  }

  /// Closed lines in whole steps of the grid, each from the end of the one before.
  private func path(_ rings: [[AreaOutline.Place]]) -> String {
    var text = ""
    var (x, y) = (0, 0)
    func move(to point: (x: Int, y: Int)) -> String {
      defer { (x, y) = point }
      let (across, down) = (point.x - x, point.y - y)
      return down < 0 ? "\(across)\(down)" : "\(across) \(down)"
    }
    for ring in rings {
      let points = Self.corners(of: ring.map(grid))
      guard points.count >= 3 else { continue }
      text += "m" + move(to: points[0]) + "l"
      text += points.dropFirst().map { move(to: $0) }.reduce("") { line, step in
        // A minus sign parts two numbers as well as a blank does.
        line.isEmpty || step.first == "-" ? line + step : line + " " + step
      }
      text += "z"
      (x, y) = points[0]
    }
    return text
  }

  /// The points where the line turns: neither repeated ones nor those on the straight way.
  private static func corners(of points: [(x: Int, y: Int)]) -> [(x: Int, y: Int)] {
    var corners: [(x: Int, y: Int)] = []
    for point in points {
      if let last = corners.last, last == point { continue }
      if corners.count >= 2 {
        let (first, middle) = (corners[corners.count - 2], corners[corners.count - 1])
        let (along, ahead) = (
          (middle.x - first.x, middle.y - first.y), (point.x - middle.x, point.y - middle.y)
        )
        // The same direction: no turn, and not back the way it came.
        if along.0 * ahead.1 == along.1 * ahead.0, along.0 * ahead.0 + along.1 * ahead.1 > 0 {
          corners.removeLast()
        }
      }
      corners.append(point)
    }
    if corners.count > 1, let first = corners.first, let last = corners.last, first == last {
      corners.removeLast()
    }
    return corners
  }

  private func grid(_ place: AreaOutline.Place) -> (x: Int, y: Int) {
    (
      Int(((place.longitude - west) * degree.east + 2).rounded()),
      Int(((north - place.latitude) * degree.south + 2).rounded())
    )
  }
}
