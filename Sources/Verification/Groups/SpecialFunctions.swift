import Probability

extension ReferenceGroup {
  /// Boost is within a few ulps; R prints 15 digits. ψ has a zero at 1.46, whence relative to 1 near it.
  static let specialFunctions = ReferenceGroup(
    id: "special-functions", vietnamese: "hàm đặc biệt", english: "special functions",
    source: "R 4.2.2: lgamma, digamma, trigamma", measure: .relative(floor: 1), tolerance: 1e-14
  ) {
    ReferenceTable(specialFunctionTable).rows.flatMap { row in
      let x = row["x"]
      return [
        ReferenceCase(
          "ln Γ(\(x))", expected: row["log_gamma"], computed: SpecialFunctions.logGamma(x)),
        ReferenceCase("ψ(\(x))", expected: row["digamma"], computed: SpecialFunctions.digamma(x)),
        ReferenceCase("ψ′(\(x))", expected: row["trigamma"], computed: SpecialFunctions.trigamma(x)),
      ]
    }
  }

  private static let specialFunctionTable = """
    x log_gamma digamma trigamma
    1e-08 18.4206807381802 -100000000.577216 1e+16
    0.001 6.90717888538385 -1000.57557193181 1000001.6425332
    0.1 2.25271265173421 -10.4237549404111 101.433299150793
    0.5 0.5723649429247 -1.96351002602142 4.93480220054468
    1 0 -0.577215664901532 1.64493406684823
    1.5 -0.120782237635245 0.0364899739785769 0.934802200544679
    2 0 0.422784335098467 0.644934066848226
    3.7 1.42807232666539 1.16715353936151 0.310037857670038
    10 12.8018274800815 2.25175258906672 0.105166335681686
    25.5 56.3891676437199 3.21894247288392 0.0399946696495629
    100 359.134205369575 4.60016185273809 0.0100501666633336
    10000 82099.7174964424 9.21029037114285 0.000100005000166667
    10000000 151180949.369474 16.1180956009583 1.00000005e-07
    """
}
