import ArgumentParser
import Evaluation
import Forecasting
import Observations

/// Which years, origins and models are tested.
struct BacktestOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The first target year; default: the first with three years of figures before it.", valueName: "year"))
  var firstYear: Int?

  @Option(
    help: ArgumentHelp("The last target year; default: the last with a verdict.", valueName: "year"))
  var lastYear: Int?

  @Option(
    help: ArgumentHelp(
      "How many full months of the target year are known, 0 to 11, joined by commas.", valueName: "months"))
  var origins = "0,3,6,9"

  @Option(
    help: ArgumentHelp("Only these models, joined by commas; default: all.", valueName: "names"))
  var models: String?

  /// The origins in rising order.
  var months: [Int] { Array(Set(parts(origins).compactMap(Int.init))).sorted() }

  /// The forecasters asked for.
  var forecasters: ForecasterSet {
    models.flatMap { ForecasterSet.standard.only(parts($0)) } ?? .standard
  }

  func validate() throws {
    let language = Language.ofCommandLine
    for part in parts(origins) where Int(part).map((0...11).contains) != true {
      throw ValidationError(
        language(
          vi: "--origins gồm các số tháng từ 0 đến 11 cách nhau bằng dấu phẩy, không phải \(part).",
          en: "--origins takes numbers of months from 0 to 11 joined by commas, not \(part)."))
    }
    if months.isEmpty {
      throw ValidationError(
        language(vi: "--origins cần ít nhất một số tháng.", en: "--origins needs a number of months."))
    }
    if let firstYear, let lastYear, firstYear > lastYear {
      throw ValidationError(
        language(
          vi: "--first-year \(firstYear) ở sau --last-year \(lastYear).",
          en: "--first-year \(firstYear) is after --last-year \(lastYear)."))
    }
    let known = ForecasterSet.standard.names
    for name in models.map(parts) ?? [] where !known.contains(name) {
      let names = known.joined(separator: ", ")
      throw ValidationError(
        language(
          vi: "--models không có mô hình '\(name)'; có: \(names).",
          en: "--models knows no '\(name)'; there are: \(names)."))
    }
  }

  private func parts(_ list: String) -> [String] {
    list.split(separator: ",").map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
