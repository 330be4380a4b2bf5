import CXlsxWriter

/// The formats of a workbook, each made once.
@unsafe
final class SheetStyles {
  typealias Format = UnsafeMutablePointer<lxw_format>

  private let book: UnsafeMutablePointer<lxw_workbook>
  let heading: Format?
  let text: Format?
  private var numbers: [String: Format] = unsafe [:]
  private var shades: [ShadeRule.Shade: Format] = unsafe [:]

  init(_ book: UnsafeMutablePointer<lxw_workbook>) {
    unsafe self.book = book
    unsafe heading = workbook_add_format(book)
    unsafe text = workbook_add_format(book)
    unsafe format_set_bold(heading)
    unsafe format_set_text_wrap(heading)
    unsafe format_set_align(heading, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    unsafe format_set_bottom(heading, UInt8(LXW_BORDER_THIN.rawValue))
    // "@": a text stays one when the cell is edited.
    unsafe format_set_num_format(text, "@")
  }

  /// The format that shows numbers as `code` says.
  func number(_ code: String) -> Format? {
    if let known = unsafe numbers[code] { return unsafe known }
    let format = unsafe workbook_add_format(book)
    unsafe format_set_num_format(format, code)
    unsafe numbers[code] = format
    return unsafe format
  }

  /// The format of a shade: a light ground under dark letters, contrast 7 to 1 or more.
  func shade(_ shade: ShadeRule.Shade) -> Format? {
    if let known = unsafe shades[shade] { return unsafe known }
    let format = unsafe workbook_add_format(book)
    unsafe format_set_bg_color(format, shade.ground)
    unsafe format_set_font_color(format, 0x1A1A1A)
    unsafe shades[shade] = format
    return unsafe format
  }
}

extension ShadeRule.Shade {
  /// Red, green and blue, 8 bits each.
  fileprivate var ground: UInt32 {
    switch self {
    case .strongBlue: 0x92C5DE
    case .blue: 0xD1E5F0
    case .grey: 0xECECEC
    case .orange: 0xFDDBB0
    case .strongOrange: 0xF4B26A
    }
  }
}
