import Testing

@testable import Observations

/// The figure of the months `first`…`last` of 2023.
private func row(
  _ first: Int, _ last: Int, _ count: Int?, of denominator: Int? = nil, asOf: String? = nil,
  status: DataStatus = []
) -> CountRow {
  CountRow(
    unit: 0, indicator: 0, period: Period(year: 2023, firstMonth: first, monthCount: last - first + 1)!,
    value: count.map { .count(Int32($0)) } ?? .missing(.blank), denominator: denominator,
    asOf: asOf.flatMap { CalendarDate(iso: $0) }, status: status)
}

/// Figures of overlapping months: what is fixed by them is found, what is not is not invented.
@Suite("Figures of a year") struct YearFiguresTests {
  private func parts(_ rows: [CountRow], kind: Indicator.Kind = .flow) -> [String] {
    YearFigures(rows, kind: kind).rows.map { row in
      let base = row.denominator.map { "/\($0)" } ?? ""
      return "\(row.period.firstMonth)-\(row.period.lastMonth)=" + (row.count.map(String.init) ?? "?") + base
    }
  }

  /// The fates of figures that contradict nothing.
  private static let sound: [YearFigures.Fate] = [.stands, .agrees, .differenced]

  // MARK: By hand

  @Test func cumulativeSpansBecomeTheirDifferences() {
    let rows = [row(1, 3, 5), row(1, 6, 8), row(1, 9, 8), row(1, 12, 20)]
    #expect(parts(rows) == ["1-3=5", "4-6=3", "7-9=0", "10-12=12"])
    #expect(parts(rows.reversed()) == parts(rows))
    #expect(YearFigures(rows, kind: .flow).fates == [.stands, .differenced, .differenced, .differenced])
  }

  @Test func remainderOfAPartIsTheDifference() {
    #expect(parts([row(1, 1, 1), row(2, 2, 2), row(1, 3, 7)]) == ["1-1=1", "2-2=2", "3-3=4"])
    #expect(parts([row(1, 12, 9), row(10, 12, 4)]) == ["1-9=5", "10-12=4"])
    #expect(parts([row(3, 3, nil), row(1, 2, 1), row(1, 3, 7)]) == ["1-2=1", "3-3=6"], "a blank is filled")
  }

  @Test func whatIsNotFixedStandsAsReported() {
    #expect(parts([row(2, 2, 1), row(1, 6, 7)]) == ["1-6=7", "2-2=1"])
    #expect(parts([row(1, 2, 1), row(2, 3, 2)]) == ["1-2=1", "2-3=2"])
    #expect(parts([row(1, 12, nil), row(1, 1, 3)]) == ["1-1=3", "1-12=?"])
  }

  @Test func finerFiguresCheckCoarserOnes() {
    let months = (1...3).map { row($0, $0, 1) }
    let good = YearFigures([row(1, 3, 3)] + months, kind: .flow)
    #expect(good.fates == [.agrees, .stands, .stands, .stands] && good.rows == months)
    let bad = YearFigures([row(1, 3, 4)] + months, kind: .flow)
    #expect(bad.fates[0] == .differs(count: 3, denominator: nil, of: 1) && bad.rows == months)
  }

  @Test func laterReportOfAWholeStandsBesideItsParts() {
    let months = (1...3).map { row($0, $0, 1, asOf: "2023-04-01") }
    for (day, count) in [("2023-05-01", 4), ("2023-04-01", 3), ("2023-03-31", 3)] {
      let table = CountTable(
        calendar: .calendar, units: [AreaUnit(name: "A")], indicators: [Indicator(id: "x", kind: .flow)],
        rows: months + [row(1, 3, 4, asOf: day)])
      #expect(table.panel(of: "x")?.tally(unit: 0, year: 2023).value == count)
    }
  }

  @Test func fallingTotalIsNotDifferenced() {
    let year = YearFigures([row(1, 3, 5), row(1, 6, 4), row(1, 9, 7)], kind: .flow)
    #expect(year.fates == [.stands, .impossible(beside: 0), .differenced])
    #expect(year.rows.map(\.count) == [5, 4, 2])
    #expect(year.rows.map(\.period.description) == ["2023-Q1", "2023-H1", "2023-04..09"])
  }

