extension Plan {
  /// The plan that `text`, a YAML file, describes; `name` is what messages call the file.
  ///
  /// A reading is a named setting where the plan's text is silent or contradicts itself: `$name` anywhere below takes the
  /// choice in force, which is the default of the reading or the one that `choices` gives it.
  ///
  /// ```yaml
  /// plan: example-2024            # its name, and a version that counts changes of its rules from 1
  /// version: 1
  /// name: {vi: …, en: …}          # every text is in both languages
  /// source: the document, its issuer and its date
  /// calendar: police              # or calendar, or {year-start: 12-15, month-start: 15}
  /// indicators:                   # kind: flow | stock | proportion (over: flow | stock)
  ///   - {id: crimes, kind: flow, vi: …, en: …}
  /// targets: ["1.1", "fires<=12"]  # lines that flag and status ask of every unit, or bare targets
  /// readings:
  ///   - id: after-none
  ///     lines: ["1.1"]            # what it is about; targets: the indicators whose verdicts it bears on
  ///     question: {vi: …, en: …}
  ///     default: hold             # or $other, to follow another reading
  ///     choices: {hold: {vi: …, en: …}, missed: {vi: …, en: …}}
  ///     reason: {vi: …, en: …}
  /// compare: same-months          # or whole-years
  /// total: lines                  # or headings, rescaled
  /// pass-mark: none               # or a number of points
  /// percent-from: 10              # no change in per cent on fewer cases of last year; default 1
  /// unit-types: {xã: commune, phường: ward}
  /// groups:
  ///   - group: I
  ///     points: 10                # what the heading prints
  ///     criteria:
  ///       - criterion: 1
  ///         points: 2             # optional; share-out: equal | all-or-nothing where lines print none
  ///         lines:
  ///           - {line: "1.1", vi: …, en: …, points: 2, rule: {…}}
  /// bars:                         # a unit is not considered where the rule does not hold
  ///   - {bar: D1, vi: …, en: …, rule: {kind: none, of: riots}}
  /// schedule:
  ///   reports: {before-day: 15, months: [3, 6, 9, 12], vi: …, en: …}
  ///   recognition: {before: 10-15, vi: …, en: …}
  /// notes: [{vi: …, en: …}]       # faults of the text that change no score
  /// ```
  ///
  /// Rules, `of` naming the indicator whose counts are evidence:
  ///
  /// ```yaml
  /// {kind: attested, if-none: met}                              # if-none: met | missed | undecided
  /// {kind: none, of: x, excused: as-attested}                   # or none-excused
  /// {kind: count, of: x, at-least: 1}                           # at-least, above, at-most, under
  /// {kind: share, of: x, at-least: 90%, if-none: met}           # or compare: under, limit: 10%
  /// {kind: share, of: x, by-type: {commune: {at-least: 85%}, ward: {above: 80%}}, if-none: met}
  /// {kind: fall, of: x, by: 7%, against: previous-year, after-zero: hold, part: nothing}
  ///                     # no by: any fall; against: before-model; after-zero: hold | met | missed | undecided
  ///                     # part: nothing | proportional | undecided, for a fall short of the cut
  /// {kind: rise, of: x, by: 2, as: more, against: previous-year}    # as: at-least, whatever last year was
  /// {kind: rise, of: x, by: 10%, as: relative, against: previous-year, after-zero: rise, no-room: met, if-none: met}
  ///                     # as: points, for percentage points; no-room: what 100 % is where more cannot be
  /// {kind: bands, of: x, in: percent, bands: [{from: 80%, under: 90%, points: 1}, {from: 90%, points: 2}],
  ///  gaps: lower, below: nothing, if-none: met}  # from | above, to | under; in: count; by-type: as above
  ///                     # gaps: lower | higher | nearest | nothing | undecided; below: nothing | undecided
  /// {kind: all, needs: all, parts: [{…}, {…}]}                  # needs: first leaves the others out
  /// ```
  ///
  /// Shares, falls, rises and bands of per cents are exact; `rounding: 1` looks at them as published with one decimal.
  ///
  /// Throws `PlanMistakes` with all mistakes, in the order of the text.
  public init(yaml text: String, name: String, choices: [String: String] = [:]) throws {
    self = try Plan.read(yaml: text, name: name, choices: choices).plan
  }

  /// The same, with what is worth knowing about the file.
  public static func read(
    yaml text: String, name: String, choices: [String: String] = [:]
  ) throws -> (plan: Plan, notes: [PlanNote]) {
    var file = PlanFile(name: name, overrides: choices)
    if let plan = file.read(text) { return (plan, file.notes) }
    throw PlanMistakes(
      mistakes: file.mistakes.enumerated().sorted {
        ($0.element.line ?? 0, $0.element.column ?? 0, $0.offset) < (
          $1.element.line ?? 0, $1.element.column ?? 0, $1.offset
        )
      }.map(\.element))
  }
}
