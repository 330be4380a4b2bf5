import ArgumentParser
import Notebooks
import Observations
import Reports

/// `keogiam notebook`
struct NotebookCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "Run the commands that stand in a text, and hold their output against it.",
    discussion: """
      A notebook is a Markdown text. In a console fence a line that starts with "$ " is \
      a command; what it prints stands below it, and "? N" where it is to end with \
      another exit code than 0. A line ... stands for any lines, … for any text \
      within a line.

      Commands run in a folder of their own, in which everything of the current one is \
      linked; files they add are gone afterwards, files that were there they change. \
      --in names a folder to stay in. They are commands of the shell: run only what \
      you would type yourself.

      EXAMPLES
        keogiam notebook check notebooks-txt/01-first-look.txt
        keogiam notebook run my-story.txt --write

      COST
        That of the commands; each is killed after two minutes.
      """,
    subcommands: [NotebookCheckCommand.self, NotebookRunCommand.self])
}

/// `keogiam notebook check`
struct NotebookCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Say where a notebook's outputs are not what its commands print now.",
    discussion: """
      Differences go to standard output, - before what stands there, + before what is \
      printed now; the exit code is then 1.

      EXAMPLE
        keogiam notebook check notebooks-txt/*.txt

      COST
        That of the commands.
      """)

  @OptionGroup var notebooks: NotebookOptions

  func run() throws {
    var differing = 0
    for file in notebooks.files {
      let run = try notebooks.run(file)
      for mismatch in run.mismatches { try StandardOutput.write(mismatch.message(file: file) + "\n") }
      let (cells, wrong) = (run.results.count, run.mismatches.count)
      differing += wrong
      Talk.say(
        notebooks.language.language(
          vi: "\(file): \(cells) lệnh, \(wrong == 0 ? "đúng như đã ghi" : "\(wrong) lệnh cho kết quả khác")",
          en: "\(file): commands: \(cells), \(wrong == 0 ? "all as shown" : "not as shown: \(wrong)")"))
    }
    guard differing == 0 else { throw ExitCode.failure }
  }
}

/// `keogiam notebook run`
struct NotebookRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Print a notebook with the outputs that its commands have now.",
    discussion: """
      An output that matches keeps its text, with all that it leaves open.

      EXAMPLES
        keogiam notebook run my-story.txt
        keogiam notebook run my-story.txt --write

      COST
        That of the commands.
      """)

  @OptionGroup var notebooks: NotebookOptions

  @Flag(help: "Put the outputs into the files themselves.")
  var write = false

  func run() throws {
    for file in notebooks.files {
      let run = try notebooks.run(file)
      // A command that was killed has no output to be shown as its own.
      for mismatch in run.mismatches where mismatch.ending != .exited {
        for line in mismatch.message(file: file).split(separator: "\n").prefix(2) { Talk.say(String(line)) }
      }
      if !write {
        try StandardOutput.write(run.updated())
      } else if run.mismatches.contains(where: { $0.ending == .exited }) {
        try AtomicFile.write(run.updated(), to: file)
        Talk.say(notebooks.language.language(vi: "Đã ghi \(file).", en: "Wrote \(file)."))
      }
      if run.mismatches.contains(where: { $0.ending != .exited }) { throw ExitCode.failure }
    }
  }
}
