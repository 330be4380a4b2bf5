import Probability

extension ReferenceGroup {
  /// Logarithms of masses: R itself is off by 2.7e-12 at a size of 1e5 (checked with 40 digits).
  static let logMasses = ReferenceGroup(
    id: "log-masses", vietnamese: "hàm khối xác suất", english: "probability masses, logarithms",
    source: "R 4.2.2: dpois, dnbinom, dbinom", measure: .relative(floor: 1e2), tolerance: 4e-14
  ) {
    countDistributions.map { name, distribution, row in
      let k = row.whole("k")
      return ReferenceCase(
        "\(name) at \(k)", expected: row["log_mass"], computed: distribution.logMass(k))
    }
  }

  /// The incomplete functions lose a digit or two in far tails; below 1e-250 the exponent takes them.
  static let cumulativeProbabilities = ReferenceGroup(
    id: "cumulative-probabilities", vietnamese: "hàm phân phối", english: "cumulative probabilities",
    source: "R 4.2.2: ppois, pnbinom, pbinom, pt", measure: .relative(floor: 1e-250), tolerance: 2e-12
  ) {
    countDistributions.flatMap { name, distribution, row in
      let k = row.whole("k")
      return [
        ReferenceCase("P(X ≤ \(k)), \(name)", expected: row["cdf"], computed: distribution.cdf(k)),
        ReferenceCase(
          "P(X > \(k)), \(name)", expected: row["tail"], computed: distribution.upperTail(above: k)),
      ]
    }
      + ReferenceTable(studentTable).rows.flatMap { row in
        let (t, student) = (row["t"], StudentT(degreesOfFreedom: row["df"]))
        return [
          ReferenceCase(
            "P(T ≤ \(t)), df \(row["df"])", expected: row["cdf"], computed: student.cdf(t)),
          ReferenceCase(
            "P(|T| ≥ \(t)), df \(row["df"])", expected: row["two_sided"], computed: student.twoSidedTail(t)),
        ]
      }
  }

  private static var countDistributions:
    [(name: String, distribution: any CountDistribution, row: ReferenceTable.Row)]
  {
    ReferenceTable(poissonTable).rows.map {
      ("Poisson(\($0["mean"]))", Poisson(mean: $0["mean"]), $0)
    }
      + ReferenceTable(negativeBinomialTable).rows.map {
        (
          "NB(\($0["mean"]), \($0["size"]))", NegativeBinomial(mean: $0["mean"], size: $0["size"]), $0
        )
      }
      + ReferenceTable(binomialTable).rows.map {
        (
          "binomial(\($0.text("trials")), \($0["probability"]))",
          Binomial(trials: $0.whole("trials"), probability: $0["probability"]), $0
        )
      }
  }
}
