import ArgumentParser
import Glibc
import Observations
import Reports

/// The language of a command without other output options.
struct LanguageOption: ParsableArguments {
  @Option(help: ArgumentHelp("Language of labels and sentences.", valueName: "vi|en"))
  var lang: Language?

  /// The language asked for, else that of the environment.
  var language: Language { lang ?? .ofEnvironment }
}
