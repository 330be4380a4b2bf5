import Glibc
import Observations

@testable import Ingestion

/// A data set of any bytes is read: rows are used or rejected, and every figure is within its table.
enum ReadingInvariants {
  /// What stands before the first byte 1E is `keogiam.yaml`, what stands behind it `counts.csv`; without one all is.
  static func check(_ input: [UInt8]) throws {
    let parts = input.split(separator: 0x1E, maxSplits: 1, omittingEmptySubsequences: false)
    try write(parts.last!, to: "\(folder)/counts.csv")
    if parts.count > 1 {
      try write(parts[0], to: "\(folder)/keogiam.yaml")
    } else {
      _ = unsafe unlink("\(folder)/keogiam.yaml")
    }
    guard let description = try? DataSetDescription(inputs: [folder]),
      description.sources.allSatisfy({ $0.file.hasPrefix(folder) }),
      description.units?.hasPrefix(folder) ?? true
    else { return }
    let reading = description.read(today: CalendarDate(dayNumber: 19_500))
    try check(reading)
    try check(reading.table)
  }

  private static func check(_ reading: Reading) throws {
    for file in reading.files {
      try require(0...file.rowsRead ~= file.rowsUsed, "\(file.rowsUsed) of \(file.rowsRead) rows used")
    }
    // Rows that are no figures of a unit are set aside, and counted by their kind.
    let unused = reading.files.reduce(0) { sum, file in
      let rows = file.rows
      return sum + file.rowsRead - file.rowsUsed - rows.totals - rows.headings - rows.leftOut - rows.footers
    }
    try require(reading.rejects.count >= unused, "\(unused) rows unused, \(reading.rejects.count) rejected")
    for issue in reading.issues {
      try require(issue.position.line >= 1 && issue.position.column ?? 1 >= 1, "\(issue.position)")
      try require(!issue.description.isEmpty, "an issue without words")
    }
    for failure in reading.failures { try require(!failure.description.isEmpty, "a failure without words") }
    _ = reading.assumptions.yaml
  }

  private static func check(_ table: CountTable) throws {
    for row in table.rows {
      try require(table.units.indices ~= Int(row.unit), "a figure of unit \(row.unit)")
      try require(table.indicators.indices ~= Int(row.indicator), "a figure of indicator \(row.indicator)")
    }
    for (row, next) in zip(table.rows, table.rows.dropFirst()) {
      try require(
        !row.hasSameKey(as: next) || row.asOf != next.asOf, "two figures of one key stand beside each other")
    }
  }

  /// In memory where there is such a folder; the process has one.
  private static let folder: String = {
    let parent = unsafe access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp"
    var template = Array("\(parent)/keogiam-fuzz-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { fatalError("no folder in \(parent)") }
    return String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }()

  private static func write(_ bytes: ArraySlice<UInt8>, to path: String) throws {
    guard let file = unsafe fopen(path, "wb") else {
      throw BrokenInvariant(description: "cannot write \(path)")
    }
    defer { unsafe fclose(file) }
    let written = unsafe bytes.withUnsafeBytes { unsafe fwrite($0.baseAddress, 1, $0.count, file) }
    try require(written == bytes.count, "wrote \(written) of \(bytes.count) bytes")
  }
}
