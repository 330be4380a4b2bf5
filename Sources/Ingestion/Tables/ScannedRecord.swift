/// One record of delimited text, as the scanner found it.
struct ScannedRecord: Equatable {
  /// A faulty quote, and the byte at which it opens.
  struct QuoteFault: Equatable {
    enum Kind {
      /// No quote closes it before the end of the file.
      case unclosed
      /// Text follows the closing quote.
      case textAfter
    }

    let kind: Kind
    let openedAt: Int
  }

  /// The first byte.
  let start: Int
  /// Just behind the last byte, the line end left out; with a fault the end of the line on which the quote opens.
  let end: Int
  /// The line it begins on, from 1.
  let line: Int
  /// Its number, from 0 (the header); blank lines are none.
  let number: Int
  /// Whether it reaches over more than one line.
  let isMultiline: Bool
  /// What is wrong with one of its quotes.
  let fault: QuoteFault?
}
