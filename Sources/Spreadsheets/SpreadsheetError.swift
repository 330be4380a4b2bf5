import CXlsxWriter
import Glibc

/// Why a workbook could not be made.
public enum SpreadsheetError: Error, Sendable, Hashable {
  /// A sheet has more rows than the format has room for.
  case tooManyRows(sheet: String, count: Int)
  /// The operating system refuses to write in the folder for temporary files; the number is that of `errno`.
  case system(folder: String, code: Int32)
  /// The library refuses, in its own words.
  case library(place: String, reason: String)
}

extension lxw_error {
  /// Throws where this is no success.
  func check(_ place: String) throws {
    guard self != LXW_NO_ERROR else { return }
    throw SpreadsheetError.library(place: place, reason: unsafe String(cString: lxw_strerror(self)))
  }
}
