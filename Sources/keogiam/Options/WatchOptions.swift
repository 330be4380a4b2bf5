import ArgumentParser
import Evaluation
import Observations

/// How early warnings are made and shown.
struct WatchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How often at most a month of an unchanged unit is called high, and how often low.",
      valueName: "probability"))
  var monthlyRate = 0.005

  @Option(
    help: ArgumentHelp(
      "How often at most a year of an unchanged unit is called rising, and how often falling.",
      valueName: "probability"))
  var yearlyRate = 0.01

  @Option(
    help: ArgumentHelp("The lasting rise or fall that the sums are tuned to.", valueName: "percent"))
  var drift = 25.0

  @Flag(help: "Show the units without a signal too.")
  var all = false

  /// The rule that these ask for.
  var rule: WatchRule { WatchRule(periodRate: monthlyRate, yearRate: yearlyRate, drift: drift / 100) }

  func validate() throws {
    let language = Language.ofCommandLine
    for (name, rate) in [("--monthly-rate", monthlyRate), ("--yearly-rate", yearlyRate)] {
      guard rate >= 1e-6, rate <= 0.2 else {
        throw ValidationError(
          language(
            vi: "\(name) phải là xác suất từ 0.000001 đến 0.2, không phải \(rate).",
            en: "\(name) takes a probability from 0.000001 to 0.2, not \(rate)."))
      }
    }
    guard drift >= 1, drift <= 90 else {
      throw ValidationError(
        language(
          vi: "--drift phải là số phần trăm từ 1 đến 90, không phải \(drift).",
          en: "--drift takes a percentage from 1 to 90, not \(drift)."))
    }
  }
}
