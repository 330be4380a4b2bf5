extension MixedLikelihood {
  /// ln L and its gradient at `parameters`; nil where modes cannot be found.
  mutating func evaluate(_ parameters: MixedParameters) -> (value: Double, gradient: [Double])? {
    guard findModes(parameters) else { return nil }
    let size = parameters.size
    let integral = rule.map { quadrature($0, size: size) } ?? laplace()
    return (
      integral.value + layout.response.constant(size: size), gradient(of: integral, parameters)
    )
  }

  /// h(û) − ½ ln det H.
  private func laplace() -> LevelIntegral {
    let width = layout.randomCount
    var inverse = [Double](repeating: 0, count: cholesky.values.count)
    cholesky.inverseBlocks(into: &inverse)
    var byLambda = [Double](repeating: 0, count: width * width)
    var mode = [Double](repeating: 0, count: width)
    for cell in 0..<layout.cells {
      gather(modes, cell: cell, into: &mode)
      for column in 0..<width {
        for row in 0..<width {
          byLambda[column * width + row] += cellSlope[cell * width + row] * mode[column]
        }
      }
    }
    return LevelIntegral(
      value: jointValue - cholesky.logDeterminant / 2, first: slopes.first, byLambda: byLambda,
      bySize: slopes.valueBySize, byModes: nil, curvatureWeights: inverse)
  }

  /// The gradient at the modes found last.
  ///
  /// With a = Λᵀz, q = aᵀKa (for Laplace K = H⁻¹ and q is the variance of η around its mode), s = −½ W′q and
  /// v = H⁻¹ (Σ a s + α), the total derivative, the modes following the parameters, is Σ x (l̄′ + s − W aᵀv) along β;
  /// along Λ it is Σ l̄′z ūᵀ + Σ (s − W aᵀv) z ûᵀ + Σ l′ z vᵀ − Σ W z (Ka)ᵀ; along ln size Σ ∂l̄ + Σ aᵀv ∂l′ − ½ Σ q ∂W.
  /// Bars are means over the quadrature; for Laplace they are values at the mode, and α = 0.
  private func gradient(of integral: LevelIntegral, _ parameters: MixedParameters) -> [Double] {
    let width = layout.randomCount
    var spread = [Double](repeating: 0, count: layout.rows)
    var shifts = [Double](repeating: 0, count: layout.cells * width)
    var byLambda = integral.byLambda
    spreadRows(integral.curvatureWeights, &spread, &shifts, &byLambda)
    var response = integral.byModes ?? Array(repeating: 0, count: layout.elements)
    for cell in 0..<layout.cells { scatter(shifts, cell: cell, into: &response) }
    cholesky.solve(&response)
    var bySize = integral.bySize
    // From here on `spread` holds s − W aᵀv.
    finishRows(response, &spread, &byLambda, &bySize, size: parameters.size)
    var gradient: [Double] = []
    for row in 0..<layout.rows { spread[row] += integral.first[row] }
    for column in 0..<layout.fixedCount {
      var sum = 0.0
      for row in 0..<layout.rows { sum += spread[row] * layout.fixed[column * layout.rows + row] }
      gradient.append(sum)
    }
    for term in layout.terms {
      for column in term.columns {
        for row in column..<term.columns.upperBound { gradient.append(byLambda[column * width + row]) }
      }
    }
    if parameters.estimatesSize, let size = parameters.size {
      gradient.append(bySize + layout.response.constantSlope(size: size))
    }
    return gradient
  }

  /// q of every row into `spread`, Σ s z of every cell into `shifts`, −Σ W z (Ka)ᵀ into `byLambda`.
  private func spreadRows(
    _ weights: [Double], _ spread: inout [Double], _ shifts: inout [Double], _ byLambda: inout [Double]
  ) {
    let width = layout.randomCount
    var block = [Double](repeating: 0, count: width * width)
    var (half, whole) = (block, block)
    for cell in 0..<layout.cells {
      gatherBlocks(weights, cell: cell, into: &block)
      // half = Λ K, whole = Λ K Λᵀ.
      for column in 0..<width {
        for row in 0..<width {
          var sum = 0.0
          for k in 0...row { sum += lambda[k * width + row] * block[column * width + k] }
          half[column * width + row] = sum
        }
      }
      for column in 0..<width {
        for row in 0..<width {
          var sum = 0.0
          for k in 0...column { sum += half[k * width + row] * lambda[k * width + column] }
          whole[column * width + row] = sum
        }
      }
      for column in 0..<width {
        for row in 0..<width {
          var sum = 0.0
          for k in 0..<width {
            sum += cellCurvature[(cell * width + k) * width + row] * half[column * width + k]
          }
          byLambda[column * width + row] -= sum
        }
      }
      spreadCell(cell, whole, &spread, &shifts)
    }
  }

  /// q = zᵀ Q z of the rows of a cell, and Σ s z.
  private func spreadCell(
    _ cell: Int, _ whole: [Double], _ spread: inout [Double], _ shifts: inout [Double]
  ) {
    let width = layout.randomCount
    let range = layout.cellStarts[cell]..<layout.cellStarts[cell + 1]
    for row in range { spread[row] = 0 }
    for column in 0..<width {
      for other in 0...column {
        let factor = (other == column ? 1 : 2) * whole[column * width + other]
        let (left, right) = (column * layout.rows, other * layout.rows)
        for row in range {
          spread[row] += factor * layout.random[left + row] * layout.random[right + row]
        }
      }
    }
    for column in 0..<width {
      let start = column * layout.rows
      var sum = 0.0
      for row in range {
        sum -= 0.5 * slopes.curvatureSlope[row] * spread[row] * layout.random[start + row]
      }
      shifts[cell * width + column] = sum
    }
  }

  /// Replaces q by s − W aᵀv and completes the sums over rows.
  private func finishRows(
    _ response: [Double], _ spread: inout [Double], _ byLambda: inout [Double], _ bySize: inout Double,
    size: Double?
  ) {
    let width = layout.randomCount
    var shift = [Double](repeating: 0, count: width)
    var (lambdaShift, mode) = (shift, shift)
    for cell in 0..<layout.cells {
      gather(response, cell: cell, into: &shift)
      gather(modes, cell: cell, into: &mode)
      multiplyLambda(shift, into: &lambdaShift)
      let range = layout.cellStarts[cell]..<layout.cellStarts[cell + 1]
      for row in range {
        var along = 0.0
        for column in 0..<width { along += lambdaShift[column] * layout.random[column * layout.rows + row] }
        if size != nil {
          bySize += along * slopes.firstBySize[row] - 0.5 * spread[row] * slopes.curvatureBySize[row]
        }
        spread[row] =
          -0.5 * slopes.curvatureSlope[row] * spread[row] - slopes.curvature[row] * along
      }
      for row in 0..<width {
        let start = row * layout.rows
        var sum = 0.0
        for place in range { sum += spread[place] * layout.random[start + place] }
        for column in 0..<width {
          byLambda[column * width + row] +=
            sum * mode[column] + cellSlope[cell * width + row] * shift[column]
        }
      }
    }
  }
}
