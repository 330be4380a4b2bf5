import Foundation
import Observations
import Testing

@testable import Ingestion

/// The communes of datasets/vietnam-units, read as a register.
private func register(_ file: String) throws -> UnitRegister {
  let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
  let path = root.appending(path: "datasets/vietnam-units/\(file)").path
  var errors: [IngestionError] = []
  var findings = Findings()
  let table = try TextTable(DelimitedText(path: path, name: file), words: .ofRegister)
  let register = try #require(RegisterFile(table: table, errors: &errors)).read(into: &findings)
  #expect(errors.isEmpty)
  #expect(findings.issues.map(\.description) == [])
  return register
}

@Suite("Nationwide names")
struct NationwideNamesTests {
  /// Every unit, looked up by each way its own name may be written, is found, or nothing is; never another. How many
  /// are found by their name alone, without accents with what is above them, and without either: unique_names.py.
  @Test(arguments: [
    ("units_2023.csv", 10_598, [6_714, 10_556, 6_068]), ("units_2025.csv", 3_321, [2_745, 3_305, 2_622]),
  ])
  func everyUnitFindsItselfOrNothing(_ file: String, _ count: Int, _ unique: [Int]) throws {
    var register = try register(file)
    #expect(register.units.count == count)
    var found = [String: Int]()
    for (place, unit) in register.units.enumerated() {
      let entry = register.entries[place]
      let code = try #require(unit.code)
      let district = entry.district == nil ? "" : unit.parent?.name ?? ""
      let province =
        entry.province.map { [$0.type, $0.bare].compactMap(\.self).joined(separator: " ") } ?? ""
      let bare = unit.name.dropFirst((unit.type?.count ?? 0) + 1)
      let type = unit.type ?? ""
      let ways: [(String, UnitMention)] = [
        ("code and name", mention(code: code, unit.name)),
        ("full", mention(unit.name, district: district, province: province)),
        ("abbreviated", mention(abbreviated(unit.name), district: abbreviated(district), province: province)),
        ("other tone", mention(withOtherTonePlace(unit.name), district: district, province: province)),
        ("type apart", mention(String(bare), type: type, district: district, province: province)),
        ("no type", mention(String(bare), district: district, province: province)),
        ("no province", mention(unit.name, district: district)), ("no parent", mention(unit.name)),
        (
          "no accents",
          mention(
            withoutAccents(unit.name), district: withoutAccents(district), province: withoutAccents(province))
        ),
        ("no accents, no parent", mention(withoutAccents(abbreviated(unit.name)))),
      ]
      for (way, mention) in ways {
        guard let match = register.place(of: mention) else { continue }
        #expect(match.unit == place, "\(way): \(mention.name) found \(register.units[match.unit].name)")
        found[way, default: 0] += 1
      }
    }
    for way in ["code and name", "full", "abbreviated", "other tone", "type apart"] {
      #expect(found[way] == count, "\(way)")
    }
    #expect(["no parent", "no accents", "no accents, no parent"].map { found[$0] } == unique)
  }
}

@Suite("Codes and names that moved in 2025")
struct CodeNameTrapTests {
  /// Of the units of 2023 and 2025, those whose code passed to another name, and names that passed to another code.
  private static let reused: [(code: String, old: String, new: String)] = {
    let (old, new) = (UnitList.quangNinh2020, UnitList.quangNinh2025)
    return old.units.compactMap { unit in
      guard let code = unit.code, let later = new.index(ofCode: code).map({ new.units[$0] }) else {
        return nil
      }
      return later.name == unit.name ? nil : (code, unit.name, later.name)
    }
  }()
  private static let moved: [(name: String, old: String, new: String)] = {
    let (old, new) = (UnitList.quangNinh2020, UnitList.quangNinh2025)
    return old.units.compactMap { unit in
      guard let later = new.units.first(where: { $0.name == unit.name }), later.code != unit.code else {
        return nil
      }
      return (unit.name, unit.code!, later.code!)
    }
  }()

  @Test func thereAreAsManyAsPublished() {
    #expect(Self.reused.count == 32)
    #expect(Self.moved.count == 12)
    #expect(UnitList.quangNinh2025.units.allSatisfy { UnitList.quangNinh2020.index(ofCode: $0.code!) != nil })
  }

  @Test func reusedCodes() {
    var old = UnitRegister(UnitList.quangNinh2020)
    var new = UnitRegister(UnitList.quangNinh2025)
    for trap in Self.reused {
      for (name, oldFinds, newFinds) in [(trap.old, true, false), (trap.new, false, true)] {
        let row = mention(code: trap.code, name)
        #expect((old.place(of: row)?.level == .codeAndName) == oldFinds, "\(trap)")
        #expect((new.place(of: row)?.level == .codeAndName) == newFinds, "\(trap)")
        #expect(oldFinds || old.place(of: row) == nil)
        #expect(newFinds || new.place(of: row) == nil)
      }
    }
  }

  @Test func movedNames() {
    var old = UnitRegister(UnitList.quangNinh2020)
    var new = UnitRegister(UnitList.quangNinh2025)
    for trap in Self.moved {
      #expect(old.place(of: mention(trap.name)).map { old.units[$0.unit].code } == trap.old)
      #expect(new.place(of: mention(trap.name)).map { new.units[$0.unit].code } == trap.new)
      #expect(old.place(of: mention(code: trap.new, trap.name)) == nil)
      #expect(new.place(of: mention(code: trap.old, trap.name)) == nil)
    }
  }

  /// With both lists in one register a code alone, or a name alone, decides nothing; code and name do.
  @Test func bothListsAtOnce() {
    let entries = UnitRegister(UnitList.quangNinh2020).entries + UnitRegister(UnitList.quangNinh2025).entries
    var both = UnitRegister(entries)
    for trap in Self.reused {
      #expect(both.place(of: mention(code: trap.code)) == nil)
      #expect(both.place(of: mention(code: trap.code, trap.old)).map { both.units[$0.unit].name } == trap.old)
      #expect(both.place(of: mention(code: trap.code, trap.new)).map { both.units[$0.unit].name } == trap.new)
    }
    for trap in Self.moved {
      #expect(both.place(of: mention(trap.name)) == nil)
      #expect(both.place(of: mention(code: trap.old, trap.name)).map { both.units[$0.unit].code } == trap.old)
    }
    let then = BoundaryDate("2023")!.date
    #expect(both.inForce(on: then).units.count == 177)
  }

  /// Without boundaries the two units under one code are kept apart.
  @Test func oneCodeTwoUnitsInTheData() throws {
    for trap in Self.reused {
      let rows =
        "code,name,year,indicator,count\n\(trap.code),\(trap.old),2024,x,1\n\(trap.code),\(trap.new),2026,x,2\n"
      let found = try read(rows)
      #expect(found.messages == [])
      #expect(Set(found.reading.table.units.map(\.name)) == [trap.old, trap.new])
    }
  }
}
