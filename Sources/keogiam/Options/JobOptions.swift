import ArgumentParser

/// How much is done at the same time.
struct JobOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("How many series to work on at a time; the result is the same.", valueName: "count"))
  var jobs = 2

  func validate() throws {
    if jobs < 1 { throw ValidationError("--jobs takes a whole number of 1 or more, not \(jobs).") }
  }
}
