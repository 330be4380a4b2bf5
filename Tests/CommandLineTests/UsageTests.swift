import Testing

@Suite("Usage")
struct UsageTests {
  private let overview = """
    OVERVIEW: Counts in, communes likely to miss their target out, with an honest
    probability.

    Every command takes a data-set folder, one or more files, or - for standard
    input.

    EXAMPLE
      keogiam flag datasets/quang-ninh-synthetic

    USAGE: keogiam <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      check                   Read the data and say what was understood, what was
                              assumed, and what is wrong.
      status                  Hold this year against last year, exactly, for every
                              unit, district and the whole.
      flag                    Rank the units by the probability that they miss
                              their target.
      report                  Write one HTML page on all targets and units, which
                              needs nothing beside it.
      backtest                Make the forecasts of earlier years again, from what
                              was known then, and score them.
      score                   Score every unit by the table of criteria, as a range
                              where evidence is missing.
      watch                   Early warning: hold every month of this year against
                              what earlier years foretell.
      trend                   The yearly percent change of every unit, district and
                              the whole, with limits.
      export                  Write all tables into one folder, described for other
                              programs.
      regress                 Fit a regression given as a formula, as R users write
                              it.
      compare                 Hold one count against an earlier one: is the change
                              more than chance?
      plan                    Look at a plan: the rules that units are held against.
      simulate                Make synthetic counts of the four headline indicators
                              for real units.
      units                   Look up the official units: by code, name or date,
                              where they came from and where they went.
      verify                  Compute known numbers on this machine and show how
                              far off they are.
      notebook                Run the commands that stand in a text, and hold their
                              output against it.
      version                 Show the version, the build and the numerical
                              libraries in use.

      See 'keogiam help <subcommand>' for detailed help.

    """

  @Test("without arguments, and --help", arguments: ["keogiam", "keogiam --help", "keogiam help"])
  func help(_ line: String) throws {
    let run = try Folder().run(line)
    #expect(run.output == overview)
    #expect(run.error == "" && run.exitCode == 0)
  }

  @Test(
    "the help of every command has an example, says its cost and fits the screen",
    arguments: [
      "check", "status", "flag", "report", "backtest", "score", "watch", "trend", "export", "regress",
      "compare", "plan", "plan check",
      "plan explain",
      "plan print",
      "simulate", "units", "verify", "notebook", "notebook check",
      "notebook run", "version",
    ])
  func commandHelp(_ command: String) throws {
    let run = try Folder().run("keogiam \(command) --help")
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(run.error == "" && run.exitCode == 0)
    #expect(lines.first?.hasPrefix("OVERVIEW: ") == true)
    #expect(lines.contains("EXAMPLE") || lines.contains("EXAMPLES"))
    #expect(lines.contains("COST"))
    #expect(lines.contains { $0.hasPrefix("  keogiam \(command)") })
    // The usage line of a command is the library's, which does not break it.
    #expect(lines.allSatisfy { $0.count <= 80 || $0.hasPrefix("USAGE: ") })
    // An example that is broken at the edge of the screen cannot be copied: what follows one is indented or blank.
    for (line, next) in zip(lines, lines.dropFirst()) where line.hasPrefix("  keogiam ") {
      #expect(next.isEmpty || next.hasPrefix("  "), "\(next)")
    }
    #expect(try Folder().run("keogiam help \(command)").output == run.output)
  }

  @Test("the version") func version() throws {
    #expect(try Folder().run("keogiam --version").output == "0.1.0\n")
    let run = try Folder().run("keogiam version")
    #expect(run.error == "" && run.exitCode == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].hasPrefix("keogiam   0.1.0, "))
    #expect(lines[1].hasPrefix("BLAS      OpenBLAS ") && lines[2].hasPrefix("kernels   "))
    #expect(lines[2].hasSuffix(", 1 thread"))
  }

  @Test(
    "wrong usage is said, with what is right, and ends with 64",
    arguments: [
      (
        "keogiam flags", "",
        "Error: Unexpected argument 'flags'\nUsage: keogiam <subcommand>\n  See 'keogiam --help' for more information.\n"
      ),
      (
        "keogiam flag", "flag",
        """
        Error: Missing expected argument '<data> ...'
        Help:  <data>  A data-set folder, one or more files, or - for standard input.

        """
      ),
      (
        "keogiam flag counts.csv --bogus", "flag", "Error: Unknown option '--bogus'. Did you mean '--jobs'?\n"
      ),
      (
        "keogiam flag counts.csv --through 30/9/2023", "flag",
        """
        Error: The value '30/9/2023' is invalid for '--through <YYYY-MM-DD>'
        Help:  --through <YYYY-MM-DD>  The last day counted; default: the last day with data.

        """
      ),
      (
        "keogiam flag counts.csv --through 2023-02-29", "flag",
        """
        Error: The value '2023-02-29' is invalid for '--through <YYYY-MM-DD>'
        Help:  --through <YYYY-MM-DD>  The last day counted; default: the last day with data.

        """
      ),
      (
        "keogiam status counts.csv --calendar moon", "status",
        """
        Error: The value 'moon' is invalid for '--calendar <police|calendar|MM-DD>'
        Help:  --calendar <police|calendar|MM-DD>  Statistical year: police (15 December to 14 December), calendar, or \
        its first day as MM-DD.

        """
      ),
      (
        "keogiam flag counts.csv --lang fr", "flag",
        """
        Error: The value 'fr' is invalid for '--lang <vi|en>'. Please provide one of 'vi' and 'en'.
        Help:  --lang <vi|en>  Language of labels and sentences.

        """
      ),
      (
        "keogiam flag counts.csv --format html", "flag",
        """
        Error: The value 'html' is invalid for '--format <table|csv|json|jsonl|markdown|xlsx>'. Please provide one of \
        the following:
          - table
          - csv
          - json
          - jsonl
          - markdown
          - xlsx
        Help:  --format <table|csv|json|jsonl|markdown|xlsx>  Aligned table or Markdown for people; CSV, JSON or JSON \
        Lines for machines; a workbook (.xlsx) with -o.

        """
      ),
      (
        "keogiam flag counts.csv --format xlsx", "flag",
        "Error: --format xlsx needs a file: add -o name.xlsx.\n"
      ),
      (
        "keogiam flag counts.csv --top=-1", "flag",
        "Error: --top takes a whole number of 0 or more, not -1.\n"
      ),
      (
        "keogiam flag counts.csv --jobs 0", "flag",
        "Error: --jobs takes a whole number of 1 or more, not 0.\n"
      ),
      (
        "keogiam flag counts.csv --fail-on-flag=1.5", "flag",
        "Error: --fail-on-flag takes a probability between 0 and 1, not 1.5.\n"
      ),
      (
        "keogiam flag counts.csv --fail-on-flag=x --top 3", "flag",
        "Error: --fail-on-flag takes a probability between 0 and 1, not x.\n"
      ),
      (
        "keogiam flag counts.csv -o ''", "flag",
        "Error: --output takes the name of a file, or - for standard output.\n"
      ),
    ] as [(String, String, String)])
  func wrongUsage(_ line: String, _ command: String, _ message: String) throws {
    let run = try Folder(["counts.csv": communes]).run(line)
    let rest =
      command.isEmpty
      ? ""
      : "Usage: keogiam \(command) [<options>] <data> ...\n  See 'keogiam \(command) --help' for more information.\n"
    #expect(run.error == message + rest)
    #expect(run.output == "" && run.exitCode == 64)
  }
}
