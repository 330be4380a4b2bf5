import Evaluation
import Flagging
import Observations
import Targets

extension ReportPage {
  /// The top line, the track record, the models and the tiles of every target.
  var summaries: [[String: Any]] {
    contents.targets.map { target in
      let forecast = target.list.forecast
      let lines: [(Headline) -> String?] = [\.expectation, \.trackRecord]
      let headlines = voice.contexts.map { Headline(forecast, record: target.record, context: $0) }
      func line(_ choose: (Headline) -> String?) -> Markup {
        voice.paragraph { context in
          zip(voice.contexts, headlines).first { $0.0.language == context.language }.flatMap {
            choose($0.1)
          }
        }
      }
      let models = forecast.models.map { model in
        Markup("li", [:], voice { model.sentence($0, under: forecast.target.primary.indicator) })
      }
      let silent = voice.paragraph { FlagPage.silent(target.list.flags, context: $0).first }
      return [
        "title": voice { $0.title(of: forecast.target) }.html,
        "lines": (lines.map(line) + [silent]).joined().html,
        "models": models.joined().html, "hasModels": !models.isEmpty,
        "map": (contents.outlines.map { MapDrawing($0) }?.figure(of: target.list, voice) ?? Markup()).html,
        "tiles": Tiles(target.list.flags, voice).markup.html,
      ]
    }
  }
}
