import Evaluation
import Flagging
import Observations

/// A square for every unit, by district: what a map shows, where there is none.
struct Tiles {
  private let flags: [Flag]
  private let voice: PageVoice

  /// Tiles for `flags`, which are in official order.
  init(_ flags: [Flag], _ voice: PageVoice) {
    self.flags = flags
    self.voice = voice
  }

  /// The tiles, each a link to its unit.
  var markup: Markup {
    var groups: [(name: String?, tiles: Markup)] = []
    for (place, flag) in flags.enumerated() {
      let name = flag.forecast.unit.parent?.name
      if groups.isEmpty || groups[groups.count - 1].name != name { groups.append((name, Markup())) }
      groups[groups.count - 1].tiles += tile(flag, place)
    }
    let rows = groups.map { group in
      Markup(
        "div", ["class": "g"],
        Markup("span", ["class": "h"], Markup("bdi", [:], Markup(text: group.name ?? "")))
          + Markup("span", ["class": "ts"], group.tiles))
    }
    return Markup("div", ["class": "tiles"], rows.joined())
  }

  private func tile(_ flag: Flag, _ place: Int) -> Markup {
    let name = flag.forecast.unit.name
    let words = voice.plain { context in
      let p = flag.probabilityCell.onScreen(context.language)
      return flag.band.cell.onScreen(context.language) + (p.isEmpty ? "" : ", P = \(p)")
    }
    return Markup(
      "a",
      [
        "href": "#u\(place)", "class": flag.band.style, "title": "\(name): \(words)",
      ], Markup(text: flag.sign) + Markup("span", ["class": "o"], Markup(text: " \(name)")))
  }

  /// What the colours and signs mean.
  static func legend(_ voice: PageVoice) -> Markup {
    Band.legend.map { band, range in
      Markup(
        "span", ["class": "k"],
        Markup("span", ["class": band.style], Markup(text: range)) + Markup(text: " ") + voice(band.cell)
          + (band == .missed ? Markup(text: ", ") + voice(Band.lost.cell) : Markup()))
    }.joined()
  }
}
