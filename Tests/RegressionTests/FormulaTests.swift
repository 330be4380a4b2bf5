import LinearAlgebra
import Probability
import Regression
import Testing

@Suite struct FormulaTests {
  static let table = ColumnTable([
    ColumnTable.Column("y", numbers: [3, 1, 4, 1, 5, 9]),
    ColumnTable.Column("x", numbers: [1, 2, 3, 4, 5, 6]),
    ColumnTable.Column("n", numbers: [10, 10, 10, 10, 0, 10]),
    ColumnTable.Column("district", labels: ["A", "B", "A", "B", "A", "B"]),
    ColumnTable.Column("quận", labels: ["Ba", "Tư", "Ba", "Tư", "Ba", "Tư"]),
    ColumnTable.Column("of one", labels: ["only", "only", "only", "only", "only", "only"]),
    ColumnTable.Column("gaps", numbers: [1, .nan, 3, 4, 5, 7]),
    ColumnTable.Column("notes", labels: ["u", "v", nil, "u", "v", "v"]),
  ])

  /// What is wrong with `text`, with a mark below the place.
  static func fault(_ text: String, weights: String? = nil) -> String? {
    do {
      _ = try Formula(text).bound(to: table, weights: weights)
      return nil
    } catch { return "\(error)\n\(error.markedFormula)" }
  }

  @Test(arguments: [
    ("", "the formula is empty; it is written like 'count ~ year + factor(district)'\n\n^"),
    ("  ", "the formula is empty; it is written like 'count ~ year + factor(district)'\n  \n^"),
    ("y + x", "the formula has no '~' between the response and its terms\ny + x\n     ^"),
    ("~ x", "expected a response before the '~', not '~'\n~ x\n^"),
    (
      "y ~", "expected a name, a number or a parenthesis, not the end of the formula\ny ~\n   ^"
    ),
    ("y ~ x +", "expected a name, a number or a parenthesis, not the end of the formula\ny ~ x +\n       ^"),
    ("y ~ x x", "expected an operator such as '+', or the end, not 'x'\ny ~ x x\n      ^"),
    ("y ~ (x", "expected ')', not the end of the formula\ny ~ (x\n      ^"),
    ("y ~ x ~ n", "expected an operator such as '+', or the end, not '~'\ny ~ x ~ n\n      ^"),
    ("y ~ log(x, 2)", "'log' is written like 'log(x)'\ny ~ log(x, 2)\n    ^"),
    ("y ~ x > 2", "'>' has no meaning in a formula\ny ~ x > 2\n      ^"),
    ("y ~ `x", "a ` is not closed\ny ~ `x\n    ^"),
    ("y ~ popn", "no column 'popn'\ny ~ popn\n    ^"),
    ("y ~ lgo(x)", "no function 'lgo'\ny ~ lgo(x)\n    ^"),
    (
      "y ~ log(district)",
      "'district' holds texts, which cannot be calculated with\ny ~ log(district)\n        ^"
    ),
    ("district ~ x", "the response 'district' holds texts, not numbers\ndistrict ~ x\n^"),
    ("y ~ x + 2", "'2' is not a term: only 0 and 1 are; calculate within I(…)\ny ~ x + 2\n        ^"),
    (
      "y ~ x^0.5",
      "terms are raised to a whole number of 1 or more; calculate within I(…)\ny ~ x^0.5\n      ^"
    ),
    (
      "y ~ log(poly(x, 2))",
      "'poly' must be a term of its own, not part of a calculation\ny ~ log(poly(x, 2))\n        ^"
    ),
    ("y ~ poly(x)", "'poly' is written like 'poly(year, 2)'\ny ~ poly(x)\n    ^"),
    (
      "y ~ harmonic(x, 7)",
      "'harmonic' is written like 'harmonic(month, 2, period = 12)'\ny ~ harmonic(x, 7)\n    ^"
    ),
    ("y ~ x - offset(n)", "an offset can only be added\ny ~ x - offset(n)\n        ^"),
    ("y ~ x:offset(n)", "an offset can only be added\ny ~ x:offset(n)\n      ^"),
    (
      "y ~ x | district",
      "a random term stands in parentheses of its own and is added, as in '+ (1 | unit)'\ny ~ x | district\n      ^"
    ),
    (
      "y ~ x * (1 | district)",
      "a random term stands in parentheses of its own and is added, as in '+ (1 | unit)'\ny ~ x * (1 | district)\n           ^"
    ),
    ("y ~ 0", "no coefficient is left to estimate\ny ~ 0\n    ^"),
    ("y ~ x + (0 | district)", "no coefficient is left to estimate\ny ~ x + (0 | district)\n         ^"),
    (
      "y ~ relevel(district, ref = \"C\")",
      "'C' of 'district' was not among the fitted rows\ny ~ relevel(district, ref = \"C\")\n                            ^"
    ),
    ("y ~ \"x\"", "the text \"x\" cannot be calculated with\ny ~ \"x\"\n    ^"),
  ])
  func faultsSayWhatWasExpectedWhere(text: String, message: String) {
    #expect(Self.fault(text) == message)
  }

