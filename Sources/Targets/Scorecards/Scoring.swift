public import Observations

/// Holds the evidence of units against a scorecard.
public struct Scoring: Sendable {
  /// The table of criteria.
  public let scorecard: Scorecard
  /// Where attestations can stand.
  public let slots: [EvidenceSlot]

  /// A condition with what the counts say of it.
  private struct Question {
    let condition: LineCondition
    let counts: CountEvidence?
    let slot: Int
  }

  private let lines: [(line: Scorecard.Line, questions: [Question], wholeSlot: Int?)]
  private let bars: [Question]
  private let modelYearSlot: Int

  /// Scoring at the end of month `monthsElapsed` (0…12) of `year`.
  ///
  /// `panels` gives the series of an indicator, all over the same units, in the kinds that the scorecard's conditions
  /// need; nil where the data have none. Across one of `breaks` nothing is compared.
  public init(
    _ scorecard: Scorecard, panels: (String) -> Panel?, year: Int, monthsElapsed: Int,
    breaks: [SeriesBreak] = []
  ) {
    let slots = scorecard.slots
    self.scorecard = scorecard
    self.slots = slots
    modelYearSlot = slots.count - 1
    var slot = 0
    func question(_ condition: LineCondition) -> Question {
      let panel = condition.indicator.flatMap(panels)
      let counts = panel.map {
        CountEvidence(
          on: condition, in: $0, year: year, monthsElapsed: monthsElapsed, comparison: scorecard.comparison,
          breaks: breaks)
      }
      defer { slot += 1 }
      return Question(condition: condition, counts: counts, slot: slot)
    }
    lines = scorecard.lines.map { line in
      var whole: Int?
      if line.conditions.count > 1 {
        whole = slot
        slot += 1
      }
      return (line, line.conditions.map(question), whole)
    }
    bars = scorecard.bars.map { question($0.condition) }
  }

  /// What `unit`, at its place among the units of the panels and of `attestations`, earns; `assumptions` by slot go
  /// before everything else.
  public func score(
    unit: Int, type: String?, attestations: Attestations, assumptions: [AttestedValue?] = []
  ) -> UnitScore {
    let evidence = UnitEvidence(
      unit: unit, unitClass: scorecard.unitClass(ofType: type), attestations: attestations,
      assumptions: assumptions, modelYearSlot: modelYearSlot)
    let scores = lines.map { score($0.line, $0.questions, $0.wholeSlot, evidence) }
    var place = 0
    let groups = scorecard.groups.map { group in
      var sum = PointRange.zero
      for criterion in group.criteria {
        let own = scores[place..<place + criterion.lines.count]
        place += criterion.lines.count
        sum = sum + Self.sum(of: own, criterion)
      }
      return scorecard.total(sum, of: group)
    }
    return UnitScore(unit: unit, lines: scores, groups: groups, bars: bars.map { state(of: $0, evidence) })
  }

  private static func sum(of scores: ArraySlice<LineScore>, _ criterion: Scorecard.Criterion) -> PointRange {
    guard criterion.isAllOrNothing else { return scores.reduce(.zero) { $0 + $1.points } }
    let all = scores.reduce(PointRange(Fraction(1))) { $0.and($1.points) }
    return all.scaled(by: criterion.statedPoints ?? .zero)
  }

  private func score(
    _ line: Scorecard.Line, _ questions: [Question], _ wholeSlot: Int?, _ evidence: UnitEvidence
  ) -> LineScore {
    guard line.isScored else {
      return LineScore(points: .zero, missing: nil, basis: [], isOverruled: false)
    }
    let worth = line.points ?? Fraction(1)
    if let wholeSlot, let assumed = evidence.assumption(wholeSlot)?.evidence {
      let earned = questions[0].condition.earned(of: worth, by: assumed, unitClass: nil)
      return LineScore(points: earned.points, missing: earned.missing, basis: .assumed, isOverruled: false)
    }
    var answer = Answer(Earned(PointRange(worth)), basis: [])
    for question in questions { answer.and(self.answer(to: question, worth, evidence)) }
    guard let wholeSlot, let attested = evidence.attested(wholeSlot)?.evidence else { return answer.score }
    let whole = questions[0].condition.earned(of: worth, by: attested, unitClass: nil)
    if answer.earned.missing == nil {
      answer.isOverruled = answer.isOverruled || whole.points != answer.earned.points
    } else {
      answer = Answer(whole, basis: .attested)
    }
    return answer.score
  }

