import ArgumentParser
import Glibc
import LinearAlgebra
import Reports

/// The command-line tool.
@main
struct KeoGiam: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keogiam",
    abstract: "Counts in, communes likely to miss their target out, with an honest probability.",
    discussion: """
      Every command takes a data-set folder, one or more files, or - for standard input.

      EXAMPLE
        keogiam flag datasets/quang-ninh-synthetic
      """,
    version: version,
    subcommands: [
      CheckCommand.self, StatusCommand.self, FlagCommand.self, ReportCommand.self, BacktestCommand.self,
      ScoreCommand.self, WatchCommand.self, TrendCommand.self, ExportCommand.self,
      RegressCommand.self, CompareCommand.self, PlanCommand.self, SimulateCommand.self, UnitsCommand.self,
      VerifyCommand.self, NotebookCommand.self, VersionCommand.self,
    ])

  /// The version of the tool.
  static let version = "0.1.0"

  /// Runs the command; a failure ends with one line and its exit code, never with a stack trace.
  static func main() async {
    // A reader that closes the pipe early is not an error: writes then fail with EPIPE, which `Output` lets pass.
    signal(SIGPIPE, SIG_IGN)
    // Work is spread over series; threads within BLAS would only be in each other's way at these sizes.
    BLAS.useOneThread()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as Failure {
      for message in failure.messages { Talk.say("keogiam: \(message)") }
      Glibc.exit(failure.code.rawValue)
    } catch let error as WriteError {
      Talk.say("keogiam: \(error.sentence(.ofCommandLine))")
      Glibc.exit(ExitCode.failure.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}

/// A reason to stop that the user can do something about.
struct Failure: Error {
  /// One line a problem.
  let messages: [String]
  /// The exit code: 1, or 64 for wrong usage.
  let code: ExitCode

  /// Nothing usable.
  init(message: String) {
    self.init(messages: [message])
  }

  /// Nothing usable, for several reasons.
  init(messages: [String]) {
    self.messages = messages
    code = .failure
  }

  /// Wrong usage of the command line.
  init(usage message: String) {
    self.init(usage: [message])
  }

  /// Wrong usage of the command line, said in several lines.
  init(usage messages: [String]) {
    self.messages = messages
    code = .validationFailure
  }
}
