import ArgumentParser
import Observations
import Probability
import Reports
import Targets

/// `keogiam compare`
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Hold one count against an earlier one: is the change more than chance?",
    discussion: """
      Tests of no change and of the cut asked for, with limits of the same method, \
      the probability that the rate itself was cut as asked, and how many cases \
      such a comparison takes.

      EXAMPLES
        keogiam compare 12 9
        keogiam compare 308 207 --exposure 48200,49100 --cut 10%
        keogiam compare 12 9 --lang en --format json

      COST
        Reads no file; milliseconds, at millions of cases a moment.
      """)

  // Everything that is no option of ours is kept, so that -3 is answered as a count.
  @Argument(
    parsing: .allUnrecognized,
    help: ArgumentHelp("The count before, then the count after.", valueName: "count"))
  var counts: [String] = []

  @Option(
    help: ArgumentHelp(
      "What the counts are relative to, as persons or days: before,after.", valueName: "before,after"))
  var exposure: String?

  @Option(help: ArgumentHelp("The cut asked for.", valueName: "percent"))
  var cut = "7%"

  @Option(help: ArgumentHelp("The level of limits and tests.", valueName: "percent"))
  var level = "95%"

  @OptionGroup var output: OutputOptions

  func validate() throws { _ = try report() }

  func run() throws {
    let report = try report()
    switch output.format.shape {
    case .rows: try output.writeFile(report.table)
    case .page: try output.write(report.text(output.language, width: output.screenWidth))
    }
  }

  private func report() throws -> ComparisonReport {
    let counts = try wholeCounts()
    let exposures = try exposures()
    return ComparisonReport(
      RateComparison(
        before: counts[0], after: counts[1], exposureBefore: exposures[0], exposureAfter: exposures[1]),
      cut: try perCent(cut, option: "--cut", from: 1),
      // The error of the first kind, 1 − level, is to be below one half.
      level: ConfidenceLevel(Double(try perCent(level, option: "--level", from: 5_001).hundredths) / 10_000))
  }

  private func wholeCounts() throws -> [Int] {
    // A lone -- ends the options and is none itself.
    let counts = counts.filter { $0 != "--" }
    if let option = counts.first(where: { $0.hasPrefix("-") && Double($0) == nil }) {
      throw ValidationError(
        Language.ofCommandLine(
          vi: "Không có tùy chọn '\(option)'.",
          en: "Unknown option '\(option)'."))
    }
    guard counts.count == 2 else {
      throw ValidationError(
        Language.ofCommandLine(
          vi: "compare cần hai số, số trước và số sau, không phải \(counts.count).",
          en: "compare takes two counts, the one before and the one after, not \(counts.count)."))
    }
    return try counts.map { text in
      guard let count = Int(text), (0...1_000_000_000).contains(count) else {
        throw ValidationError(
          Language.ofCommandLine(
            vi:
              "Số vụ phải là số nguyên từ 0 đến 1000000000, không có dấu chấm hay dấu phẩy, không phải '\(text)'.",
            en: "A count is a whole number from 0 to 1000000000, without marks, not '\(text)'."))
      }
      return count
    }
  }

  private func exposures() throws -> [Double] {
    guard let exposure else { return [1, 1] }
    let parts = exposure.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { Double($0) }.filter { (1e-6...1e12).contains($0) }
    guard parts.count == 2, numbers.count == 2 else {
      throw ValidationError(
        Language.ofCommandLine(
          vi: "--exposure cần hai số lớn hơn 0, trước,sau như 48200,49100, không phải '\(exposure)'.",
          en: "--exposure takes two numbers above 0, before,after such as 48200,49100, not '\(exposure)'."))
    }
    guard (0.001...1000).contains(numbers[1] / numbers[0]) else {
      throw ValidationError(
        Language.ofCommandLine(
          vi: "--exposure nhận hai số hơn kém nhau không quá một nghìn lần, không phải '\(exposure)'.",
          en: "--exposure takes numbers that differ a thousandfold at most, not '\(exposure)'."))
    }
    return numbers
  }

  private func perCent(_ text: String, option: String, from least: Int) throws -> BasisPoints {
    guard text.last == "%", let value = try? BasisPoints(perCent: text.dropLast()),
      (least..<10_000).contains(value.hundredths)
    else {
      let (floor, example) = least > 1 ? ("50", "95%") : ("0", "7%")
      throw ValidationError(
        Language.ofCommandLine(
          vi:
            "\(option) phải là phần trăm trên \(floor) % và dưới 100 %, ví dụ \(example), không phải '\(text)'.",
          en:
            "\(option) takes a percentage above \(floor) % and below 100 %, such as \(example), not '\(text)'."
        ))
    }
    return value
  }
}