  /// What is known of one question, or of several together.
  private struct Answer {
    var earned: Earned
    var basis: EvidenceBasis
    var isOverruled = false
    var figures: LineFigures?

    init(_ earned: Earned, basis: EvidenceBasis) {
      self.earned = earned
      self.basis = basis
    }

    mutating func and(_ other: Answer) {
      let points = earned.points.and(other.earned.points)
      earned = Earned(points, missing: points.isExact ? nil : earned.missing ?? other.earned.missing)
      basis.formUnion(other.basis)
      isOverruled = isOverruled || other.isOverruled
    }

    var score: LineScore {
      LineScore(points: earned.points, missing: earned.missing, basis: basis, isOverruled: isOverruled)
    }
  }

  /// An assumption decides, else the counts, else an attestation; one that leaves out what is excused goes before the
  /// counts.
  private func answer(to question: Question, _ worth: Fraction, _ evidence: UnitEvidence) -> Answer {
    let condition = question.condition
    func answer(_ found: LineEvidence, _ basis: EvidenceBasis) -> Answer {
      var answer = Answer(
        condition.earned(of: worth, by: found, unitClass: evidence.unitClass), basis: basis)
      if case .figures(let figures, or: nil) = found { answer.figures = figures }
      return answer
    }
    if let assumed = evidence.assumption(question.slot)?.evidence { return answer(assumed, .assumed) }
    let attested = evidence.attested(question.slot)?.evidence
    if let attested, condition.excusesByAttestation { return answer(attested, .attested) }
    let counted = question.counts?.evidence(unit: evidence.unit, modelYear: evidence.modelYear)
    if let counted {
      if case .missing(let reason) = counted {
        return attested.map { answer($0, .attested) } ?? answer(.missing(reason), [])
      }
      var own = answer(counted, .counts)
      if let attested { own.isOverruled = answer(attested, .attested).earned.points != own.earned.points }
      return own
    }
    return attested.map { answer($0, .attested) } ?? answer(.missing(.nothing), [])
  }

  private func state(of bar: Question, _ evidence: UnitEvidence) -> BarState {
    let answer = answer(to: bar, Fraction(1), evidence)
    let points = answer.earned.points
    return BarState(
      standing: points.isExact ? (points.low == .zero ? .barred : .clear) : .open,
      missing: answer.earned.missing, basis: answer.basis, figures: answer.figures,
      isOverruled: answer.isOverruled)
  }
}

/// What is said of one unit besides its counts.
private struct UnitEvidence {
  let unit: Int
  let unitClass: String?
  let attestations: Attestations
  let assumptions: [AttestedValue?]
  let modelYearSlot: Int

  func assumption(_ slot: Int) -> AttestedValue? { slot < assumptions.count ? assumptions[slot] : nil }
  func attested(_ slot: Int) -> AttestedValue? { attestations[unit, slot] }

  /// The year in which the model was built.
  var modelYear: Int? {
    if case .year(let year)? = assumption(modelYearSlot) ?? attested(modelYearSlot) { year } else { nil }
  }
}

extension AttestedValue {
  /// What it is for a condition; nil for the year of a model.
  fileprivate var evidence: LineEvidence? {
    switch self {
    case .holds(let holds): .attested(holds)
    case .notApplicable: .notApplicable
    case .figures(let figures): .figures(figures)
    case .year: nil
    }
  }
}

extension [UnitScore] {
  /// The places of the scores in order of rank, and their ranks: the most points at least first, of equals the most points
  /// at best, then in the order given; units with the same points share a rank. Barred units have none.
  public var ranking: [(place: Int, rank: Int)] {
    let totals = map(\.total)
    let order = indices.filter { !self[$0].isBarred }.sorted {
      if totals[$0].low != totals[$1].low { return totals[$0].low > totals[$1].low }
      return totals[$0].high == totals[$1].high ? $0 < $1 : totals[$0].high > totals[$1].high
    }
    var ranking: [(place: Int, rank: Int)] = []
    for (position, place) in order.enumerated() {
      let isTied = ranking.last.map { totals[$0.place] == totals[place] } ?? false
      ranking.append((place, isTied ? ranking[position - 1].rank : position + 1))
    }
    return ranking
  }
}
