import Probability

extension ReferenceGroup {
  /// R's own inverses stop at about 1e-11 in the tails.
  static let quantiles = ReferenceGroup(
    id: "quantiles", vietnamese: "phân vị", english: "quantiles",
    source: "R 4.2.2: qnorm, qt, qgamma, qbeta", measure: .relative(), tolerance: 1e-10
  ) {
    let distributions: [(String, @Sendable (Double) -> Double)] = [
      ("normal", { Normal.standard.quantile($0) }),
      ("t4", { StudentT(degreesOfFreedom: 4).quantile($0) }),
      ("gamma_03", { Gamma(shape: 0.3, rate: 1).quantile($0) }),
      ("gamma_12", { Gamma(shape: 12, rate: 1).quantile($0) }),
      ("beta_2_5", { Beta(alpha: 2, beta: 5).quantile($0) }),
      ("beta_05_30", { Beta(alpha: 0.5, beta: 30).quantile($0) }),
    ]
    return ReferenceTable(quantileTable).rows.flatMap { row in
      distributions.map { name, quantile in
        ReferenceCase("\(name), p \(row["p"])", expected: row[name], computed: quantile(row["p"]))
      }
    }
  }

  /// Whole numbers: any difference is one.
  static let countQuantiles = ReferenceGroup(
    id: "count-quantiles", vietnamese: "phân vị của số đếm", english: "quantiles of counts",
    source: "R 4.2.2: qpois, qnbinom", measure: .absolute, tolerance: 1e-9
  ) {
    let probabilities = ["0.025", "0.05", "0.25", "0.5", "0.75", "0.95", "0.975"]
    return ReferenceTable(countQuantileTable).rows.flatMap { row in
      let (mean, size) = (row["mean"], row["size"])
      let distribution: any CountDistribution =
        size.isFinite ? NegativeBinomial(mean: mean, size: size) : Poisson(mean: mean)
      return probabilities.map { p in
        ReferenceCase(
          "mean \(mean), size \(size), p \(p)", expected: row[p],
          computed: Double(distribution.quantile(Double(p) ?? .nan)))
      }
    }
  }

  private static let quantileTable = """
    p normal t4 gamma_03 gamma_12 beta_2_5 beta_05_30
    1e-12 -7.03448382530113 -1316.07274655926 6.97269909640935e-41 0.551780513162403 2.58198978636101e-07 2.63990063109952e-26
    1e-06 -4.7534243088229 -41.577854150451 6.97269909640941e-21 1.93998600877349 0.000258287829354064 2.63990063110087e-14
    0.001 -3.09023230616781 -7.17318221978231 6.97269909678333e-11 4.04244079042459 0.00825549278774668 2.63990197845499e-08
    0.025 -1.95996398454005 -2.77644510519779 3.18567903173917e-06 6.20057510872222 0.0432718682927417 1.65046442577634e-05
    0.05 -1.64485362695147 -2.13184678632665 3.21103469972296e-05 6.92421251358511 0.0628498917083544 6.60818670532941e-05
    0.1 -1.2815515655446 -1.53320627405894 0.000323724621823433 7.82934202625641 0.0925952589131288 0.000265346532626655
    0.3 -0.524400512708041 -0.568649063049706 0.0127266577699487 9.97161437101934 0.181803471318949 0.00249212245504618
    0.5 0 0 0.0731311358669519 11.6683631530448 0.26444998329566 0.00761652560187942
    0.9 1.2815515655446 1.53320627405894 0.884810773360244 16.5981221443141 0.510316306551492 0.0444500744319598
    0.975 1.95996398454005 2.77644510519779 1.90026364283883 19.682038513302 0.641234578997675 0.0809613411042659
    0.999999 4.75342430881709 41.5778541501515 10.9848356321086 36.1144269100314 0.955573048029924 0.331036801096913
    """

  private static let countQuantileTable = """
    mean size 0.025 0.05 0.25 0.5 0.75 0.95 0.975
    0.05 0.05 0 0 -0 -0 -0 0 1
    1 0.05 0 0 0 0 0 5 12
    4.2 0.05 0 0 0 0 0 22 48
    33 0.05 0 0 0 0 1 176 375
    0.05 0.7 0 -0 -0 -0 0 0 1
    1 0.7 -0 -0 -0 0 1 4 5
    4.2 0.7 -0 0 0 2 6 15 19
    33 0.7 0 0 6 19 45 113 144
    0.05 3 0 -0 -0 -0 0 0 1
    1 3 -0 -0 0 1 2 3 4
    4.2 3 -0 0 2 4 6 10 12
    33 3 6 8 18 29 44 71 82
    0.05 50 0 -0 -0 -0 0 0 1
    1 50 -0 -0 0 1 2 3 3
    4.2 50 1 1 3 4 6 8 9
    33 50 20 22 28 33 38 46 49
    0.05 100000 0 -0 -0 -0 0 0 1
    1 100000 -0 -0 0 1 2 3 3
    4.2 100000 1 1 3 4 5 8 9
    33 100000 22 24 29 33 37 43 45
    0.05 Inf 0 -0 -0 -0 0 0 1
    1 Inf -0 -0 0 1 2 3 3
    4.2 Inf 1 1 3 4 5 8 9
    33 Inf 22 24 29 33 37 43 45
    """
}
