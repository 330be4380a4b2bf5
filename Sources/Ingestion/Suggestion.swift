/// The one place that answers "did you mean".
struct Suggestion {
  /// Of `candidates` the one nearest to `word` after folding, the first of equals; nil where none is near.
  ///
  /// Near: at most a third of the longer word's letters edited (Damerau, 1964), or `word` an abbreviation,
  /// its letters standing in order in the candidate and beginning it.
  static func nearest(to word: String, among candidates: [String]) -> String? {
    nearest(to: Letters(word), among: candidates.map(Letters.init)).map { candidates[$0] }
  }

  /// The same for folded words, as a place among the candidates.
  static func nearest(to own: Letters, among candidates: [Letters]) -> Int? {
    var best: (place: Int, distance: Int)?
    for (place, other) in candidates.enumerated() {
      let longest = max(own.letters.count, other.letters.count)
      let limit = min(
        own.isAbbreviation(of: other) ? longest : longest / 3, (best?.distance ?? .max) - 1)
      guard limit >= 0, let distance = own.distance(to: other, atMost: limit) else { continue }
      best = (place, distance)
    }
    return best?.place
  }

  /// Folded letters with the set of those that occur, as a cheap lower bound of the distance.
  struct Letters: Sendable {
    let letters: [Unicode.Scalar]
    private let occurring: UInt64

    init(_ word: String) {
      letters = Array(FoldedText(word).text.unicodeScalars)
      occurring = letters.reduce(0) { $0 | 1 << UInt64($1.value % 64) }
    }

    func isAbbreviation(of other: Letters) -> Bool {
      guard letters.count >= 3, letters.first == other.letters.first else { return false }
      var rest = letters[...]
      for letter in other.letters where letter == rest.first { rest = rest.dropFirst() }
      return rest.isEmpty
    }

    /// How many letters must be inserted, dropped, replaced, or swapped with their neighbour, no letter twice
    /// (Damerau, 1964); nil where that exceeds `limit`.
    func distance(to other: Letters, atMost limit: Int) -> Int? {
      // One edit changes the sets of letters by at most two.
      guard abs(letters.count - other.letters.count) <= limit,
        (occurring ^ other.occurring).nonzeroBitCount <= 2 * limit
      else { return nil }
      var beforePrevious: [Int] = []
      var previous = Array(0...other.letters.count)
      for row in letters.indices {
        var current = [row + 1]
        current.reserveCapacity(previous.count)
        for column in other.letters.indices {
          let isSame = letters[row] == other.letters[column]
          var least = min(previous[column] + (isSame ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
          if row > 0, column > 0, letters[row] == other.letters[column - 1],
            letters[row - 1] == other.letters[column]
          {
            least = min(least, beforePrevious[column - 1] + 1)
          }
          current.append(least)
        }
        if min(current.min()!, previous.min()!) > limit { return nil }
        (beforePrevious, previous) = (previous, current)
      }
      let distance = previous[other.letters.count]
      return distance <= limit ? distance : nil
    }
  }
}
