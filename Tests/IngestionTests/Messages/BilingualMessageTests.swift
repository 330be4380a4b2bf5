import Foundation
import Observations
import Testing

@testable import Ingestion

/// All messages of reading stand in Messages/messages.txt, in both languages; `KEOGIAM_UPDATE=1` writes it anew, to be
/// read before it is committed.
@Suite("Messages in both languages")
struct BilingualMessageTests {
  private struct Message {
    let name: String
    let vietnamese: String
    let english: String

    init(_ name: String, _ sentence: (Language) -> String) {
      (self.name, vietnamese, english) = (name, sentence(.vi), sentence(.en))
    }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private static let messages: [Message] = {
    let position = DataIssue.Position(
      file: "crime.csv", line: 12, record: 11, column: 5, header: "Số vụ", isInSheet: false)
    let issues = MessageSamples.issues.map { kind in
      Message(kind.category.rawValue, DataIssue(position: position, kind: kind).sentence)
    }
    let errors = MessageSamples.errors.map { kind in
      Message(caseName(kind), IngestionError(file: "crime.csv", line: 1, kind: kind).sentence)
    }
    let descriptions = ([MessageSamples.description] + MessageSamples.otherDescriptions).flatMap { text in
      var file = DescriptionFile(name: "keogiam.yaml")
      _ = file.read(text)
      return file.errors.map { Message("description", $0.sentence) }
    }
    let categories = DataIssue.Category.allCases.map { Message("category", $0.name) }
    return issues + errors + descriptions + categories
  }()

  /// The name of a case without its values; of one that holds a fault, of that.
  private static func caseName(_ value: Any) -> String {
    String(String(describing: value).prefix { $0.isLetter || $0.isNumber })
  }

  /// The cases that the source `path` declares.
  private static func cases(declaredIn path: String) throws -> Set<String> {
    let package = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: package.appending(path: "Sources/\(path)"), encoding: .utf8)
    return Set(text.matches(of: /(?m)^ +case (\w+)/).map { String($0.1) })
  }

  @Test("every case has a sample") func everyCase() throws {
    #expect(
      Set(MessageSamples.issues.map { Self.caseName($0) })
        == (try Self.cases(declaredIn: "Ingestion/DataIssue.swift")))
    #expect(
      Set(MessageSamples.errors.map { Self.caseName($0) })
        == (try Self.cases(declaredIn: "Ingestion/IngestionError.swift")))
    #expect(
      Set(MessageSamples.faults.map { Self.caseName($0) })
        == (try Self.cases(declaredIn: "Ingestion/Spreadsheets/WorkbookFault.swift")))
    #expect(Set(MessageSamples.issues.map(\.category)) == Set(DataIssue.Category.allCases))
  }

  @Test("every message, as whole text") func golden() throws {
    let text = Self.messages.map { "\($0.name)\n  \($0.vietnamese)\n  \($0.english)\n" }.joined()
    let file = Self.folder.appending(path: "messages.txt")
    if ProcessInfo.processInfo.environment["KEOGIAM_UPDATE"] != nil { try Data(text.utf8).write(to: file) }
    let golden = try String(contentsOf: file, encoding: .utf8)
    for (own, known) in zip(text.split(separator: "\n"), golden.split(separator: "\n")) {
      #expect(own == known)
    }
    #expect(text == golden)
  }

  @Test("no message is empty, the same in both languages, decomposed, or half English") func wording() {
    // Words that no Vietnamese sentence has; quotes, brackets, options, keys, lists of words and what
    // the parser of YAML says are not looked at.
    let english: Set<String> = [
      "the", "is", "of", "not", "and", "or", "must", "with", "line", "for", "be", "was", "are", "which", "it",
      "no",
      "has", "save", "name", "say", "from", "this", "that", "unit", "count", "year", "sheet", "row", "column",
      "here", "than", "more", "rows", "field", "read", "mean", "did", "you", "others", "list", "keys",
      "values",
    ]
    for message in Self.messages {
      #expect(!message.vietnamese.isEmpty && !message.english.isEmpty)
      #expect(message.vietnamese != message.english)
      #expect(
        Array(message.vietnamese.unicodeScalars)
          == Array(message.vietnamese.precomposedStringWithCanonicalMapping.unicodeScalars))
      let own = message.vietnamese.replacing(
        /YAML: .*|một trong [^;]*, không|'[^']*'|\([^)]*\)|\{[^}]*\}|--\w+|\w+[-_][\w-]+|\w+: \w+|\w+:/,
        with: " ")
      let words = Set(own.lowercased().split { !$0.isLetter }.map(String.init))
      #expect(words.isDisjoint(with: english), "\(message.vietnamese)")
    }
  }

  @Test("standard input and sheets") func places() {
    func sentence(_ file: String, isInSheet: Bool, _ language: Language) -> String {
      let position = DataIssue.Position(
        file: file, line: 12, record: 11, column: 3, header: nil, isInSheet: isInSheet)
      return DataIssue(position: position, kind: .blank).sentence(language)
    }
    #expect(
      sentence(StandardInput.name, isInSheet: false, .vi) == "đầu vào chuẩn:12:3: ô này không được để trống")
    #expect(
      sentence(StandardInput.name, isInSheet: false, .en) == "standard input:12:3: the cell must not be blank"
    )
    #expect(sentence("a.xlsx:Biểu 1", isInSheet: true, .vi) == "a.xlsx:Biểu 1!C12: ô này không được để trống")
  }
}
