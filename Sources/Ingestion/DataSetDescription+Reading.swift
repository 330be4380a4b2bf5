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
    let directory = readRegister(&findings, &failures)
    let sources = directory == nil ? [] : readSources(calendar, &failures)
    var collector = CountCollector(
      calendar: calendar, today: today, directory: directory ?? UnitsOfData(), findings: findings,
      structuralZeros: structuralZeros, kindOf: kinds)
    let readings = sources.map { $0.read(into: &collector) }
    let table = collector.finish(sources: sources)
    if !sources.isEmpty { failures += collector.structuralZeroErrors }
    let rejected = collector.findings.rejectedCounts(sourceCount: sources.count)
    return Reading(
      table: table, name: name, issues: collector.findings.issues, rejects: collector.findings.rejects,
      failures: failures, assumptions: assumptions(sources, readings, calendar, collector),
      files: sources.indices.map { index in
        .init(file: sources[index].name, rows: readings[index].rows, rowsRejected: rejected[index])
      },
      totals: collector.totalChecks, plan: plan, targets: targets, province: province,
      dependsOnCalendar: sources.contains(where: \.dependsOnCalendar))
  }

  /// Where units are looked up; nil where there should be a register and it cannot be read.
  private func readRegister(_ findings: inout Findings, _ failures: inout [IngestionError]) -> (
    any UnitDirectory
  )? {
    guard let units else { return builtInUnits(&failures) }
    do {
      let text = try DelimitedText(path: units, name: units, fallback: unitsEncoding)
      let register = RegisterFile(table: try TextTable(text, words: .ofRegister), errors: &failures)?.read(
        into: &findings)
      return boundaries.flatMap { register?.inForce(on: $0.date) } ?? register
    } catch {
      failures.append(error)
      return nil
    }
  }

  /// The built-in list of the declared boundaries; where none are declared the units are those of the data for now.
  private func builtInUnits(_ failures: inout [IngestionError]) -> (any UnitDirectory)? {
    guard let boundaries else { return UnitsOfData() }
    if let list = UnitList.inForce(on: boundaries.date) { return UnitRegister(list) }
    failures.append(IngestionError(file: "boundaries", kind: .noUnitList(boundaries)))
    return nil
  }

  private func readSources(_ calendar: StatisticalCalendar, _ failures: inout [IngestionError])
    -> [TableSource]
  {
    var sources: [TableSource] = []
    for file in files(errors: &failures) {
      do {
        let text = try DelimitedText(
          path: file.path, name: file.name, declared: file.description.encoding)
        let group = sources.first { $0.description == file.description }?.number ?? sources.count
        if let source = try TableSource(
          text: text, path: file.path, number: sources.count, group: group, description: file.description,
          calendar: calendar, errors: &failures)
        {
          sources.append(source)
        }
      } catch {
        failures.append(error)
      }
    }
    return sources
  }

  private func assumptions(
    _ sources: [TableSource], _ readings: [SourceReading], _ calendar: StatisticalCalendar,
    _ collector: CountCollector
  ) -> Assumptions {
    Assumptions(
      name: name, calendar: calendar, plan: plan, targets: targets,
      sources: zip(sources, readings).map { source, reading in
        source.assumptions(file: source.path == "-" ? "-" : shown(source.path), reading: reading)
      },
      units: units.map(shown), boundaries: boundaries, list: listInUse(collector),
      unitMatches: collector.directory.matches ?? collector.listMatches, province: province,
      structuralZeros: structuralZeros)
  }

  /// Which built-in list the units are on.
  private func listInUse(_ collector: CountCollector) -> Assumptions.ListInUse {
    if units != nil { return .none }
    if let boundaries { return UnitList.inForce(on: boundaries.date).map { .declared($0.id) } ?? .none }
    switch collector.listChoice {
    case .one(let found):
      return .found(found.list.id, validFrom: found.list.validFrom, isComplete: found.isComplete)
    case .open(let lists): return .open(lists.map(\.validFrom))
    case .none: return .none
    }
  }
}
