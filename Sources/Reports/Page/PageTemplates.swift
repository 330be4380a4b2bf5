import Mustache

/// The templates of a page, which travel within the program.
struct PageTemplates: Sendable {
  /// The whole page.
  let page: MustacheTemplate
  /// One row of the table of units.
  let row: MustacheTemplate
  /// What is folded away of a unit or an area.
  let unit: MustacheTemplate
  /// A picture, its caption and its table.
  let figure: MustacheTemplate
  /// The style sheet and the script.
  let style: Markup, script: Markup

  /// The templates as they were built in.
  static let builtIn = PageTemplates()

  private init() {
    page = Self.template(PackageResources.page_mustache)
    row = Self.template(PackageResources.row_mustache)
    unit = Self.template(PackageResources.unit_mustache)
    figure = Self.template(PackageResources.figure_mustache)
    style = Markup(rendered: String(decoding: PackageResources.page_css, as: UTF8.self))
    script = Markup(rendered: String(decoding: PackageResources.page_js, as: UTF8.self))
  }

  private static func template(_ bytes: [UInt8]) -> MustacheTemplate {
    do { return try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self)) } catch {
      preconditionFailure("a template of this module: \(error)")
    }
  }
}

extension MustacheTemplate {
  /// The template with `values`: texts, which `{{ }}` escapes, and markup for `{{{ }}}`.
  func filled(_ values: [String: Any]) -> Markup {
    Markup(rendered: render(values.mapValues { ($0 as? Markup)?.html ?? $0 }))
  }
}
