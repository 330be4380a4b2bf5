import Probability
import Targets

extension ComparisonReport {
  /// One row a quantity or a test, for files.
  public var table: Table {
    Table(columns: Self.columns, rows: rateRows + ratioRows + changeRows + planRows)
  }

  private static let columns: [Table.Column] = [
    .init("quantity"), .init("method"), .init("alternative"), .init("null_ratio"), .init("estimate"),
    .init("statistic"), .init("p_value"), .init("conf_low"), .init("conf_high"), .init("conf_level"),
  ]

  private func row(
    _ quantity: String, _ method: String, _ alternative: Alternative? = nil, null: Double? = nil,
    estimate: Double?, test: RateComparison.TestResult? = nil, limits: Limits? = nil
  ) -> [Cell] {
    [
      .text(quantity), .text(method), .text(alternative?.rawValue), .real(null, digits: 2),
      .real(estimate, digits: 3), .real(test?.statistic, digits: 3), .pValue(test?.pValue),
      .real(limits?.lower, digits: 3), .real(limits?.finiteUpper, digits: 3),
      .real(limits.map { _ in level.value }, digits: 2),
    ]
  }

  private var rateRows: [[Cell]] {
    [
      ("rate_before", PoissonCount(comparison.before, exposure: comparison.exposureBefore)),
      ("rate_after", PoissonCount(comparison.after, exposure: comparison.exposureAfter)),
    ].map { name, count in
      row(name, "exact", estimate: count.rate, limits: count.limits(.exact, level: level))
    }
  }

  /// The tests of no change with their limits, then those of "the cut was not reached".
  private var ratioRows: [[Cell]] {
    Self.methods.map { method in
      row(
        "ratio", method.rawValue, .twoSided, null: 1, estimate: comparison.ratio,
        test: comparison.test(method), limits: comparison.ratioLimits(method, level: level))
    }
      + Self.methods.map { method in
        row(
          "ratio", method.rawValue, .less, null: targetRatio, estimate: comparison.ratio,
          test: comparison.test(method, .less, nullRatio: targetRatio))
      }
  }

  private var changeRows: [[Cell]] {
    Self.methods.filter(\.hasLimits).map { method in
      row(
        "percent_change", method.rawValue, estimate: comparison.percentChange,
        limits: comparison.percentChangeLimits(method, level: level))
    }
  }

  private var planRows: [[Cell]] {
    [
      row("probability_of_cut", "jeffreys", null: targetRatio, estimate: probabilityOfCut),
      row("power", "exact", .less, null: 1, estimate: power),
      row(
        "cases_needed", "exact", .less, null: 1,
        estimate: plan.casesBefore(forPower: Self.wantedPower).map(Double.init)),
    ]
  }
}
