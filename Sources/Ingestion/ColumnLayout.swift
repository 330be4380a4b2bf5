import Observations
/// Which column of a file plays which role.
struct ColumnLayout: Sendable {
  /// The header words as they stand, spaces around them removed.
  let headers: [String]
  private let columnOfRole: [ColumnRole: Int]

  /// Recognises the roles in `allowed` among `headers`.
  ///
  /// `mapping` goes before recognition; an empty header there keeps a role out. Mistakes are added to `errors`.
  init(
    headers: [String], mapping: [ColumnRole: String], allowed: Set<ColumnRole>,
    errors: inout [IngestionError.Kind]
  ) {
    self.headers = headers
    var columns: [ColumnRole: Int] = [:]
    for role in ColumnRole.allCases {
      guard allowed.contains(role), let wanted = mapping[role], !wanted.isEmpty else { continue }
      columns[role] = Self.column(named: wanted, in: headers, errors: &errors)
    }
    let mapped = Set(columns.values)
    for (column, header) in headers.enumerated() where !mapped.contains(column) {
      guard let role = ColumnRole(header: header), allowed.contains(role), mapping[role] == nil
      else { continue }
      if let first = columns[role] {
        errors.append(.twoColumns(role: role, headers[first], header))
      } else {
        columns[role] = column
      }
    }
    columnOfRole = columns
  }

  /// The same layout with the columns of `roles` left out.
  private init(_ other: ColumnLayout, without roles: [ColumnRole]) {
    headers = other.headers
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
  var unusedHeaders: [String] {
    let used = Set(columnOfRole.values)
    return headers.indices.filter { !used.contains($0) && !headers[$0].isEmpty }.map { headers[$0] }
  }

  /// The columns without a role, from 0.
  var unusedColumns: [Int] {
    let used = Set(columnOfRole.values)
    return headers.indices.filter { !used.contains($0) }
  }

  /// The header without a role that comes nearest to a word of `role`, the role's own name first.
  func nearest(to role: ColumnRole) -> String? {
    for synonym in role.synonyms {
      if let header = Suggestion.nearest(to: synonym, among: unusedHeaders) { return header }
    }
    return nil
  }

  /// The column that is called `wanted`: exactly so, else after folding.
  private static func column(
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
