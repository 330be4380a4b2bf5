import LinearAlgebra
import Regression

extension ReferenceGroup {
  /// lme4's search ends with steps of 1e-9 in parameters of very different curvature, and takes its Hessian by differences.
  static let mixedModels = ReferenceGroup(
    id: "mixed-models", vietnamese: "mô hình hỗn hợp (Laplace)", english: "mixed models (Laplace)",
    source: "R 4.2.2, lme4 1.1-31: glmer, on cbpp (Lesnoff et al. 2004)", measure: .relative(floor: 1e-3),
    tolerance: 1e-4
  ) {
    let rows = ReferenceTable(contagionTable).rows
    let columns =
      [rows.map { _ in 1.0 }]
      + (2...4).map { period in rows.map { $0.whole("period") == period ? 1 : 0 } }
    let names = ["(Intercept)", "period2", "period3", "period4"]
    let herds = RandomTerm(
      grouping: "herd", levels: (1...15).map(String.init), levelOfRow: rows.map { $0.whole("herd") - 1 },
      columns: Matrix(columns: [columns[0]]), names: ["(Intercept)"])
    let frame = ModelFrame(
      response: .init(
        name: "incidence", values: rows.map { $0["incidence"] }, trials: rows.map { $0["size"] }),
      design: DesignMatrix(Matrix(columns: columns), names: names), randomTerms: [herds])
    let links: [(name: String, link: Link)] = [
      ("logit", .logit), ("probit", .probit), ("cloglog", .complementaryLogLog),
    ]
    return try links.flatMap { name, link in
      let fit = try MixedModel(family: .binomial, link: link).fit(frame)
      return ReferenceTable(mixedCertificates).rows.filter { $0.text("link") == name }.flatMap { row in
        let term = row.text("term")
        func alone(_ computed: Double) -> [ReferenceCase] {
          [ReferenceCase("\(name) \(term)", expected: row["estimate"], computed: computed)]
        }
        switch term {
        case "deviation": return alone(fit.randomTerms[0].standardDeviations[0])
        case "likelihood": return alone(fit.logLikelihood)
        default:
          let place = names.firstIndex(of: term)!
          return alone(fit.coefficients[place] ?? .nan) + [
            ReferenceCase(
              "\(name) \(term), error", expected: row["error"], computed: fit.standardErrors[place] ?? .nan)
          ]
        }
      }
    }
  }

  private static let mixedCertificates = """
    link term estimate error
    logit (Intercept) -1.39853210982465 0.232471838795642
    logit period2 -0.992332797155108 0.306642210376557
    logit period3 -1.12867213328934 0.32663757506686
    logit period4 -1.58031395095146 0.427436204869711
    logit deviation 0.64226142605746 NA
    logit likelihood -92.0262818714972 NA
    probit (Intercept) -0.83184999752263 0.125983789890756
    probit period2 -0.52659629683831 0.160252153085178
    probit period3 -0.615071573251875 0.16914088118812
    probit period4 -0.797944216833126 0.204431348017536
    probit deviation 0.338634475943329 NA
    probit likelihood -92.5833377032345 NA
    cloglog (Intercept) -1.53209559718704 0.210654901289621
    cloglog period2 -0.912990304633458 0.284028469576385
    cloglog period3 -1.03110465705254 0.305517129281028
    cloglog period4 -1.47941994623444 0.408337317972608
    cloglog deviation 0.585898333264104 NA
    cloglog likelihood -91.7580020179889 NA
    """

  private static let contagionTable = """
    period herd incidence size
    1 1 2 14
    2 1 3 12
    3 1 4 9
    4 1 0 5
    1 2 3 22
    2 2 1 18
    3 2 1 21
    1 3 8 22
    2 3 2 16
    3 3 0 16
    4 3 2 20
    1 4 2 10
    2 4 0 10
    3 4 2 9
    4 4 0 6
    1 5 5 18
    2 5 0 25
    3 5 0 24
    4 5 1 4
    1 6 3 17
    2 6 0 17
    3 6 0 18
    4 6 1 20
    1 7 8 16
    2 7 1 10
    3 7 3 9
    4 7 0 5
    1 8 12 34
    1 9 2 9
    2 9 0 6
    3 9 0 8
    4 9 0 6
    1 10 1 22
    2 10 1 22
    3 10 0 18
    4 10 2 22
    1 11 0 25
    2 11 5 27
    3 11 3 22
    4 11 1 22
    1 12 2 10
    2 12 1 8
    3 12 0 6
    4 12 0 5
    1 13 1 21
    2 13 2 24
    3 13 0 19
    4 13 0 23
    1 14 11 19
    2 14 0 2
    3 14 0 3
    4 14 0 2
    1 15 1 19
    2 15 1 15
    3 15 1 15
    4 15 0 15
    """
}
