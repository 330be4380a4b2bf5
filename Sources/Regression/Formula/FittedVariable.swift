import Glibc

/// A variable with what it learned from the fitted rows: its levels, or its polynomials.
struct FittedVariable: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    case numbers(Arithmetic)
    case labels(LabelSource, levels: [String])
    case polynomial(Arithmetic, OrthogonalPolynomials)
    case powers(Arithmetic, degree: Int)
    case harmonic(Arithmetic, HarmonicPairs)
  }

  /// What a variable is on some rows.
  enum Columns {
    /// Columns of numbers and what follows the variable's name in theirs.
    case numbers([(suffix: String, values: [Double])])
    /// Places among the levels.
    case labels(codes: [Int], levels: [String])

    /// How many columns of a design they become.
    func count(isContrasted: Bool) -> Int {
      switch self {
      case .numbers(let columns): columns.count
      case .labels(_, let levels): levels.count - (isContrasted ? 1 : 0)
      }
    }
  }

  let name: String
  let kind: Kind

  /// The variable as `rows` of `table`, none of them with a missing value, shape it.
  init(_ variable: FormulaVariable, _ table: ColumnTable, rows: [Int]) throws(FitError) {
    name = variable.name
    switch variable.kind {
    case .numbers(let arithmetic): kind = .numbers(arithmetic)
    case .labels(let source, let reference):
      var levels = source.levels(table, rows: rows)
      if let reference {
        guard let place = levels.firstIndex(of: reference) else {
          throw .missingLevel(factor: variable.name, level: reference)
        }
        levels.insert(levels.remove(at: place), at: 0)
      }
      kind = .labels(source, levels: levels)
    case .harmonic(let arithmetic, let pairs): kind = .harmonic(arithmetic, pairs)
    case .polynomial(let arithmetic, let degree, let isRaw):
      let points = arithmetic.values(table, rows: rows)
      if let row = points.firstIndex(where: { !$0.isFinite }) {
        throw .valueNotFinite(column: variable.name, row: row)
      }
      let distinct = Set(points).count
      guard distinct > degree else {
        throw .tooFewDistinctValues(term: variable.name, found: distinct, needed: degree + 1)
      }
      kind =
        isRaw
        ? .powers(arithmetic, degree: degree)
        : .polynomial(arithmetic, OrthogonalPolynomials(degree: degree, over: points))
    }
  }

  /// Its columns on `rows` of `table`; `unseen` is the first place with a level that was not fitted.
  func columns(_ table: ColumnTable, rows: [Int]) -> (columns: Columns, unseen: (row: Int, level: String)?) {
    switch kind {
    case .numbers(let arithmetic): return (.numbers([("", arithmetic.values(table, rows: rows))]), nil)
    case .labels(let source, let levels):
      let places = Dictionary(uniqueKeysWithValues: levels.enumerated().map { ($1, $0) })
      let labels = source.labels(table, rows: rows)
      let unseen = labels.firstIndex { places[$0] == nil }.map { (row: $0, level: labels[$0]) }
      return (.labels(codes: labels.map { places[$0] ?? 0 }, levels: levels), unseen)
    case .polynomial(let arithmetic, let polynomials):
      let columns = polynomials.columns(at: arithmetic.values(table, rows: rows))
      return (.numbers(columns.enumerated().map { (String($0 + 1), $1) }), nil)
    case .powers(let arithmetic, let degree):
      let points = arithmetic.values(table, rows: rows)
      return (
        .numbers((1...degree).map { power in (String(power), points.map { pow($0, Double(power)) }) }), nil
      )
    case .harmonic(let arithmetic, let pairs):
      return (.numbers(Self.waves(arithmetic.values(table, rows: rows), pairs)), nil)
    }
  }

  private static func waves(_ points: [Double], _ pairs: HarmonicPairs) -> [(
    suffix: String, values: [Double]
  )] {
    (1...pairs.count).flatMap { j -> [(suffix: String, values: [Double])] in
      let angles = points.map { 2 * Double.pi * Double(j) * $0 / pairs.period }
      let cosine = ("cos\(j)", angles.map { cos($0) })
      // At half the period the sine is 0 at every whole step.
      return Double(2 * j) == pairs.period ? [cosine] : [("sin\(j)", angles.map { sin($0) }), cosine]
    }
  }
}