  @Test func bothPartsOfAProportionAreTakenApart() {
    let kind = Indicator.Kind.proportion(denominator: .flow)
    #expect(parts([row(1, 3, 1, of: 5), row(1, 6, 2, of: 9)], kind: kind) == ["1-3=1/5", "4-6=1/4"])
    // Two more events among one more person are none.
    let odd = YearFigures([row(1, 3, 1, of: 5), row(1, 6, 3, of: 6)], kind: kind)
    #expect(odd.fates == [.stands, .impossible(beside: 0)])
    let differing = YearFigures(
      [row(1, 1, 1, of: 2), row(2, 2, 1, of: 2), row(1, 2, 2, of: 5)], kind: kind)
    #expect(differing.fates[2] == .differs(count: 2, denominator: 4, of: 0))
    #expect(parts([row(1, 3, 1), row(1, 6, 2, of: 9)], kind: kind) == ["1-3=1", "1-6=2/9"])
    #expect(
      parts([row(1, 3, 1, of: 8), row(1, 6, 2, of: 7)], kind: .proportion(denominator: .stock)) == [
        "1-3=1/8", "1-6=2/7",
      ])
  }

  @Test func marksAreThoseOfTheFiguresTaken() {
    let rows = YearFigures(
      [
        row(1, 3, 1, asOf: "2023-04-01"), row(1, 6, 2, asOf: "2023-07-01", status: .preliminary),
        row(1, 9, 4, asOf: "2023-10-01", status: .backcast),
      ], kind: .flow
    ).rows
    #expect(rows.map(\.status) == [[], .preliminary, [.preliminary, .backcast]])
    #expect(rows.map(\.asOf?.description) == ["2023-04-01", "2023-07-01", "2023-10-01"])
  }

  // MARK: A small world, exhaustively

  /// All runs of the four months of a small world.
  private static let spans = (1...4).flatMap { first in (first...4).map { (first, $0) } }
  /// Every way to count 0…2 in each of four months.
  private static let worlds = (0..<81).map { [$0 % 3, $0 / 3 % 3, $0 / 9 % 3, $0 / 27] }

  private static func sum(_ world: [Int], _ span: (Int, Int)) -> Int {
    world[span.0 - 1..<span.1].reduce(0, +)
  }

  /// The rank of the equations that `spans` are, by elimination.
  private func rank(_ spans: [(Int, Int)]) -> Int {
    var rows = spans.map { span in (1...4).map { Double($0 >= span.0 && $0 <= span.1 ? 1 : 0) } }
    var rank = 0
    for column in 0..<4 {
      guard let pivot = rows.indices.dropFirst(rank).first(where: { abs(rows[$0][column]) > 1e-9 }) else {
        continue
      }
      rows.swapAt(rank, pivot)
      for other in rows.indices where other != rank {
        let factor = rows[other][column] / rows[rank][column]
        for place in 0..<4 { rows[other][place] -= factor * rows[rank][place] }
      }
      rank += 1
    }
    return rank
  }

  /// What `rows` give for `span` by adding up periods that fill it without overlap.
  private func sum(_ rows: [CountRow], _ span: (Int, Int), _ number: (CountRow) -> Int) -> Int? {
    if span.0 > span.1 { return 0 }
    for row in rows where row.period.firstMonth == span.0 && row.period.lastMonth <= span.1 {
      if let rest = sum(rows, (row.period.lastMonth + 1, span.1), number) { return number(row) + rest }
    }
    return nil
  }

  /// Every family of spans with every truth: each span that the figures fix comes back as it is, and no other.
  @Test(arguments: [Indicator.Kind.flow, .proportion(denominator: .flow)])
  func everyFamilyGivesBackWhatItFixes(kind: Indicator.Kind) {
    for family in 1..<1 << Self.spans.count {
      let reported = Self.spans.indices.filter { family >> $0 & 1 == 1 }.map { Self.spans[$0] }
      let rank = rank(reported)
      let fixed = Self.spans.map { self.rank(reported + [$0]) == rank }
      for (place, world) in Self.worlds.enumerated() {
        // Another world gives the rest of the denominators.
        let bases = zip(world, Self.worlds[(place * 31 + 7) % 81]).map(+)
        let isProportion = kind != .flow
        if isProportion && family % 3 != 0 { continue }
        let year = YearFigures(
          reported.map {
            row($0.0, $0.1, Self.sum(world, $0), of: isProportion ? Self.sum(bases, $0) : nil)
          }, kind: kind)
        var isRight = year.fates.allSatisfy(Self.sound.contains)
        for (span, isFixed) in zip(Self.spans, fixed) {
          isRight =
            isRight && sum(year.rows, span) { $0.count! } == (isFixed ? Self.sum(world, span) : nil)
            && (!isProportion
              || sum(year.rows, span) { Int($0.denominator!) } == (isFixed ? Self.sum(bases, span) : nil))
        }
        if !isRight { Issue.record(Comment(rawValue: "\(reported) of \(world) gave \(parts(year.rows))")) }
      }
    }
  }

  /// Up to three figures of any counts: something is found wrong exactly where no months can make them up.
  @Test func everyContradictionIsFound() {
    for family in 1..<1 << Self.spans.count where family.nonzeroBitCount <= 3 {
      let reported = Self.spans.indices.filter { family >> $0 & 1 == 1 }.map { Self.spans[$0] }
      let possible = Set(Self.worlds.map { world in reported.map { Self.sum(world, $0) } })
      for code in 0..<27 where reported.count == 3 || code < 9 {
        let counts = Array([code % 3, code / 3 % 3, code / 9].prefix(reported.count))
        let year = YearFigures(zip(reported, counts).map { row($0.0.0, $0.0.1, $0.1) }, kind: .flow)
        let isSound = year.fates.allSatisfy(Self.sound.contains)
        if isSound != possible.contains(counts) {
          Issue.record(Comment(rawValue: "\(reported) of \(counts): \(year.fates)"))
        }
        if year.rows.contains(where: { $0.count! < 0 }) {
          Issue.record(Comment(rawValue: "\(reported) of \(counts) is below zero"))
        }
      }
    }
  }
}
