import Ingestion
import Observations
import Targets

/// The attestations that are used.
struct AttestedEvidence {
  let values: Attestations
  private let rows: [AttestationTable<AttestedValue>.Row]
  private let slots: [EvidenceSlot]

  init(
    _ path: String?, units: [AreaUnit], slots: [EvidenceSlot], days: ClosedRange<CalendarDate>,
    input: InputOptions, language: Language
  ) throws {
    self.slots = slots
    var values = Attestations(unitCount: units.count, slotCount: slots.count)
    guard let path else {
      (self.values, rows) = (values, [])
      return
    }
    let table: AttestationTable<AttestedValue>
    do {
      table = try AttestationTable(
        path: path, units: units, days: days, timeless: [slots.count - 1],
        interpret: slots.interpretation(line:value:))
    } catch {
      throw Failure(message: error.sentence(language))
    }
    try input.say(table.issues, language)
    if table.rowsOutside > 0 {
      Talk.say(
        language(
          vi:
            "keogiam: \(table.rowsOutside) minh chứng ngoài thời gian \(days.lowerBound) đến \(days.upperBound) không dùng",
          en: "keogiam: attestations not of \(days.lowerBound) to \(days.upperBound), which are not used: "
            + "\(table.rowsOutside)"))
    }
    for row in table.rows { values[row.unit, row.slot] = row.value }
    self.values = values
    rows = table.rows
  }

  /// Says which attestations the counts contradict.
  func sayOverruled(
    by scores: [UnitScore], _ scorecard: Scorecard, input: InputOptions, _ language: Language
  ) throws {
    guard !rows.isEmpty else { return }
    let lineOfSlot = scorecard.placesOfSlots
    let issues = rows.compactMap { row -> DataIssue? in
      let score = scores[row.unit]
      let isOverruled =
        switch lineOfSlot[row.slot] {
        case .line(let line): score.lines[line].isOverruled
        case .bar(let bar): score.bars[bar].isOverruled
        case .modelYear: false
        }
      return isOverruled
        ? AttestationTable<AttestedValue>.overruled(row, line: slots[row.slot].name) : nil
    }
    try input.say(issues, language)
  }
}

extension InputOptions {
  /// Says issues of attestations; under `--strict` any is one too many.
  fileprivate func say(_ issues: [DataIssue], _ language: Language) throws {
    sayIssues(issues, listsAll: true, language)
    if strict, !issues.isEmpty {
      throw Failure(message: language(vi: "dừng lại vì --strict", en: "stopped at issues, as --strict asks"))
    }
  }
}

extension [EvidenceSlot] {
  /// The slot that `line` names and what `value` says there, or why not.
  func interpretation(
    line: String, value: String
  ) -> Result<(slot: Int, value: AttestedValue), AttestationFault> {
    guard let slot = firstIndex(where: { $0.name == line }) else {
      return .failure(.unknownLine(nearest: nearest(to: line)))
    }
    do {
      return .success((slot, try AttestedValue(value, for: self[slot])))
    } catch {
      return .failure(.badValue(expected: error.text))
    }
  }
}
