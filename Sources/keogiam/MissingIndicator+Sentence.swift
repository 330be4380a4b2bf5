import Observations
import Targets

extension MissingIndicator {
  /// `no indicator 'robery' in the data; did you mean 'robbery'?`
  func sentence(_ language: Language) -> String {
    let nearest =
      suggestion.map { language(vi: "; có phải là '\($0)'?", en: "; did you mean '\($0)'?") } ?? ""
    return language(vi: "số liệu không có chỉ tiêu '\(id)'", en: "no indicator '\(id)' in the data") + nearest
  }
}
