import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

/// The data and results of `Fixtures/mixed.json`, which mixed.py gathered.
struct MixedFixture: Decodable {
  /// Columns of numbers and of labels.
  struct Table: Decodable {
    let numbers: [String: [Double]]
    let labels: [String: [String]]
  }

  /// What R printed of a model.
  struct Case: Decodable {
    let coefficients: [Double], errors: [Double]
    let logLikelihood: Double
    let parameters: Int
    let deviations: [String: [Double]]
    let correlations: [String: Double]
    let size: Double?
    let modes: [String: [String: [Double]]]?
    let variances: [String: [String: [Double]]]?
    let fitted: [Double]?
    let population: [Double]?
  }

  let tables: [String: Table]
  let cases: [String: Case]

  static let shared: MixedFixture = {
    let url = Bundle.module.bundleURL.appendingPathComponent("Fixtures/mixed.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .custom { path in
      let key = path.last!.stringValue
      return AnyKey(stringValue: key == "log_likelihood" ? "logLikelihood" : key)
    }
    return try! decoder.decode(MixedFixture.self, from: Data(contentsOf: url))
  }()

  private struct AnyKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

extension MixedFixture.Table {
  /// A column of numbers, of ones for "(Intercept)", a product for "a:b", and a contrast for "factor=level".
  func column(_ name: String) -> [Double] {
    if name == "(Intercept)" { return Array(repeating: 1, count: numbers.first!.value.count) }
    if let values = numbers[name] { return values }
    if name.contains(":") {
      let parts = name.split(separator: ":").map { column(String($0)) }
      return zip(parts[0], parts[1]).map { $0 * $1 }
    }
    if name.hasPrefix("log ") { return column(String(name.dropFirst(4))).map { log($0) } }
    let parts = name.split(separator: "=", maxSplits: 1)
    return labels[String(parts[0])]!.map { $0 == parts[1] ? 1 : 0 }
  }

  /// A term of `columns`, with levels in the order of their first row.
  func term(_ grouping: String, _ columns: [String] = ["(Intercept)"]) -> RandomTerm {
    var levels: [String] = []
    var places: [String: Int] = [:]
    let levelOfRow = labels[grouping]!.map { label -> Int in
      if let place = places[label] { return place }
      places[label] = levels.count
      levels.append(label)
      return levels.count - 1
    }
    return RandomTerm(
      grouping: grouping, levels: levels, levelOfRow: levelOfRow,
      columns: Matrix(columns: columns.map(column)), names: columns)
  }

  func frame(
    _ response: String, trials: String? = nil, _ columns: [String], _ terms: [RandomTerm],
    offset: String? = nil, weights: [Double]? = nil
  ) -> ModelFrame {
    ModelFrame(
      response: .init(name: response, values: column(response), trials: trials.map(column)),
      design: DesignMatrix(Matrix(columns: columns.map(column)), names: columns),
      offset: offset.map(column), weights: weights, randomTerms: terms)
  }
}

/// A model and the data that R fitted it to.
struct MixedCase: Sendable, CustomTestStringConvertible {
  let name: String
  let model: MixedModel
  let frame: ModelFrame

  var testDescription: String { name }

  private static let poisson = MixedModel(family: .poisson)
  static let epil = MixedFixture.shared.tables["epil"]!
  static let grouseticks = MixedFixture.shared.tables["grouseticks"]!
  private static let long = ["(Intercept)", "lbase", "trt=progabide", "lage", "V4", "lbase:trt=progabide"]
  private static let short = ["(Intercept)", "log base", "trt=progabide", "V4"]

  static func epil(_ name: String, _ model: MixedModel = poisson, _ terms: [RandomTerm]? = nil) -> MixedCase {
    MixedCase(name: name, model: model, frame: epil.frame("y", long, terms ?? [epil.term("subject")]))
  }

  static func shortEpil(
    _ name: String, _ model: MixedModel = poisson, _ terms: [RandomTerm]? = nil, weights: [Double]? = nil
  ) -> MixedCase {
    MixedCase(
      name: name, model: model,
      frame: epil.frame("y", short, terms ?? [epil.term("subject")], weights: weights))
  }

  static func grouseticks(
    _ name: String, _ model: MixedModel = poisson, _ groupings: [String] = ["BROOD", "LOCATION"]
  ) -> MixedCase {
    MixedCase(
      name: name, model: model,
      frame: grouseticks.frame(
        "TICKS", ["(Intercept)", "YEAR=96", "YEAR=97", "cHEIGHT"], groupings.map { grouseticks.term($0) }))
  }

  static func cbpp(_ name: String, _ link: Link) -> MixedCase {
    let cbpp = MixedFixture.shared.tables["cbpp"]!
    return MixedCase(
      name: name, model: MixedModel(family: .binomial, link: link),
      frame: cbpp.frame(
        "incidence", trials: "size", ["(Intercept)", "period=2", "period=3", "period=4"], [cbpp.term("herd")])
    )
  }

  static var salamanders: MixedCase {
    let table = MixedFixture.shared.tables["salamanders"]!
    let species = ["PR", "DM", "EC-A", "EC-L", "DES-L", "DF"].map { "spp=\($0)" }
    return MixedCase(
      name: "salamanders_glmmTMB_nb2", model: .negativeBinomial(),
      frame: table.frame("count", ["(Intercept)", "mined=no"] + species, [table.term("site")]))
  }

  static var crossed: MixedCase {
    let table = MixedFixture.shared.tables["crossed"]!
    return MixedCase(
      name: "crossed", model: poisson,
      frame: table.frame(
        "y", ["(Intercept)", "x"], [table.term("judge"), table.term("item", ["(Intercept)", "x"])]))
  }

  /// Those of lme4, whose search stops earlier than that of glmmTMB or of this package for some.
  static let all: [MixedCase] = [
    epil("epil_glmer_ri"), epil("epil_glmmTMB_pois"), epil("epil_glmmTMB_nb2", .negativeBinomial()),
    epil("epil_glmer_rs", poisson, [epil.term("subject", ["(Intercept)", "V4"])]),
    epil("epil_glmer_olre", poisson, [epil.term("subject"), epil.term("obs")]),
    cbpp("cbpp_glmer_binomial", .logit), cbpp("cbpp_probit", .probit),
    cbpp("cbpp_cloglog", .complementaryLogLog), grouseticks("grouseticks_glmer"),
    grouseticks("grouseticks_poisson"),
    grouseticks("grouseticks_three", poisson, ["INDEX", "BROOD", "LOCATION"]),
    grouseticks("grouseticks_glmmTMB_nb2", .negativeBinomial()), salamanders,
    shortEpil("epil_short"), shortEpil("epil_short_nb2", .negativeBinomial()),
    shortEpil("epil_weighted", .negativeBinomial(), weights: (0..<236).map { Double(1 + $0 % 3) }),
    shortEpil("epil_apart", poisson, [epil.term("subject"), epil.term("subject", ["V4"])]), crossed,
  ]
}
