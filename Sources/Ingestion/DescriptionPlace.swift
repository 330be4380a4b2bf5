/// Where something is said in a description.
struct DescriptionPlace: Sendable, Hashable {
  /// What messages call the file, or the key where no file says it.
  let file: String
  /// The line, from 1.
  var line: Int?
  /// The column in Unicode scalars, from 1.
  var column: Int?
}
