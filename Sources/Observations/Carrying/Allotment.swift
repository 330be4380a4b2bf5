/// Divides `count` in whole numbers by `weights`, 0 or more and of sum 1, so that the parts add up to it: the whole
/// parts of the shares first, then one more to the largest remainders (Hamilton 1792), of equal ones to the first.
///
/// Where `limits`, which add up to `count` or more, are given, no part exceeds its own.
func allotment(of count: Int, weights: [Double], limits: [Int]? = nil) -> [Int] {
  let shares = weights.map { $0 * Double(count) }
  var parts = shares.indices.map { min(Int(shares[$0]), limits?[$0] ?? .max) }
  var left = count - parts.reduce(0, +)
  let order = shares.indices.sorted { (shares[$1].fraction, $0) < (shares[$0].fraction, $1) }
  // A second round is needed only where limits, or weights beyond the precision of a sum of 1, leave something over.
  while left > 0 {
    let before = left
    for part in order where left > 0 && parts[part] < limits?[part] ?? .max {
      parts[part] += 1
      left -= 1
    }
    if left == before { break }
  }
  for part in order.reversed() where left < 0 && parts[part] > 0 {
    parts[part] -= 1
    left += 1
  }
  return parts
}

extension Double {
  fileprivate var fraction: Double { self - rounded(.down) }
}
