import Foundation
import Observations
import Testing

@testable import Ingestion

/// The units of `list` as a table of counts, `row` writing the cells before the year.
private func table(_ list: UnitList, _ header: String, _ row: (AreaUnit) -> String) -> String {
  "\(header),year,indicator,count\n" + list.units.map { "\(row($0)),2022,x,1\n" }.joined()
}

private func codeAndName(_ list: UnitList) -> String {
  table(list, "code,name") { "\($0.code!),\($0.name)" }
}

@Suite("Boundaries")
struct BoundariesTests {
  @Test(arguments: UnitList.builtIn)
  func theListIsFoundByCodeAndName(_ list: UnitList) throws {
    let found = try read(codeAndName(list))
    #expect(found.messages == [])
    #expect(found.reading.table.units == list.units)
    let yaml = found.reading.assumptions.yaml
    #expect(
      yaml.hasSuffix(
        """
        boundaries: \(list.validFrom)  # found: the built-in list \(list.id)
        # units matched: \(list.units.count) by code and name

        """))
    // Read back, the assumptions give the same units.
    let folder = try DataFolder(["crime.csv": codeAndName(list), "keogiam.yaml": yaml])
    #expect(try folder.reading().table.units == list.units)
  }

  @Test func theListIsFoundByNameAndDistrict() throws {
    let list = UnitList.quangNinh2020
    let text = table(list, "unit,district") { "\(abbreviated($0.name)),\(abbreviated($0.parent!.name))" }
    let found = try read(text)
    #expect(found.messages == [])
    #expect(found.reading.table.units == list.units)
    #expect(found.reading.assumptions.yaml.contains("# units matched: 177 by type + name + parent\n"))
  }

  @Test func spellingsOfOneUnitAreOneUnit() throws {
    let list = UnitList.quangNinh2020
    let more = "P. Hà Khánh,TP Hạ Long,2023,x,7\nPhuong Ha Khanh,TP Ha Long,2024,x,9\n"
    let found = try read(table(list, "unit,district") { "\($0.name),\($0.parent!.name)" } + more)
    #expect(found.messages == [])
    #expect(found.reading.table.units.count == 177)
    #expect(
      found.reading.figures.filter { $0.hasPrefix("06649") } == [
        "06649|x|2022=1", "06649|x|2023=7", "06649|x|2024=9",
      ])
    #expect(
      found.reading.assumptions.yaml.contains(
        "# units matched: 176 by type + name + parent, 1 by name without accents\n"))
  }

  @Test func foreignUnitsAreKeptAndNoted() throws {
    let found = try read(
      codeAndName(.quangNinh2020) + "06649,Phường Hà Khanh,2023,x,1\n99999,Zurich,2022,x,1\n")
    #expect(
      found.messages == [
        "crime.csv:179:7: 'name' is 'Phường Hà Khanh' for the code 06649, which was 'Phường Hà Khánh' before; "
          + "the first is used",
        "crime.csv:180: 'Zurich' is not in the list quang-ninh-2020, as nearly all units are; it is used as it stands",
      ])
    #expect(found.reading.table.units.count == 178)
    #expect(
      found.reading.assumptions.yaml.hasSuffix(
        """
        # units: those of the data, nearly all in the built-in list quang-ninh-2020; to hold to it: boundaries: 2020-01-01
        # units matched: 177 by code and name; 1 not found

        """))
  }

  @Test(
    "nothing decides",
    arguments: [
      // Codes alone are the same in several lists.
      (
        table(.quangNinh2024, "code") { $0.code! },
        "the built-in lists of 2020-01-01, 2024-11-01 fit alike, say which with boundaries:"
      ),
      // The units of Cô Tô did not change in 2024.
      (
        "code,name,year,indicator,count\n07195,Xã Đồng Tiến,2022,x,1\n07198,Xã Thanh Lân,2022,x,1\n",
        "the built-in lists of 2020-01-01, 2024-11-01 fit alike, say which with boundaries:"
      ),
      // Names alone are those of other provinces, too.
      (table(.quangNinh2020, "unit") { $0.name }, nil),
      // A table on both lists.
      (
        codeAndName(.quangNinh2020)
          + codeAndName(.quangNinh2025).replacing(",2022,", with: ",2026,").split(separator: "\n").dropFirst()
          .joined(separator: "\n"), nil
      ),
      ("code,name,year,indicator,count\n01101,Iquique,2022,x,1\n01107,Alto Hospicio,2022,x,1\n", nil),
      ("unit,district,year,indicator,count\nXã Tân Dân,Huyện Sóc Sơn,2022,x,1\n", nil),
    ] as [(String, String?)])
  func nothingDecides(_ text: String, _ open: String?) throws {
    let found = try read(text)
    #expect(found.messages == [])
    #expect(found.reading.table.units.allSatisfy { $0.validFrom == nil })
    let lines = found.reading.assumptions.yaml.split(separator: "\n").filter { $0.contains("units") }
    #expect(lines == ["# units: those of the data" + (open.map { "; \($0)" } ?? "")])
  }

  @Test func declaredBoundaries() throws {
    let text = table(.quangNinh2024, "code") { $0.code! }
    let found = try read(text, overrides: .init(boundaries: Boundaries("2024")))
    #expect(found.messages == [])
    #expect(found.reading.table.units == UnitList.quangNinh2024.units)
    #expect(
      found.reading.assumptions.yaml.hasSuffix(
        """
        boundaries: 2024
        # units: the built-in list quang-ninh-2024
        # units matched: 171 by code alone

        """))
    let others = try read(text, overrides: .init(boundaries: Boundaries("2025")))
    #expect(others.reading.table.units.count == 54)
    #expect(others.messages.count == 171 - 54)
    #expect(others.messages.first == "crime.csv:2:1: 'code' must be a code of the register, not '06649'")
    let none = try read(text, overrides: .init(boundaries: Boundaries("2019")))
    #expect(
      none.messages == [
        "boundaries: no built-in list of units was in force on 2019-12-31; the oldest is of 2020-01-01; "
          + "name a register with --units"
      ])
  }

  /// Of a register that holds several lists the one in force is used.
  @Test(arguments: [
    ("2019", "Phường A"), ("2020-06-30", "Phường A"), ("2020-07-01", "Xã B"), ("2024", "Xã B"),
  ])
  func registerOfSeveralDates(_ date: String, _ name: String) throws {
    let register = "code,valid_from,name\n00001,,Phường A\n00001,2020-07-01,Xã B\n00002,2026-01-01,Xã C\n"
    let found = try read(
      "code,year,indicator,count\n1,2022,x,1\n", overrides: .init(boundaries: Boundaries(date)),
      units: register)
    #expect(found.messages == [])
    #expect(found.reading.table.units.map(\.name) == [name])
  }

  /// Residents that the data give go before those of the census.
  @Test func populationsOfTheData() throws {
    let list = UnitList.quangNinh2020
    let text =
      "code,name,population,year,indicator,count\n"
      + list.units.map { "\($0.code!),\($0.name),\($0.code == "06649" ? "9999" : ""),2022,x,1\n" }.joined()
    let units = try read(text).reading.table.units
    #expect(units[0].population == 9_999)
    #expect(units[1].population == list.units[1].population)
  }
}
