import Observations
import Testing

@testable import Ingestion

private let header = "unit,period,indicator,count"

/// Figures that stand in two sources, and figures whose months overlap.
@Suite("Overlaps")
struct OverlapTests {
  @Test func sourcesThatOverlapAreSummedUp() throws {
    let folder = try DataFolder([
      "a.csv": "\(header)\nA,2021,x,1\nA,2022,x,2\nB,2021,x,3\nB,2022,x,\n",
      "b.csv": "\(header)\nA,2021,x,1\nA,2022,x,9\nB,2021,x,\nB,2022,x,4\nB,2023,x,5\n",
      "c.csv": "\(header)\nA,2021,x,1\nB,2023,x,6\nB,2023,x,5\n",
    ])
    let reading = try folder.reading()
    #expect(
      folder.messages(reading) == [
        "b.csv:3: another figure than line 3 of a.csv for the same unit, indicator and period; the first is used",
        "c.csv:3: another figure than line 6 of b.csv for the same unit, indicator and period; the first is used",
        "c.csv:4: the same unit, indicator and period as line 3",
      ])
    #expect(reading.figures == ["A|x|2021=1", "A|x|2022=2", "B|x|2021=3", "B|x|2022=4", "B|x|2023=5"])
    #expect(
      reading.overlaps.map { "\(folder.short($0.first)) \(folder.short($0.second)) \($0.years)" } == [
        "a.csv b.csv 2021...2022", "a.csv c.csv 2021...2021", "b.csv c.csv 2023...2023",
      ])
    #expect(
      reading.overlaps.map { [$0.equal, $0.different, $0.filled] } == [[1, 1, 2], [1, 0, 0], [0, 1, 0]])
    #expect(reading.overlaps.map(\.figureCount) == [4, 1, 1])
    #expect(reading.files.map { [$0.rowsRead, $0.rowsUsed] } == [[4, 4], [5, 4], [3, 1]])
    #expect(reading.issues.map(\.kind.category.rawValue) == ["contradiction", "contradiction", "duplicate"])
  }

  @Test func denominatorsAreComparedToo() throws {
    let columns = "unit,period,indicator,count,denominator"
    let folder = try DataFolder([
      "a.csv": "\(columns)\nA,2020,x,1,5\nA,2021,x,1,5\nA,2022,x,1,\nA,2023,x,1,5\n",
      "b.csv": "\(columns)\nA,2020,x,1,5\nA,2021,x,1,6\nA,2022,x,1,7\nA,2023,x,1,\n",
    ])
    let reading = try folder.reading(kinds: ["x": .proportion(denominator: .flow)])
    #expect(reading.overlaps.map { [$0.equal, $0.different, $0.filled] } == [[1, 1, 2]])
    #expect(reading.figures == ["A|x|2020=1/5", "A|x|2021=1/5", "A|x|2022=1/7", "A|x|2023=1/5"])
  }

  @Test func reportsOfDifferentDaysAreNoOverlap() throws {
    let folder = try DataFolder([
      "a.csv": "\(header),as_of\nA,2022,x,1,2023-01-15\n",
      "b.csv": "\(header),as_of\nA,2022,x,2,2023-04-15\n",
    ])
    let reading = try folder.reading()
    #expect(reading.overlaps == [] && reading.issues == [])
    #expect(reading.table.revisions.map(\.change) == [1])
  }

  @Test func cumulativeSpansStandAsReportedAndCountAsDifferences() throws {
    let found = try read(
      "\(header)\nA,3 tháng 2022,x,5\nA,6 tháng 2022,x,8\nA,9 tháng 2022,x,8\nA,2022,x,12\n")
    #expect(found.messages == [])
    #expect(found.reading.figures == ["A|x|2022-Q1=5", "A|x|2022-H1=8", "A|x|2022-01..09=8", "A|x|2022=12"])
    let panel = try #require(found.reading.table.panel(of: "x"))
    #expect(panel.reports(unit: 0, year: 2022).map(\.count) == [5, 3, 0, 4])
    #expect(panel.spanCounts.differenced == 3 && panel.spanCounts.agreeing == 0)
  }

  @Test func yearBesideItsMonthsIsACheck() throws {
    let months = (1...12).map { "A,2022-\($0 < 10 ? "0" : "")\($0),x,1\n" }.joined()
    let equal = try read("\(header)\n\(months)A,2022,x,12\n")
    #expect(equal.messages == [])
    #expect(equal.reading.table.panel(of: "x")?.spanCounts.agreeing == 1)
    #expect(equal.reading.table.panel(of: "x")?.tally(unit: 0, year: 2022).value == 12)
    let unequal = try read("\(header)\n\(months)A,2022,x,13\n")
    #expect(
      unequal.messages == [
        "crime.csv:14: 2022 has the count 13, but finer figures, 2022-01 of line 2 among them, make it 12; "
          + "these are used"
      ])
    #expect(unequal.reading.rejects.map(\.text) == ["A,2022,x,13"])
    #expect(unequal.reading.table.panel(of: "x")?.tally(unit: 0, year: 2022).value == 12)
  }

  @Test func contradictionAcrossFilesNamesBoth() throws {
    let folder = try DataFolder([
      "a.csv": "\(header)\nA,6 tháng 2022,x,8\n", "b.csv": "\(header)\nA,9 tháng 2022,x,7\n",
    ])
    let reading = try folder.reading()
    #expect(
      folder.messages(reading) == [
        "b.csv:2: 2022-01..09 does not fit 2022-H1 of line 2 of a.csv: the months between would count less than "
          + "none; no difference is taken"
      ])
    #expect(reading.figures == ["A|x|2022-H1=8", "A|x|2022-01..09=7"])
    #expect(reading.issues.map(\.kind.category.rawValue) == ["impossible_difference"])
    #expect(reading.files.map(\.rowsUsed) == [1, 1])
    let panel = try #require(reading.table.panel(of: "x"))
    #expect(panel.tally(unit: 0, year: 2022).value == 7)
    #expect(panel.tally(unit: 0, year: 2022, within: .first(6)).value == 8)
  }

  @Test func proportionsAreCheckedInBothParts() throws {
    let found = try read(
      "\(header),denominator\nA,2022-Q1,x,1,5\nA,2022-Q2,x,1,5\nA,2022-H1,x,2,11\nA,9 tháng 2022,x,3,20\n",
      kinds: ["x": .proportion(denominator: .flow)])
    #expect(
      found.messages == [
        "crime.csv:4: 2022-H1 has the denominator 11, but finer figures, 2022-Q1 of line 2 among them, make it 10; "
          + "these are used"
      ])
    let panel = try #require(found.reading.table.panel(of: "x"))
    #expect(
      panel.reports(unit: 0, year: 2022).map { [$0.count, $0.denominator.map(Int.init)] } == [
        [1, 5], [1, 5], [1, 10],
      ])
  }

  @Test func equalLevelsOfAStockAreNoMistake() throws {
    let text = "\(header)\nA,2023,s,7\nA,2023-12,s,7\nA,2023-Q4,s,\n"
    let found = try read(text, kinds: ["s": .stock])
    #expect(found.messages == [])
    #expect(found.reading.table.panel(of: "s")?.tally(unit: 0, year: 2023).value == 7)
  }

  @Test("a hundred thousand rows of one figure take no time to speak of", .timeLimit(.minutes(1)))
  func manyRepetitions() throws {
    let found = try read("\(header)\n" + String(repeating: "A,2023,x,1\n", count: 100_000))
    #expect(found.reading.issues.count == 99_999)
  }
}
