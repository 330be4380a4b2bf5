import Observations

extension TableSource {
  /// The indicator that a row is of: the text as it stands after the source's renaming, known words made one; behind the
  /// group where there is one.
  func indicatorID(_ texts: [String]) -> Result<String, CellFault> {
    guard let last = texts.last.map(TableHeader.cleaned) else { return .success(description.indicator!) }
    if last.isEmpty { return .failure(CellFault(role: .indicator, kind: .blank)) }
    let text = texts.count > 1 ? "\(TableHeader.cleaned(texts[0])): \(last)" : last
    return .success(description.indicator(named: text) ?? BuiltInIndicator(text)?.rawValue ?? text)
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
