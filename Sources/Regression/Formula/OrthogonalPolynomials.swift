/// Polynomials orthogonal over given points and of length 1 there, as R's `poly` makes them.
///
/// p₀ = 1 and p_{k+1}(x) = (x − α_k) p_k(x) − (ν_k / ν_{k−1}) p_{k−1}(x) with ν_k = Σ p_k², α_k = Σ x p_k² / ν_k
/// (Forsythe 1957; Kennedy & Gentle 1980, section 7.2.2); the leading coefficient is above 0.
struct OrthogonalPolynomials: Sendable, Hashable {
  /// α₀, α₁, …
  private let centres: [Double]
  /// ν₀, ν₁, …, one more than centres.
  private let squaredNorms: [Double]

  /// The polynomials up to `degree` over `points`, of which more than `degree` differ.
  init(degree: Int, over points: [Double]) {
    let mean = points.reduce(0, +) / Double(points.count)
    var (centres, norms) = ([Double](), [Double(points.count)])
    var before = [Double](repeating: 0, count: points.count)
    var current = [Double](repeating: 1, count: points.count)
    for step in 0..<degree {
      // Around the mean the sums keep their digits.
      var weighted = 0.0
      for index in points.indices { weighted += (points[index] - mean) * current[index] * current[index] }
      let centre = mean + weighted / norms[step]
      let ratio = step == 0 ? 0 : norms[step] / norms[step - 1]
      var norm = 0.0
      for index in points.indices {
        let value = (points[index] - centre) * current[index] - ratio * before[index]
        before[index] = current[index]
        current[index] = value
        norm += value * value
      }
      centres.append(centre)
      norms.append(norm)
    }
    self.centres = centres
    squaredNorms = norms
  }

  /// The values at `points`: one column a degree from 1 on.
  func columns(at points: [Double]) -> [[Double]] {
    var before = [Double](repeating: 0, count: points.count)
    var current = [Double](repeating: 1, count: points.count)
    return centres.indices.map { step in
      let ratio = step == 0 ? 0 : squaredNorms[step] / squaredNorms[step - 1]
      let length = squaredNorms[step + 1].squareRoot()
      for index in points.indices {
        let value = (points[index] - centres[step]) * current[index] - ratio * before[index]
        before[index] = current[index]
        current[index] = value
      }
      return current.map { $0 / length }
    }
  }
}
