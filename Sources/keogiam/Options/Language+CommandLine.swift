import Glibc
import Observations

extension Language {
  /// The language of the environment.
  static let ofEnvironment = Language(
    locale: ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap(environmentValue).first ?? "")

  /// The language that the command line asks for, else that of the environment.
  ///
  /// For what is said where options are wrong, or before they are all read; commands ask their own options.
  static let ofCommandLine: Language = {
    let arguments = CommandLine.arguments
    let asked = zip(arguments, arguments.dropFirst() + [""]).compactMap { argument, next -> Language? in
      if argument == "--lang" { return Language(rawValue: next) }
      return argument.hasPrefix("--lang=") ? Language(rawValue: String(argument.dropFirst(7))) : nil
    }
    return asked.last ?? ofEnvironment
  }()
}

/// The value of a variable of the environment, nil where it is not set or empty.
private func environmentValue(_ name: String) -> String? {
  guard let value = unsafe getenv(name) else { return nil }
  let text = unsafe String(cString: value)
  return text.isEmpty ? nil : text
}
