import Evaluation
import Flagging
import Foundation
import Targets
import Testing

@testable import Reports

/// Reads values back from heights, by the labels of the upright axis.
private func values(of heights: [Double], in picture: PageDocument.Element) throws -> [Double] {
  let ticks = picture.elements("text", style: "e").compactMap { label -> (place: Double, value: Double)? in
    let text = label.text.replacing("−", with: "-").replacing("+", with: "")
    return Double(text).map { (label.number("y") - 4, $0) }
  }
  let (first, last) = (try #require(ticks.first), try #require(ticks.last))
  return heights.map {
    first.value + ($0 - first.place) / (last.place - first.place) * (last.value - first.value)
  }
}

@Suite("Charts of the page")
struct ChartTests {
  @Test("a history shows the counts of its table, the limit and the range") func history() async throws {
    let world = try await PageWorld()
    let page = try #require(PageDocument(world.html(.en))?.root)
    let units = try #require(page.elements("section").first { $0.attributes["id"] == "details" })
    for (figure, flag) in zip(units.elements("figure"), world.contents.targets[0].list.flags) {
      let picture = try #require(figure.elements("svg").first)
      let table = try #require(figure.elements("tr").dropFirst().first).children
      let dots = try values(of: picture.elements("circle").map { $0.number("cy") }, in: picture)
      let now = try values(
        of: picture.elements("rect").map { $0.number("y") + $0.number("height") / 2 }, in: picture)
      let counts = (dots + now).map { "\(Int($0.rounded()))" }
      #expect(counts == table.dropFirst().prefix(8).map(\.text))
      for value in dots + now { #expect(abs(value - value.rounded()) < 0.1) }
      let limit = try #require(picture.elements("path", style: "t").first?.attributes["d"])
      let height = try #require(Double(limit.split { "ML ".contains($0) }[1]))
      #expect(
        try values(of: [height], in: picture)[0].rounded() == Double(try #require(flag.forecast.allowed)))
      if let fan = flag.fan {
        #expect(table.last?.text == "\(fan.middle) (\(fan.low)–\(fan.high))")
        let outline = try #require(picture.elements("path", style: "w").first?.attributes["d"])
        let ends = outline.split { "MVmh ".contains($0) }.compactMap { Double($0) }
        let range = try values(of: [ends[1], ends[2]], in: picture).map { Int($0.rounded()) }
        #expect(range == [fan.low, fan.high])
      } else {
        #expect(picture.elements("path", style: "w").isEmpty)
      }
    }
  }

  @Test("a reliability diagram shows its rows") func reliability() throws {
    let rows = ReliabilityRow.table(
      [0.1, 0.1, 0.3, 0.5, 0.5, 0.9, 0.95], outcomes: [false, true, false, true, false, true, true])
    let markup = ReliabilityChart(rows).markup(title: "t", description: "d")
    let picture = try #require(PageDocument(markup.html)?.root)
    let shown = try values(of: picture.elements("circle").map { $0.number("cy") }, in: picture)
    let observed = rows.filter { $0.count > 0 }.compactMap(\.observed)
    #expect(shown.count == 4)
    for (value, share) in zip(shown, observed) { #expect(abs(value - 100 * share) < 0.1) }
  }

  /// R 4.2.2: for (x in c(0, 1, 5, 20, 100)) print(qnbinom(c(.001, .025, .975, .999), size = x + .5, mu = .9 * (x + .5)))
  @Test(
    "the limits of a funnel are those of R",
    arguments: [
      (0, [0, 0, 3, 7]), (1, [0, 0, 6, 10]), (5, [0, 0, 12, 18]), (20, [4, 8, 31, 41]),
      (100, [54, 66, 117, 135]),
    ]) func funnel(before: Int, quantiles: [Int])
  {
    let limits = FunnelLimits(before: before, ratio: 0.9)
    #expect(
      [limits.outer.lowerBound, limits.inner.lowerBound, limits.inner.upperBound, limits.outer.upperBound]
        == quantiles)
  }

  @Test("a funnel counts every unit once and marks those outside") func funnelPoints() async throws {
    let world = try await PageWorld()
    let flags = world.contents.targets[0].list.flags
    let funnel = try #require(Funnel(flags))
    #expect(funnel.groups.flatMap { $0.units.map(\.place) }.sorted() == Array(flags.indices))
    let before = flags.compactMap(\.forecast.status.primary.samePeriodLastYear).reduce(0, +)
    let now = flags.compactMap(\.forecast.status.primary.toDate).reduce(0, +)
    #expect(funnel.ratio == Double(now) / Double(before))
    for group in funnel.groups {
      for unit in group.units {
        #expect(flags[unit.place].forecast.status.primary.samePeriodLastYear == group.before)
        #expect(flags[unit.place].forecast.status.primary.toDate == unit.count)
      }
    }
    let picture = try #require(
      PageDocument(FunnelChart(funnel).markup(title: "t", description: "d").html)?.root)
    let outside = Set(
      funnel.groups.flatMap { group in
        group.units.filter { !group.limits.inner.contains($0.count) }.map { [group.before, $0.count] }
      })
    #expect(picture.elements("circle", style: "x").count == outside.count)
  }

  @Test("an axis holds its values between round ends") func axis() {
    for highest in 0...250 {
      let axis = Axis(from: 0, to: Double(highest), steps: 3, places: (100, 0))
      #expect(axis.values.contains(Double(highest)) && axis.ticks.count >= 2 && axis.ticks.count <= 5)
      #expect(axis(0) == 100 && axis(axis.values.upperBound) == 0)
      #expect(axis.ticks.allSatisfy { $0 == $0.rounded() })
    }
  }
}
