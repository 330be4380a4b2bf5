import Probability

extension ReferenceGroup {
  /// Fisher's test in R differs in the last two of its digits from the sum of exact masses.
  static let proportionTests = ReferenceGroup(
    id: "proportion-tests", vietnamese: "kiểm định hai tỷ lệ", english: "tests of two proportions",
    source: "R 4.2.2: prop.test, fisher.test; Newcombe 1998", measure: .relative(floor: 1e-3),
    tolerance: 1e-11
  ) {
    ReferenceTable(twoProportionTable).rows.flatMap { row in
      let comparison = ProportionComparison(
        Proportion(row.whole("x1"), of: row.whole("n1")), Proportion(row.whole("x2"), of: row.whole("n2")))
      let level = ConfidenceLevel.ninetyFivePercent
      let (plain, corrected) = (
        comparison.chiSquareTest(corrected: false), comparison.chiSquareTest(corrected: true)
      )
      let limits = comparison.waldLimits(corrected: false, level: level)
      let wider = comparison.waldLimits(corrected: true, level: level)
      let newcombe = comparison.newcombeLimits(level: level)
      return [
        ("chi_square", plain.statistic), ("p", plain.pValue), ("lower", limits.lower),
        ("upper", limits.upper),
        ("chi_square_corrected", corrected.statistic), ("p_corrected", corrected.pValue),
        ("lower_corrected", wider.lower), ("upper_corrected", wider.upper),
        ("newcombe_lower", newcombe.lower), ("newcombe_upper", newcombe.upper),
        ("fisher", comparison.fisherPValue),
      ].map { column, computed in
        ReferenceCase(
          "\(column), \(row.text("x1"))/\(row.text("n1")) and \(row.text("x2"))/\(row.text("n2"))",
          expected: row[column], computed: computed)
      }
    }
  }

  private static let twoProportionTable = """
    x1 n1 x2 n2 chi_square p lower upper chi_square_corrected p_corrected lower_corrected upper_corrected newcombe_lower newcombe_upper fisher
    83 86 90 93 0.00950851874818416 0.922320095734269 -0.0554773785585338 0.0502260657303268 8.35388894480257e-30 0.999999999999998 -0.0581030349726373 0.0528517221444303 -0.0688452085731961 0.0600621408287233 1
    56 70 48 80 7.02341137123746 0.00804508136819656 0.0575048991490372 0.342495100850963 6.11427041029623 0.0134094751786689 0.04411204200618 0.35588795799382 0.0524314724023649 0.333872654036906 0.0125211297492092
    9 10 3 10 7.5 0.00616989932054415 0.260524279777149 0.939475720222851 5.20833333333333 0.0224788733661252 0.160524279777149 1 0.170522723934503 0.809017973535488 0.0197666110978804
    10 10 0 20 30 4.3204630578275e-08 1 1 25.66875 4.05337928175705e-07 0.925 1 0.679086037141915 1 3.32833916042312e-08
    5 56 0 29 2.75111607142857 0.0971865681705797 0.014600240442592 0.163971188128837 1.37474022475369 0.240999114196343 -0.0115697102963242 0.190141138867753 -0.0381371479035369 0.192560013855112 0.160621443209471
    """
}
