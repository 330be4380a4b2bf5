import ArgumentParser
import Observations

/// How much is done at the same time.
struct JobOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("How many models to fit at a time; the result is the same.", valueName: "count"))
  var jobs = 2

  func validate() throws {
    if jobs < 1 {
      throw ValidationError(
        Language.ofCommandLine(
          vi: "--jobs phải là số nguyên từ 1 trở lên, không phải \(jobs).",
          en: "--jobs takes a whole number of 1 or more, not \(jobs)."))
    }
  }
}

extension Range<Int> {
  /// What `transform` makes of every number, at most `jobs` of them at a time; in their order, whatever is ready first.
  func mapped<Value: Sendable>(
    jobs: Int, _ transform: @escaping @Sendable (Int) -> Value
  ) async -> [Value] {
    await withTaskGroup(of: (Int, Value).self) { group in
      var values = [Value?](repeating: nil, count: count)
      for (place, number) in enumerated() {
        if place >= jobs, let (done, value) = await group.next() { values[done] = value }
        group.addTask { (place, transform(number)) }
      }
      for await (done, value) in group { values[done] = value }
      return values.compactMap(\.self)
    }
  }
}
