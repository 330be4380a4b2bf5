public import Observations

extension DataSetDescription {
  /// Reads everything; mistakes are in the result and stop nothing but the file or row they are in.
  ///
  /// - Parameters:
  ///   - kinds: what kind an indicator is, by its identifier.
  ///   - today: figures of periods that end later are rejected; nil to allow them.
  ///   - defaultCalendar: the calendar where the description names none.
  ///
  /// Where the register of units cannot be read no file is: its units would be guessed otherwise.
  public func read(
    kinds: (String) -> Indicator.Kind = { _ in .flow }, today: CalendarDate? = nil,
    defaultCalendar: StatisticalCalendar = .calendar
  ) -> Reading {
    withoutActuallyEscaping(kinds) { kinds in
      read(kinds, today, calendar: calendar ?? defaultCalendar)
    }
  }

  private func read(
    _ kinds: @escaping (String) -> Indicator.Kind, _ today: CalendarDate?, calendar: StatisticalCalendar
  ) -> Reading {
    var failures: [IngestionError] = []
    var findings = Findings()
    let history = isCarried ? unitHistory(&failures) : nil
    let directory = isCarried && history == nil ? nil : readRegister(&findings, &failures)
    let sources = directory == nil ? [] : readSources(calendar, &failures)
    var collector = CountCollector(
      calendar: calendar, today: today, directory: directory ?? UnitsOfData(), findings: findings,
      structuralZeros: structuralZeros, kindOf: kinds)
    if followsPeriods { collector.listsOfPeriods = history?.lists ?? [] }
    let readings = sources.map { $0.read(into: &collector) }
    let read = collector.finish(sources: sources)
    let (table, carriage) = history.map { carried(read, through: $0, &failures) } ?? (read, nil)
    for (source, reading) in zip(sources, readings) where !reading.hasMetConditions {
      failures.append(IngestionError(file: source.name, kind: .noRowMeets(source.description.conditions)))
    }
    if !sources.isEmpty { failures += collector.structuralZeroErrors + breakErrors(in: table) }
    let rejected = collector.findings.rejectedCounts(sourceCount: sources.count)
    return Reading(
      table: table, name: name, issues: collector.findings.issues, rejects: collector.findings.rejects,
      failures: failures, assumptions: assumptions(sources, readings, calendar, collector, carriage),
      files: sources.indices.map { index in
        .init(
          file: sources[index].name, rows: readings[index].rows, rowsRejected: rejected[index],
          idleNumberColumns: sources[index].idleNumberColumns)
      },
      totals: collector.totalChecks, overlaps: collector.overlaps, plan: plan, targets: targets,
      province: province, breaks: breaks,
      dependsOnCalendar: followsPeriods || sources.contains(where: \.dependsOnCalendar))
  }

  /// The breaks of indicators that `table` does not have.
  private func breakErrors(in table: CountTable) -> [IngestionError] {
    let names = table.indicators.map(\.id)
    var unknown: [String] = []
    for name in breaks.map(\.indicator) where !names.contains(name) && !unknown.contains(name) {
      unknown.append(name)
    }
    return unknown.map { name in
      let place = breakPlaces[name] ?? DescriptionPlace(file: "breaks")
      return IngestionError(
        file: place.file, line: place.line, column: place.column,
        kind: .unknownIndicator(name, nearest: Suggestion.nearest(to: name, among: names)))
    }
  }

  /// Whether the unit of a row is looked up in the list in force when its period ended.
  private var followsPeriods: Bool { boundaries == .ofPeriod || crosswalk != nil }

  /// Where units are looked up; nil where there should be a register and it cannot be read.
  private func readRegister(_ findings: inout Findings, _ failures: inout [IngestionError]) -> (
    any UnitDirectory
  )? {
    guard let units else { return builtInUnits(&failures) }
    if followsPeriods {
      failures.append(IngestionError(file: shown(units), kind: .registerOfPeriods))
      return nil
    }
    do {
      let text = try SourceOpening.onlyText(path: units, name: units, fallback: unitsEncoding)
      let register = RegisterFile(table: try TextTable(text, words: .ofRegister), errors: &failures)?.read(
        into: &findings)
      if case .on(let day)? = boundaries { return register?.inForce(on: day.date) }
      return register
    } catch {
      failures.append(error)
      return nil
    }
  }

  /// The built-in list of the declared boundaries; where none are declared the units are those of the data for now.
  private func builtInUnits(_ failures: inout [IngestionError]) -> (any UnitDirectory)? {
    guard case .on(let boundaries)? = boundaries, !followsPeriods else {
      return UnitsOfData(tellsNamesApart: followsPeriods)
    }
    if let list = UnitList.inForce(on: boundaries.date) { return UnitRegister(list) }
    failures.append(IngestionError(file: "boundaries", kind: .noUnitList(boundaries)))
    return nil
  }

  private func readSources(_ calendar: StatisticalCalendar, _ failures: inout [IngestionError])
    -> [TableSource]
  {
    var sources: [TableSource] = []
    for file in files(errors: &failures) {
      let group =
        sources.first { $0.description.counted == file.description.counted }?.number ?? sources.count
      let opening = SourceOpening(file: file, number: sources.count, group: group, calendar: calendar)
      do {
        if let source = try opening.source(errors: &failures) { sources.append(source) }
      } catch {
        failures.append(error)
      }
    }
    return sources
  }

  private func assumptions(
    _ sources: [TableSource], _ readings: [SourceReading], _ calendar: StatisticalCalendar,
    _ collector: CountCollector, _ carriage: Carriage?
  ) -> Assumptions {
    Assumptions(
      name: name, calendar: calendar, plan: plan.map(shown), targets: targets,
      sources: zip(sources, readings).map { source, reading in
        source.assumptions(file: source.path == "-" ? "-" : shown(source.path), reading: reading)
      },
      units: units.map(shown), boundaries: boundaries, list: listInUse(collector),
      unitMatches: collector.directory.matches ?? collector.listMatches, province: province,
      carryTo: carryTo,
      crosswalk: crosswalk.map { CrosswalkDescription(file: shown($0.file), validFrom: $0.validFrom) },
      breaks: breaks, carriage: carriage,
      structuralZeros: structuralZeros)
  }

  /// Which built-in list the units are on.
  private func listInUse(_ collector: CountCollector) -> Assumptions.ListInUse {
    if units != nil { return .none }
    if followsPeriods {
      return .ofPeriods(collector.periodMatches.map { .init(list: $0.list.id, matches: $0.matches) })
    }
    if case .on(let boundaries)? = boundaries {
      return UnitList.inForce(on: boundaries.date).map { .declared($0.id) } ?? .none
    }
    switch collector.listChoice {
    case .one(let found):
      return .found(found.list.id, validFrom: found.list.validFrom, isComplete: found.isComplete)
    case .open(let lists): return .open(lists.map(\.validFrom))
    case .none: return .none
    }
  }
}
