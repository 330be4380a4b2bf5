import Observations

/// Chooses the columns of figures of a table of one form.
struct FigureChoice {
  private let form: TableForm
  private let description: SourceDescription
  private let columns: ColumnLayout
  private let header: TableHeader
  /// The columns of figures, in file order.
  private(set) var figures: [FigureColumn] = []

  init(
    _ form: TableForm, _ description: SourceDescription, _ columns: ColumnLayout,
    _ candidates: [(column: Int, meaning: HeaderMeaning)], _ header: TableHeader
  ) {
    (self.form, self.description, self.columns, self.header) = (form, description, columns, header)
    switch form {
    case .long, .blocks, .incidents:
      figures =
        (columns[.count] ?? columns[.rate]).map {
          [FigureColumn(column: $0, denominator: columns[.denominator])]
        } ?? []
    case .widePeriods:
      figures = candidates.filter { $0.meaning.period != nil && !$0.meaning.isDenominator }.map {
        FigureColumn(column: $0.column, period: $0.meaning.period)
      }
    case .wideIndicators: figures = wideIndicators(candidates)
    case .wideBoth: figures = wideBoth(candidates)
    }
  }

  /// Declared names, else those that are known, else, where the form is declared, all columns without a role.
  private func wideIndicators(_ candidates: [(column: Int, meaning: HeaderMeaning)]) -> [FigureColumn] {
    let known = candidates.compactMap { candidate -> FigureColumn? in
      guard case .indicator(let id) = candidate.meaning.measure else { return nil }
      return FigureColumn(column: candidate.column, indicator: id, denominator: columns[.denominator])
    }
    if description.layout != .wideIndicators || !description.indicators.isEmpty { return known }
    let others = columns.unusedColumns.filter { !Self.isAside(columns.headers[$0]) }
    let all = others.map { column in
      known.first { $0.column == column }
        ?? FigureColumn(
          column: column, indicator: columns.headers[column], denominator: columns[.denominator])
    }
    return all
  }

  private func wideBoth(_ candidates: [(column: Int, meaning: HeaderMeaning)]) -> [FigureColumn] {
    let bases = candidates.filter { $0.meaning.isDenominator }
    return candidates.compactMap { column, meaning in
      guard let period = meaning.period, let measure = meaning.measure else { return nil }
      let indicator: String?
      switch measure {
      case .indicator(let id): indicator = id
      case .count: indicator = nil
      case .unknown(let text):
        // An unknown word is an indicator only where the form is declared.
        guard description.layout == .wideBoth, description.indicators.isEmpty, !Self.isAside(text) else {
          return nil
        }
        indicator = text
      case .denominator: return nil
      }
      let base = bases.first { $0.meaning.period == period }?.column
      return FigureColumn(column: column, indicator: indicator, period: period, denominator: base)
    }
  }

  /// Whether a column of this header holds no figures: row numbers, notes, changes.
  static func isAside(_ header: String) -> Bool {
    let folded = FoldedText(header).text
    let words = ["stt", "tt", "so tt", "no", "ghi chu", "note", "notes", "remarks"]
    return folded.isEmpty || words.contains(folded)
      || ["ty le", "tang giam", "so voi", "tang", "giam", "change"].contains { folded.hasPrefix($0) }
      || header.contains("%")
  }

  /// What is missing for a table of the form.
  func faults(timeRoles: [ColumnRole]) -> [IngestionError.Kind] {
    var faults: [IngestionError.Kind] = []
    let isLong = [.long, .blocks, .incidents].contains(form)
    if figures.isEmpty, form != .incidents {
      faults.append(
        isLong
          ? .missingColumn(role: .count, nearest: columns.nearest(to: .count)) : .noFigureColumns(form))
    }
    if columns[.unit] == nil, columns[.unitCode] == nil {
      faults.append(.noUnit(nearest: columns.nearest(to: .unit)))
    }
    let needsTime = (figures.isEmpty && isLong) || figures.contains { $0.period == nil }
    let needsYear = figures.contains { $0.period != nil && $0.period!.year == nil }
    let namesYear = timeRoles.contains { [.period, .year, .date].contains($0) }
    if description.period == nil, (needsTime && !namesYear) || (needsYear && !timeRoles.contains(.year)) {
      faults.append(.noPeriod(nearest: columns.nearest(to: .period)))
    }
    let needsIndicator = (figures.isEmpty && isLong) || figures.contains { $0.indicator == nil }
    if needsIndicator, columns[.indicator] == nil, description.indicator == nil {
      faults.append(.noIndicator(nearest: columns.nearest(to: .indicator)))
    }
    return faults
  }
}

extension HeaderMeaning {
  fileprivate var isDenominator: Bool { measure == .denominator }
}
