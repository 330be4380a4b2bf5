extension MixedLikelihood {
  /// ln L by Laplace and its gradient at `parameters`; nil where modes cannot be found.
  mutating func laplace(_ parameters: MixedParameters) -> (value: Double, gradient: [Double])? {
    guard findModes(parameters) else { return nil }
    return (laplaceValue(size: parameters.size), laplaceGradient(parameters))
  }

  /// The gradient at the modes found last.
  ///
  /// With a = Λᵀz, q = aᵀH⁻¹a (the variance of η around its mode), s = −½ W′q and v = H⁻¹ Σ a s, the total derivative
  /// of h(û) − ½ ln det H, the modes following the parameters, is Σ x r along β with r = l′ + s − W aᵀv; along Λ it is
  /// Σ r z uᵀ + Σ l′ z vᵀ − Σ W z (H⁻¹a)ᵀ; along ln size Σ ∂l + Σ aᵀv ∂l′ − ½ Σ q ∂W.
  private mutating func laplaceGradient(_ parameters: MixedParameters) -> [Double] {
    let width = layout.randomCount
    var inverse = [Double](repeating: 0, count: cholesky.values.count)
    cholesky.inverseBlocks(into: &inverse)
    var spread = [Double](repeating: 0, count: layout.rows)
    var shifts = [Double](repeating: 0, count: layout.cells * width)
    var byLambda = [Double](repeating: 0, count: width * width)
    spreadRows(inverse, &spread, &shifts, &byLambda)
    var response = [Double](repeating: 0, count: layout.elements)
    for cell in 0..<layout.cells { scatter(shifts, cell: cell, into: &response) }
    cholesky.solve(&response)
    var bySize = 0.0
    // From here on `spread` holds r.
    finishRows(response, &spread, &byLambda, &bySize, size: parameters.size)
    var gradient: [Double] = []
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
      gradient.append(bySize + slopes.valueBySize + layout.response.constantSlope(size: size))
    }
    return gradient
  }

  /// q of every row into `spread`, Σ s z of every cell into `shifts`, −Σ W z (H⁻¹a)ᵀ into `byLambda`.
  private func spreadRows(
    _ inverse: [Double], _ spread: inout [Double], _ shifts: inout [Double], _ byLambda: inout [Double]
  ) {
    let width = layout.randomCount
    var block = [Double](repeating: 0, count: width * width)
    var (half, whole) = (block, block)
    for cell in 0..<layout.cells {
      gatherBlocks(inverse, cell: cell, into: &block)
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

  /// Replaces q by r and completes the sums over rows.
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
          slopes.first[row] - 0.5 * slopes.curvatureSlope[row] * spread[row] - slopes.curvature[row] * along
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
