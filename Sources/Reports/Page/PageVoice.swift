import Observations

/// Says things in the languages of a page.
struct PageVoice: Sendable {
  /// A context for each language of the page, the one that shows first before the other.
  let contexts: [ReportContext]

  /// The voice of a page in `language` about what `context` describes.
  init(_ context: ReportContext, _ language: PageLanguage) {
    contexts = language.languages.map(context.speaking)
  }

  /// What `sentence` says in each language, marked with `lang` where they differ.
  func callAsFunction(_ sentence: (ReportContext) -> String) -> Markup {
    let texts = contexts.map(sentence)
    guard texts.contains(where: { $0 != texts[0] }) else { return Markup(text: texts[0]) }
    return zip(contexts, texts).map { context, text in
      Markup("span", ["lang": context.language.rawValue], Markup(text: text))
    }.joined()
  }

  /// A wording, marked with `lang` where the languages differ.
  func callAsFunction(vi: String, en: String) -> Markup { self { $0.language(vi: vi, en: en) } }

  /// The text on screens.
  func callAsFunction(_ text: BilingualText) -> Markup { self { text.text($0.language) } }

  /// What a cell shows.
  func callAsFunction(_ cell: Cell) -> Markup { self { cell.onScreen($0.language) } }

  /// A sentence that ends a paragraph of its own, in each language.
  func paragraph(_ sentence: (ReportContext) -> String?) -> Markup {
    let texts = contexts.map { sentence($0) ?? "" }
    return texts.allSatisfy(\.isEmpty) ? Markup() : Markup("p", [:], self { sentence($0) ?? "" })
  }

  /// What `sentence` says where no markup can stand: both languages with a stroke between them where they differ.
  func plain(_ sentence: (ReportContext) -> String) -> String {
    let texts = contexts.map(sentence)
    return texts.allSatisfy { $0 == texts[0] } ? texts[0] : texts.joined(separator: " / ")
  }

  /// The same of a wording.
  func plain(vi: String, en: String) -> String { plain { $0.language(vi: vi, en: en) } }
}

extension ReportContext {
  /// The same in another language.
  func speaking(_ language: Language) -> ReportContext {
    ReportContext(
      plan: plan, year: year, through: through, vintage: vintage, dataName: dataName, language: language)
  }
}
