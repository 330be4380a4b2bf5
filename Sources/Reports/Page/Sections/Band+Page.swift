import Evaluation
import Flagging
import Observations
import Probability

extension Band {
  /// The class of the style sheet, which gives colour and pattern.
  var style: String { "b b\(place)" }

  /// The order from met to missed, then what has no probability.
  var place: Int {
    switch self {
    case .met: 0
    case .veryLikelyToMeet: 1
    case .likelyToMeet: 2
    case .even: 3
    case .likelyToMiss: 4
    case .veryLikelyToMiss: 5
    case .missed, .lost: 6
    case .notApplicable: 7
    case .noData: 8
    }
  }

  /// The bands of a legend, each with what stands on its tile.
  static let legend: [(band: Band, range: String)] = [
    (.met, "✓"), (.veryLikelyToMeet, "< 20"), (.likelyToMeet, "20–39"), (.even, "40–59"),
    (.likelyToMiss, "60–79"), (.veryLikelyToMiss, "≥ 80"), (.missed, "✕"), (.notApplicable, "–"),
    (.noData, "?"),
  ]

  /// The words on a pill.
  func pill(_ voice: PageVoice) -> Markup { Markup("span", ["class": style], voice(cell)) }
}

extension Flag {
  /// What a tile shows: P(miss) in per cent, or a sign where the counts have decided and where nothing is known.
  var sign: String {
    switch band {
    case .met: "✓"
    case .missed, .lost: "✕"
    case .notApplicable: "–"
    case .noData: "?"
    default: forecast.missProbability.map { "\(min(98, max(2, Int((100 * $0).rounded()))))" } ?? "?"
    }
  }

  /// P(miss) as screens show it; empty without one.
  var probabilityCell: Cell {
    forecast.missProbability.map { .probability($0, isDecided: forecast.isDecided) } ?? .empty
  }

  /// The deciles of the year-end value.
  var fan: Fan? {
    forecast.yearEnd.map { Fan(low: $0.quantile(0.1), middle: $0.quantile(0.5), high: $0.quantile(0.9)) }
  }
}
