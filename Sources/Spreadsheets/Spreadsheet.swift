import CXlsxWriter
import Glibc

/// A workbook in the format of Excel 2007 and later (.xlsx, ISO/IEC 29500).
public struct Spreadsheet: Sendable {
  /// The most rows that a sheet holds, its heading among them.
  public static let mostRows = 1_048_576

  private let sheets: [Sheet]
  private let title: String

  /// A workbook of `sheets`, one or more; `title` is among its properties.
  public init(title: String, sheets: [Sheet]) {
    precondition(!sheets.isEmpty, "a workbook without a sheet")
    self.title = title
    self.sheets = sheets
  }

  /// The bytes of the file: the same for the same content, for no time of day is part of it.
  ///
  /// They are made in the folder for temporary files. Throws `SpreadsheetError` where that is full or cannot be
  /// written, or where a sheet has more than `mostRows`.
  public func bytes() throws -> [UInt8] {
    if let sheet = sheets.first(where: { $0.rows.count >= Self.mostRows }) {
      throw SpreadsheetError.tooManyRows(sheet: sheet.name, count: sheet.rows.count)
    }
    let folder = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    let path = "\(folder)/keogiam-\(getpid())-\(UInt64.random(in: 0...UInt64.max)).xlsx"
    defer { unsafe unlink(path) }
    try write(to: path, scratch: folder)
    return try Self.contents(of: path, in: folder)
  }

  /// Writes the workbook to `path`, which is no one else's.
  private func write(to path: String, scratch: String) throws {
    let book = unsafe scratch.withCString { folder in
      var options = unsafe lxw_workbook_options()
      unsafe options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return unsafe workbook_new_opt(path, &options)
    }
    guard let book = unsafe book else { throw SpreadsheetError.system(folder: scratch, code: ENOMEM) }
    unsafe setProperties(of: book)
    let styles = unsafe SheetStyles(book)
    var failure: (any Error)?
    do {
      for sheet in sheets { unsafe try SheetWriter(book, styles).write(sheet) }
    } catch {
      failure = error
    }
    let (result, code) = unsafe Self.close(book)
    if let failure { throw failure }
    if result != LXW_NO_ERROR, code != 0 { throw SpreadsheetError.system(folder: scratch, code: code) }
    try result.check(scratch)
  }

  /// Writes and frees `book`, and tells the system's error.
  ///
  /// The library has its own say on standard error, which is nobody's: what went wrong is in the result.
  private static func close(_ book: UnsafeMutablePointer<lxw_workbook>) -> (lxw_error, Int32) {
    let (own, silence) = unsafe (dup(STDERR_FILENO), open("/dev/null", O_WRONLY | O_CLOEXEC))
    if own >= 0, silence >= 0 { dup2(silence, STDERR_FILENO) }
    errno = 0
    let result = unsafe workbook_close(book)
    let code = errno
    if own >= 0 { dup2(own, STDERR_FILENO) }
    for descriptor in [own, silence] where descriptor >= 0 { Glibc.close(descriptor) }
    return (result, code)
  }

  private func setProperties(of book: UnsafeMutablePointer<lxw_workbook>) {
    unsafe title.withCString { title in
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = UnsafeMutablePointer(mutating: title)
      // The first day of the calendar of ZIP files, which the library gives the parts of the file too.
      unsafe properties.created = 315_532_800
      _ = unsafe workbook_set_properties(book, &properties)
    }
  }

  private static func contents(of path: String, in folder: String) throws -> [UInt8] {
    guard let file = unsafe fopen(path, "rb") else {
      throw SpreadsheetError.system(folder: folder, code: errno)
    }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe piece.withUnsafeMutableBytes { unsafe fread($0.baseAddress, 1, $0.count, file) }
      if count == 0 { break }
      bytes += piece[..<count]
    }
    guard unsafe ferror(file) == 0 else { throw SpreadsheetError.system(folder: folder, code: EIO) }
    return bytes
  }
}
