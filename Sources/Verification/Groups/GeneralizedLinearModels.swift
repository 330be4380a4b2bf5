import Glibc
import LinearAlgebra
import Regression

extension ReferenceGroup {
  /// R stops when its deviance changes by less than 1e-8 of itself; the last step then leaves about 1e-9.
  static let generalizedLinearModels = ReferenceGroup(
    id: "generalized-linear-models", vietnamese: "hồi quy Poisson và nhị thức",
    english: "Poisson and binomial regressions",
    source: "R 4.2.2: glm, on warpbreaks, MASS::Insurance, MASS::menarche", measure: .relative(floor: 1e-3),
    tolerance: 1e-7
  ) {
    let breaks = frame(warpbreaksTable)
    let menarche = frame(menarcheTable)
    let insurance = frame(insuranceTable)
    return try cases("warpbreaks_poisson", GeneralizedLinearModel(.poisson).fit(breaks))
      + cases(
        "warpbreaks_quasipoisson", GeneralizedLinearModel(.poisson, dispersion: .pearson).fit(breaks))
      + cases("insurance_poisson_offset", GeneralizedLinearModel(.poisson).fit(insurance))
      + cases("menarche_binomial_logit", GeneralizedLinearModel(.binomial).fit(menarche))
      + cases("menarche_binomial_probit", GeneralizedLinearModel(.binomial, link: .probit).fit(menarche))
      + cases(
        "menarche_binomial_cloglog",
        GeneralizedLinearModel(.binomial, link: .complementaryLogLog).fit(menarche))
  }

  /// `glm.nb` alternates between size and coefficients and stops at changes of 1e-8 or so.
  static let negativeBinomialRegressions = ReferenceGroup(
    id: "negative-binomial-regressions", vietnamese: "hồi quy nhị thức âm",
    english: "negative binomial regressions",
    source: "R 4.2.2, MASS 7.3-58.2: glm.nb, on warpbreaks and quine",
    measure: .relative(floor: 1e-3), tolerance: 1e-5
  ) {
    try ["warpbreaks_glmnb": warpbreaksTable, "quine_glmnb": quineTable].sorted { $0.key < $1.key }
      .flatMap { name, table in
        let fit = try NegativeBinomialModel().fit(frame(table))
        return cases(name, fit.regression)
          + certificate(name).filter { $0.text("term") == "size" }.flatMap { row in
            [
              ReferenceCase("\(name) size", expected: row["estimate"], computed: fit.size),
              ReferenceCase(
                "\(name) size, error", expected: row["error"], computed: fit.sizeStandardError ?? .nan),
            ]
          }
      }
  }

  /// The responses under `y`, trials under `n` and offsets, and an intercept before all other columns.
  private static func frame(_ text: String) -> ModelFrame {
    let table = ReferenceTable(text)
    let rows = table.rows
    func column(_ name: String) -> [Double]? {
      rows[0].hasColumn(name) ? rows.map { $0[name] } : nil
    }
    let names = table.names.filter { !["y", "n", "offset"].contains($0) }
    let trials = column("n")
    return ModelFrame(
      response: .init(name: "y", values: column("y")!, trials: trials),
      design: DesignMatrix(
        Matrix(columns: [rows.map { _ in 1 }] + names.map { column($0)! }), names: ["(Intercept)"] + names),
      offset: column("offset"))
  }

  private static func certificate(_ name: String) -> [ReferenceTable.Row] {
    ReferenceTable(certificates).rows.filter { $0.text("model") == name }
  }

  private static func cases(_ name: String, _ fit: GeneralizedLinearFit) -> [ReferenceCase] {
    certificate(name).flatMap { row -> [ReferenceCase] in
      let term = row.text("term")
      func alone(_ computed: Double?) -> [ReferenceCase] {
        [ReferenceCase("\(name) \(term)", expected: row["estimate"], computed: computed ?? .nan)]
      }
      switch term {
      case "deviance": return alone(fit.deviance)
      case "likelihood": return alone(fit.logLikelihood)
      case "dispersion": return alone(fit.dispersion)
      case "size": return []
      default:
        let place = fit.frame.design.names.firstIndex(of: term)!
        return alone(fit.coefficients[place]) + [
          ReferenceCase(
            "\(name) \(term), error", expected: row["error"], computed: fit.standardErrors[place] ?? .nan)
        ]
      }
    }
  }

