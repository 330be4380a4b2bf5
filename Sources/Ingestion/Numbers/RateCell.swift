/// A rate in per cent, as published: "26.3", "26,3 %".
struct RateCell: Equatable {
  /// The rate in units of its last digit.
  private let digits: Int
  /// How many of those units are one per cent: 10 for one decimal.
  private let unitsInPercent: Int

  /// Reads `text`; nil where it is no rate of 0 to 100 per cent with up to six decimals.
  init?(_ text: String) {
    let trimmed = text.trimmed
    let bare = (trimmed.hasSuffix("%") ? String(trimmed.dropLast()) : trimmed).trimmed
    let parts = bare.split(omittingEmptySubsequences: false) { ".,".contains($0) }
    guard (1...2).contains(parts.count), !parts[0].isEmpty, bare.utf8.count < 12,
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let decimals = parts.count == 2 ? parts[1] : ""
    guard parts.count == 1 || (1...6).contains(decimals.count), let whole = Int(parts[0] + decimals) else {
      return nil
    }
    digits = whole
    unitsInPercent = decimals.reduce(1) { scale, _ in 10 * scale }
    if digits > 100 * unitsInPercent { return nil }
  }

  /// The count that comes nearest to the rate of `base`, and whether no other count has this rate when it is rounded.
  func numerator(of base: Int) -> (count: Int, isExact: Bool) {
    let whole = 100 * unitsInPercent
    let count = (2 * digits * base + whole) / (2 * whole)
    // Counts c whose rate lies within half a unit: |c · whole / base − digits| ≤ ½.
    let lowest = base == 0 ? 0 : max(0, ((2 * digits - 1) * base + 2 * whole - 1) / (2 * whole))
    let highest = (2 * digits + 1) * base / (2 * whole)
    return (count, min(highest, base) - lowest < 1)
  }
}
