/// A sheet of a workbook, by name.
struct SheetName: Sendable, Hashable {
  /// As its tab shows it.
  let name: String
  /// Whether the tab is hidden, be it so that only a macro shows it again.
  let isHidden: Bool
}
