import LinearAlgebra

/// The rows of a frame in the order in which a mixed model reads them, with its columns made orthogonal.
///
/// Rows are sorted into cells: one cell holds the rows that share their level of every grouping factor. Factors stand
/// in the order in which they are eliminated, the one of most levels first; every level of a factor is a node. Of a
/// node the random coefficients of all terms of its factor are handled together.
struct MixedLayout {
  /// A grouping factor.
  struct Factor {
    let levels: Int
    /// Its nodes begin here.
    let firstNode: Int
    /// Its random coefficients among those of a cell.
    let columns: Range<Int>
    /// Where the coefficients of its first node begin in a vector over all nodes.
    let firstElement: Int
    var width: Int { columns.count }
  }

  /// A random term.
  struct Term {
    let factor: Int
    /// Its coefficients among those of a cell.
    let columns: Range<Int>
    /// T⁻¹: coefficients of its own columns are T⁻¹ times those of the orthogonal ones.
    let inverse: [Double]
  }

  let rows: Int
  /// The row of the frame at each place.
  let order: [Int]
  let response: RowResponse
  let offset: [Double]
  /// Orthogonal fixed columns, one after the other.
  let fixed: [Double]
  let fixedCount: Int
  let kept: [Int]
  let fixedInverse: [Double]
  /// Orthogonal random columns, one after the other.
  let random: [Double]
  let randomCount: Int
  let factors: [Factor]
  /// In the order of the frame.
  let terms: [Term]
  /// Where each cell begins, and the number of rows at the end.
  let cellStarts: [Int]
  /// The nodes of each cell, one a factor.
  let cellNodes: [Int]
  let nodes: Int
  /// The length of a vector over the coefficients of all nodes.
  let elements: Int

  var cells: Int { cellStarts.count - 1 }

  /// Fixed coefficients, variances and correlations.
  var parameterCount: Int {
    terms.reduce(fixedCount) { $0 + $1.columns.count * ($1.columns.count + 1) / 2 }
  }

  init(_ frame: ModelFrame, family: Family) throws(FitError) {
    let used = (0..<frame.rows).filter { frame.weights[$0] > 0 }
    let grouping = Grouping(frame.randomTerms)
    let levels = grouping.leaders.map { frame.randomTerms[$0].levelOfRow }
    let order = zip(grouping.leaders, levels).reversed().reduce(used) { order, factor in
      Self.sorted(order, by: factor.1, count: frame.randomTerms[factor.0].levels.count)
    }
    rows = order.count
    self.order = order
    response = RowResponse(frame, order: order, family: family)
    offset = order.map { frame.offset[$0] }

    let fixedColumns = OrthogonalColumns(frame.design.matrix, order: order)
    fixed = fixedColumns.elements
    kept = fixedColumns.kept
    fixedCount = kept.count
    fixedInverse = fixedColumns.inverse
    guard rows > kept.count, !kept.isEmpty else { throw .tooFewRows(found: rows, needed: kept.count + 1) }

    factors = grouping.factors(frame.randomTerms)
    let numbered = try Self.randomColumns(
      frame.randomTerms, grouping: grouping, factors: factors, order: order)
    random = numbered.elements
    terms = numbered.terms
    randomCount = factors.last!.columns.upperBound
    nodes = factors.last!.firstNode + factors.last!.levels
    elements = factors.last!.firstElement + factors.last!.levels * factors.last!.width

    var starts: [Int] = []
    var cellNodes: [Int] = []
    for (place, row) in order.enumerated()
    where place == 0 || levels.contains(where: { $0[row] != $0[order[place - 1]] }) {
      starts.append(place)
      for (factor, level) in levels.enumerated() { cellNodes.append(factors[factor].firstNode + level[row]) }
    }
    cellStarts = starts + [rows]
    self.cellNodes = cellNodes
  }

  /// `order` sorted by the level of its rows, rows of one level staying in order.
  private static func sorted(_ order: [Int], by level: [Int], count: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: count + 1)
    for row in order { starts[level[row] + 1] += 1 }
    for index in 0..<count { starts[index + 1] += starts[index] }
    var result = order
    for row in order {
      result[starts[level[row]]] = row
      starts[level[row]] += 1
    }
    return result
  }

  /// The random columns of all factors, orthogonal within each term.
  private static func randomColumns(
    _ terms: [RandomTerm], grouping: Grouping, factors: [Factor], order: [Int]
  ) throws(FitError) -> (elements: [Double], terms: [Term]) {
    var next = factors.map(\.columns.lowerBound)
    var elements = [Double](repeating: 0, count: order.count * factors.last!.columns.upperBound)
    var placed: [Term] = []
    for (index, term) in terms.enumerated() {
      let columns = OrthogonalColumns(term.columns, order: order)
      guard columns.kept.count == term.names.count else {
        throw .numerical(
          "the columns of (\(VarianceComponents.label(grouping: term.grouping, names: term.names))) depend on each other"
        )
      }
      let factor = grouping.factorOfTerm[index]
      let range = next[factor]..<(next[factor] + term.names.count)
      next[factor] = range.upperBound
      elements.replaceSubrange(
        (range.lowerBound * order.count)..<(range.upperBound * order.count), with: columns.elements)
      placed.append(Term(factor: factor, columns: range, inverse: columns.inverse))
    }
    return (elements, placed)
  }
}

/// Which terms share a factor.
private struct Grouping {
  /// A term of each factor, in the order of elimination.
  private(set) var leaders: [Int] = []
  /// The factor of each term.
  private(set) var factorOfTerm: [Int] = []

  init(_ terms: [RandomTerm]) {
    var found: [Int] = []
    let leaderOfTerm = terms.indices.map { index -> Int in
      let leader = found.first {
        terms[$0].levels == terms[index].levels && terms[$0].levelOfRow == terms[index].levelOfRow
      }
      if let leader { return leader }
      found.append(index)
      return index
    }
    leaders = found.sorted {
      let (left, right) = (terms[$0].levels.count, terms[$1].levels.count)
      return left == right ? $0 < $1 : left > right
    }
    factorOfTerm = leaderOfTerm.map { [leaders] leader in leaders.firstIndex(of: leader)! }
  }

  func factors(_ terms: [RandomTerm]) -> [MixedLayout.Factor] {
    var (node, column, element) = (0, 0, 0)
    return leaders.enumerated().map { factor, leader in
      let width = zip(terms, factorOfTerm).reduce(0) { $0 + ($1.1 == factor ? $1.0.names.count : 0) }
      let levels = terms[leader].levels.count
      defer { (node, column, element) = (node + levels, column + width, element + levels * width) }
      return MixedLayout.Factor(
        levels: levels, firstNode: node, columns: column..<(column + width), firstElement: element)
    }
  }
}

extension OrthogonalColumns {
  /// The columns of `matrix`, its rows in `order`, with mean square 1.
  fileprivate init(_ matrix: Matrix, order: [Int]) {
    self.init(
      rows: order.count,
      columns: (0..<matrix.columns).map { column in
        let values = matrix.column(column)
        return order.map { values[values.startIndex + $0] }[...]
      }, squaredLength: Double(order.count))
  }
}
