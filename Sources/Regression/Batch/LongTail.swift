import Glibc

/// Σ ln(1 + αj) over whole j from `from` to `to` − 1, and its first two derivatives in α, the second with its sign turned.
///
/// By the Euler–Maclaurin formula (Abramowitz & Stegun 1964, 23.1.30): the integral, half the difference of the ends, and
/// two corrections. The integral goes by ten Gauss–Legendre nodes a doubling, where the poles at −1/α are far enough.
struct LongTail {
  private(set) var log = 0.0
  private(set) var slope = 0.0
  private(set) var information = 0.0

  private static let nodes = [
    0.14887433898163122, 0.4333953941292472, 0.6794095682990244, 0.8650633666889845, 0.9739065285171717,
  ]
  private static let nodeWeights = [
    0.2955242247147528, 0.2692667193099965, 0.219086362515982, 0.1494513491505804, 0.06667134430868814,
  ]

  init(from: Double, to: Double, alpha: Double) {
    var start = from
    while start < to {
      let end = min(2 * start, to)
      let half = 0.5 * (end - start)
      let middle = 0.5 * (end + start)
      for (node, weight) in zip(Self.nodes, Self.nodeWeights) {
        add(middle + half * node, alpha, weight * half)
        add(middle - half * node, alpha, weight * half)
      }
      start = end
    }
    add(from, alpha, 0.5)
    add(to, alpha, -0.5)
    addCorrections(from, alpha, -1)
    addCorrections(to, alpha, 1)
  }

  private mutating func add(_ t: Double, _ alpha: Double, _ weight: Double) {
    let ratio = t / (1 + alpha * t)
    log += weight * log1p(alpha * t)
    slope += weight * ratio
    information += weight * ratio * ratio
  }

  /// f′/12 − f‴/720 of the three summands at an end.
  private mutating func addCorrections(_ t: Double, _ alpha: Double, _ sign: Double) {
    let u = 1 / (1 + alpha * t)
    let au = alpha * u
    log += sign * (au / 12 - 2 * au * au * au / 720)
    slope += sign * (u * u / 12 - 6 * au * au * u * u / 720)
    information += sign * (2 * t * u * u * u / 12)
  }
}
