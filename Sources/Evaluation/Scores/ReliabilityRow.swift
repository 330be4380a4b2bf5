/// Forecast probabilities of one stretch, held against how often they came true.
public struct ReliabilityRow: Sendable, Hashable {
  /// The stretch of probabilities; the last includes its end.
  public let range: Range<Double>
  /// How many forecasts fell into it.
  public let count: Int
  /// Their mean probability; nil where there is none.
  public let forecast: Double?
  /// The share of them that came true; nil where there is none.
  public let observed: Double?

  /// `rows` (1 or more) stretches of equal width over 0…1.
  public static func table(_ probabilities: [Double], outcomes: [Bool], rows: Int = 5) -> [ReliabilityRow] {
    precondition(rows >= 1, "\(rows) rows")
    precondition(
      probabilities.count == outcomes.count,
      "\(probabilities.count) probabilities and \(outcomes.count) outcomes")
    var (counts, sums, hits) = (
      [Int](repeating: 0, count: rows), [Double](repeating: 0, count: rows), [Int](repeating: 0, count: rows)
    )
    for (p, outcome) in zip(probabilities, outcomes) {
      let row = min(rows - 1, max(0, Int(p * Double(rows))))
      counts[row] += 1
      sums[row] += p
      hits[row] += outcome ? 1 : 0
    }
    return (0..<rows).map { row in
      let size = Double(counts[row])
      return ReliabilityRow(
        range: Double(row) / Double(rows)..<Double(row + 1) / Double(rows), count: counts[row],
        forecast: size > 0 ? sums[row] / size : nil, observed: size > 0 ? Double(hits[row]) / size : nil)
    }
  }
}
