/// A number with signs between its digits: what it can be read as depends on the other numbers of its column.
struct SeparatedNumber: Equatable {
  /// How the signs divide the digits.
  enum Shape: Equatable {
    /// Groups of three behind one to three digits: 1.234.567, or 1.234, which may be a decimal number as well.
    case grouped(NumberSeparator, count: Int)
    /// One sign that can only stand before decimals: 67.0, 0,5, 1234.567.
    case decimal(NumberSeparator)
    /// Both: 1.234,5.
    case both(thousands: NumberSeparator, decimal: NumberSeparator)
  }

  /// The number as it stands, blanks around it removed.
  let text: String
  let shape: Shape
  private let runs: [String]

  /// Reads `text`; nil where it is no digits with signs between them, or the signs are at odd places.
  init?(_ text: String) {
    let trimmed = text.trimmed
    guard trimmed.utf8.count <= 40 else { return nil }
    var runs = [""]
    var signs: [NumberSeparator] = []
    for scalar in trimmed.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        runs[runs.count - 1].unicodeScalars.append(scalar)
      } else {
        guard let sign = NumberSeparator(scalar), !runs[runs.count - 1].isEmpty else { return nil }
        signs.append(sign)
        runs.append("")
      }
    }
    guard !runs[runs.count - 1].isEmpty, let shape = Self.shape(runs, signs) else { return nil }
    self.text = trimmed
    self.runs = runs
    self.shape = shape
  }

  private static func shape(_ runs: [String], _ signs: [NumberSeparator]) -> Shape? {
    guard let first = signs.first, let last = signs.last else { return nil }
    func areGroups(_ runs: ArraySlice<String>) -> Bool {
      runs.first!.count <= 3 && !runs.first!.hasPrefix("0") && runs.dropFirst().allSatisfy { $0.count == 3 }
    }
    if signs.allSatisfy({ $0 == first }) {
      if areGroups(runs[...]) { return .grouped(first, count: signs.count) }
      return signs.count == 1 && first != .space ? .decimal(first) : nil
    }
    guard signs.dropLast().allSatisfy({ $0 == first }), last != first, last != .space,
      areGroups(runs.dropLast())
    else { return nil }
    return .both(thousands: first, decimal: last)
  }

  /// What the number is under `format`.
  func number(_ format: NumberFormat) -> CellNumber {
    switch shape {
    case .grouped(let sign, let count):
      if count == 1, sign == format.decimal { return whole(runs[0], decimals: runs[1]) }
      let isClear = sign == format.thousands && (count > 1 || format.takesSingleGroups || sign == .space)
      return isClear
        ? whole(runs.joined(), decimals: "")
        : .fault(.doubtfulNumber(text, separator: sign))
    case .decimal(let sign):
      return sign == format.decimal ? whole(runs[0], decimals: runs[1]) : .fault(.notWholeNumber(text))
    case .both(let thousands, let decimal):
      return thousands == format.thousands && decimal == format.decimal
        ? whole(runs.dropLast().joined(), decimals: runs.last!) : .fault(.notWholeNumber(text))
    }
  }

  private func whole(_ digits: String, decimals: String) -> CellNumber {
    guard decimals.allSatisfy({ $0 == "0" }) else { return .fault(.notWholeNumber(text)) }
    return Int32(digits).map { .number(Int($0)) } ?? .fault(.tooLarge(text))
  }
}
