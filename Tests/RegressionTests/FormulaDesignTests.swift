import Foundation
import LinearAlgebra
import Regression
import TestSupport
import Testing

/// Designs of R 4.2.2; `Fixtures/formula_designs.R` made them.
@Suite struct FormulaDesignTests {
  struct Case: Decodable {
    struct Column: Decodable {
      let name: String, numbers: [Double?]?, levels: [String]?, codes: [Int]?
    }
    struct Random: Decodable {
      let grouping: String, names: [String], levels: Int, columns: [[Double]]
    }
    struct New: Decodable {
      let columns: [Column], matrix: [[Double]]
    }
    let formula: String, columns: [Column], terms: [String], names: [String], matrix: [[Double]]
    let offset: [Double]?, random: [Random], new: New?
  }

  static func table(_ columns: [Case.Column]) -> ColumnTable {
    ColumnTable(
      columns.map { column in
        guard let levels = column.levels, let codes = column.codes else {
          return ColumnTable.Column(column.name, numbers: (column.numbers ?? []).map { $0 ?? .nan })
        }
        return ColumnTable.Column(
          column.name, labels: codes.map { $0 < 0 ? nil : levels[$0] }, levels: levels)
      })
  }

  @Test func designsAreThoseOfR() throws {
    let cases: [Case] = try fixture("formula_designs", in: .module)
    #expect(cases.count == 44)
    for expected in cases {
      let formula = try Formula(expected.formula)
      let frame = try formula.bound(to: Self.table(expected.columns)).model().frame
      #expect(frame.design.names == expected.names, "\(expected.formula)")
      #expect(
        frame.design.terms.map(\.name).filter { $0 != "(Intercept)" } == expected.terms, "\(expected.formula)"
      )
      expectSame(frame.design.matrix, expected.matrix, expected.formula)
      if let offset = expected.offset {
        #expect(zip(frame.offset, offset).allSatisfy { isClose($0, $1, relative: 1e-14) })
      } else {
        #expect(frame.offset.allSatisfy { $0 == 0 })
      }
      #expect(frame.randomTerms.map(\.grouping) == expected.random.map(\.grouping), "\(expected.formula)")
      for (term, random) in zip(frame.randomTerms, expected.random) {
        #expect(term.names == random.names, "\(expected.formula)")
        #expect(term.levels.count == random.levels, "\(expected.formula)")
        expectSame(term.columns, random.columns, expected.formula)
      }
    }
  }

  @Test func designsOfNewRowsKeepLevelsAndPolynomials() throws {
    let cases: [Case] = try fixture("formula_designs", in: .module)
    let withNew = cases.filter { $0.new != nil }
    #expect(withNew.count == 2)
    for expected in withNew {
      guard let new = expected.new else { continue }
      let model = try Formula(expected.formula).bound(to: Self.table(expected.columns)).model()
      let rows = try model.basis.rows(of: Self.table(new.columns))
      #expect(rows.design.names == expected.names)
      expectSame(rows.design.matrix, new.matrix, expected.formula)
    }
  }

  /// Entries are compared relative to the longest of their column: polynomials pass through 0.
  func expectSame(_ matrix: Matrix, _ reference: [[Double]], _ formula: String) {
    #expect(matrix.columns == reference.count, "\(formula)")
    for (place, column) in reference.enumerated() where place < matrix.columns {
      let largest = column.map(abs).max() ?? 1
      #expect(
        zip(matrix.column(place), column).allSatisfy {
          isClose($0, $1, absolute: Tolerance.solution * largest)
        } && matrix.rows == column.count, "\(formula), column \(place)")
    }
  }
}
