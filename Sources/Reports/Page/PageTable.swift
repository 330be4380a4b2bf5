import Observations

extension Table {
  /// The columns with a heading as a table of HTML in a box of its own, which is moved to and fro where it is too wide;
  /// nothing where no row has content. The first column heads its row.
  func markup(_ voice: PageVoice, caption: Markup) -> Markup {
    let shown = columns.indices.filter { column in
      columns[column].heading != nil
        && rows.contains { !$0[column].onScreen(.vi).isEmpty || !$0[column].onScreen(.en).isEmpty }
    }
    guard !shown.isEmpty else { return Markup() }
    let head = shown.map { Markup("th", ["scope": "col"], voice(columns[$0].heading!)) }.joined()
    let lines = rows.map { row in
      let cells = shown.enumerated().map { place, column in
        place == 0
          ? Markup("th", ["scope": "row"], Markup("bdi", [:], voice(row[column])))
          : Markup("td", ["class": row[column].isNumeric ? "r" : nil], voice(row[column]))
      }
      return Markup("tr", [:], cells.joined())
    }
    return Markup.box(
      caption: caption, head: Markup("tr", [:], head), body: lines.joined())
  }
}

extension Markup {
  /// A table in a box that scrolls by itself and can be reached by keyboard.
  static func box(caption: Markup, head: Markup, body: Markup) -> Markup {
    let table =
      Markup("caption", [:], caption) + Markup("thead", [:], head) + Markup("tbody", [:], body)
    return Markup("div", ["class": "box", "tabindex": "0"], Markup("table", [:], table))
  }
}

extension YearHistory {
  /// The years across: values, of a proportion the denominators, what was allowed; and what the target year may end with.
  func table(_ voice: PageVoice, fan: Fan?) -> Markup {
    func row(_ name: Markup, _ values: [Int?], _ last: Markup?) -> Markup {
      let cells = values.map { Markup("td", [:], voice(.integer($0))) }.joined()
      let end = fan == nil ? Markup() : Markup("td", [:], last ?? Markup())
      return Markup("tr", [:], Markup("th", [:], name) + cells + end)
    }
    let years = points.map { Markup("th", [:], Markup(text: "\($0.year)")) }.joined()
    let forecast = Markup("th", [:], voice(vi: "Dự báo", en: "Forecast"))
    let head = Markup("td", [:], Markup()) + years + (fan == nil ? Markup() : forecast)
    let end = fan.map { fan in
      voice {
        let (low, high) = (grouped(fan.low, $0.language), grouped(fan.high, $0.language))
        return "\(grouped(fan.middle, $0.language)) (\(low)–\(high))"
      }
    }
    var rows = row(voice(vi: "Số liệu", en: "Count"), points.map(\.value), end)
    if points.contains(where: { $0.denominator != nil }) {
      rows += row(voice(vi: "trên", en: "of"), points.map(\.denominator), nil)
    }
    rows += row(voice(vi: "Được phép", en: "Allowed"), points.map(\.allowed), nil)
    let table = Markup("tr", [:], head) + rows
    return Markup(
      "div", ["class": "box", "tabindex": "0"], Markup("table", ["class": "y"], Markup("tbody", [:], table)))
  }
}
