import Glibc
import LinearAlgebra

extension MixedEstimation {
  /// The fit at the estimates, at which the likelihood was evaluated last.
  func fit(of result: Result, isPoissonLimit: Bool = false) -> MixedFit {
    let parameters = result.parameters
    let covariance = fixedCovariance(result)
    let fixed = ownCoefficients(Array(parameters.fixed))
    let effects = effects(parameters)
    let rowMeans = means(fixed, effects)
    var coefficients = [Double?](repeating: nil, count: frame.design.names.count)
    for (place, column) in layout.kept.enumerated() { coefficients[column] = fixed[place] }
    let sizeError = parameters.sizeIndex.flatMap { result.free.firstIndex(of: $0) }.flatMap { place in
      result.covariance.map { $0[place, place].squareRoot() }
    }
    let family =
      isPoissonLimit ? .poisson : parameters.size.map { Family.negativeBinomial(size: $0) } ?? model.family
    return MixedFit(
      model: MixedModel(
        family: family, link: model.link, estimatesSize: parameters.estimatesSize, method: model.method),
      coefficientNames: frame.design.names, coefficients: coefficients, kept: layout.kept,
      covariance: covariance.matrix, covarianceSource: covariance.source,
      randomTerms: components(result), randomEffects: effects, size: parameters.size,
      logSizeStandardError: sizeError, isPoissonLimit: isPoissonLimit, logLikelihood: result.value,
      observations: layout.rows,
      parameters: parameters.vector.count, fitted: rowMeans.fitted, populationFitted: rowMeans.population,
      search: MixedFit.Search(
        start: result.startValue, evaluations: evaluations, modeIterations: likelihood.modeIterations,
        reason: result.reason, expectedGain: result.expectedGain, tolerance: Self.gainTolerance))
  }

  /// Coefficients of the design's own columns, T⁻¹ times those of the orthogonal ones.
  private func ownCoefficients(_ orthogonal: [Double]) -> [Double] {
    let order = layout.fixedCount
    return (0..<order).map { row in
      (row..<order).reduce(0) { $0 + layout.fixedInverse[$1 * order + row] * orthogonal[$1] }
    }
  }

  /// T⁻¹ C T⁻ᵀ, where C is the block of the fixed coefficients.
  private func fixedCovariance(_ result: Result) -> (matrix: Matrix, source: MixedFit.CovarianceSource) {
    let order = layout.fixedCount
    var source = MixedFit.CovarianceSource.allParameters
    var block = Matrix(rows: order, columns: order)
    if let covariance = result.covariance {
      for column in 0..<order {
        for row in 0..<order { block[row, column] = covariance[row, column] }
      }
    } else {
      source = .fixedVariances
      var cholesky = Cholesky(order: order)
      if (try? cholesky.factor(fixedInformation())) != nil { block = cholesky.inverse() }
    }
    return (Self.sandwich(layout.fixedInverse, block), source)
  }

  /// U B Uᵀ for an upper triangle U and a symmetric B.
  static func sandwich(_ upper: [Double], _ inner: Matrix) -> Matrix {
    let order = inner.rows
    var half = Matrix(rows: order, columns: order)
    for column in 0..<order {
      for row in 0..<order {
        for k in row..<order { half[row, column] += upper[k * order + row] * inner[k, column] }
      }
    }
    var result = Matrix(rows: order, columns: order)
    for column in 0..<order {
      for row in column..<order {
        for k in column..<order { result[row, column] += half[row, k] * upper[k * order + column] }
        result[column, row] = result[row, column]
      }
    }
    return result
  }

  private func components(_ result: Result) -> [VarianceComponents] {
    let lambda = result.parameters.lambda
    let order = layout.randomCount
    return layout.terms.enumerated().map { index, term in
      let width = term.columns.count
      var product = Matrix(rows: width, columns: width)
      for (j, column) in term.columns.enumerated() {
        for (i, row) in term.columns.enumerated() {
          for k in term.columns { product[i, j] += lambda[k * order + row] * lambda[k * order + column] }
        }
      }
      let own = frame.randomTerms[index]
      return VarianceComponents(
        grouping: own.grouping, names: own.names, levels: own.levels.count,
        covariance: Self.sandwich(term.inverse, product), isSingular: result.isSingular[index])
    }
  }

  /// b = T⁻¹ Λ û, with covariance T⁻¹ Λ H⁻¹ Λᵀ T⁻ᵀ.
  private func effects(_ parameters: MixedParameters) -> [RandomEffects] {
    var inverse = [Double](repeating: 0, count: likelihood.cholesky.values.count)
    likelihood.cholesky.inverseBlocks(into: &inverse)
    let lambda = parameters.lambda
    return layout.terms.enumerated().map { index, term in
      let own = frame.randomTerms[index]
      let factor = layout.factors[term.factor]
      var modes = Matrix(rows: own.levels.count, columns: own.names.count)
      var covariances: [Matrix] = []
      for level in own.levels.indices {
        let node = factor.firstNode + level
        let map = levelMap(lambda, term: term)
        let start =
          likelihood.cholesky.pattern.elementStarts[node] + term.columns.lowerBound
          - factor.columns.lowerBound
        for row in 0..<own.names.count {
          for k in own.names.indices { modes[level, row] += map[row, k] * likelihood.modes[start + k] }
        }
        covariances.append(levelCovariance(map, inverse, node: node, term: term))
      }
      return RandomEffects(
        grouping: own.grouping, names: own.names, levels: own.levels, modes: modes, covariances: covariances)
    }
  }

  /// T⁻¹ Λ of a term.
  private func levelMap(_ lambda: [Double], term: MixedLayout.Term) -> Matrix {
    let width = term.columns.count
    var map = Matrix(rows: width, columns: width)
    for row in 0..<width {
      for column in 0..<width {
        for k in max(row, column)..<width {
          map[row, column] +=
            term.inverse[k * width + row]
            * lambda[(term.columns.lowerBound + column) * layout.randomCount + term.columns.lowerBound + k]
        }
      }
    }
    return map
  }

  private func levelCovariance(
    _ map: Matrix, _ inverse: [Double], node: Int, term: MixedLayout.Term
  ) -> Matrix {
    let size = likelihood.cholesky.pattern.sizes[node]
    let first = term.columns.lowerBound - layout.factors[term.factor].columns.lowerBound
    let start = likelihood.cholesky.pattern.diagonalStarts[node]
    let width = map.rows
    var result = Matrix(rows: width, columns: width)
    for row in 0..<width {
      for column in 0..<width {
        for k in 0..<width {
          for l in 0..<width {
            result[row, column] +=
              map[row, k] * inverse[start + (first + l) * size + first + k] * map[column, l]
          }
        }
      }
    }
    return result
  }

  /// Means of all rows of the frame, those without weight included.
  private func means(_ fixed: [Double], _ effects: [RandomEffects]) -> (
    fitted: [Double], population: [Double]
  ) {
    var population = frame.offset
    for (place, column) in layout.kept.enumerated() {
      let values = frame.design.matrix.column(column)
      for row in 0..<frame.rows { population[row] += fixed[place] * values[values.startIndex + row] }
    }
    var fitted = population
    for (term, effect) in zip(frame.randomTerms, effects) {
      for column in term.names.indices {
        let values = term.columns.column(column)
        for row in 0..<frame.rows {
          fitted[row] += effect.modes[term.levelOfRow[row], column] * values[values.startIndex + row]
        }
      }
    }
    return (fitted.map(model.link.mean), population.map(model.link.mean))
  }
}
