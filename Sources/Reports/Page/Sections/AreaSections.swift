import Evaluation
import Flagging
import Observations
import Targets

extension ReportPage {
  /// The whole and its districts year on year, a table a target, with what is to be noted.
  var areaSections: Markup {
    contents.targets.indices.map { place -> Markup in
      let target = contents.targets[place].list.forecast.target
      let context = voice.contexts[0]
      let tables = contents.areas.map { area in
        StatusTable(area.rows[place], units: area.units, level: area.level, context: context).table
      }
      guard !tables.isEmpty else { return Markup() }
      // A page has the remarks in its details.
      let table = Table(joining: tables).without(["remark", "district", "data_status"])
      let notes = contents.areas.filter { $0.level == .province }.flatMap { area in
        area.rows[place].map { row in
          voice.paragraph {
            StatusNotes(target, context: $0).allowances(row, units: contents.table.units.count)
          }
        }
      }
      return table.markup(voice, caption: voice { $0.title(of: target) }) + notes.joined()
    }.joined()
  }

  /// The whole and every district with their histories, folded away.
  var areaDetails: Markup {
    contents.areas.flatMap { area in
      area.units.indices.map { details(area, $0) }
    }.joined()
  }

  private func details(_ area: PageArea, _ place: Int) -> Markup {
    let unit = area.units[place]
    let figures = contents.targets.indices.map { target -> Markup in
      let status = area.rows[target][place].status
      let history = YearHistory(
        of: status.target, unit: place, status: status, panels: area.panels, breaks: contents.breaks)
      return figure(
        history, of: status, name: unit.name, allowed: status.allowed, fan: nil,
        text: voice { context in
          (["\(status.sentence(context))."] + [expectation(target, area, unit, context)].compactMap(\.self))
            .joined(separator: " ")
        })
    }
    return PageTemplates.builtIn.unit.filled([
      "id": "\(area.level.rawValue)\(place)", "name": unit.name.onPage, "code": (unit.code ?? "").onPage,
      "pills": Markup(), "text": Markup(), "figures": figures.joined(),
    ])
  }

  /// How many units of the area are expected to miss: the sum of their probabilities.
  private func expectation(
    _ target: Int, _ area: PageArea, _ unit: AreaUnit, _ context: ReportContext
  ) -> String? {
    let members = contents.targets[target].list.flags.filter { flag in
      area.level == .province
        || flag.forecast.unit.parent.map { $0.code == unit.code && $0.name == unit.name } ?? false
    }
    let probabilities = members.compactMap(\.forecast.missProbability)
    guard !probabilities.isEmpty else { return nil }
    let sum = fixed(probabilities.reduce(0, +), digits: 1, context.language)
    let of = grouped(probabilities.count, context.language)
    return context.language(
      vi: "Dự báo \(sum) trên \(of) đơn vị không đạt.", en: "\(sum) of \(of) units are expected to miss.")
  }
}

extension Table {
  /// The table without the columns `ids`.
  func without(_ ids: [String]) -> Table {
    let kept = columns.indices.filter { place in columns[place].id.map { !ids.contains($0) } ?? true }
    return Table(columns: kept.map { columns[$0] }, rows: rows.map { row in kept.map { row[$0] } })
  }
}
