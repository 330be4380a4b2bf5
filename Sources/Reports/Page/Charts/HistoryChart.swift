/// Years against counts: whole years as a line, the target year so far, what it may end with, and what is allowed.
struct HistoryChart {
  private let history: YearHistory
  private let allowed: Int?
  private let fan: Fan?
  private let isOver: Bool

  private static let (width, height) = (330.0, 140.0)

  /// A chart of `history`; `isOver` where the target year is whole.
  init(_ history: YearHistory, allowed: Int?, fan: Fan?, isOver: Bool) {
    self.history = history
    self.allowed = allowed
    self.fan = fan
    self.isOver = isOver
  }

  /// The picture.
  func markup(title: String, description: String) -> Markup {
    var drawing = Drawing(width: Self.width, height: Self.height)
    let largest = (history.points.map(\.value) + [allowed, fan?.high]).compactMap(\.self).max() ?? 0
    let heights = Axis(from: 0, to: Double(largest), steps: 3, places: (Self.height - 22, 8))
    let left = 14 + 6.5 * Double("\(Int(heights.values.upperBound))".count)
    for tick in heights.ticks {
      drawing.line(left, heights(tick), Self.width - 6, heights(tick), "g")
      drawing.text(left - 5, heights(tick) + 4, "\(Int(tick))", "e")
    }
    let step = (Self.width - left - 30) / Double(max(1, history.points.count - 1))
    let places = history.points.indices.map { left + 12 + step * Double($0) }
    // Every year where the labels fit, else every second or third, counted from the last.
    let stride = Int((30 / step).rounded(.up))
    for (place, point) in history.points.enumerated()
    where (history.points.count - 1 - place).isMultiple(of: stride) {
      drawing.text(places[place], Self.height - 6, "\(point.year)", "m")
    }
    draw(on: &drawing, places: places, heights: heights, left: left)
    return drawing.markup(title: title, description: description)
  }

  private func draw(on drawing: inout Drawing, places: [Double], heights: Axis, left: Double) {
    let end = places[places.count - 1]
    if let fan { draw(fan, on: &drawing, places: places, heights: heights) }
    if let allowed {
      drawing.line(left, heights(Double(allowed)), Self.width - 6, heights(Double(allowed)), "t")
    }
    var run: [(x: Double, y: Double)] = []
    for (place, point) in history.points.enumerated() where place < places.count - 1 || isOver {
      guard let value = point.value else {
        drawing.lines(run, "l")
        run = []
        continue
      }
      run.append((places[place], heights(Double(value))))
    }
    drawing.lines(run, "l")
    for (place, point) in history.points.enumerated() {
      guard let value = point.value else { continue }
      let height = heights(Double(value))
      if place < places.count - 1 || isOver {
        drawing.circle(places[place], height, radius: 3, "d")
      } else {
        drawing.rectangle(end - 3.5, height - 3.5, 7, 7, "n")
      }
    }
  }

  private func draw(_ fan: Fan, on drawing: inout Drawing, places: [Double], heights: Axis) {
    let end = places[places.count - 1]
    let (low, middle, high) = (
      heights(Double(fan.low)), heights(Double(fan.middle)), heights(Double(fan.high))
    )
    if places.count > 1, let start = history.last?.value {
      let before = (x: places[places.count - 2], y: heights(Double(start)))
      drawing.lines([before, (end, high), (end, low)], closed: true, "f")
    }
    drawing.path(
      "M\(Drawing.number(end)) \(Drawing.number(low))V\(Drawing.number(high))"
        + "m-4 0h8M\(Drawing.number(end - 4)) \(Drawing.number(low))h8", "w")
    drawing.line(end - 8, middle, end + 8, middle, "p")
  }
}
