import Evaluation
import Flagging
import Foundation
import Observations
import Targets
import Testing

@testable import Reports

@Suite("The HTML page")
struct PageTests {
  @Test("is well-formed, and whole by itself", arguments: PageLanguage.allCases)
  func structure(_ language: PageLanguage) async throws {
    let html = try await PageWorld().html(language)
    let page = try #require(PageDocument(html)?.root)
    #expect(page.attributes["lang"] == (language == .en ? "en" : "vi"))
    let ids = page.all.compactMap { $0.attributes["id"] }
    #expect(Set(ids).count == ids.count)
    for link in page.elements("a") {
      let place = try #require(link.attributes["href"])
      #expect(place.hasPrefix("#") && ids.contains(String(place.dropFirst())))
    }
    #expect(page.all.allSatisfy { $0.attributes["src"] == nil && $0.attributes["style"] == nil })
    #expect(page.elements("link").isEmpty && page.elements("script").count == 1)
    #expect(
      !html.contains("http:") && !html.contains("https:")
        && !html.replacing("url(#hatch)", with: "").contains("url("))
    let sections = ["summary", "units", "areas", "details", "honesty", "funnels", "quality", "reading"]
    #expect(page.elements("section").compactMap { $0.attributes["id"] } == sections)
    // One row a unit and target; a history for each, for two districts and for the whole.
    #expect(page.elements("tr").filter { $0.attributes["data-i"] == "robbery" }.count == 8)
    #expect(page.elements("details", style: "u").count == 8 + 2 + 1)
  }

  @Test("says what every picture shows, and has its table", arguments: PageLanguage.allCases)
  func pictures(_ language: PageLanguage) async throws {
    let page = try #require(PageDocument(try await PageWorld().html(language))?.root)
    let figures = page.elements("figure")
    #expect(figures.count == 11 + 1 + 1)
    #expect(page.elements("svg").count == figures.count)
    for figure in figures {
      let picture = try #require(figure.elements("svg").first)
      #expect(picture.attributes["role"] == "img")
      #expect(picture.children.prefix(2).map(\.name) == ["title", "desc"])
      #expect(picture.children.prefix(2).allSatisfy { !$0.text.isEmpty })
      #expect(figure.elements("table").count == 1 && figure.elements("figcaption").count == 1)
    }
  }

  @Test("speaks one language, or both with each marked") func languages() async throws {
    let world = try await PageWorld()
    let (vietnamese, english, both) = (world.html(.vi), world.html(.en), world.html(.both))
    #expect(vietnamese.contains("Chất lượng số liệu") && !vietnamese.contains("Quality of the data"))
    #expect(english.contains("Quality of the data") && !english.contains("Chất lượng số liệu"))
    #expect(
      both.contains(#"<span lang="vi">Chất lượng số liệu</span><span lang="en">Quality of the data</span>"#))
    #expect(!vietnamese.contains("<span lang") && !english.contains("<span lang"))
    #expect(!english.contains("only-vi\"") && both.contains("id=\"only-vi\""))
  }

  @Test("is the same whenever it is made", arguments: PageLanguage.allCases)
  func determinism(_ language: PageLanguage) async throws {
    let (first, second) = (try await PageWorld().html(language), try await PageWorld().html(language))
    #expect(first == second)
  }

  @Test("holds the top line, the track record and every flag") func content() async throws {
    let world = try await PageWorld()
    let page = try #require(PageDocument(world.html(.en))?.root)
    let target = world.contents.targets[0]
    let headline = Headline(target.list.forecast, record: target.record, context: world.context)
    let summary = try #require(page.elements("section").first)
    #expect(summary.text.contains(headline.title) && summary.text.contains(headline.expectation))
    #expect(summary.text.contains(try #require(headline.trackRecord)))
    let rows = page.elements("tr").filter { $0.attributes["data-i"] != nil }
    for (row, flag) in zip(rows, target.list.flags) {
      let texts = row.children.map(\.text)
      #expect(texts[0] == flag.forecast.unit.name && texts[1] == flag.forecast.unit.parent?.name)
      #expect(texts[2] == "robbery" && texts[3] == flag.band.cell.onScreen(.en))
      #expect(texts[4] == flag.probabilityCell.onScreen(.en))
      #expect(texts[5] == flag.forecast.status.allowanceLeft.map { Cell.integer($0).onScreen(.en) })
      #expect(texts[6] == flag.reason.sentence(world.context))
    }
  }

  @Test("makes every name harmless", arguments: PageLanguage.allCases)
  func escaping(_ language: PageLanguage) async throws {
    let names = [
      "=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "Xã\nA", "\"quoted\" & 'single'",
      "\u{202E}right to left\u{200F}", "]]>", "{{{html}}}\u{0}\u{FFFF}",
    ]
    let shown = [
      "=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "Xã A", "\"quoted\" & 'single'",
      "\u{FFFD}right to left\u{200F}", "]]>", "{{{html}}}\u{FFFD}\u{FFFD}",
    ]
    let html = try await PageWorld(
      names: names, issues: [BilingualText(same: "x.csv:1: '<img src=x onerror=y>'")]
    )
    .html(language)
    let page = try #require(PageDocument(html)?.root)
    #expect(page.elements("script").count == 1 && page.elements("img").isEmpty)
    let rows = page.elements("tr").filter { $0.attributes["data-i"] != nil }
    for name in shown {
      let own = rows.filter { $0.children[0].text == name }
      #expect(own.count == 1 && own[0].children[1].text == "Huyện \(name)")
    }
    let titles = page.elements("svg").compactMap { $0.children.first?.text }
    for name in shown { #expect(titles.contains { $0.hasPrefix(name) }) }
    #expect(!html.contains("<img") && !html.contains("<script>alert") && !html.contains("\u{202E}"))
  }
}