  private static let certificates = """
    model term estimate error
    warpbreaks_poisson (Intercept) 3.79673684997035 0.049937616943728
    warpbreaks_poisson woolB -0.456627160288033 0.0801921034767892
    warpbreaks_poisson tensionM -0.618683019622405 0.0844002086232245
    warpbreaks_poisson tensionH -0.595798725788817 0.083777398287402
    warpbreaks_poisson woolB:tensionM 0.638176814303406 0.122153210971552
    warpbreaks_poisson woolB:tensionH 0.188363173693353 0.12989541986203
    warpbreaks_poisson deviance 182.305131285847 NA
    warpbreaks_poisson likelihood -228.484604470675 NA
    warpbreaks_quasipoisson (Intercept) 3.79673684997035 0.0968825976580772
    warpbreaks_quasipoisson woolB -0.456627160288033 0.155578495170312
    warpbreaks_quasipoisson tensionM -0.618683019622405 0.163742524268144
    warpbreaks_quasipoisson tensionH -0.595798725788817 0.162534227059032
    warpbreaks_quasipoisson woolB:tensionM 0.638176814303406 0.236986086150942
    warpbreaks_quasipoisson woolB:tensionH 0.188363173693353 0.252006532756679
    warpbreaks_quasipoisson deviance 182.305131285847 NA
    warpbreaks_quasipoisson dispersion 3.76388132934449 NA
    insurance_poisson_offset (Intercept) -1.82173991809404 0.0767876308279186
    insurance_poisson_offset District2 0.0258681909109898 0.0430157948059227
    insurance_poisson_offset District3 0.038523927103882 0.0505115661360052
    insurance_poisson_offset District4 0.234205327977267 0.0616732772290712
    insurance_poisson_offset Group1-1.5l 0.1613369799984 0.0505323889813846
    insurance_poisson_offset Group1.5-2l 0.392810490828413 0.0549978028700227
    insurance_poisson_offset Group>2l 0.563412341115511 0.0723153365366819
    insurance_poisson_offset Age25-29 -0.191010106327956 0.0828564504871496
    insurance_poisson_offset Age30-35 -0.344950658253934 0.0813741455230781
    insurance_poisson_offset Age>35 -0.5366707063941 0.0699556279052491
    insurance_poisson_offset deviance 51.4200327490534 NA
    insurance_poisson_offset likelihood -184.370776999243 NA
    menarche_binomial_logit (Intercept) -21.2263949051673 0.770685884385465
    menarche_binomial_logit Age 1.63196834822757 0.058953174618539
    menarche_binomial_logit deviance 26.7034516357648 NA
    menarche_binomial_logit likelihood -55.3776271565519 NA
    menarche_binomial_probit (Intercept) -11.8189417584736 0.38701629513981
    menarche_binomial_probit Age 0.907823069142258 0.029553402329376
    menarche_binomial_probit deviance 22.8874325146765 NA
    menarche_binomial_probit likelihood -53.4696175960077 NA
    menarche_binomial_cloglog (Intercept) -12.9851767393557 0.426300473032634
    menarche_binomial_cloglog Age 0.953012300106677 0.0313309766546417
    menarche_binomial_cloglog deviance 118.820772308195 NA
    menarche_binomial_cloglog likelihood -101.436287492767 NA
    warpbreaks_glmnb (Intercept) 3.79673684997035 0.108120568625429
    warpbreaks_glmnb woolB -0.456627160288032 0.157554298601317
    warpbreaks_glmnb tensionM -0.618683019622404 0.159737217840324
    warpbreaks_glmnb tensionH -0.595798725788816 0.159409021110994
    warpbreaks_glmnb woolB:tensionM 0.638176814303406 0.227390795869334
    warpbreaks_glmnb woolB:tensionH 0.188363173693353 0.23164193747376
    warpbreaks_glmnb deviance 53.5061632583565 NA
    warpbreaks_glmnb likelihood -195.562399218036 NA
    warpbreaks_glmnb size 12.0821646206403 3.30048047841459
    quine_glmnb (Intercept) 2.89457999024931 0.228424614781915
    quine_glmnb EthN -0.569371697357984 0.153333359282745
    quine_glmnb SexM 0.0823202841456948 0.159915014648278
    quine_glmnb AgeF1 -0.448428149877524 0.2397465925553
    quine_glmnb AgeF2 0.0880801521140642 0.236193028653609
    quine_glmnb AgeF3 0.356900971429441 0.248324362799487
    quine_glmnb LrnSL 0.292109157033697 0.18647471010036
    quine_glmnb deviance 167.951800820585 NA
    quine_glmnb likelihood -546.575509144992 NA
    quine_glmnb size 1.27489264505362 0.161035661713532
    """
}
