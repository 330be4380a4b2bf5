public import Observations

extension IngestionError: CustomStringConvertible {
  /// The sentence in English, as logs have it.
  public var description: String { sentence(.en) }

  /// One line: `file:line:column: problem; what to do`.
  public func sentence(_ language: Language) -> String {
    let place = [line, column].compactMap { $0.map { ":\($0)" } }.joined()
    let problem =
      switch language {
      case .vi: problemInVietnamese
      case .en: problemInEnglish
      }
    return "\(StandardInput.shown(file, language))\(place): \(problem)"
  }
}
