import Observations

extension Assumptions {
  /// The text of a `keogiam.yaml` that says what was assumed; read back, it gives the same reading.
  public var yaml: String {
    var lines: [String] = []
    if let name { lines.append("name: \(Self.scalar(name))") }
    lines.append("calendar: \(Self.calendar(calendar))")
    if let plan { lines.append("plan: \(Self.scalar(plan))") }
    if !targets.isEmpty { lines.append("targets: \(Self.list(targets))") }
    if !sources.isEmpty { lines.append("sources:") }
    for source in sources { lines += Self.lines(of: source) }
    lines += unitLines + historyLines
    if let province {
      let code = province.code.map { "code: \(Self.scalar($0)), " } ?? ""
      lines.append("province: {\(code)name: \(Self.scalar(province.name))}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What the units are; a list that was found rather than declared is said in a comment, unless declaring it would give
  /// the same reading.
  private var unitLines: [String] {
    var lines = units.map { ["units: \(Self.scalar($0))"] } ?? []
    if let boundaries { lines.append("boundaries: \(boundaries)") }
    switch list {
    case .declared(let id): lines.append("# units: the built-in list \(id)")
    case .found(let id, let day, let isComplete):
      lines.append(
        isComplete
          ? "boundaries: \(day)  # found: the built-in list \(id)"
          : "# units: those of the data, nearly all in the built-in list \(id); to hold to it: boundaries: \(day)"
      )
    case .open(let days):
      let list = days.map(\.description).joined(separator: ", ")
      lines.append(
        "# units: those of the data; the built-in lists of \(list) fit alike, say which with boundaries:")
    case .ofPeriods(let lists):
      lines += lists.map { "# units matched in \($0.list): \($0.matches)" }
    case .none: if units == nil { lines.append("# units: those of the data") }
    }
    if let unitMatches { lines.append("# units matched: \(unitMatches)") }
    return lines
  }

  /// What was carried to which units, by what, and the breaks.
  private var historyLines: [String] {
    var lines: [String] = []
    if let crosswalk {
      let day = crosswalk.validFrom.map { ", valid-from: \($0)" } ?? ""
      lines.append("crosswalk: {file: \(Self.scalar(crosswalk.file))\(day)}")
    }
    if let carryTo { lines.append("carry-to: \(carryTo)") }
    if let carriage {
      let foreign = carriage.foreignUnits == 0 ? "" : ", \(carriage.foreignUnits) of no list as they are"
      lines.append(
        "# carried to the units of \(carriage.list): \(carriage.exactUnits) exactly, \(carriage.weightedUnits) by weight"
          + foreign)
    }
    if !breaks.isEmpty { lines.append("breaks:") }
    for seriesBreak in breaks {
      let reason = seriesBreak.reason.map { ", reason: \(Self.scalar($0))" } ?? ""
      lines.append(
        "  - {indicator: \(Self.scalar(seriesBreak.indicator)), date: \(seriesBreak.date)\(reason)}")
    }
    return lines
  }

  private static func lines(of source: Source) -> [String] {
    let description = source.description
    var lines = ["  - file: \(scalar(description.file))  # separated by \(source.delimiter)"]
    let columns = ColumnRole.allCases.compactMap { role in
      description.columns[role].map { "\(role.rawValue): \(scalar($0))" }
    }
    lines.append("    columns: {\(columns.joined(separator: ", "))}")
    if !source.unusedColumns.isEmpty { lines.append("    # not used: \(list(source.unusedColumns))") }
    if let indicator = description.indicator { lines.append("    indicator: \(scalar(indicator))") }
    let renamings = description.indicators.keys.sorted().map { name in
      "\(scalar(name)): \(scalar(description.indicators[name]!))"
    }
    if !renamings.isEmpty { lines.append("    indicators: {\(renamings.joined(separator: ", "))}") }
    if !description.missing.isEmpty { lines.append("    missing: \(list(description.missing))") }
    if !description.zero.isEmpty { lines.append("    zero: \(list(description.zero))") }
    if let encoding = description.encoding, source.encodingEvidence != nil || encoding != .utf8 {
      lines.append(
        "    encoding: \(encoding.rawValue)" + (source.encodingEvidence.map { "  # \($0)" } ?? ""))
    }
    lines += source.numberNotes.map { "    # \($0)" }
    if let thousands = description.thousands { lines.append("    thousands: \"\(thousands.rawValue)\"") }
    if let decimal = description.decimal { lines.append("    decimal: \"\(decimal.rawValue)\"") }
    if let grain = description.dateGrain {
      lines.append("    date-grain: \(grain.rawValue)" + (source.isGrainInferred ? "  # from the dates" : ""))
    }
    return lines
  }

  private static func calendar(_ calendar: StatisticalCalendar) -> String {
    if calendar == .police || calendar == .calendar { return calendar.description }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    return "{year-start: \(two(calendar.startMonth))-\(two(calendar.startDay)), "
      + "month-start: \(calendar.startDay), year-label: \(calendar.label.rawValue)}"
  }

  private static func list(_ texts: [String]) -> String {
    "[\(texts.map(scalar).joined(separator: ", "))]"
  }

  /// `text` as a YAML scalar, plain where no character of it can mean anything to YAML.
  private static func scalar(_ text: String) -> String {
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "_-./".unicodeScalars.contains(scalar)
    }
    if isPlain, let first = text.unicodeScalars.first, first.properties.isAlphabetic { return text }
    let escaped = text.unicodeScalars.map { scalar in
      switch scalar {
      case "\\", "\"": "\\\(scalar)"
      case _ where scalar.value < 0x20:
        "\\x\(scalar.value < 0x10 ? "0" : "")\(String(scalar.value, radix: 16))"
      default: String(scalar)
      }
    }
    return "\"\(escaped.joined())\""
  }
}
