import Observations

@testable import Ingestion

/// What is read as a period or day is the same when it is written and read again.
enum PeriodInvariants {
  static func check(_ input: [UInt8]) throws {
    let text = String(decoding: input, as: UTF8.self)
    if let period = PeriodText(text)?.period(otherYear: 2023) {
      let again = PeriodText(period.description)?.period(otherYear: nil)
      try require(again == period, "\(text.debugDescription) is \(period), read again \(again as Any)")
    }
    for part in [ColumnRole.half, .quarter, .month] {
      guard let read = PeriodText(text, part: part) else { continue }
      try require(
        read.period(otherYear: 2023) != nil, "\(text.debugDescription) is no \(part.rawValue) of a year")
    }
    if case .day(let day) = DateText(text) {
      try require(DateText(day.description) == .day(day), "\(text.debugDescription) is \(day)")
    }
    let cells = TimeCells(
      roles: [.period, .year], names: PeriodNames([:])!, calendar: .police)
    for texts in [[text, "2023"], ["5", text], [text, text]] { _ = cells.time(of: texts) }
    if case .success(let status) = TableSource.status([text]) {
      try require(
        TableSource.status([status.words.joined(separator: "+")]) == .success(status), "\(status)")
    }
  }
}
