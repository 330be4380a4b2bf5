import Observations

extension DataIssue {
  /// What is wrong, without the position.
  var problemInEnglish: String {
    switch kind {
    case .unclosedQuote: "a quote opens here and is never closed"
    case .textAfterQuote: "text follows the closing quote; a quote inside quotes is doubled"
    case .ragged(let expected, let found): "\(counted(found, "field")), not \(expected) as in the header"
    case .duplicate(let other): "the same unit, indicator and period as \(other.text(.en))"
    case .contradiction(let other):
      "another figure than \(other.text(.en)) for the same unit, indicator and period; the first is used"
    case .overlap(let own, let other, let place):
      "\(own) overlaps \(other) of \(place.text(.en)); the finer figure is kept"
    case .unequalParts(let own, let total, let sum, let part, let other, let place):
      "\(own) has the \(part.rawValue) \(total), but finer figures, \(other) of \(place.text(.en)) among them, make it \(sum); "
        + "these are used"
    case .impossibleDifference(let own, let other, let place):
      "\(own) does not fit \(other) of \(place.text(.en)): the months between would count less than none; "
        + "no difference is taken"
    case .futurePeriod(let period, let last, let today): "\(period) ends on \(last), after today, \(today)"
    case .blank: "\(header) must not be blank"
    case .notWholeNumber(let text): must("be a whole number of 0 or more", text)
    case .doubtfulNumber(let text, let sign):
      "\(header) must be a whole number of 0 or more; '\(text)' may be thousands or decimals: say which with "
        + "thousands: \"\(sign.rawValue)\" or decimal: \"\(sign.rawValue)\" in keogiam.yaml"
    case .mojibake(let text, let original):
      "\(header) is '\(text)', UTF-8 that was read as Windows-1252"
        + (original.map { "; it should probably be '\($0)'" } ?? "") + "; it is left as it is"
    case .repairedStroke(let text, let repaired):
      "\(header) is '\(text)' with Ð (U+00D0) for Đ; '\(repaired)' is used"
    case .tooLarge(let text): must("be at most \(Int32.max)", text)
    case .undeclaredMark(let text): must("be a whole number of 0 or more", text) + declaration(of: text)
    case .denominatorBelowCount: "\(header) must not be less than the count"
    case .unreadablePeriod(let text): must("be a period such as 2023, 2023-Q2 or 2023-05", text)
    case .dayAsPeriod(let text):
      must("be a period such as 2023-05", text) + "; days belong in a column called 'date'"
    case .unreadablePart(let text, let role): must("be a \(role.rawValue)", text)
    case .yearContradiction(let period, let year): must("be of the year \(year)", period)
    case .unreadableDate(let text): must("be a date such as 2023-05-17", text)
    case .impossibleDate(let text): must("be a day of the calendar", text)
    case .unknownStatus(let text): must("be preliminary, final, backcast or synthetic", text)
    case .unknownUnit(let name, let nearest): must("be a unit of the register", name) + didYouMean(nearest)
    case .notInForce(let name, let list, let day, let nearest):
      "'\(name)' is not in the list \(list), in force on \(day)" + didYouMean(nearest)
    case .notInList(let name, let list, let nearest):
      "'\(name)' is not in the list \(list), as nearly all units are; it is used as it stands"
        + didYouMean(nearest)
    case .unknownCode(let code): must("be a code of the register", code)
    case .ambiguousUnit(let name, let candidates, let others):
      "\(header) must name one unit; '\(name)' may be \(choices(candidates, others))"
    case .contradictingName(let name, let code, let registered):
      must("be '\(registered)', as the register has it for the code \(code)", name)
    case .secondName(let name, let code, let first):
      "\(header) is '\(name)' for the code \(code), which was '\(first)' before; the first is used"
    case .repeatedUnit(let other): "the same unit as \(other.text(.en))"
    case .totalMismatch(let total, let sum, let parts, let first, let last):
      "\(header) is \(total) here, but the \(counted(parts, "unit")) of lines \(first) to \(last) sum to \(sum)"
    case .previousMismatch(let other):
      "last year's figure behind the stroke is not that of \(other.text(.en))"
    case .mergedFigure:
      "\(position.header.map { "the cell of '\($0)'" } ?? "the cell") is merged with another, "
        + "whose figure is of one unit and period only"
    case .periodContradiction: "\(header) is no part of the period that the row names"
    case .notRate(let text): must("be a rate of 0 to 100 per cent", text)
    case .notNumber(let text): must("be a number, as nearly all of its column are", text)
    case .noBase(let role): "\(header) must not be blank where there is a \(role.rawValue)"
    case .tooManyMonths(let period):
      "\(header) must be at most \(period.monthCount), the months of \(period)"
    case .noMonths: "\(header) must not be 0 where there is a count"
    case .notZero(let zero, let unit):
      "a count of '\(zero.indicator)', which is declared not to be counted"
        + (unit.map { " in '\($0)'" } ?? "") + days(zero) + "; it is not used"
    case .notInData(let name, let nearest): must("be a unit of the data", name) + didYouMean(nearest)
    case .overruledAttestation(let line): "the counts decide line \(line) and say otherwise"
    case .unknownLine(let line, let nearest): must("be a line of the plan", line) + didYouMean(nearest)
    case .badAttestation(let text, let line, let expected):
      must("be \(expected.english) for line \(line)", text)
    case .contradictingAttestation(let other):
      "another value than \(other.text(.en)) for the same unit and line; neither is used"
    case .tooManyIndicators(let limit):
      "\(header) names more than \(limit) indicators; map it to another column"
    }
  }

  private var header: String { position.header.map { "'\($0)'" } ?? "the cell" }

  private func must(_ rule: String, _ text: String) -> String { "\(header) must \(rule), not '\(text)'" }

  private func didYouMean(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }

  private func declaration(of text: String) -> String {
    "; if it means not reported, say --missing '\(text)'; if it means none, --zero '\(text)'"
  }

  private func choices(_ candidates: [Candidate], _ others: Int) -> String {
    (candidates.map { $0.text(.en) } + (others > 0 ? ["\(others) others"] : [])).joined(separator: " or ")
  }

  /// The days of a declaration: " before 2011-01-01"; empty for all.
  private func days(_ zero: StructuralZero) -> String {
    let days = [zero.before.map { " before \($0)" }, zero.after.map { " after \($0)" }].compactMap(\.self)
    return days.joined(separator: " and")
  }
}

/// "1 field", "2 fields".
func counted(_ number: Int, _ noun: String) -> String {
  "\(number) \(noun)\(number == 1 ? "" : "s")"
}
