import Testing

@testable import Observations

/// The counts are those of the resolutions and of the census; see datasets/README.md for the sources.
@Suite("Official units")
struct UnitListTests {
  @Test(arguments: [
    (UnitList.quangNinh2020, 177, 72, 98, 7, 0), (.quangNinh2024, 171, 73, 91, 7, 0),
    (.quangNinh2025, 54, 30, 22, 0, 2),
  ])
  func counts(
    _ list: UnitList, _ units: Int, _ wards: Int, _ communes: Int, _ towns: Int, _ zones: Int
  ) {
    func count(_ type: String) -> Int { list.units.count { $0.type == type } }
    #expect(list.units.count == units)
    #expect(
      [count("phường"), count("xã"), count("thị trấn"), count("đặc khu")] == [wards, communes, towns, zones])
    #expect(Set(list.units.compactMap(\.code)).count == units)
    #expect(list.units.allSatisfy { $0.code?.count == 5 && $0.validFrom == list.validFrom })
  }

  /// By district: code, units, wards, communes, towns, census of 2019.
  private static let districts = [
    ("193", 33, 21, 12, 0, 322_710), ("194", 17, 8, 9, 0, 108_553), ("195", 16, 13, 3, 0, 190_232),
    ("196", 10, 9, 1, 0, 120_982), ("198", 7, 0, 6, 1, 31_637), ("199", 11, 0, 10, 1, 50_830),
    ("200", 9, 0, 8, 1, 41_217), ("201", 11, 0, 10, 1, 61_566), ("202", 8, 0, 7, 1, 22_103),
    ("203", 12, 0, 11, 1, 46_616), ("205", 21, 10, 11, 0, 171_673), ("206", 19, 11, 8, 0, 145_920),
    ("207", 3, 0, 2, 1, 6_285),
  ]

  @Test(arguments: districts)
  func district(_ code: String, _ units: Int, _ wards: Int, _ communes: Int, _ towns: Int, _ residents: Int) {
    let own = UnitList.quangNinh2020.units.filter { $0.parent?.code == code }
    func count(_ type: String) -> Int { own.count { $0.type == type } }
    #expect([own.count, count("phường"), count("xã"), count("thị trấn")] == [units, wards, communes, towns])
    #expect(own.reduce(0) { $0 + $1.population! } == residents)
    let later = UnitList.quangNinh2024.units.filter { $0.parent?.code == code }
    #expect(later.reduce(0) { $0 + $1.population! } == residents)
  }

  @Test func residents() {
    let sums = UnitList.builtIn.map { $0.units.reduce(0) { $0 + ($1.population ?? 0) } }
    #expect(sums == [1_320_324, 1_320_324, 1_468_550])
    #expect(UnitList.quangNinh2025.units.filter { $0.population == nil }.map(\.name) == ["Phường Hoành Bồ"])
    #expect(UnitList.quangNinh2020.units.compactMap(\.population).min() == 550)
    #expect(UnitList.quangNinh2020.units.compactMap(\.population).max() == 36_868)
  }

  @Test(
    arguments: [
      ("2019", nil), ("2019-12-31", nil), ("2020-01-01", "quang-ninh-2020"), ("2023", "quang-ninh-2020"),
      ("2024-10-31", "quang-ninh-2020"), ("2024", "quang-ninh-2024"), ("2024-11-01", "quang-ninh-2024"),
      ("2025-06-30", "quang-ninh-2024"), ("2025", "quang-ninh-2025"), ("2030", "quang-ninh-2025"),
    ] as [(String, String?)])
  func inForce(_ text: String, _ id: String?) throws {
    let boundary = try #require(BoundaryDate(text))
    #expect(boundary.description == text)
    #expect(UnitList.inForce(on: boundary.date)?.id == id)
  }

  @Test(arguments: ["", "23", "20233", "2023-13-01", "2023-1-1", "abcd", "٢٠٢٣"])
  func noBoundaryDate(_ text: String) {
    #expect(BoundaryDate(text) == nil)
  }
}

@Suite("Crosswalk")
struct UnitCrosswalkTests {
  private let whole = UnitCrosswalk.between(.quangNinh2020, .quangNinh2025)!

  @Test func counts() {
    let crosswalks = UnitCrosswalk.builtIn + [whole]
    #expect(crosswalks.map(\.links.count) == [177, 184, 192])
    #expect(crosswalks.map { $0.links.count { $0.basis == .whole } } == [177, 159, 163])
    let split = crosswalks.map { crosswalk in
      Set(crosswalk.links.filter { $0.basis != .whole }.map(\.old)).count
    }
    #expect(split == [0, 12, 14])
    let touched = Set(whole.links.filter { $0.basis != .whole }.map(\.new))
    #expect((touched.count, whole.later.units.count - touched.count) == (19, 35))
  }

  @Test func everyUnitGoesSomewhereAndSharesSumToOne() {
    for crosswalk in UnitCrosswalk.builtIn + [whole] {
      for old in crosswalk.earlier.units.indices {
        let sum = crosswalk.successors(of: old).reduce(0) { $0 + $1.weight }
        // Shares are given in thousandths.
        #expect(abs(sum - 1) < 1e-9, "\(crosswalk.earlier.units[old].name): \(sum)")
      }
      for new in crosswalk.later.units.indices { #expect(!crosswalk.predecessors(of: new).isEmpty) }
    }
  }

  @Test func relations() {
    func relations(_ crosswalk: UnitCrosswalk) -> [String: Int] {
      Dictionary(grouping: crosswalk.links) { crosswalk.relation(of: $0).rawValue }.mapValues(\.count)
    }
    #expect(relations(UnitCrosswalk.builtIn[0]) == ["unchanged": 161, "merged": 12, "renamed": 4])
    #expect(relations(UnitCrosswalk.builtIn[1])["unchanged"] == 1)
  }

  @Test(arguments: [
    ("07042", ["07030 0.668 part 44", "07060 0.332 part 2"]),
    ("06652", ["06652 1.0 merged 39"]), ("07072", ["07090 0.05 part 22", "07093 0.95 part 23"]),
    ("06991", ["06985 1.0 merged 8"]), ("06925", ["06931 1.0 merged 15"]),
  ])
  func successors(_ code: String, _ expected: [String]) throws {
    let old = try #require(whole.earlier.index(ofCode: code))
    let found = whole.successors(of: old).map { link in
      "\(whole.later.units[link.new].code!) \(link.weight) \(whole.relation(of: link).rawValue) \(link.clause!)"
    }
    #expect(found == expected)
  }

  @Test func noWayBack() {
    #expect(UnitCrosswalk.between(.quangNinh2025, .quangNinh2020) == nil)
    #expect(UnitCrosswalk.between(.quangNinh2020, .quangNinh2020) == nil)
  }
}
