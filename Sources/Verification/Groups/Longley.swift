import LinearAlgebra

extension ReferenceGroup {
  /// NIST certifies 15 digits; a condition number of about 5e9 leaves at least 7 of them to any factorisation.
  static let longley = ReferenceGroup(
    id: "longley", vietnamese: "hồi quy Longley (QR)", english: "regression of Longley (QR)",
    source: "NIST StRD: Longley 1967", measure: .relative(), tolerance: 1e-7
  ) {
    let rows = ReferenceTable(longleyTable).rows
    let names = ["deflator", "product", "unemployed", "forces", "population", "year"]
    let columns = [rows.map { _ in 1.0 }] + names.map { name in rows.map { $0[name] } }
    let employed = rows.map { $0["employed"] }
    var qr = QR(rows: rows.count, columns: columns.count)
    try qr.factor(Matrix(columns: columns))
    let fit = try qr.leastSquares(employed)
    let covariance = try qr.unscaledCovariance()
    let variance = fit.residualSumOfSquares / Double(rows.count - fit.rank)
    var cases: [ReferenceCase] = []
    for (place, row) in ReferenceTable(longleyCertificate).rows.enumerated() {
      let term = row.text("term")
      cases.append(
        ReferenceCase(term, expected: row["estimate"], computed: fit.coefficients[place] ?? .nan))
      let error = (covariance[place, place] * variance).squareRoot()
      cases.append(ReferenceCase("\(term), error", expected: row["error"], computed: error))
    }
    let mean = employed.reduce(0, +) / Double(rows.count)
    let total = employed.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    cases += [
      ReferenceCase(
        "residual sum of squares", expected: 836424.055505915, computed: fit.residualSumOfSquares),
      ReferenceCase(
        "residual deviation", expected: 304.854073561965, computed: variance.squareRoot()),
      ReferenceCase("R²", expected: 0.995479004577296, computed: 1 - fit.residualSumOfSquares / total),
    ]
    return cases
  }

  private static let longleyCertificate = """
    term estimate error
    intercept -3482258.63459582 890420.383607373
    deflator 15.0618722713733 84.9149257747669
    product -0.358191792925910E-01 0.334910077722432E-01
    unemployed -2.02022980381683 0.488399681651699
    forces -1.03322686717359 0.214274163161675
    population -0.511041056535807E-01 0.226073200069370
    year 1829.15146461355 455.478499142212
    """

  private static let longleyTable = """
    employed deflator product unemployed forces population year
    60323 83.0 234289 2356 1590 107608 1947
    61122 88.5 259426 2325 1456 108632 1948
    60171 88.2 258054 3682 1616 109773 1949
    61187 89.5 284599 3351 1650 110929 1950
    63221 96.2 328975 2099 3099 112075 1951
    63639 98.1 346999 1932 3594 113270 1952
    64989 99.0 365385 1870 3547 115094 1953
    63761 100.0 363112 3578 3350 116219 1954
    66019 101.2 397469 2904 3048 117388 1955
    67857 104.6 419180 2822 2857 118734 1956
    68169 108.4 442769 2936 2798 120445 1957
    66513 110.8 444546 4681 2637 121950 1958
    68655 112.6 482704 3813 2552 123366 1959
    69564 114.2 502601 3931 2514 125368 1960
    69331 115.7 518173 4806 2572 127852 1961
    70551 116.9 554894 4007 2827 130081 1962
    """
}
