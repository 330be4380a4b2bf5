/// The letters beyond ASCII of Western European languages, in groups whose members occur in one file.
struct LatinLetters {
  /// As messages name the group.
  let name: String
  private let letters: Set<Unicode.Scalar>

  private init(_ name: String, _ letters: String) {
    self.name = name
    self.letters = Set(letters.unicodeScalars)
  }

  /// Whether all letters of `word` are of the group.
  func hold(_ word: [Unicode.Scalar]) -> Bool {
    word.allSatisfy { scalar in
      scalar.isASCII || letters.contains(scalar.properties.lowercaseMapping.unicodeScalars.first!)
    }
  }

  /// Groups rather than one set: text of a font encoding (VNI) is letters of all of them at once.
  static let groups = [
    LatinLetters("Romance", "àáâãçèéêëìíîïñòóôõùúûüÿœæ"),
    LatinLetters("German", "äöüßàâçèéêëîïôû"),
    LatinLetters("Nordic", "åäöæøéüáíóúýðþš"),
  ]
}
