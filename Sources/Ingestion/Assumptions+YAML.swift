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
    if !structuralZeros.isEmpty {
      lines.append("structural-zeros:")
      lines += structuralZeros.map { "  - \(Self.line(of: $0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(of zero: StructuralZero) -> String {
    let parts = [
      "indicator: \(scalar(zero.indicator))", zero.before.map { "before: \($0)" },
      zero.after.map { "after: \($0)" }, zero.units.isEmpty ? nil : "units: \(list(zero.units))",
    ]
    return "{\(parts.compactMap(\.self).joined(separator: ", "))}"
  }

  /// Texts that are missing figures: a list where no reason is known, else the reason of each and where it is from.
  private static func missing(_ marks: [MissingMark]) -> (value: String?, comment: String?) {
    if marks.isEmpty { return (nil, nil) }
    var sources: [(name: String, marks: [String])] = []
    for mark in marks {
      guard let name = mark.source else { continue }
      let place = sources.firstIndex { $0.name == name } ?? sources.endIndex
      if place == sources.endIndex { sources.append((name, [])) }
      sources[place].marks.append(mark.text)
    }
    let known = sources.map { "\($0.marks.joined(separator: ", ")): \($0.name)" }
    if marks.allSatisfy({ $0.reason == .notReported && $0 == MissingMark($0.text) }) {
      return (list(marks.map(\.text)), nil)
    }
    let pairs = marks.map { mark in
      "\(scalar(mark.text)): \(MissingMark.reasons.first { $0.reason == mark.reason }!.word)"
    }
    return ("{\(pairs.joined(separator: ", "))}", known.isEmpty ? nil : known.joined(separator: "; "))
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
    var lines = ["  - file: \(scalar(description.file))  # \(source.origin)"]
    func add(_ key: String, _ value: String?, _ comment: String? = nil) {
      guard let value else { return }
      lines.append("    \(key): \(value)" + (comment.map { "  # \($0)" } ?? ""))
    }
    add("sheet", description.sheet.map(scalar))
    add("layout", description.layout?.rawValue)
    if description.layout == nil, source.form != .long {
      lines.append("    # layout: \(source.form.rawValue)")
    }
    add("header-row", source.headerLines)
    let columns = ColumnRole.allCases.compactMap { role in
      description.columns[role].map { "\(role.rawValue): \(scalar($0))" }
    }
    add("columns", "{\(columns.joined(separator: ", "))}")
    add("pattern", description.pattern.map { scalar($0.text) })
    add("heading", description.heading?.rawValue)
    add("fill-down", description.fillDown.isEmpty ? nil : list(description.fillDown.map(\.rawValue)))
    lines += source.sheetNotes.map { "    # \($0)" } + source.figureNotes
    if !source.unusedColumns.isEmpty { lines.append("    # not used: \(list(source.unusedColumns))") }
    add("indicator", description.indicator.map(scalar))
    add("period", description.period.map(scalar))
    add("indicators", mapping(description.indicators))
    add("periods", mapping(description.periods))
    let conditions = description.conditions.map { condition in
      "\(scalar(condition.header)): "
        + (condition.values.count == 1 ? scalar(condition.values[0]) : list(condition.values))
    }
    add("where", conditions.isEmpty ? nil : "{\(conditions.joined(separator: ", "))}")
    add("same-key", description.sameKey?.rawValue)
    switch description.totals {
    case .none: add("totals", "none")
    case .recognised(let names): add("totals", names.isEmpty ? nil : list(names))
    }
    let missing = missing(description.missing)
    add("missing", missing.value, missing.comment)
    add("zero", description.zero.isEmpty ? nil : list(description.zero))
    add("provisional", description.provisional.isEmpty ? nil : list(description.provisional))
    add("status", description.status.isEmpty ? nil : list(description.status.words))
    if description.columns[.monthsReported] != nil {
      lines.append("    # months_reported: a figure of some months stands for the first months of its period")
    }
    if let encoding = description.encoding, source.encodingEvidence != nil || encoding != .utf8 {
      add("encoding", encoding.rawValue, source.encodingEvidence)
    }
    lines += source.numberNotes.map { "    # \($0)" }
    add("thousands", description.thousands.map { "\"\($0.rawValue)\"" })
    add("decimal", description.decimal.map { "\"\($0.rawValue)\"" })
    add("date-grain", description.dateGrain?.rawValue, source.isGrainInferred ? "from the dates" : nil)
    add("date-order", description.dateOrder?.rawValue)
    return lines
  }

  private static func mapping(_ names: [String: String]) -> String? {
    if names.isEmpty { return nil }
    return "{\(names.keys.sorted().map { "\(scalar($0)): \(scalar(names[$0]!))" }.joined(separator: ", "))}"
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
    // These are no texts to some readers (YAML 1.1, bool and null).
    let isWord = ["yes", "no", "on", "off", "true", "false", "null"].contains(text.lowercased())
    if isPlain, !isWord, let first = text.unicodeScalars.first, first.properties.isAlphabetic { return text }
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

extension Assumptions.Source {
  /// The lines of the header, where it is not the first row alone.
  fileprivate var headerLines: String? {
    if header.line == 1, header.rowCount == 1 { return nil }
    return header.rowCount == 1 ? "\(header.line)" : "\(header.line)-\(header.lastLine)"
  }

  /// What the headers of wide tables were taken for.
  fileprivate var figureNotes: [String] {
    guard [.widePeriods, .wideIndicators, .wideBoth].contains(form) else { return [] }
    let shown = figures.prefix(24).map { figure in
      "\(figure.header) = \([figure.indicator, figure.period].compactMap(\.self).joined(separator: " of "))"
    }
    let rest = figures.count > shown.count ? " and \(figures.count - shown.count) more" : ""
    return ["    # figures: \(shown.joined(separator: ", "))\(rest)"]
  }
}
