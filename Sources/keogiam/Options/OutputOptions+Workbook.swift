import Observations
import Reports

extension OutputOptions {
  /// Writes a workbook of one table.
  func writeWorkbook(_ table: Table) throws {
    let command = CommandLine.arguments.dropFirst().first { !$0.hasPrefix("-") } ?? "keogiam"
    let workbook = TableWorkbook(
      title: "keogiam \(command)", sheets: [(command, table)], language: language)
    let bytes: [UInt8]
    do { bytes = try workbook.bytes() } catch let error as WorkbookError {
      throw Failure(message: error.sentence(language))
    }
    try write(bytes)
  }
}
