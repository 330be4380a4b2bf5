/// How a table is laid out; the raw values are the words of `layout:` in `keogiam.yaml` and of `--layout`.
public enum TableForm: String, Sendable, Hashable, CaseIterable {
  /// One figure a row.
  case long
  /// Years, quarters or months across.
  case widePeriods = "wide-periods"
  /// One indicator a column.
  case wideIndicators = "wide-indicators"
  /// Both at once, by a name pattern or a header of two rows.
  case wideBoth = "wide-both"
  /// One case a row, counted.
  case incidents
  /// Stacked tables, each below a heading of its own, under one header.
  case blocks
}
