import Evaluation
import Flagging
import Observations
import Targets

extension ReportPage {
  /// The rows of the table of units and indicators, in official order, the indicators of a unit together.
  var unitRows: Markup {
    contents.table.units.indices.map { unit in
      contents.targets.map { row($0.list.flags[unit], unit) }.joined()
    }.joined()
  }

  private func row(_ flag: Flag, _ unit: Int) -> Markup {
    let forecast = flag.forecast
    return PageTemplates.builtIn.row.filled([
      "place": unit, "unit": forecast.unit.name.onPage,
      "district": (forecast.unit.parent?.name ?? "").onPage, "hasDistricts": hasDistricts,
      "indicator": voice { $0.label(of: forecast.status.part.indicator) },
      "indicatorId": forecast.status.part.indicator.onPage,
      "band": flag.band.pill(voice), "bandPlace": flag.band.place,
      "p": voice(flag.probabilityCell),
      "pValue": forecast.missProbability.map { "\(Int((10_000 * $0).rounded()))" } ?? "-1",
      "left": voice(.integer(FlagTable.allowanceLeft(forecast))),
      "leftValue": FlagTable.allowanceLeft(forecast).map(String.init) ?? "",
      "reason": voice { FlagTable.reason(flag, $0) },
    ])
  }

  /// Every unit with its history, folded away, under its district.
  var unitDetails: Markup {
    var details = Markup()
    var district: String?
    for (place, unit) in contents.table.units.enumerated() {
      if let name = unit.parent?.name, name != district {
        details += Markup("h3", [:], Markup("bdi", [:], Markup(text: name)))
        district = name
      }
      details += self.details(unit, place)
    }
    return details
  }

  private func details(_ unit: AreaUnit, _ place: Int) -> Markup {
    let flags = contents.targets.map { $0.list.flags[place] }
    let pills = flags.map { flag in
      Markup(
        "span",
        [
          "class": flag.band.style,
          "title": voice.plain { $0.label(of: flag.forecast.status.part.indicator) },
        ],
        Markup(text: flag.sign))
    }.joined()
    let figures = flags.map { flag in
      let forecast = flag.forecast
      let history = YearHistory(
        of: forecast.status.target, unit: place, status: forecast.status, panels: contents.panels,
        breaks: contents.breaks)
      return figure(
        history, of: forecast.status, name: unit.name, allowed: forecast.allowed, fan: flag.fan,
        text: flag.band.pill(voice) + Markup(text: " ") + voice { sentence(flag, $0) })
    }
    return PageTemplates.builtIn.unit.filled([
      "id": "u\(place)", "name": unit.name.onPage, "code": (unit.code ?? "").onPage, "pills": pills,
      "text": Markup(), "figures": figures.joined(),
    ])
  }

  /// P(miss), why, and what it takes.
  private func sentence(_ flag: Flag, _ context: ReportContext) -> String {
    let language = context.language
    let forecast = flag.forecast
    var parts: [String] = []
    if !forecast.isDecided, let p = forecast.missProbability {
      let shown = percent(p, isDecided: false)
      parts.append(language(vi: "P(không đạt) \(shown)", en: "P(miss) \(shown)"))
    }
    parts.append(FlagTable.reason(flag, context))
    if !forecast.isDecided, let cut = forecast.cutNeededForEighty, cut > 0 {
      let share = fixed(100 * cut, digits: 0, language)
      parts.append(
        language(
          vi: "muốn đạt với xác suất 80 %, từ nay phải giảm \(share) %",
          en: "to meet it with probability 80 %, the rate must fall by \(share) % from now on"))
    }
    return parts.joined(separator: "; ") + "."
  }

  /// A history with its caption, a text, and its table.
  func figure(
    _ history: YearHistory, of status: TargetStatus, name: String, allowed: Int?, fan: Fan?, text: Markup
  ) -> Markup {
    let chart = HistoryChart(history, allowed: allowed, fan: fan, isOver: status.isWholeYear)
    let title = voice.plain { "\(name): \($0.label(of: status.part.indicator))" }
    let description = voice.plain { context in
      let language = context.language
      let years = "\(history.points[0].year)–\(history.now.year)"
      let limit = allowed.map {
        language(vi: "; được phép \(grouped($0, language))", en: "; \(grouped($0, language)) allowed")
      }
      let range = fan.map {
        language(
          vi: "; dự báo \($0.middle), 80 %: \($0.low)–\($0.high)",
          en: "; forecast \($0.middle), 80 %: \($0.low)–\($0.high)")
      }
      return years + (limit ?? "") + (range ?? "")
    }
    return PageTemplates.builtIn.figure.filled([
      "caption": voice { $0.label(of: status.part.indicator) }, "text": text,
      "picture": chart.markup(title: title, description: description),
      "table": history.table(voice, fan: fan),
    ])
  }
}
