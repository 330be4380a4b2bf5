/// A sum of products in twice the working precision (TwoSum: Knuth 1969; TwoProduct by FMA; Dot2: Ogita, Rump & Oishi
/// 2005).
struct CompensatedSum {
  private var high: Double
  private var low = 0.0

  init(_ start: Double = 0) { high = start }

  /// The sum, rounded once.
  var value: Double { high + low }

  mutating func add(_ term: Double) {
    let sum = high + term
    let part = sum - high
    low += (high - (sum - part)) + (term - part)
    high = sum
  }

  mutating func addProduct(_ a: Double, _ b: Double) {
    let product = a * b
    add(product)
    low += (-product).addingProduct(a, b)
  }
}
