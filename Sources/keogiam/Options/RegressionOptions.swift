public import ArgumentParser
import Observations
import Probability
public import Regression

extension RegressionModel.FamilyName: ExpressibleByArgument {}
extension Link: ExpressibleByArgument {}
extension LimitMethod: ExpressibleByArgument {}

/// What is fitted to what, and how sure the answer is.
struct RegressionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How responses scatter: poisson, quasipoisson, nb, binomial, gaussian; default: poisson, of successes binomial.",
      valueName: "family"))
  var family: RegressionModel.FamilyName?

  @Option(
    help: ArgumentHelp(
      "On which scale means are linear: log, identity, logit, probit, cloglog; default: the family's usual one.",
      valueName: "link"))
  var link: Link?

  @Option(
    help: ArgumentHelp(
      "One fit for each value of a column, such as unit, district or indicator; several by commas.",
      valueName: "column"))
  var by: [String] = []

  @Option(help: ArgumentHelp("A column of weights, 0 or more.", valueName: "column"))
  var weights: String?

  @Option(
    help: ArgumentHelp(
      "Standard errors that hold where the family's variance does not: of every row (hc0, hc1) or of groups of rows.",
      valueName: "hc0|hc1|cluster=column"))
  var robust: RobustErrors?

  @Option(
    help: ArgumentHelp(
      "Limits from the standard error, or of the profile likelihood.", valueName: "wald|profile"))
  var limits: LimitMethod = .wald

  @Option(help: ArgumentHelp("The level of the limits.", valueName: "percent"))
  var level: LimitLevel = LimitLevel(level: .ninetyFivePercent)

  /// The columns of `by`, each once.
  var keys: [String] {
    var known: Set<String> = []
    return by.flatMap { $0.split(separator: ",").map(String.init) }.filter { known.insert($0).inserted }
  }

  func validate() throws {
    if robust != nil, limits == .profile {
      throw ValidationError(
        Language.ofCommandLine(
          vi: "--robust chỉ đi với --limits wald: hàm hợp lý không biết gì về sai số vững.",
          en: "--robust goes with --limits wald: the likelihood knows nothing of robust errors."))
    }
  }
}

/// Against what standard errors are robust, on the command line.
struct RobustErrors: ExpressibleByArgument {
  /// A kind of robust covariance.
  enum Kind: Sendable {
    case rows
    case rowsCorrected
    case clusters(column: String)
  }

  let kind: Kind
  let text: String

  init?(argument: String) {
    text = argument
    switch argument.lowercased() {
    case "hc0": kind = .rows
    case "hc1": kind = .rowsCorrected
    default:
      guard argument.hasPrefix("cluster="), argument.count > 8 else { return nil }
      kind = .clusters(column: String(argument.dropFirst(8)))
    }
  }

  /// The column of the groups.
  var column: String? { if case .clusters(let column) = kind { column } else { nil } }
}

/// A confidence level on the command line: `95%`, `95` or `0.95`.
struct LimitLevel: ExpressibleByArgument {
  let level: ConfidenceLevel

  init(level: ConfidenceLevel) { self.level = level }

  init?(argument: String) {
    let digits = argument.last == "%" ? String(argument.dropLast()) : argument
    guard let number = Double(digits) else { return nil }
    let share = argument.last == "%" || number > 1 ? number / 100 : number
    guard share > 0, share < 1 else { return nil }
    level = ConfidenceLevel(share)
  }

  var defaultValueDescription: String { "\(level.value * 100)%" }
}
