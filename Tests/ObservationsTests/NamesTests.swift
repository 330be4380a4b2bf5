import Testing

@testable import Observations

@Suite struct NamesTests {
  @Test(
    "folded words",
    arguments: [
      ("Số vụ", "so vu"), ("SO_VU", "so vu"), ("  so--vu. ", "so vu"), ("Xã/phường", "xa phuong"),
      ("Địa bàn cấp xã", "dia ban cap xa"), ("Mã ĐVHC", "ma dvhc"), ("Quận/huyện", "quan huyen"),
      ("Số vu\u{323}", "so vu"), ("Hà Nội, Việt Nam!", "ha noi viet nam"),
      ("T2023q2", "t2023q2"),
    ])
  func folding(_ text: String, _ folded: String) {
    #expect(FoldedText(text).text == folded)
  }

  @Test(
    "did you mean",
    arguments: [
      ("popn", ["year", "population"], "population"), ("coutn", ["date", "count"], "count"),
      ("xyz", ["year", "population"], nil),
      ("Phường Hà Khanh", ["Phường Hà Khánh", "Phường Hà Tu"], "Phường Hà Khánh"),
    ] as [(String, [String], String?)])
  func suggestions(_ word: String, _ candidates: [String], _ expected: String?) {
    #expect(Suggestion.nearest(to: word, among: candidates) == expected)
  }

  /// The shortcuts leave the distance as the plain recursion gives it.
  @Test func distanceAgreesWithItsDefinition() {
    func plain(_ left: ArraySlice<Character>, _ right: ArraySlice<Character>) -> Int {
      guard let own = left.last, let other = right.last else { return max(left.count, right.count) }
      let (shortLeft, shortRight) = (left.dropLast(), right.dropLast())
      var least = min(
        plain(shortLeft, shortRight) + (own == other ? 0 : 1), plain(shortLeft, right) + 1,
        plain(left, shortRight) + 1)
      if let before = shortLeft.last, let otherBefore = shortRight.last, own == otherBefore, before == other {
        least = min(least, plain(shortLeft.dropLast(), shortRight.dropLast()) + 1)
      }
      return least
    }
    var words = [""]
    for _ in 1...4 { words += words.flatMap { word in "abc".map { word + String($0) } } }
    words = Set(words).sorted()
    #expect(words.count == 121)
    for left in words {
      for right in words {
        let expected = plain(Array(left)[...], Array(right)[...])
        for limit in 0...4 {
          let found = Suggestion.Letters(left).distance(to: Suggestion.Letters(right), atMost: limit)
          #expect(found == (expected <= limit ? expected : nil), "\(left) \(right) \(limit)")
        }
      }
    }
  }
}
