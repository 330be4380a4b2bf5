import Observations
import YAMLDocuments
import Yams

extension DescriptionFile {
  mutating func boundaries(_ node: Node) -> Boundaries? {
    if let boundaries = node.scalar.flatMap({ Boundaries($0.string) }) { return boundaries }
    expect(
      BilingualText(
        vi: "năm, ngày như 2024-11-01, hoặc of-period", en: "a year, a date such as 2024-11-01, or of-period"),
      node, "boundaries")
    return nil
  }

  mutating func carryTo(_ node: Node) -> BoundaryDate? {
    if let day = node.scalar.flatMap({ BoundaryDate($0.string) }) { return day }
    expect(
      BilingualText(vi: "năm hoặc ngày như 2025-07-01", en: "a year or a date such as 2025-07-01"), node,
      "carry-to")
    return nil
  }

  mutating func crosswalk(_ node: Node) -> CrosswalkDescription? {
    if node.mapping == nil { return string(node, "crosswalk").map { CrosswalkDescription(file: $0) } }
    var crosswalk = CrosswalkDescription(file: "")
    for (key, value) in entries(of: node, "crosswalk", keys: ["file", "valid-from"]) {
      if key == "file" {
        crosswalk.file = string(value, key) ?? ""
      } else {
        crosswalk.validFrom = day(value, key, like: "2024-08-15")
      }
    }
    if crosswalk.file.isEmpty, node.mapping?["file"] == nil {
      expect(
        BilingualText(vi: "tên tệp", en: "a file"), node, "file")
    }
    return crosswalk.file.isEmpty ? nil : crosswalk
  }

  mutating func breaks(_ node: Node) -> [SeriesBreak] {
    guard let items = node.sequence else {
      expect(
        BilingualText(vi: "danh sách {indicator, date, reason}", en: "a list of {indicator, date, reason}"),
        node, "breaks")
      return []
    }
    return items.compactMap { item in
      var (indicator, date, reason): (String?, CalendarDate?, String?)
      for (key, value) in entries(of: item, "breaks", keys: ["indicator", "date", "reason"]) {
        switch key {
        case "indicator": indicator = string(value, key)
        case "date": date = day(value, key, like: "2024-08-15")
        default: reason = string(value, key)
        }
      }
      for key in ["indicator", "date"] where item.mapping != nil && item.mapping?[key] == nil {
        expect(
          BilingualText(vi: "khóa có trong mọi mục", en: "named in every break"), item, key)
      }
      guard let indicator, let date else { return nil }
      let place = item.mapping?["indicator"] ?? item
      breakPlaces[indicator] =
        breakPlaces[indicator]
        ?? DescriptionPlace(file: name, line: place.mark?.line, column: place.mark?.column)
      return SeriesBreak(indicator: indicator, date: date, reason: reason)
    }
  }
}
