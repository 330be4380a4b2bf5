extension Table {
  /// One object a row and line, under the same names and with the same values as in JSON; nothing where there is no row.
  public func jsonLinesText() -> String {
    jsonObjects().map { $0 + "\n" }.joined()
  }
}
