import LinearAlgebra

/// Terms with their variables as fitted: makes the same columns from any table.
struct FittedTerms: Sendable, Hashable {
  /// A product of variables.
  struct Term: Sendable, Hashable {
    let name: String
    let variables: [Int]
    /// Of each variable whether its first level, the reference, has no column.
    let isContrasted: [Bool]
  }

  /// More elements than fit into the memory of a common machine: 1 GB.
  static let elementLimit = 1 << 27

  let variables: [FittedVariable]
  let terms: [Term]

  /// The terms `terms` of `formulaTerms` over `variables`, a fitted variable for each of its variables.
  init(_ formulaTerms: FormulaTerms, variables: [FittedVariable]) {
    self.variables = variables
    let contrasts = Self.contrasts(formulaTerms.terms) { place in
      if case .labels = variables[place].kind { true } else { false }
    }
    terms = zip(formulaTerms.terms, contrasts).map { term, isContrasted in
      Term(name: formulaTerms.name(of: term), variables: term, isContrasted: isContrasted)
    }
  }

  /// Of each variable of each term whether it is coded by contrasts (Chambers & Hastie 1992, section 2.4.1).
  ///
  /// It is where an earlier term holds all the others of the term, so that a full set of columns would repeat what is
  /// there. Without an intercept the first factor has all its levels.
  static func contrasts(_ terms: [[Int]], isFactor: (Int) -> Bool) -> [[Bool]] {
    var contrasts = terms.enumerated().map { place, term in
      term.map { variable in
        let others = Set(term).subtracting([variable])
        return others.isEmpty || terms[..<place].contains { others.isSubset(of: $0) }
      }
    }
    if !terms.contains([]), let term = terms.firstIndex(where: { $0.contains(where: isFactor) }),
      let place = terms[term].firstIndex(where: isFactor)
    {
      contrasts[term][place] = false
    }
    return contrasts
  }

  /// The columns on `rows` of `table`; `unseen` where a factor has a level that was not fitted.
  func design(
    _ table: ColumnTable, rows: [Int]
  ) -> (design: DesignMatrix, unseen: (variable: Int, row: Int, level: String)?) {
    var unseen: (variable: Int, row: Int, level: String)?
    let columns = variables.enumerated().map { place, variable in
      let made = variable.columns(table, rows: rows)
      if let first = made.unseen, unseen == nil { unseen = (place, first.row, first.level) }
      return made.columns
    }
    var (names, elements, ranges) = ([String](), [Double](), [DesignMatrix.Term]())
    elements.reserveCapacity(rows.count * columnCount(columns))
    for term in terms {
      let start = names.count
      for column in product(term, columns, count: rows.count) {
        names.append(column.name)
        elements += column.values
      }
      ranges.append(DesignMatrix.Term(name: term.name, columns: start..<names.count))
    }
    let matrix = Matrix(rows: rows.count, columns: names.count, elements: elements)
    return (DesignMatrix(matrix, names: names, terms: ranges), unseen)
  }

  /// How many columns the terms become, without making them.
  func columnCount(_ table: ColumnTable) -> Int {
    columnCount(variables.map { $0.columns(table, rows: []).columns })
  }

  private func columnCount(_ columns: [FittedVariable.Columns]) -> Int {
    terms.reduce(0) { total, term in
      let product = zip(term.variables, term.isContrasted).reduce(1) { count, part in
        let (result, isOverflow) = count.multipliedReportingOverflow(
          by: columns[part.0].count(isContrasted: part.1))
        return isOverflow ? Int(Int32.max) : min(result, Int(Int32.max))
      }
      return min(total + product, Int(Int32.max))
    }
  }

  /// The products of the columns of the variables, those of the first changing fastest.
  private func product(
    _ term: Term, _ columns: [FittedVariable.Columns], count: Int
  ) -> [(name: String, values: [Double])] {
    guard let first = term.variables.first else {
      return [("(Intercept)", Array(repeating: 1, count: count))]
    }
    let own = expanded(first, columns[first], isContrasted: term.isContrasted[0])
    return zip(term.variables, term.isContrasted).dropFirst().reduce(own) { result, part in
      expanded(part.0, columns[part.0], isContrasted: part.1).flatMap { right in
        result.map { left in
          ("\(left.name):\(right.name)", left.values.indices.map { left.values[$0] * right.values[$0] })
        }
      }
    }
  }

  private func expanded(
    _ variable: Int, _ columns: FittedVariable.Columns, isContrasted: Bool
  ) -> [(name: String, values: [Double])] {
    let name = variables[variable].name
    switch columns {
    case .numbers(let list): return list.map { (name + $0.suffix, $0.values) }
    case .labels(let codes, let levels):
      return levels.indices.dropFirst(isContrasted ? 1 : 0).map { level in
        (name + levels[level], codes.map { $0 == level ? 1 : 0 })
      }
    }
  }
}
