import Observations
import Spreadsheets

extension Table {
  /// A sheet of every column that files have, under its name in `language`, with its words in that language.
  func sheet(named name: String, _ language: Language) -> Sheet {
    let places = written.map(\.place)
    let kinds = places.map(kind)
    let values = rows.map { row in zip(places, kinds).map { row[$0].inSheet($1, language) } }
    let headed = places.indices.map { index in
      let place = places[index]
      let heading = fullLabel(of: place, language)
      return Sheet.Column(
        heading, numberFormat: numberFormat(of: place, kinds[index], language),
        width: width(of: place, heading: heading, language),
        shades: ShadeRule.rules(for: columns[place].id ?? "", of: rows.map { $0[place] }, language))
    }
    return Sheet(name: name, columns: headed, rows: values)
  }

  /// How the numbers of a column are shown; nil for texts.
  private func numberFormat(of place: Int, _ kind: CodebookEntry.Kind, _ language: Language) -> String? {
    let digits = rows.lazy.compactMap { row -> Int? in
      if case .real(_, let digits) = row[place] { digits } else { nil }
    }.first
    switch kind {
    case .text: return nil
    case .integer: return "#,##0"
    case .year: return "0"
    case .date: return language(vi: "dd/mm/yyyy", en: "yyyy-mm-dd")
    case .probability where rows.contains { if case .pValue = $0[place] { true } else { false } }:
      return "0.000"
    case .probability: return "0%"
    case .number:
      if rows.contains(where: { if case .scientific = $0[place] { true } else { false } }) {
        return "0.0E+00"
      }
      guard let digits, digits > 0 else { return "#,##0" }
      return "#,##0." + String(repeating: "0", count: digits)
    }
  }

  /// So wide that nearly all of its content is seen: 6…60 characters.
  private func width(of place: Int, heading: String, _ language: Language) -> Double {
    // Of the heading, which breaks at blanks, the longest word; the mark of the filter stands beside it.
    let words = heading.split(separator: " ").map { displayWidth(String($0)) + 3 }
    let contents = rows.lazy.map { displayWidth($0[place].onScreen(language)) + 1 }
    return Double(min(60, max(6, words.max() ?? 0, contents.max() ?? 0)))
  }
}

extension Cell {
  /// The value in a sheet; texts that the codebook knows to be days and years are numbers there.
  fileprivate func inSheet(_ kind: CodebookEntry.Kind, _ language: Language) -> Sheet.Value {
    switch self {
    case .empty: .empty
    case .word(let word, let label):
      .text(label.text(language).isEmpty ? word : label.text(language))
    case .integer(let number): .number(Double(number))
    case .real(let number, _), .probability(let number, _), .pValue(let number), .scientific(let number):
      .number(number)
    case .text(let text):
      switch kind {
      case .date: CalendarDate(iso: text).flatMap(\.inSheet) ?? .text(text)
      case .year: Int(text).map { .number(Double($0)) } ?? .text(text)
      default: .text(text)
      }
    }
  }
}

extension CalendarDate {
  /// The number of a day in spreadsheets, which count from 1900-01-01 and take 1900 for a leap year; none before March 1900.
  fileprivate var inSheet: Sheet.Value? {
    guard let start = CalendarDate(iso: "1899-12-30"), let first = CalendarDate(iso: "1900-03-01"),
      self >= first
    else { return nil }
    return .number(Double(dayNumber - start.dayNumber))
  }
}
