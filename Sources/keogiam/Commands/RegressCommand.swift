import ArgumentParser
import Observations
import Regression
import Reports

/// `keogiam regress`
struct RegressCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "regress",
    abstract: "Fit a regression given as a formula, as R users write it.",
    usage: """
      keogiam regress <data> ... '<formula>' [options]
      keogiam regress --table <file> '<formula>' [options]
      """,
    discussion: """
      FORMULA
        response ~ terms. The response is a column, a calculation, or \
      cbind(successes, failures) or successes / trials. Terms are columns, log(x), \
      sqrt(x), exp(x), I(x^2), factor(x), relevel(f, ref = "B"), poly(x, 2), \
      harmonic(month, 2, period = 12), their products a:b, a*b, a/b, (a + b)^2, \
      and offset(log(population)); - takes a term out, - 1 the intercept. Columns \
      of texts are factors against their first level in the order of code points.

      COLUMNS
        Of counts, one row a figure as reported: count, denominator, population, \
      unit, unit_code, district, type, indicator, year, quarter, month, months (how \
      many the period has), time (years since the first period), and every other \
      indicator by its id, of the same unit and period. Rows that miss a value of \
      a column in use are left out and counted.

      EXAMPLES
        keogiam regress datasets/quang-ninh-synthetic \\
          'count ~ time + harmonic(month, 1) + offset(log(population))' \\
          --count-of social_order_crimes --family nb
        keogiam regress counts.csv 'count ~ year' --by unit,indicator --format csv
        keogiam regress --table warpbreaks.csv 'breaks ~ wool * tension'

      COST
        A fit of n rows and p coefficients takes some 10 n p² operations a step; \
      profile limits about fifty fits a coefficient.
      """)

  @OptionGroup var input: InputOptions
  @OptionGroup var scope: RegressionScope
  @OptionGroup var options: RegressionOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var work: JobOptions

  func run() async throws {
    let language = output.language
    let (formula, input) = try parted(language)
    let model = try model(of: formula, language)
    let source = RegressionInput(
      input: input, scope: scope, formula: formula, keys: options.keys, language: language)
    let observations = try source.observations()
    for key in options.keys + [options.robust?.column].compactMap(\.self) {
      try require(key, in: observations.columns, language)
    }
    let run = try RegressionRun(
      observations: observations, bound: bound(formula, observations.columns, language), model: model,
      level: options.level.level, limits: options.limits, robust: options.robust?.kind,
      keepsFits: options.keys.isEmpty && output.format == .table, language: language)
    let series = observations.series(by: options.keys)
    let outcomes = await series.indices.mapped(jobs: work.jobs) { place in
      run.outcome(key: series[place].key, rows: series[place].rows)
    }
    guard options.keys.isEmpty else { return try write(outcomes, model, language) }
    try write(outcomes[0], formula, model, language)
  }

  /// The formula, which is the last argument with a ~, and the input without it.
  private func parted(_ language: Language) throws -> (Formula, InputOptions) {
    guard let place = input.inputs.lastIndex(where: { $0.contains("~") }) else {
      throw Failure(
        usage: language(
          vi: "chưa có công thức: thêm một công thức như 'count ~ year'",
          en: "no formula: add one such as 'count ~ year'"))
    }
    var rest = input
    let text = rest.inputs.remove(at: place)
    return (try orFailure(language) { () throws(FormulaError) in try Formula(text) }, rest)
  }

  private func bound(
    _ formula: Formula, _ columns: ColumnTable, _ language: Language
  ) throws -> BoundFormula {
    try orFailure(language) { () throws(FormulaError) in
      try formula.bound(
        to: columns, weights: options.weights, also: [options.robust?.column].compactMap(\.self))
    }
  }

  private func orFailure<Value>(
    _ language: Language, _ body: () throws(FormulaError) -> Value
  ) throws -> Value {
    do { return try body() } catch { throw Failure(usage: error.lines(language)) }
  }

  /// The family asked for, else binomial for successes and Poisson for everything else.
  private func model(of formula: Formula, _ language: Language) throws -> RegressionModel {
    let family = options.family ?? (formula.hasTrials ? .binomial : .poisson)
    guard let model = RegressionModel(family, link: options.link) else {
      throw Failure(
        usage: language(
          vi: "họ \(family.rawValue) không đi với hàm liên kết \(options.link?.rawValue ?? "")",
          en: "the family \(family.rawValue) does not go with the link \(options.link?.rawValue ?? "")"))
    }
    if formula.hasTrials, family != .binomial {
      throw Failure(
        usage: language(
          vi: "chỉ họ binomial có số lần thử; một tỷ số viết là I(a / b)",
          en: "only the binomial family has trials; a ratio is written I(a / b)"))
    }
    guard formula.hasRandomTerms else { return model }
    if model.mixed == nil {
      throw Failure(
        usage: language(
          vi: "số hạng ngẫu nhiên không đi với \(family.rawValue) và \(model.link.rawValue)",
          en: "random terms do not go with \(family.rawValue) and the link \(model.link.rawValue)"))
    }
    if options.robust != nil || options.limits == .profile {
      throw Failure(
        usage: language(
          vi: "--robust và --limits profile không đi với số hạng ngẫu nhiên",
          en: "--robust and --limits profile do not go with random terms"))
    }
    return model
  }

  private func require(_ name: String, in columns: ColumnTable, _ language: Language) throws {
    guard columns[name] == nil else { return }
    let nearest = Suggestion.nearest(to: name, among: columns.columns.map(\.name))
    throw Failure(
      usage: language(vi: "không có cột '\(name)'", en: "no column '\(name)'")
        + (nearest.map { language(vi: "; có phải '\($0)' không?", en: "; did you mean '\($0)'?") } ?? ""))
  }

  /// Writes the one fit, or fails with its reason.
  private func write(
    _ outcome: RegressionRun.Outcome, _ formula: Formula, _ model: RegressionModel, _ language: Language
  ) throws {
    guard let coefficients = outcome.result.coefficients else {
      sayLeftOut(outcome.rowsLeftOut, language)
      throw Failure(
        message: language(vi: "không khớp được: ", en: "no fit: ") + (outcome.result.reason ?? ""))
    }
    guard let fit = outcome.fit else {
      sayLeftOut(outcome.rowsLeftOut, language)
      return try output.writeFile(RegressionTable([outcome.result], keys: [], meaning: nil).table)
    }
    let heading = RegressionPage.Heading(
      formula: formula.text, model: model, level: options.level.level, limits: options.limits,
      robust: options.robust?.text)
    try output.write(
      RegressionPage(
        fit, coefficients: coefficients, rowsLeftOut: outcome.rowsLeftOut, heading: heading,
        language: language
      ).text)
  }

  /// Writes one table of all series; those that failed are counted by their reasons.
  private func write(
    _ outcomes: [RegressionRun.Outcome], _ model: RegressionModel, _ language: Language
  ) throws {
    let results = outcomes.map(\.result)
    let table = RegressionTable(results, keys: options.keys, meaning: model.link.ratioMeaning).table
    switch output.format.shape {
    case .page: try output.write(table.terminalText(language, width: output.screenWidth))
    case .rows: try output.writeFile(table)
    }
    sayLeftOut(outcomes.reduce(0) { $0 + $1.rowsLeftOut }, language)
    let reasons = results.compactMap(\.reason)
    guard !reasons.isEmpty else { return }
    var counts: [String: Int] = [:]
    for reason in reasons { counts[reason, default: 0] += 1 }
    let kinds = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let list = kinds.prefix(5).map { "\($0.value) × \($0.key)" }.joined(separator: "; ")
    let text = language(
      vi: "\(reasons.count) trong \(results.count) chuỗi không khớp được: ",
      en: "\(reasons.count) of \(results.count) series could not be fitted: ")
    let message = text + list + (kinds.count > 5 ? "; …" : "")
    if reasons.count == results.count { throw Failure(message: message) }
    Talk.say(message)
  }

  private func sayLeftOut(_ count: Int, _ language: Language) {
    guard count > 0 else { return }
    Talk.say(
      language(vi: "Bỏ \(count) dòng thiếu giá trị.", en: "Rows left out for a missing value: \(count)."))
  }
}
