import Probability

/// The scores of one model over some of the rows of a back-test.
public struct ModelScores: Sendable, Hashable {
  /// The model.
  public let model: String
  /// How many forecasts it made.
  public let count: Int
  /// How many of them were about a verdict that was still open, and the mean squared error of P(miss) over these; nil
  /// where none was.
  public let openCount: Int, brier: Double?
  /// Means over all forecasts of the value; infinite where one held impossible what happened, nil where there is none.
  public let logScore: Double?, rankedScore: Double?
  /// The share of the observations in the central 80 % (`Coverage`).
  public let coverage: Double?
  /// 1 − own score / score of the yardstick, over the forecasts that both made; nil without a yardstick or where its
  /// score is 0 or infinite.
  public let brierSkill: Skills, rankedSkill: Skills
  /// The yardstick's mean log score less the own: above 0 is better; nil without a yardstick.
  public let logGain: Skills

  /// Against climatology and against the straight line.
  public struct Skills: Sendable, Hashable {
    /// Against climatology.
    public let climatology: Double?
    /// Against the straight line.
    public let straightLine: Double?
  }
}

/// A back-test in numbers, for a set of its rows.
public struct BacktestSummary: Sendable, Hashable {
  /// The scores of every model, in the order of the rows.
  public let models: [ModelScores]

  /// The summary of `rows`, of any targets, years and origins.
  public init(_ rows: [BacktestRow]) {
    var order: [String] = []
    var byModel: [String: [BacktestRow]] = [:]
    for row in rows {
      if byModel[row.model] == nil { order.append(row.model) }
      byModel[row.model, default: []].append(row)
    }
    let climatology = Self.keyed(byModel["climatology"] ?? [])
    let straightLine = Self.keyed(byModel["straight-line"] ?? [])
    models = order.compactMap { model in
      byModel[model].map { Self.scores(model, $0, climatology: climatology, straightLine: straightLine) }
    }
  }

  private struct Key: Hashable {
    let target: Int
    let unit: Int
    let year: Int
    let months: Int

    init(_ row: BacktestRow) {
      (target, unit, year, months) = (row.target, row.unit, row.year, row.months)
    }
  }

  private static func keyed(_ rows: [BacktestRow]) -> [Key: BacktestRow] {
    Dictionary(rows.map { (Key($0), $0) }) { first, _ in first }
  }

  private static func scores(
    _ model: String, _ rows: [BacktestRow], climatology: [Key: BacktestRow], straightLine: [Key: BacktestRow]
  ) -> ModelScores {
    let open = rows.filter { !$0.isDecided }
    func skills(_ skill: ([(own: BacktestRow, other: BacktestRow)]) -> Double?) -> ModelScores.Skills {
      func against(_ yardstick: [Key: BacktestRow]) -> Double? {
        let pairs = rows.compactMap { row in yardstick[Key(row)].map { (own: row, other: $0) } }
        return pairs.isEmpty ? nil : skill(pairs)
      }
      return .init(climatology: against(climatology), straightLine: against(straightLine))
    }
    return ModelScores(
      model: model, count: rows.count, openCount: open.count, brier: mean(open, \.squaredError),
      logScore: mean(rows, \.forecast?.logScore),
      rankedScore: mean(rows, \.forecast?.rankedScore),
      coverage: coverage(rows),
      brierSkill: skills { pairs in
        let open = pairs.filter { !$0.own.isDecided }
        return ratioSkill(mean(open.map(\.own), \.squaredError), mean(open.map(\.other), \.squaredError))
      },
      rankedSkill: skills {
        ratioSkill(
          mean($0.map(\.own), \.forecast?.rankedScore), mean($0.map(\.other), \.forecast?.rankedScore))
      },
      logGain: skills { pairs in
        guard let own = mean(pairs.map(\.own), \.forecast?.logScore),
          let other = mean(pairs.map(\.other), \.forecast?.logScore)
        else { return nil }
        return own.isFinite ? other - own : nil
      })
  }

  /// The mean over the rows that have a value; nil where none has.
  private static func mean(_ rows: [BacktestRow], _ value: (BacktestRow) -> Double?) -> Double? {
    let values = rows.compactMap(value)
    return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
  }

  private static func coverage(_ rows: [BacktestRow]) -> Double? {
    let values = rows.compactMap { row in row.forecast.map { (below: $0.below, through: $0.through) } }
    return values.isEmpty ? nil : Coverage.central(0.8, of: values)
  }

  private static func ratioSkill(_ own: Double?, _ other: Double?) -> Double? {
    guard let own, let other, other > 0, other.isFinite else { return nil }
    return 1 - own / other
  }
}

extension BacktestRow {
  /// (P(miss) − outcome)².
  public var squaredError: Double {
    let distance = missProbability - (missed ? 1 : 0)
    return distance * distance
  }
}

/// How honest one model's forecasts were.
public struct CalibrationSummary: Sendable, Hashable {
  /// The probabilities of the open verdicts, taken apart; nil where no verdict was open.
  public let reliability: ReliabilityDecomposition?
  /// The miscalibration that right probabilities would show by chance.
  public let chanceMiscalibration: Double?
  /// Five stretches of P(miss).
  public let table: [ReliabilityRow]
  /// The heights of ten bins of the probability integral transform; all near 1 where distributions were right.
  public let transform: [Double]
  /// The calibration tests; nil where nothing varies.
  public let logScoreTest: CalibrationTest?, rankedScoreTest: CalibrationTest?

  /// The summary of `rows`, all of one model and at least one.
  public init(_ rows: [BacktestRow]) {
    precondition(!rows.isEmpty, "no forecast to look at")
    let open = rows.filter { !$0.isDecided }
    let probabilities = open.map(\.missProbability)
    let outcomes = open.map(\.missed)
    reliability = open.isEmpty ? nil : ReliabilityDecomposition(probabilities, outcomes: outcomes)
    chanceMiscalibration =
      open.isEmpty ? nil : ReliabilityDecomposition.chanceMiscalibration(of: probabilities)
    table = ReliabilityRow.table(probabilities, outcomes: outcomes)
    let forecasts = rows.compactMap(\.forecast)
    transform =
      forecasts.isEmpty
      ? []
      : ProbabilityIntegralTransform(forecasts.map { (below: $0.below, through: $0.through) }, bins: 10)
        .heights
    logScoreTest = CalibrationTest(
      forecasts.filter(\.logScore.isFinite).map { ($0.logScore, $0.expectedLogScore) })
    rankedScoreTest = CalibrationTest(forecasts.map { ($0.rankedScore, $0.expectedRankedScore) })
  }
}
