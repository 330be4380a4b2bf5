import Observations
import Testing

@testable import Ingestion

@Suite("Looking up units")
struct UnitSearchTests {
  @Test(arguments: [
    ("06649", ["06649"]), ("6649", ["06649"]), ("99999", []), ("Phường Hà Khánh", ["06649"]),
    ("hà khánh", ["06649"]), ("ha khanh", ["06649"]), ("P. Ha Khanh", ["06649"]),
    ("Đầm Hà", ["06895", "06916"]), ("dam ha", ["06895", "06916"]), ("thi tran dam ha", ["06895"]),
    ("Cộng Hòa", ["06799", "07150"]), ("cong hoa, TX Quang Yen", ["06799", "07150"]),
    ("Cộng Hòa, TX Quảng Yên", ["07150"]), ("Hà Khanh", []), ("Zurich", []), ("", []), (",", []),
  ])
  func inTheListOf2020(_ query: String, _ codes: [String]) {
    let list = UnitList.quangNinh2020
    var search = UnitSearch(list)
    #expect(search.places(of: query).map { list.units[$0].code } == codes)
  }

  @Test func nearest() {
    var search = UnitSearch(.quangNinh2020)
    #expect(search.nearest(to: "Phường Hà Kháng") == "Phường Hà Khánh, Thành phố Hạ Long")
    #expect(search.nearest(to: "Zurich") == nil)
  }
}
