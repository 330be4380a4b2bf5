import Evaluation

/// What was forecast against how often it came true: on the diagonal the forecasts were honest.
struct ReliabilityChart {
  private let rows: [ReliabilityRow]

  private static let size = 260.0

  /// A chart of `rows`, each with at least one forecast or left out.
  init(_ rows: [ReliabilityRow]) { self.rows = rows.filter { $0.count > 0 } }

  /// The picture; `share` says how many came true of how many.
  func markup(title: String, description: String) -> Markup {
    var drawing = Drawing(width: Self.size, height: Self.size)
    let across = Axis(from: 0, to: 100, steps: 5, places: (38, Self.size - 14))
    let upward = Axis(from: 0, to: 100, steps: 5, places: (Self.size - 28, 14))
    for tick in across.ticks {
      drawing.line(across(0), upward(tick), across(100), upward(tick), "g")
      drawing.text(across(0) - 5, upward(tick) + 4, "\(Int(tick))", "e")
      drawing.text(across(tick), Self.size - 12, "\(Int(tick))", "m")
    }
    drawing.line(across(0), upward(0), across(100), upward(100), "t")
    let most = Double(rows.map(\.count).max() ?? 1)
    var points: [(x: Double, y: Double)] = []
    for row in rows {
      guard let forecast = row.forecast, let observed = row.observed else { continue }
      points.append((across(100 * forecast), upward(100 * observed)))
    }
    drawing.lines(points, "l")
    for (row, point) in zip(rows, points) {
      // Areas are as the numbers of forecasts.
      drawing.circle(point.x, point.y, radius: 3 + 9 * (Double(row.count) / most).squareRoot(), "o")
    }
    return drawing.markup(title: title, description: description)
  }
}
