/// A place where a text breaks the rules of notebooks.
public struct NotebookError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The rule that is broken.
  public enum Kind: Sendable, Hashable {
    /// A fence has no end.
    case unclosedFence
    /// A `console` fence does not start at the beginning of its line.
    case indentedFence
    /// A line ends with CR LF.
    case carriageReturn
    /// A `console` fence starts with something that is not a command.
    case outputBeforeCommand
    /// `$` without a command.
    case emptyCommand
    /// A backslash continues a command, and the fence ends.
    case unfinishedCommand
    /// A line starts with `?` and is not `? N`.
    case badExitCode(String)
    /// Something other than a command follows `? N`.
    case outputAfterExitCode
  }

  /// The line, counted from 1.
  public let line: Int
  /// The rule that is broken.
  public let kind: Kind

  /// `file:line: sentence`, without full stop.
  public func message(file: String) -> String { "\(file):\(line): \(sentence)" }

  /// `line N: sentence`, without full stop.
  public var description: String { "line \(line): \(sentence)" }

  private var sentence: String {
    switch kind {
    case .unclosedFence: "this fence is not closed"
    case .indentedFence: "a console fence must start at the beginning of its line"
    case .carriageReturn: "lines must end with LF, not CR LF"
    case .outputBeforeCommand: "output before any command; a command starts with '$ '"
    case .emptyCommand: "no command after '$'"
    case .unfinishedCommand: "this command goes on past the end of its fence"
    case .badExitCode(let text): "an expected exit code must be '? N' with N from 1 to 255, not '\(text)'"
    case .outputAfterExitCode: "only a command can follow an expected exit code"
    }
  }
}
