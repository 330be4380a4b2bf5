/// How the numbers of a column are written, decided once from all its values.
///
/// A sign is that of thousands where some value has two groups behind it, or both signs; that of decimals where some
/// value cannot be read otherwise. A sign that is proved both is neither. What the column leaves open, the rest of
/// the file decides; what that leaves open stays in doubt.
struct NumberFormat: Equatable {
  var thousands: NumberSeparator?
  var decimal: NumberSeparator?
  /// Whether 1.234 is taken for 1234: not where whole numbers from 1000 up also stand without a sign.
  var takesSingleGroups = true
  /// What decided, for people; nil where it was declared or nothing did.
  var reason: String?

  /// The format that was declared, its other sign filled in; nil where none was.
  init?(declaredBy description: SourceDescription) {
    if description.thousands == nil, description.decimal == nil { return nil }
    thousands = description.thousands ?? description.decimal?.opposite
    decimal = description.decimal ?? description.thousands?.opposite
  }

  /// The format that a column's own numbers tell, its other columns', or the sign between fields; in this order.
  init(of own: NumberEvidence, among file: NumberEvidence, hasSemicolons: Bool, isSheet: Bool = false) {
    // Cells of a sheet that are numbers have no signs, whatever its texts have.
    takesSingleGroups = isSheet || !own.hasLongPlain
    if own.isContradictory { return }
    if let sign = own.provenThousands {
      (thousands, decimal) = (sign, own.provenDecimal ?? sign.opposite)
      reason = own.reason(sign, decimal: own.provenDecimal)
    } else if let sign = own.provenDecimal {
      (thousands, decimal) = (sign.opposite, sign)
      reason = own.reason(nil, decimal: sign)
    } else if !file.isContradictory, let sign = file.provenDecimal ?? file.provenThousands?.opposite {
      (thousands, decimal) = (sign.opposite, sign)
      reason = file.reason(file.provenThousands, decimal: file.provenDecimal)
    } else if hasSemicolons, !isSheet, !own.hasLongPlain, own.singleGroups(.point) >= 2,
      own.singleGroups(.comma) == 0
    {
      // Spreadsheets put semicolons between fields where the comma is the decimal sign.
      (thousands, decimal) = (.point, .comma)
      reason = "three digits behind every point, semicolons between fields"
    }
  }
}
