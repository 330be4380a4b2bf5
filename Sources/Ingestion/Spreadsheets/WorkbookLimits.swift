/// How much is read of a workbook before it is refused: a small file must not fill the memory.
struct WorkbookLimits: Sendable {
  /// Bytes of one part, inflated. All 1,048,576 rows of a sheet with 30 cells each are about this.
  var partBytes = 1 << 30
  /// Bytes of a part without cells and texts, such as the styles, inflated: a thousand times the usual.
  var smallPartBytes = 1 << 26
  /// How many times its compressed size a part may have. Measured: 6 for a table of counts, 16 for the same figure in
  /// 600,000 cells, 177 where these have no references; a bomb comes near the most that deflate can do, 1,032.
  var compression = 500
  /// Parts up to this size may be compressed to anything.
  var uncheckedBytes = 10 << 20
  /// Elements within each other. A rich text in a cell is 8 deep.
  var nesting = 256
  /// Bytes of one tag, comment or instruction. Expat keeps these whole and goes through them anew with every piece
  /// that is read; a tag of a workbook has some hundred.
  var tagBytes = 1 << 20
  /// The last row of a sheet, from 1.
  static let rows = 1_048_576
  /// The columns of a sheet, to XFD.
  static let columns = 16_384
  /// Filled cells of a sheet, kept in 16 bytes each: half a gigabyte.
  var cells = 1 << 25
  /// Texts that the cells share: as many as cells.
  var texts = 1 << 25
  /// Merged ranges of a sheet: one for every row.
  var merges = 1 << 20
  /// Bytes of a sheet as text, where one long text may stand in every cell.
  var textBytes = 1 << 30
  /// Cells of a used range that may be empty whatever its size.
  var uncheckedFields = 4_000_000
  /// How many cells of a larger used range there may be for each filled one.
  var fieldsPerFilledCell = 50
  /// Characters of a number without exponent; a longer one keeps its exponent.
  static let numberCharacters = 40
}
