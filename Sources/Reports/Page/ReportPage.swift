import Evaluation
import Flagging
import Mustache
import Observations
import Targets

/// One HTML file for leaders and analysts, which needs nothing beside it: no network, no other file, and no script to be
/// read.
public struct ReportPage: Sendable {
  let contents: PageContents
  let voice: PageVoice
  let language: PageLanguage

  /// A page about `contents`, whose language is that of `language`, not of `context`.
  public init(_ contents: PageContents, context: ReportContext, language: PageLanguage) {
    self.contents = contents
    self.language = language
    voice = PageVoice(context, language)
  }

  /// Whether any unit names its district.
  var hasDistricts: Bool { contents.table.units.contains { $0.parent != nil } }

  /// The file.
  public var html: String {
    let templates = PageTemplates.builtIn
    let context = voice.contexts[0]
    let values: [String: Any] = [
      "lang": context.language.rawValue, "hasSwitch": voice.contexts.count > 1,
      "title": voice.plain { String($0.heading.dropLast()) }.onPage,
      "name": (context.dataName ?? "KeoGiam").onPage, "program": contents.program,
      "heading": voice { $0.heading }, "style": templates.style, "script": templates.script,
      "targets": summaries, "legend": Tiles.legend(voice),
      "outlines": contents.outlines.map { MapDrawing($0).outlines } ?? Markup(),
      "historyLegend": historyLegend,
      "hasDistricts": hasDistricts,
      "rows": unitRows, "details": unitDetails, "areas": areaSections, "areaDetails": areaDetails,
      "honesty": figures(honesty, orElse: "noHonesty"), "funnels": figures(funnels, orElse: "noFunnels"),
      "quality": quality, "reading": reading,
      "words": words, "options": options,
    ]
    return templates.page.filled(values).html
  }

  /// `figures` side by side, or the words for there being none.
  private func figures(_ figures: Markup, orElse label: String) -> Markup {
    figures.html.isEmpty
      ? Markup("p", [:], voice(Self.labels[label]!)) : Markup("div", ["class": "figures"], figures)
  }

  /// The choices of the filters.
  private var options: [String: Any] {
    var districts: [String] = []
    for unit in contents.table.units {
      if let name = unit.parent?.name, districts.last != name { districts.append(name) }
    }
    func option(_ value: String, _ text: String) -> Markup {
      Markup("option", ["value": value], Markup(text: text))
    }
    let indicators = contents.targets.map { target -> Markup in
      let id = target.list.forecast.target.primary.indicator
      return option(id.onPage, voice.plain { $0.label(of: id) })
    }
    return [
      "districts": districts.map { option($0.onPage, $0) }.joined().html,
      "indicators": indicators.joined().html,
    ]
  }
}
