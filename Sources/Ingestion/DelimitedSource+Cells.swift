import Observations

extension DelimitedSource {
  /// The indicator that a row is of: the text as it stands after the source's renaming, known words made one.
  func indicatorID(_ texts: [String]) -> Result<String, CellFault> {
    guard let text = texts.first?.trimmed else { return .success(description.indicator!) }
    if text.isEmpty { return .failure(CellFault(role: .indicator, kind: .blank)) }
    return .success(description.indicators[text] ?? BuiltInIndicator(text)?.rawValue ?? text)
  }

  /// The day of report; nil where it is blank or there is no such column.
  static func reportDay(_ texts: [String]) -> Result<CalendarDate?, CellFault> {
    guard let text = texts.first, !text.trimmed.isEmpty else { return .success(nil) }
    return TimeCells.date(text, role: .asOf).map(Optional.some)
  }

  /// The marks of a figure: words of DataStatus, their Vietnamese forms, several together; blank is final.
  static func status(_ texts: [String]) -> Result<DataStatus, CellFault> {
    var status: DataStatus = []
    let text = texts.first?.trimmed ?? ""
    for part in text.split(whereSeparator: { ",;+/|".contains($0) }) {
      switch FoldedText(part).text {
      case "", "final", "official", "chinh thuc": break
      case "preliminary", "provisional", "so bo": status.insert(.preliminary)
      case "backcast": status.insert(.backcast)
      case "synthetic": status.insert(.synthetic)
      default: return .failure(CellFault(role: .status, kind: .unknownStatus(text)))
      }
    }
    return .success(status)
  }
}
