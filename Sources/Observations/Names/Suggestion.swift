/// The one place that answers "did you mean".
package struct Suggestion {
  /// Of `candidates` the one nearest to `word` after folding, the first of equals; nil where none is near.
  ///
  /// Near: at most a third of the longer word's letters edited (Damerau, 1964), or `word` an abbreviation,
  /// its letters standing in order in the candidate and beginning it.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    nearest(to: Letters(word), among: candidates.map(Letters.init)).map { candidates[$0] }
  }

  /// The same for folded words, as a place among the candidates.
  package static func nearest(to own: Letters, among candidates: [Letters]) -> Int? {
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
  package struct Letters: Sendable {
    let letters: [Unicode.Scalar]
    private let occurring: UInt64

    package init(_ word: String) {
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
      // What both begin and end with needs no edit.
      let shorter = min(letters.count, other.letters.count)
      let start = (0..<shorter).first { letters[$0] != other.letters[$0] } ?? shorter
      let tail =
        (0..<(shorter - start)).first {
          letters[letters.count - 1 - $0] != other.letters[other.letters.count - 1 - $0]
        } ?? shorter - start
      return Self.distance(
        letters[start..<(letters.count - tail)], other.letters[start..<(other.letters.count - tail)], limit)
    }

    private static func distance(
      _ left: ArraySlice<Unicode.Scalar>, _ right: ArraySlice<Unicode.Scalar>, _ limit: Int
    ) -> Int? {
      var beforePrevious = Array(0...right.count)
      var previous = beforePrevious
      var current = beforePrevious
      for (row, own) in left.enumerated() {
        current[0] = row + 1
        var least = row + 1
        for (column, other) in right.enumerated() {
          var cost = min(
            previous[column] + (own == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
          if row > 0, column > 0, own == right[right.startIndex + column - 1],
            left[left.startIndex + row - 1] == other
          {
            cost = min(cost, beforePrevious[column - 1] + 1)
          }
          current[column + 1] = cost
          least = min(least, cost)
        }
        // A swap reaches back two rows, but then the row between is at most one dearer.
        if least > limit + 1 { return nil }
        (beforePrevious, previous, current) = (previous, current, beforePrevious)
      }
      return previous[right.count] <= limit ? previous[right.count] : nil
    }
  }
}