  @Test func nothingIsTooDeepOrTooLong() {
    for text in [
      "y ~ " + String(repeating: "(", count: 100_000), "y ~ x" + String(repeating: " + x", count: 100_000),
      "y ~ " + String(repeating: "-", count: 5000) + "x",
      "y ~ (" + (0..<60).map { "log(x + \($0))" }.joined(separator: " + ") + ")^3",
    ] {
      #expect(Self.fault(text)?.hasPrefix("the formula is too long or has too many terms\n") == true)
    }
    #expect(
      Self.fault("y ~ " + String(repeating: "(", count: 400) + "x" + String(repeating: ")", count: 400))
        == nil)
  }

  /// Whatever words stand beside each other, the answer is a frame or an error.
  @Test func noMixtureOfWordsTraps() throws {
    let words = [
      "y", "x", "n", "district", "gaps", "notes", "`of one`", "factor", "poly", "harmonic", "log", "I",
      "offset", "cbind", "relevel", "(", ")", "(", ")", "+", "-", "*", "/", ":", "^", "~", "|", "||", ",",
      "=", "0", "1", "2", "3.5", "raw", "TRUE", "period", "\"A\"", "pi",
    ]
    var generator = SeededGenerator(seed: 120)
    var frames = 0
    for _ in 0..<30_000 {
      let count = Int.random(in: 1...9, using: &generator)
      let text = "y ~ " + (0..<count).map { _ in words.randomElement(using: &generator)! }.joined()
      guard let bound = try? Formula(text).bound(to: Self.table) else { continue }
      if let model = try? bound.model() {
        frames += 1
        // Rows that the frame left out may have levels of their own.
        if let rows = try? model.basis.rows(of: Self.table) {
          #expect(rows.design.names == model.frame.design.names)
        }
        #expect(model.frame.design.matrix.firstNotFinite == nil, "\(text)")
      }
    }
    #expect(frames > 300)
  }

  @Test func unknownNamesCarryTheKnownOnes() throws {
    let error = try #require(throws: FormulaError.self) { try Formula("y ~ X").bound(to: Self.table) }
    #expect(
      error.problem
        == .unknownColumn("X", known: ["y", "x", "n", "district", "quận", "of one", "gaps", "notes"]))
    #expect(Self.fault("y ~ x", weights: "w")?.hasPrefix("no column 'w'") == true)
  }

  @Test func namesMayBeOfAnyScriptOrInBackticks() throws {
    let frame = try Formula("y ~ quận").bound(to: Self.table).model().frame
    #expect(frame.design.names == ["(Intercept)", "quậnTư"])
    // Decomposed letters are the same letters.
    #expect(Self.fault("y ~ qua\u{323}\u{302}n") == nil)
    let grouped = try Formula("y ~ `x` + (1 | `quận`)").bound(to: Self.table).model().frame
    #expect(grouped.design.names == ["(Intercept)", "x"])
    #expect(grouped.randomTerms.map(\.grouping) == ["quận"])
  }

  @Test func rowsThatMissAUsedValueAreLeftOut() throws {
    let frame = try Formula("y ~ x + gaps").bound(to: Self.table).model().frame
    #expect(frame.tableRows == [0, 2, 3, 4, 5])
    #expect(frame.response.values == [3, 4, 1, 5, 9])
    #expect(try Formula("y ~ x").bound(to: Self.table).model().frame.tableRows == [0, 1, 2, 3, 4, 5])
    // What was taken out again is not looked at.
    #expect(try Formula("y ~ x + notes - notes").bound(to: Self.table).model().frame.tableRows.count == 6)
    #expect(
      try Formula("y ~ x + (1 | notes)").bound(to: Self.table).model().frame.tableRows == [0, 1, 3, 4, 5])
    #expect(try Formula("y ~ x").bound(to: Self.table).model(rows: [1, 4, 5]).frame.tableRows == [1, 4, 5])
  }

  @Test(arguments: [
    ("y ~ x + offset(log(n))", "the offset of row 5 is not finite"),
    ("y ~ log(x - 1)", "'log(x - 1)' of row 1 is not finite"),
    ("log(n) ~ x", "the response of row 5 must be a finite number"),
    ("y ~ x + `of one`", "the factor '`of one`' has one level only, 'only'"),
    ("y ~ x + (1 | `of one`)", "the factor '`of one`' has one level only, 'only'"),
    ("y ~ poly(x, 6)", "poly(x, 6) has 6 different values, at least 7 are needed"),
    ("y ~ factor(x) * district", "6 rows with data, at least 12 are needed"),
  ])
  func unfitDataAreDiagnosed(text: String, message: String) throws {
    let bound = try Formula(text).bound(to: Self.table)
    let error = try #require(throws: FitError.self) { try bound.model() }
    #expect("\(error)" == message)
  }

  @Test func noRowsAreTooFew() throws {
    let bound = try Formula("y ~ factor(x) + poly(n, 2)").bound(to: Self.table)
    #expect(throws: FitError.tooFewRows(found: 0, needed: 3)) { try bound.model(rows: []) }
  }

  @Test func successesComeWithFailuresOrTrials() throws {
    let failures = try Formula("cbind(y, n) ~ x").bound(to: Self.table).model().frame.response
    #expect(failures.values == [3, 1, 4, 1, 5, 9])
    #expect(failures.trials == [13, 11, 14, 11, 5, 19])
    let trials = try Formula("y / n ~ x").bound(to: Self.table).model().frame.response
    #expect(trials.name == "y/n")
    #expect(trials.trials == [10, 10, 10, 10, 0, 10])
    #expect(try Formula("I(y / x) ~ 1").bound(to: Self.table).model().frame.response.trials == nil)
  }

  @Test func aLevelThatWasNotFittedIsNamed() throws {
    let basis = try Formula("y ~ x + district").bound(to: Self.table).model().basis
    let new = ColumnTable([
      ColumnTable.Column("x", numbers: [7, .nan]), ColumnTable.Column("district", labels: ["C", "A"]),
    ])
    let error = try #require(throws: FormulaError.self) { try basis.rows(of: new) }
    #expect("\(error)" == "'C' of 'district' was not among the fitted rows")
    let known = ColumnTable([
      ColumnTable.Column("x", numbers: [7, .nan]), ColumnTable.Column("district", labels: ["B", "A"]),
    ])
    let rows = try basis.rows(of: known)
    #expect(rows.tableRows == [0])
    #expect(rows.design.matrix.elements == [1, 7, 1])
    #expect(throws: FormulaError.self) { try basis.rows(of: ColumnTable([new.columns[0]])) }
  }

  @Test func weightsAreRead() throws {
    let frame = try Formula("y ~ x").bound(to: Self.table, weights: "n").model().frame
    #expect(frame.weights == [10, 10, 10, 10, 0, 10])
  }
}
