extension UnitCrosswalk {
  /// The crosswalks between neighbouring built-in lists, the oldest first.
  public static let builtIn = [quangNinh2020To2024, quangNinh2024To2025]

  /// The crosswalk between two built-in lists, the earlier first; nil where there is none.
  public static func between(_ earlier: UnitList, _ later: UnitList) -> UnitCrosswalk? {
    guard let first = builtIn.firstIndex(where: { $0.earlier.id == earlier.id }),
      let last = builtIn.firstIndex(where: { $0.later.id == later.id }), first <= last
    else { return nil }
    return builtIn[first...last].dropFirst().reduce(builtIn[first]) { $0.followed(by: $1) }
  }

  /// The crosswalks from every earlier built-in list to `list`, the oldest first; none where it is not built in.
  public static func leading(to list: UnitList) -> [UnitCrosswalk] {
    UnitList.builtIn.compactMap { between($0, list) }
  }

  private static let quangNinh2020To2024 = {
    let earlier = UnitList.quangNinh2020
    let later = UnitList.quangNinh2024
    let united = Dictionary(
      uniqueKeysWithValues: rows(of: quangNinh2020To2024Text).map { ($0[0], $0[1]) })
    let links = earlier.units.enumerated().map { old, unit in
      let code = unit.code ?? ""
      return Link(
        old: old, new: later.index(ofCode: united[code] ?? code)!, weight: 1, basis: .whole, clause: nil)
    }
    return UnitCrosswalk(earlier: earlier, later: later, links: links)
  }()

  private static let quangNinh2024To2025 = {
    let earlier = UnitList.quangNinh2024
    let later = UnitList.quangNinh2025
    let links = rows(of: quangNinh2024To2025Text).map { row in
      Link(
        old: earlier.index(ofCode: row[0])!, new: later.index(ofCode: row[1])!,
        weight: row.count > 3 ? Double(row[3])! : 1, basis: row.count > 4 ? Basis(rawValue: row[4])! : .whole,
        clause: row.count > 2 ? Int(row[2]) : nil)
    }
    return UnitCrosswalk(earlier: earlier, later: later, links: links)
  }()

  private static func rows(of text: String) -> [[String]] {
    text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
  }
}
