/// Everything one model is fitted to, row by row: what a formula becomes on a table.
public struct ModelFrame: Sendable, Hashable {
  /// What is explained.
  public struct Response: Sendable, Hashable {
    /// As the formula has it.
    public let name: String
    /// The values: counts, successes or measurements.
    public let values: [Double]
    /// Of successes, out of how many trials; nil for other responses.
    public let trials: [Double]?

    /// A response of one value a row.
    public init(name: String, values: [Double], trials: [Double]? = nil) {
      precondition(
        trials?.count ?? values.count == values.count,
        "\(values.count) values and \(trials?.count ?? 0) trials")
      self.name = name
      self.values = values
      self.trials = trials
    }
  }

  /// The response.
  public let response: Response
  /// The columns with fixed coefficients.
  public let design: DesignMatrix
  /// What is added to the linear predictor of each row; zeros without an offset.
  public let offset: [Double]
  /// The weight of each row, 0 or more; ones without weights.
  public let weights: [Double]
  /// The terms with random coefficients.
  public let randomTerms: [RandomTerm]
  /// The rows of the table that were used, from 0, in order: those without a missing value.
  public let tableRows: [Int]

  /// A frame of parts of one length.
  public init(
    response: Response, design: DesignMatrix, offset: [Double]? = nil, weights: [Double]? = nil,
    randomTerms: [RandomTerm] = [], tableRows: [Int]? = nil
  ) {
    let rows = response.values.count
    precondition(design.rows == rows, "\(rows) responses, \(design.rows) rows of the design")
    precondition(offset?.count ?? rows == rows, "\(rows) responses, \(offset?.count ?? 0) offsets")
    precondition(weights?.count ?? rows == rows, "\(rows) responses, \(weights?.count ?? 0) weights")
    for term in randomTerms {
      precondition(
        term.levelOfRow.count == rows, "\(rows) responses, \(term.levelOfRow.count) levels of rows")
    }
    self.response = response
    self.design = design
    self.offset = offset ?? Array(repeating: 0, count: rows)
    self.weights = weights ?? Array(repeating: 1, count: rows)
    self.randomTerms = randomTerms
    self.tableRows = tableRows ?? Array(0..<rows)
  }

  /// The number of observations.
  public var rows: Int { response.values.count }
}
