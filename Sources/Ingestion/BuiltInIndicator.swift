import Observations
/// The indicators of the built-in plan, recognised by the words of police reports.
enum BuiltInIndicator: String, CaseIterable {
  case socialOrderCrimes = "social_order_crimes"
  case seriousTrafficAccidents = "serious_traffic_accidents"
  case drugAddicts = "drug_addicts"
  case newDrugAddicts = "new_drug_addicts"
  case reoffenders = "reoffenders"

  /// The indicator that `text` names, or nil.
  init?(_ text: String) {
    let folded = FoldedText(text).text
    guard let indicator = Self.allCases.first(where: { $0.words.contains(folded) }) else { return nil }
    self = indicator
  }

  /// Folded words. "TNGT" alone is not here: it means all accidents, not the serious ones.
  private var words: [String] {
    switch self {
    case .socialOrderCrimes:
      [
        "social order crimes", "social order crime", "crimes against social order", "toi pham ve ttxh",
        "toi pham ttxh",
        "toi pham ve trat tu xa hoi", "toi pham trat tu xa hoi", "pham toi ve ttxh",
        "pham toi ve trat tu xa hoi", "vu pham toi ve ttxh", "vu pham toi ve trat tu xa hoi",
        "so vu pham toi ve trat tu xa hoi", "pham phap hinh su", "pphs", "pham phap hinh su pphs",
        "xam pham ttxh",
        "xam pham trat tu xa hoi",
      ]
    case .seriousTrafficAccidents:
      [
        "serious traffic accidents", "serious traffic accident", "tai nan giao thong nghiem trong",
        "tngt nghiem trong",
        "tngt nghiem trong tro len", "tngt tu nghiem trong tro len",
        "tai nan giao thong nghiem trong tro len", "tai nan giao thong tu nghiem trong tro len",
      ]
    case .drugAddicts:
      [
        "drug addicts", "nguoi nghien", "so nguoi nghien", "nguoi nghien ma tuy", "so nguoi nghien ma tuy",
        "nguoi nghien co ho so quan ly", "so nguoi nghien co ho so quan ly",
      ]
    case .newDrugAddicts:
      [
        "new drug addicts", "nguoi nghien moi", "nguoi nghien moi phat sinh", "so nguoi nghien moi",
        "so nguoi nghien moi phat sinh", "nguoi nghien ma tuy moi phat sinh",
      ]
    case .reoffenders:
      [
        "tai pham toi trong so nguoi chap hanh xong an phat tu dac xa",
        "re offenders among persons released or amnestied", "re offenders", "reoffenders", "tai pham toi",
        "so tai pham", "tai pham", "nguoi tai pham toi",
      ]
    }
  }
}
