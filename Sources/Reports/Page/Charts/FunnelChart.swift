/// Last year's counts against changes, with the limits that chance would keep.
struct FunnelChart {
  private let funnel: Funnel

  private static let (width, height) = (460.0, 300.0)

  /// A chart of `funnel`.
  init(_ funnel: Funnel) { self.funnel = funnel }

  /// The picture.
  func markup(title: String, description: String) -> Markup {
    var drawing = Drawing(width: Self.width, height: Self.height)
    let most = funnel.groups.last?.before ?? 0
    let lines = (0...max(1, most)).map { ($0, FunnelLimits(before: $0, ratio: funnel.ratio)) }
    let changes = funnel.groups.flatMap { group in group.units.map { $0.count - group.before } }
    let ends = lines.flatMap { [$1.outer.lowerBound - $0, $1.outer.upperBound - $0] } + changes
    let across = Axis(from: 0, to: Double(most), steps: 6, places: (46, Self.width - 12))
    let upward = Axis(
      from: Double(ends.min() ?? 0), to: Double(ends.max() ?? 0), steps: 6, places: (Self.height - 26, 10))
    for tick in upward.ticks {
      drawing.line(across(0), upward(tick), Self.width - 8, upward(tick), tick == 0 ? "z" : "g")
      drawing.text(across(0) - 9, upward(tick) + 4, Self.signed(Int(tick)), "e")
    }
    for tick in across.ticks { drawing.text(across(tick), Self.height - 8, "\(Int(tick))", "m") }
    func line(_ style: String, _ value: (Int, FunnelLimits) -> Double) {
      drawing.lines(lines.map { (across(Double($0.0)), upward(value($0.0, $0.1) - Double($0.0))) }, style)
    }
    line("t") { before, _ in funnel.ratio * Double(before) }
    line("i") { Double($1.inner.lowerBound) }
    line("i") { Double($1.inner.upperBound) }
    line("u") { Double($1.outer.lowerBound) }
    line("u") { Double($1.outer.upperBound) }
    for group in funnel.groups {
      for (count, size) in Self.sizes(group.units.map(\.count)) {
        let style = group.limits.inner.contains(count) ? "o" : "x"
        drawing.circle(
          across(Double(group.before)), upward(Double(count - group.before)),
          radius: 2.5 * Double(size).squareRoot().squareRoot(), style)
      }
    }
    return drawing.markup(title: title, description: description)
  }

  /// How often each of `counts`, which are in order, occurs.
  private static func sizes(_ counts: [Int]) -> [(count: Int, size: Int)] {
    counts.reduce(into: []) { sizes, count in
      if sizes.last?.count == count { sizes[sizes.count - 1].size += 1 } else { sizes.append((count, 1)) }
    }
  }

  private static func signed(_ value: Int) -> String {
    value < 0 ? "−\(-value)" : value > 0 ? "+\(value)" : "0"
  }
}
