private import Glibc

extension Notebook {
  /// Runs every command in order, each by `/bin/sh -c` in `directory`, and waits for it.
  ///
  /// Each command has a shell of its own: a change of directory or variable ends with it, files stay. What a
  /// command leaves running when its shell ends is killed. Standard input is empty.
  ///
  /// - Parameters:
  ///   - directory: where the commands run; it must be there.
  ///   - environment: all that the commands see, with two defaults: `LANG` is `C.UTF-8` and `TERM` is `dumb`.
  ///     Of the environment of this process only `PATH` is handed on.
  ///   - searchPath: directories put before those of `PATH`.
  ///   - timeLimit: after it a command is killed, with all of its process group.
  /// - Throws: `ShellError` where no shell can be started.
  public func run(
    in directory: String, environment: [String: String] = [:], searchPath: [String] = [],
    timeLimit: Duration = .seconds(120)
  ) throws -> NotebookRun {
    var variables = ["LANG": "C.UTF-8", "TERM": "dumb", "PATH": inheritedPath]
    variables.merge(environment) { $1 }
    variables["PATH"] = (searchPath + [variables["PATH"]!]).joined(separator: ":")
    let settings = variables.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let results = try cells.map { cell in
      let command = ShellCommand(
        text: cell.command, directory: directory, environment: settings, timeLimit: timeLimit)
      return CellResult(cell: cell, outcome: try command.run())
    }
    return NotebookRun(notebook: self, results: results)
  }
}

/// `PATH` of this process, or the directories of every system.
private var inheritedPath: String {
  guard let path = unsafe getenv("PATH") else { return "/usr/bin:/bin" }
  return unsafe String(cString: path)
}
