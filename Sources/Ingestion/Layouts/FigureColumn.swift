/// A column of figures, and what its header says of them.
struct FigureColumn: Sendable, Hashable {
  /// Its place, from 0.
  let column: Int
  /// The indicator that the header names; nil where the row names it.
  var indicator: String?
  /// The period, or the part of one, that the header names; nil where the row names it.
  var period: PeriodText?
  /// The column of the base of a proportion.
  var denominator: Int?
}

/// What a header says of the figures below it.
struct HeaderMeaning: Equatable {
  /// What is counted.
  enum Measure: Equatable {
    case indicator(String)
    /// The one indicator of the table.
    case count
    case denominator
    /// Words that are not known.
    case unknown(String)
  }

  var period: PeriodText?
  var measure: Measure?
}
