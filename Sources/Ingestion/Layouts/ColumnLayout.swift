import Observations
/// Which column of a file plays which role.
struct ColumnLayout: Sendable {
  /// The header words as they stand, spaces around them removed.
  let headers: [String]
  private let columnOfRole: [ColumnRole: Int]
  /// The columns whose role was declared.
  let mappedColumns: Set<Int>
  /// Whether the last of the columns is that of headings above groups of rows.
  let hasHeadings: Bool

  /// Recognises the roles in `allowed` among the columns of `header`.
  ///
  /// `mapping` goes before recognition; an empty header there keeps a role out. Columns of `figures` get a role by
  /// mapping only. Behind the last column of the table stands that of headings, which plays the role `heading`, or that of
  /// the district where no column does. Mistakes are added to `errors`.
  init(
    _ header: TableHeader, mapping: [ColumnRole: String], allowed: Set<ColumnRole>, figures: Set<Int> = [],
    heading: ColumnRole? = nil, errors: inout [IngestionError.Kind]
  ) {
    let headers = header.headers
    var columns: [ColumnRole: Int] = [:]
    if let heading { columns[heading] = headers.count }
    for role in ColumnRole.allCases where role != heading {
      guard allowed.contains(role), let wanted = mapping[role], !wanted.isEmpty else { continue }
      columns[role] = Self.column(named: wanted, in: headers, errors: &errors)
    }
    let mapped = Set(columns.values)
    for column in headers.indices where !mapped.contains(column) && !figures.contains(column) {
      guard let role = Self.role(of: header.levels[column]), allowed.contains(role), mapping[role] == nil,
        role != heading
      else { continue }
      if let first = columns[role] {
        errors.append(.twoColumns(role: role, headers[first], headers[column]))
      } else {
        columns[role] = column
      }
    }
    mappedColumns = mapped
    hasHeadings =
      allowed.contains(.count) && (heading != nil || (columns[.district] == nil && mapping[.district] == nil))
    if hasHeadings, heading == nil { columns[.district] = headers.count }
    self.headers = headers + (hasHeadings ? [TableLayout.heading] : [])
    columnOfRole = columns
  }

  /// The role that the whole header names; of a header of several rows also its last, where that names a part of a unit.
  private static func role(of levels: [String]) -> ColumnRole? {
    if let role = ColumnRole(header: levels.joined(separator: " ")) { return role }
    guard levels.count > 1, let last = levels.last.flatMap(ColumnRole.init(header:)) else { return nil }
    return ColumnRole.ofUnit.contains(last) ? last : nil
  }

  /// The same layout with the columns of `roles` left out.
  private init(_ other: ColumnLayout, without roles: [ColumnRole]) {
    headers = other.headers
    mappedColumns = other.mappedColumns
    hasHeadings = other.hasHeadings
    columnOfRole = other.columnOfRole.filter { !roles.contains($0.key) }
  }

  func without(_ roles: [ColumnRole]) -> ColumnLayout { ColumnLayout(self, without: roles) }

  /// The column of `role`, from 0, or nil.
  subscript(role: ColumnRole) -> Int? { columnOfRole[role] }

  /// The header of `role`, or nil.
  func header(of role: ColumnRole) -> String? { self[role].map { headers[$0] } }

  /// Of `roles` those that have a column, in the order given.
  func present(_ roles: [ColumnRole]) -> [ColumnRole] { roles.filter { self[$0] != nil } }

  /// The named columns without a role, in file order.
  var unusedHeaders: [String] { unusedColumns.map { headers[$0] }.filter { !$0.isEmpty } }

  /// How many columns the table has, that of headings left out.
  var ownCount: Int { headers.count - (hasHeadings ? 1 : 0) }

  /// The named columns without a role that hold no figures either, in file order.
  func unusedHeaders(besides figures: [FigureColumn]) -> [String] {
    let used = Set(figures.flatMap { [$0.column, $0.denominator].compactMap(\.self) })
    return unusedColumns.filter { !used.contains($0) }.map { headers[$0] }.filter { !$0.isEmpty }
  }

  /// The columns without a role, from 0.
  var unusedColumns: [Int] {
    let used = Set(columnOfRole.values)
    return (0..<ownCount).filter { !used.contains($0) }
  }

  /// The header without a role that comes nearest to a word of `role`, the role's own name first.
  func nearest(to role: ColumnRole) -> String? {
    for synonym in role.synonyms {
      if let header = Suggestion.nearest(to: synonym, among: unusedHeaders) { return header }
    }
    return nil
  }

  /// The column that is called `wanted`: exactly so, else after folding.
  static func column(
    named wanted: String, in headers: [String], errors: inout [IngestionError.Kind]
  ) -> Int? {
    if let exact = headers.firstIndex(of: wanted) { return exact }
    let folded = FoldedText(wanted)
    if !folded.text.isEmpty, let alike = headers.firstIndex(where: { FoldedText($0) == folded }) {
      return alike
    }
    errors.append(.unknownColumn(wanted, nearest: Suggestion.nearest(to: wanted, among: headers)))
    return nil
  }
}
