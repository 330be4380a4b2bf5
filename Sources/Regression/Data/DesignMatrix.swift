public import LinearAlgebra

/// The columns of a model's linear predictor, with the terms they come from.
public struct DesignMatrix: Sendable, Hashable {
  /// A term of the formula and the columns it became.
  public struct Term: Sendable, Hashable {
    /// The term as the formula has it; "(Intercept)" for the constant.
    public let name: String
    /// Its columns.
    public let columns: Range<Int>

    /// A term and its columns.
    public init(name: String, columns: Range<Int>) {
      self.name = name
      self.columns = columns
    }
  }

  /// One row an observation, one column a coefficient.
  public let matrix: Matrix
  /// The names of the coefficients, as R writes them.
  public let names: [String]
  /// The terms in the order of their columns, which they share out among them.
  public let terms: [Term]

  /// A design of `matrix`, a name a column; without `terms` each column is one.
  public init(_ matrix: Matrix, names: [String], terms: [Term]? = nil) {
    precondition(names.count == matrix.columns, "\(names.count) names for \(matrix.columns) columns")
    self.matrix = matrix
    self.names = names
    self.terms = terms ?? names.enumerated().map { Term(name: $1, columns: $0..<($0 + 1)) }
  }

  /// The number of observations.
  public var rows: Int { matrix.rows }
}
