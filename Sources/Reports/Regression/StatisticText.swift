import Glibc
import Observations

/// A number with `digits` significant digits, at most eight decimals; in powers of ten where that shows none of them.
func significant(_ number: Double, digits: Int, _ language: Language) -> String {
  guard number.isFinite, number != 0 else { return fixed(number, digits: 0, language) }
  let size = Int(log10(abs(number)).rounded(.down))
  guard size >= -5 else { return powersOfTen(number, language) }
  return fixed(number, digits: min(8, max(0, digits - 1 - size)), language)
}

/// A p-value as R's summaries have it: three significant digits, `1.24e-08` below a ten-thousandth, `<2e-16` at the end.
func pValueText(_ p: Double, _ language: Language) -> String {
  if p < 2.2e-16 { return "<2e-16" }
  guard p < 1e-4 else { return fixed(p, digits: min(6, max(0, 2 - Int(log10(p).rounded(.down)))), language) }
  var exponent = Int(log10(p).rounded(.down))
  if (p / pow(10, Double(exponent)) * 100).rounded() >= 1000 { exponent += 1 }
  let power = exponent > -10 ? "0\(-exponent)" : "\(-exponent)"
  return fixed(p / pow(10, Double(exponent)), digits: 2, language) + "e-" + power
}

/// Stars, as R gives them: *** below 0.001, ** below 0.01, * below 0.05, . below 0.1.
func stars(_ p: Double) -> String {
  switch p {
  case ..<0.001: "***"
  case ..<0.01: "**"
  case ..<0.05: "*"
  case ..<0.1: "."
  default: ""
  }
}

/// Lines of texts in columns, two blanks between them: those of `toLeft` aligned to the left, others to the right.
func aligned(_ lines: [[String]], toLeft: Set<Int>) -> String {
  let columns = lines.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in
    lines.map { column < $0.count ? displayWidth($0[column]) : 0 }.max() ?? 0
  }
  return lines.map { line in
    var text = ""
    for (column, cell) in line.enumerated() {
      let gap = String(repeating: " ", count: widths[column] - displayWidth(cell))
      text += (column == 0 ? "" : "  ") + (toLeft.contains(column) ? cell + gap : gap + cell)
    }
    while text.last == " " { text.removeLast() }
    return text + "\n"
  }.joined()
}
