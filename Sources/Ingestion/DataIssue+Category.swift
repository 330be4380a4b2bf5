extension DataIssue {
  /// The kinds without their details, in the order of summaries; the raw values stand in issue files.
  public enum Category: String, Sendable, CaseIterable {
    case unclosedQuote = "unclosed_quote"
    case textAfterQuote = "text_after_quote"
    case ragged
    case duplicate
    case contradiction
    case overlap
    case unequalParts = "unequal_parts"
    case impossibleDifference = "impossible_difference"
    case futurePeriod = "future_period"
    case blank
    case notWholeNumber = "not_whole_number"
    case doubtfulNumber = "doubtful_number"
    case tooLarge = "too_large"
    case undeclaredMark = "undeclared_mark"
    case denominatorBelowCount = "denominator_below_count"
    case unreadablePeriod = "unreadable_period"
    case dayAsPeriod = "day_as_period"
    case unreadablePart = "unreadable_part"
    case yearContradiction = "year_contradiction"
    case unreadableDate = "unreadable_date"
    case impossibleDate = "impossible_date"
    case unknownStatus = "unknown_status"
    case unknownUnit = "unknown_unit"
    case notInForce = "not_in_force"
    case notInList = "not_in_list"
    case unknownCode = "unknown_code"
    case ambiguousUnit = "ambiguous_unit"
    case contradictingName = "contradicting_name"
    case secondName = "second_name"
    case repeatedUnit = "repeated_unit"
    case totalMismatch = "total_mismatch"
    case previousMismatch = "previous_mismatch"
    case mergedFigure = "merged_figure"
    case periodContradiction = "period_contradiction"
    case notRate = "not_rate"
    case notNumber = "not_number"
    case noBase = "no_base"
    case tooManyMonths = "too_many_months"
    case noMonths = "no_months"
    case notZero = "not_zero"
    case notInData = "not_in_data"
    case unknownLine = "unknown_line"
    case overruledAttestation = "overruled_attestation"
    case badAttestation = "bad_attestation"
    case contradictingAttestation = "contradicting_attestation"
    case tooManyIndicators = "too_many_indicators"
    case mojibake
    case repairedStroke = "repaired_stroke"
  }

  /// How many issues there are of each category, in fixed order, those without an issue left out.
  public static func summary(of issues: [DataIssue]) -> [(category: Category, count: Int)] {
    var counts: [Category: Int] = [:]
    for issue in issues { counts[issue.kind.category, default: 0] += 1 }
    return Category.allCases.compactMap { category in counts[category].map { (category, $0) } }
  }
}

extension DataIssue.Kind {
  /// The kind without its details.
  public var category: DataIssue.Category {
    switch self {
    case .unclosedQuote: .unclosedQuote
    case .textAfterQuote: .textAfterQuote
    case .ragged: .ragged
    case .duplicate: .duplicate
    case .contradiction: .contradiction
    case .overlap: .overlap
    case .unequalParts: .unequalParts
    case .impossibleDifference: .impossibleDifference
    case .futurePeriod: .futurePeriod
    case .blank: .blank
    case .notWholeNumber: .notWholeNumber
    case .doubtfulNumber: .doubtfulNumber
    case .tooLarge: .tooLarge
    case .undeclaredMark: .undeclaredMark
    case .denominatorBelowCount: .denominatorBelowCount
    case .unreadablePeriod: .unreadablePeriod
    case .dayAsPeriod: .dayAsPeriod
    case .unreadablePart: .unreadablePart
    case .yearContradiction: .yearContradiction
    case .unreadableDate: .unreadableDate
    case .impossibleDate: .impossibleDate
    case .unknownStatus: .unknownStatus
    case .unknownUnit: .unknownUnit
    case .notInForce: .notInForce
    case .notInList: .notInList
    case .unknownCode: .unknownCode
    case .ambiguousUnit: .ambiguousUnit
    case .contradictingName: .contradictingName
    case .secondName: .secondName
    case .repeatedUnit: .repeatedUnit
    case .totalMismatch: .totalMismatch
    case .previousMismatch: .previousMismatch
    case .mergedFigure: .mergedFigure
    case .periodContradiction: .periodContradiction
    case .notRate: .notRate
    case .notNumber: .notNumber
    case .noBase: .noBase
    case .tooManyMonths: .tooManyMonths
    case .noMonths: .noMonths
    case .notZero: .notZero
    case .notInData: .notInData
    case .unknownLine: .unknownLine
    case .overruledAttestation: .overruledAttestation
    case .badAttestation: .badAttestation
    case .contradictingAttestation: .contradictingAttestation
    case .tooManyIndicators: .tooManyIndicators
    case .mojibake: .mojibake
    case .repairedStroke: .repairedStroke
    }
  }
}
