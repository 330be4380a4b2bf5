/// Reads the cells of a notebook, line by line.
struct NotebookParser {
  let lines: [String]
  /// The index of the next line.
  private var next = 0
  private var cells: [Notebook.Cell] = []

  init(lines: [String]) {
    self.lines = lines
  }

  mutating func parse() throws -> [Notebook.Cell] {
    if let index = lines.firstIndex(where: { $0.utf8.last == UInt8(ascii: "\r") }) {
      throw error(.carriageReturn, at: index)
    }
    while next < lines.count {
      let opening = next
      next += 1
      guard let fence = Fence(opening: lines[opening]) else { continue }
      guard let end = lines[next...].firstIndex(where: fence.isClosed) else {
        throw error(.unclosedFence, at: opening)
      }
      if fence.language == "console" {
        guard fence.indentation == 0 else { throw error(.indentedFence, at: opening) }
        try readCells(in: fence, until: end)
      }
      next = end + 1
    }
    return cells
  }

  private mutating func readCells(in fence: Fence, until end: Int) throws {
    while next < end {
      let line = lines[next]
      if case .command = CellLine(line, in: fence) {
        try readCell(in: fence, until: end)
      } else if isBlank(line) {
        next += 1
      } else {
        throw error(.outputBeforeCommand, at: next)
      }
    }
  }

  /// Reads one cell, from its command up to the next one.
  private mutating func readCell(in fence: Fence, until end: Int) throws {
    let start = next
    let command = try readCommand(in: fence, until: end)
    let outputStart = next
    var output: [String] = []
    while next < end, CellLine(lines[next], in: fence) == .output {
      output.append(lines[next])
      next += 1
    }
    let expected = output.withoutTrailingBlanks
    var outputEnd = outputStart + expected.count
    var exitCode = 0
    if next < end, case .exitCode(let text) = CellLine(lines[next], in: fence) {
      exitCode = try readExitCode(text)
      outputEnd = next
      try skipBlanks(in: fence, until: end)
    }
    cells.append(
      Notebook.Cell(
        line: start + 1, command: command, expected: expected, exitCode: exitCode,
        outputLines: outputStart..<outputEnd, fence: fence))
  }

  private mutating func readCommand(in fence: Fence, until end: Int) throws -> String {
    let start = next
    guard case .command(var command) = CellLine(lines[next], in: fence), !isBlank(command) else {
      throw error(.emptyCommand, at: start)
    }
    next += 1
    // The shell itself takes out a backslash at the end of a line, unless that is escaped by another.
    while !command.utf8.reversed().prefix(while: { $0 == UInt8(ascii: "\\") }).count.isMultiple(of: 2) {
      guard next < end else { throw error(.unfinishedCommand, at: start) }
      command += "\n" + lines[next]
      next += 1
    }
    return command
  }

  private mutating func readExitCode(_ text: String) throws -> Int {
    let digits = text.utf8.dropFirst(2)
    guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
      let code = UInt8(String(decoding: digits, as: UTF8.self)), code > 0
    else { throw error(.badExitCode(text), at: next) }
    next += 1
    return Int(code)
  }

  /// Passes over the blank lines between an exit code and the next command.
  private mutating func skipBlanks(in fence: Fence, until end: Int) throws {
    while next < end {
      if case .command = CellLine(lines[next], in: fence) { return }
      guard isBlank(lines[next]) else { throw error(.outputAfterExitCode, at: next) }
      next += 1
    }
  }

  private func error(_ kind: NotebookError.Kind, at index: Int) -> NotebookError {
    NotebookError(line: index + 1, kind: kind)
  }
}

extension [String] {
  /// The lines up to the last one that is not blank.
  var withoutTrailingBlanks: [String] {
    Array(prefix((lastIndex { !isBlank($0) } ?? -1) + 1))
  }
}
