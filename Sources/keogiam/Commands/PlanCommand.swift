import ArgumentParser
import Reports
import Targets

/// `keogiam plan`
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Look at a plan: the rules that units are held against.",
    discussion: """
      EXAMPLES
        keogiam plan check my-province.yaml
        keogiam plan explain --lang vi

      COST
        Reads one small file.
      """,
    subcommands: [PlanCheckCommand.self, PlanExplainCommand.self, PlanPrintCommand.self])
}

/// `keogiam plan print`
struct PlanPrintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "print",
    abstract: "Print the file of a built-in plan, to start another from.",
    discussion: """
      EXAMPLE
        keogiam plan print > my-province.yaml

      COST
        None.
      """)

  @Argument(help: ArgumentHelp("A built-in plan.", valueName: "plan"))
  var plan = Plan.builtInNames[0]

  func run() throws {
    guard let text = Plan.builtInText(plan) else {
      throw Failure.noPlan(plan, .ofCommandLine)
    }
    try StandardOutput.write(text)
  }
}

/// `keogiam plan check`
struct PlanCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a plan file and say what it holds, or everything that is wrong with it.",
    discussion: """
      A plan file holds indicators, readings, groups of criteria with their lines, \
      bars and dates. The built-in one is a good place to start from: keogiam plan \
      print.

      EXAMPLES
        keogiam plan check my-province.yaml
        keogiam plan check quang-ninh-120-2023

      COST
        Reads one small file.
      """)

  @Argument(help: ArgumentHelp("A plan file, - for standard input, or a built-in plan.", valueName: "plan"))
  var plan: String

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = language.language
    do {
      let (plan, notes) = try Plan.file(plan, language: language)
      for note in notes { Talk.say(note.sentence(language)) }
      try StandardOutput.write(PlanText(plan, language: language).summary)
    } catch let failure as Failure where failure.code == .failure {
      // The form that editors follow to the place: no name of the tool before it.
      for message in failure.messages { Talk.say(message) }
      throw ExitCode.failure
    }
  }
}

/// `keogiam plan explain`
struct PlanExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say how a plan is read where its text is silent or contradicts itself, and why.",
    discussion: """
      The choice in force is marked with *; keogiam score --reading name=choice \
      takes another.

      EXAMPLES
        keogiam plan explain
        keogiam plan explain my-province.yaml

      COST
        Reads one small file.
      """)

  @Argument(help: ArgumentHelp("A plan file or a built-in plan.", valueName: "plan"))
  var plan = Plan.builtInNames[0]

  @OptionGroup var language: LanguageOption

  func run() throws {
    let language = language.language
    let text = PlanText(try Plan.named(plan, language: language), language: language)
    try StandardOutput.write("\(text.summary)\n\(text.readings)")
  }
}
