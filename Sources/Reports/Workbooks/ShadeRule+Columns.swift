import Observations
import Spreadsheets

extension ShadeRule {
  /// The shades of the column `id` with `cells`: of probabilities by fifths, as the bands of flags, of words by what
  /// they say. Orange stands for far from what was asked, blue for near.
  static func rules(for id: String, of cells: [Cell], _ language: Language) -> [ShadeRule] {
    switch id {
    case "p_miss": return fifths(Shade.allCases)
    case "p_real_cut": return fifths(Shade.allCases.reversed())
    case "band", "verdict", "outcome", "progress": break
    default: return []
    }
    var known: Set<String> = []
    return cells.compactMap { cell in
      guard case .word(let word, let label) = cell, let shade = shadeOfWord[word], known.insert(word).inserted
      else { return nil }
      return ShadeRule(.text(label.text(language)), shade)
    }
  }

  private static func fifths(_ shades: [Shade]) -> [ShadeRule] {
    zip(shades, 0...).map { shade, place in
      ShadeRule(.from(Double(place) / 5, below: place == 4 ? 1.000_001 : Double(place + 1) / 5), shade)
    }
  }

  private static let shadeOfWord: [String: Shade] = [
    "missed": .strongOrange, "lost": .strongOrange, "very likely to miss": .strongOrange,
    "likely to miss": .orange, "even": .grey, "likely to meet": .blue, "very likely to meet": .strongBlue,
    "met": .strongBlue, "open": .grey, "barred": .strongOrange, "below": .orange, "passes": .strongBlue,
    "part": .grey, "clear": .blue,
    "improving": .blue, "met or exceeded": .strongBlue, "little or no detectable change": .grey,
    "getting worse": .orange,
  ]
}
