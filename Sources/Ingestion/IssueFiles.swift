public import Observations

/// What was found wrong as CSV (RFC 4180, UTF-8, LF), for `--issues` and `--rejects`.
public enum IssueFiles {
  /// One row an issue: file, line, record, column, kind, message; only the message is in `language`.
  public static func issues(_ issues: [DataIssue], _ language: Language) -> [UInt8] {
    csv(
      ["file", "line", "record", "column", "kind", "message"],
      issues.map { issue in
        [
          issue.position.file, String(issue.position.line), String(issue.position.record),
          issue.position.column.map(String.init) ?? "", issue.kind.category.rawValue,
          issue.problem(language),
        ]
      })
  }

  /// One row a rejected row: file, line, reason, and the row as it stood, in one field; only the reason is in
  /// `language`.
  public static func rejects(_ rows: [RejectedRow], _ language: Language) -> [UInt8] {
    csv(
      ["file", "line", "reason", "row"],
      rows.map { [$0.position.file, String($0.position.line), $0.reason(language), $0.text] })
  }

  private static func csv(_ header: [String], _ rows: [[String]]) -> [UInt8] {
    var bytes: [UInt8] = []
    for row in [header] + rows {
      for (column, text) in row.enumerated() {
        if column > 0 { bytes.append(Ascii.comma) }
        append(text, to: &bytes)
      }
      bytes.append(Ascii.lineFeed)
    }
    return bytes
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    let special = [Ascii.comma, Ascii.quote, Ascii.lineFeed, Ascii.carriageReturn]
    guard text.utf8.contains(where: special.contains) else {
      bytes += text.utf8
      return
    }
    bytes.append(Ascii.quote)
    for byte in text.utf8 {
      if byte == Ascii.quote { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(Ascii.quote)
  }
}
