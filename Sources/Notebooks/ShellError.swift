/// The system cannot start a shell.
public struct ShellError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Where the shell was to run.
  public let directory: String
  /// What the system says.
  public let reason: String

  /// `cannot run /bin/sh in 'directory': reason`.
  public var description: String { "cannot run /bin/sh in '\(directory)': \(reason)" }
}
