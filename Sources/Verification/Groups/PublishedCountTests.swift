import Probability

extension ReferenceGroup {
  /// The published numbers have 6 decimals, or 4 of the second pair; the tolerance is half of the last of them.
  static let publishedCountTests = ReferenceGroup(
    id: "published-count-tests", vietnamese: "kiểm định hai số đếm đã công bố",
    english: "published tests of two counts",
    source: "Gu et al. 2008; Krishnamoorthy & Thomson 2004; R: exactci, rateratio.test", measure: .absolute,
    tolerance: 5.5e-7
  ) {
    ReferenceTable(publishedCountTestTable).rows.map { row in
      let comparison = RateComparison(
        before: row.whole("before"), after: row.whole("after"), exposureBefore: row["exposure_before"],
        exposureAfter: row["exposure_after"])
      let method = RateComparison.Method(rawValue: row.text("method"))
      let alternative = Alternative(rawValue: row.text("alternative"))
      let result = method.flatMap { method in
        alternative.map { comparison.test(method, $0, nullRatio: row["null"]).pValue }
      }
      return ReferenceCase(
        "\(row.text("method")), \(comparison.after) after \(comparison.before), ratio \(row["null"])",
        expected: row["p"], computed: result ?? .nan)
    }
  }

  private static let publishedCountTestTable = """
    after exposure_after before exposure_before null method alternative p
    60 51477.5 30 54308.7 1 wald greater 0.000356
    60 51477.5 30 54308.7 1 score greater 0.000316
    60 51477.5 30 54308.7 1 square_root greater 0.000285
    60 51477.5 30 54308.7 1 exact greater 0.000428
    60 51477.5 30 54308.7 1 mid_p greater 0.000310
    60 51477.5 30 54308.7 1 e_test greater 0.000298
    60 51477.5 30 54308.7 1.2 mid_p greater 0.005094603529853279
    60 51477.5 30 54308.7 1.2 exact greater 0.006651774552714537
    60 51477.5 30 54308.7 1.2 exact less 0.9964625674930079
    3 1 0 1 1 e_test two_sided 0.088379009
    2 1 6 1 1 e_test two_sided 0.17487482
    2 17877 9 16660 1 exact two_sided 0.0501064956141
    2 17877 9 16660 1 minimum_likelihood two_sided 0.0330942032059
    11 1 12 1 0.93 exact less 0.569814
    6 1 12 1 0.93 exact less 0.152605
    3 1 12 1 0.93 exact less 0.0245668
    40 1 60 1 0.93 exact less 0.0615664
    0 1 5 1 0.93 exact less 0.0373433
    """
}
