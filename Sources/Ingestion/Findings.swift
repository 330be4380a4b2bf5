/// What was found wrong, put into the order of the sources at the end.
struct Findings {
  private struct Placed<Content> {
    let place: RowPlace
    let column: Int
    let content: Content
  }

  private var placedIssues: [Placed<DataIssue>] = []
  private var placedRejects: [Placed<RejectedRow>] = []

  mutating func note(_ issue: DataIssue, at place: RowPlace) {
    placedIssues.append(Placed(place: place, column: issue.position.column ?? 0, content: issue))
  }

  /// Notes why the row at `place` is not used; several calls for one row make one rejected row.
  mutating func reject(_ issues: [DataIssue], text: String, at place: RowPlace) {
    for issue in issues { note(issue, at: place) }
    let position = DataIssue.Position(
      file: issues[0].position.file, line: Int(place.line), record: Int(place.record), column: nil,
      header: nil, isInSheet: issues[0].position.isInSheet)
    placedRejects.append(
      Placed(place: place, column: 0, content: RejectedRow(position: position, text: text, issues: issues)))
  }

  /// All issues, by source, record and column.
  var issues: [DataIssue] { Self.inOrder(placedIssues).map(\.content) }

  /// All rejected rows, by source and record, each once.
  var rejects: [RejectedRow] {
    var rejects: [RejectedRow] = []
    for row in Self.inOrder(placedRejects).map(\.content) {
      if let last = rejects.last, last.position == row.position {
        rejects[rejects.count - 1] = RejectedRow(
          position: last.position, text: last.text, issues: last.issues + row.issues)
      } else {
        rejects.append(row)
      }
    }
    return rejects
  }

  /// How many rows of each of `sourceCount` sources are not used.
  func rejectedCounts(sourceCount: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: sourceCount)
    for place in Set(placedRejects.map(\.place)) where place.source >= 0 { counts[Int(place.source)] += 1 }
    return counts
  }

  private static func inOrder<Content>(_ found: [Placed<Content>]) -> [Placed<Content>] {
    func key(_ place: Int) -> (Int32, Int32, Int, Int) {
      (found[place].place.source, found[place].place.record, found[place].column, place)
    }
    return found.indices.sorted { key($0) < key($1) }.map { found[$0] }
  }
}
