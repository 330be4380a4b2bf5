import Foundation
import Testing

@Suite struct BacktestTests {
  private let folder: Folder

  init() throws { folder = try Folder(["counts.csv": communes]) }

  @Test("rows are those of the contract, sorted by model, unit, indicator, year and origin")
  func rows() throws {
    let run = try folder.run(
      "keogiam backtest counts.csv --target 'robbery=-7%' --calendar calendar --first-year 2021 --last-year 2022 "
        + "--origins 0,6 --format csv --lang en")
    #expect(run.exitCode == 0 && run.error == "")
    let lines = run.output.split(separator: "\n")
    #expect(
      lines[0]
        == "model,unit_code,unit,indicator,target_year,origin,months_observed,baseline,allowed,observed,missed,p_miss,"
        + "mean,p10,p50,p90,log_score,crps,pit_lower,pit_upper")
    let cells = lines.dropFirst().map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    // Two years, two origins, four units; a trend of every unit wants a fourth year, and months are not reported.
    #expect(
      Set(cells.map { String($0[0]) }) == [
        "climatology", "gamma-poisson", "last-year", "mixed-trend", "pool", "straight-line",
      ])
    #expect(cells.count { $0[0] == "pool" } == 16)
    #expect(cells.map { String($0[0]) } == cells.map { String($0[0]) }.sorted())
    #expect(Set(cells.filter { $0[6] == "0" }.map { String($0[5]) }) == ["2020-12-31", "2021-12-31"])
    #expect(Set(cells.filter { $0[6] == "6" }.map { String($0[5]) }) == ["2021-06-30", "2022-06-30"])
    for cell in cells {
      let (allowed, observed) = (Int(cell[8]) ?? -1, Int(cell[9]) ?? -1)
      #expect(cell[10] == (observed > allowed ? "1" : "0"))
      let numbers = cell[11...].compactMap { Double($0) }
      #expect(numbers.count == 9 && (0...1).contains(numbers[0]) && numbers[7] <= numbers[8])
    }
  }

  @Test("the same bytes for one task and for two, and for one model alone what it has among all")
  func same() throws {
    let command =
      "keogiam backtest '\(Keogiam.dataset)' --origins 6 --first-year 2022 --last-year 2023 --format csv"
    let one = try folder.run("\(command) --jobs 1 --lang en")
    let two = try folder.run("\(command) --jobs 2 --lang en")
    #expect(one.exitCode == 0 && one.output == two.output)
    let alone = try folder.run("\(command) --models last-year --lang en")
    let own = one.output.split(separator: "\n").filter { $0.hasPrefix("last-year,") }
    #expect(alone.output.split(separator: "\n").dropFirst().elementsEqual(own))
    #expect(own.count > 300)
  }

  @Test("the page says how many, how often, and how well, in both languages")
  func page() throws {
    let command =
      "keogiam backtest counts.csv --target 'robbery=-7%' --calendar calendar --last-year 2022 --origins 0,6"
    let english = try folder.run("\(command) --lang en")
    #expect(english.exitCode == 0)
    #expect(
      english.output.hasPrefix("the forecasts of 2021–2022 made again, each from what was known then\n\n"))
    for part in [
      "robbery: cut by at least 7 %. n = 16, ", " % missed.\n", "Months known  Model",
      "\n           6  pool ",
      "How honest pool was, all targets; P(miss) of the verdicts still open alone:\nAfter 0 months: Brier 0.",
      "miscalibration 0.", "  PIT ", "calibration tests: log z = ", "Months known  P(miss)",
      "Weights in 2022, robbery, after 6 months: gamma-poisson ",
    ] { #expect(english.output.contains(part), "\(part)") }
    let vietnamese = try folder.run("\(command) --lang vi")
    #expect(
      vietnamese.output.hasPrefix(
        "thử lại dự báo các năm 2021–2022, mỗi lần chỉ dùng số liệu đã có lúc đó\n\n"))
    #expect(vietnamese.output.contains("Trọng số năm 2022, robbery, sau 6 tháng: gamma-poisson "))
  }

  @Test("a past too short says so")
  func tooShort() throws {
    let run = try folder.run(
      "keogiam backtest counts.csv --target 'robbery=-7%' --calendar calendar --last-year 2019 --lang en")
    #expect(run.exitCode == 0)
    #expect(run.output == "No year can be tried: each needs 3 years of figures before it.\n")
  }

  @Test(
    "wrong usage ends with 64 and one sentence",
    arguments: [
      ("--origins 3,12", "--origins takes numbers of months from 0 to 11 joined by commas, not 12."),
      ("--origins x", "--origins takes numbers of months from 0 to 11 joined by commas, not x."),
      ("--origins ,", "--origins needs a number of months."),
      ("--first-year 2022 --last-year 2020", "--first-year 2022 is after --last-year 2020."),
      (
        "--models prophet",
        "--models knows no 'prophet'; there are: gamma-poisson, mixed-trend, last-year, climatology, straight-line, "
          + "series-regression, stock-flow, beta-binomial."
      ),
    ]) func usage(options: String, sentence: String) throws
  {
    let run = try folder.run("keogiam backtest counts.csv \(options)", variables: ["LANG": "en_GB.UTF-8"])
    #expect(run.exitCode == 64)
    #expect(run.error.hasPrefix("Error: \(sentence)\n"), "\(run.error)")
  }
}
