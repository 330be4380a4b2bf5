import ArgumentParser
import Forecasting
import Ingestion
import Observations
import Reports

/// `keogiam simulate`
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract: "Make synthetic counts of the four headline indicators for real units.",
    discussion: """
      The model and its sources are in datasets/README.md. The same seed makes the same file.

      EXAMPLES
        keogiam simulate units.csv --seed 120 -o counts.csv
        keogiam simulate --official --first-year 2019 --last-year 2025 \\
          --last-months 12 --seed 2025 -o counts.csv

      COST
        Under a second for a province.
      """)

  @Argument(
    help: ArgumentHelp("Register of units: code, name, type, parent, population.", valueName: "units"))
  var units: String?

  @Flag(
    help:
      "Instead of a register: Quảng Ninh, every month on the units of its time, with the changes of 2024 and 2025."
  )
  var official = false

  @Option(help: ArgumentHelp("Seed of the random numbers.", valueName: "number"))
  var seed: UInt64 = 120

  @Option(help: ArgumentHelp("First statistical year.", valueName: "year"))
  var firstYear = 2016

  @Option(help: ArgumentHelp("Last statistical year.", valueName: "year"))
  var lastYear = 2023

  @Option(help: ArgumentHelp("How many months of the last year are reported.", valueName: "1…12"))
  var lastMonths = 9

  @Option(
    help: ArgumentHelp("Years before this one are marked as cast back to its boundaries.", valueName: "year"))
  var boundariesFrom = 2020

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Language of messages.", valueName: "vi|en"))
  var lang: Language?

  private var language: Language { lang ?? .ofEnvironment }

  func validate() throws {
    if (units == nil) != official {
      throw ValidationError(
        language(
          vi: "Hãy nêu danh mục đơn vị hoặc --official, một trong hai.",
          en: "Name a register of units, or ask for --official; one of the two."))
    }
    if firstYear > lastYear || !(1900...2200).contains(firstYear) || lastYear > 2200 {
      throw ValidationError(
        language(
          vi: "Các năm chạy từ \(firstYear) đến \(lastYear): phải từ 1900 trở đi, theo thứ tự.",
          en: "The years run from \(firstYear) to \(lastYear): give 1900 or later, in order."))
    }
    if !(1...12).contains(lastMonths) {
      throw ValidationError(
        language(
          vi: "--last-months phải từ 1 đến 12, không phải \(lastMonths).",
          en: "--last-months takes 1 to 12, not \(lastMonths)."))
    }
  }

  func run() throws {
    let text = CountTableFile(try table()).csvText
    guard let output else { return try StandardOutput.write(text) }
    try AtomicFile.write(text, to: output)
    Talk.say(language(vi: "Đã ghi \(output).", en: "Wrote \(output)."))
  }

  private func table() throws -> CountTable {
    guard let units else {
      return SimulatedHistory(years: firstYear...lastYear, lastMonths: lastMonths, seed: seed).table()
    }
    let register = DataSetDescription(sources: [], units: units).read()
    for failure in register.failures { Talk.say("keogiam: \(failure.sentence(language))") }
    for issue in register.issues { Talk.say(issue.sentence(language)) }
    let areas = register.table.units
    if areas.isEmpty {
      throw Failure(
        message: language(
          vi: "\(units): không đơn vị nào dùng được", en: "\(units): no unit can be used"))
    }
    if let unit = areas.first(where: { $0.population == nil }) {
      throw Failure(
        message: language(
          vi: "\(units): '\(unit.name)' không có dân số, mà mô hình cần đến",
          en: "\(units): '\(unit.name)' has no population, which the model needs"))
    }
    return SimulatedProvince(
      units: areas, years: firstYear...lastYear, lastMonths: lastMonths,
      firstYearOnBoundaries: boundariesFrom, seed: seed
    ).table()
  }
}
