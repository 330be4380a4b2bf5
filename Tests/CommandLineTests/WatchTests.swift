import Foundation
import Testing

@Suite("Early warning on the command line")
struct WatchTests {
  /// Months of three communes from 2018 to September 2023; in 2023 one has an April unlike any other, one five more
  /// cases a month from March on, and one no figure for May; the last month is preliminary.
  private let counts: String = {
    let units = [
      ("06649", "Phường Hà Khánh", "Hạ Long"), ("06652", "Xã An Sinh", "Đông Triều"),
      ("06655", "Xã Bình Khê", "Đông Triều"),
    ]
    var text = "unit_code,unit,district,indicator,period,count,status\n"
    for (place, unit) in units.enumerated() {
      for year in 2018...2023 {
        for month in 1...(year == 2023 ? 9 : 12) {
          var count = "\((place * 7 + year * 5 + month * 3 + place * month) % (4 * (3 - place)))"
          if year == 2023, place == 0, month == 4 { count = "29" }
          if year == 2023, place == 1, month >= 3 { count = "\((Int(count) ?? 0) + 5)" }
          if year == 2023, place == 2, month == 5 { count = "" }
          let status = year == 2023 && month == 9 ? "preliminary" : ""
          let period = "\(year)-\(month < 10 ? "0" : "")\(month)"
          text += "\(unit.0),\(unit.1),\(unit.2),robbery,\(period),\(count),\(status)\n"
        }
      }
    }
    return text
  }()

  private let question = "keogiam watch a.csv --target robbery=-7%"

  @Test("a high month, a lasting rise, a gap: the page in English") func page() throws {
    let run = try Folder(["a.csv": counts]).run("\(question) --lang en")
    #expect(
      run.output == """
        year 2023, counted through 2023-09-30

        How to read: the usual range rests on the years before; where nothing has changed a month is above it at most once in 200, and below it likewise. A lasting rise (fall) is a sum over the months, tuned to 25 %, false at most once in 100 unit-years. A signal asks for a look; it proves nothing.

        robbery

        Unit             District    To date  Expected  Signal          Details                                                                                Data
        ───────────────  ──────────  ───────  ────────  ──────────────  ─────────────────────────────────────────────────────────────────────────────────────  ───────────
        Phường Hà Khánh  Hạ Long          72      41.7  unusually high  Month 4: 29, usually 0–18; by chance alone so many occur less than once in 10,000.     preliminary
        Xã An Sinh       Đông Triều       73      26.9  lasting rise    Month 7: 11, as usual (0–13). A lasting rise: the excess adds up to 31.5, limit 26.5.  preliminary

        Beyond the usual range: 1 of 26 figures; chance alone would give about 0.1.
        Lasting rises and falls: 1 in 3 units; chance alone would give about 0.0.
        No signal: 1 of 3 units.

        """)
    #expect(
      run.error == "Every month: --format csv -o watch.csv · All units: --all · Who may miss: keogiam flag\n")
    #expect(run.exitCode == 0)
  }

  @Test("every unit, in Vietnamese") func all() throws {
    let run = try Folder(["a.csv": counts]).run("\(question) --all --lang vi")
    #expect(
      run.output == """
        năm 2023, số liệu đến hết ngày 30/9/2023

        Cách đọc: khoảng thường gặp tính từ các năm trước; khi không có gì đổi, một tháng vượt lên trên khoảng này không quá 1 trên 200 lần, tụt xuống dưới cũng vậy. Tăng (giảm) kéo dài: cộng dồn qua các tháng, nhạy với mức 25 %, báo nhầm không quá 1 trên 100 năm của mỗi đơn vị. Dấu hiệu là để kiểm tra, chưa phải kết luận.

        robbery

        Đơn vị           Huyện       Đến nay  Dự kiến  Dấu hiệu        Chi tiết                                                                                           Số liệu
        ───────────────  ──────────  ───────  ───────  ──────────────  ─────────────────────────────────────────────────────────────────────────────────────────────────  ────────────────────
        Phường Hà Khánh  Hạ Long          72     41,7  cao bất thường  Tháng 4: 29, thường chỉ 0–18; riêng ngẫu nhiên thì nhiều đến thế hiếm hơn 1 trên 10.000 lần.       sơ bộ
        Xã An Sinh       Đông Triều       73     26,9  tăng kéo dài    Tháng 7: 11, như thường lệ (0–13). Xu hướng tăng kéo dài: phần vượt cộng dồn 31,5, giới hạn 26,5.  sơ bộ
        Xã Bình Khê      Đông Triều       12     10,8                                                                                                                     sơ bộ; thiếu tháng 5

        Ngoài khoảng thường gặp: 1 trên 26 số liệu; riêng ngẫu nhiên cũng cho khoảng 0,1.
        Tăng hoặc giảm kéo dài: 1 trên 3 đơn vị; riêng ngẫu nhiên cũng cho khoảng 0,0.

        """)
    #expect(
      run.error
        == "Từng tháng: --format csv -o watch.csv · Mọi đơn vị: --all · Khả năng không đạt: keogiam flag\n")
    #expect(run.exitCode == 0)
  }

  @Test("the synthetic province, in English") func province() throws {
    let run = try Folder().run("keogiam watch '\(Keogiam.dataset)' --through 2023-09-14 --lang en")
    #expect(
      run.output == """
        Quảng Ninh (synthetic) · year 2023, counted through 2023-09-14 · quang-ninh-120-2023/1

        How to read: the usual range rests on the years before; where nothing has changed a month is above it at most once in 200, and below it likewise. A lasting rise (fall) is a sum over the months, tuned to 25 %, false at most once in 100 unit-years. A signal asks for a look; it proves nothing.

        Crimes against social order

        Unit            District           To date  Expected  Signal          Details
        ──────────────  ─────────────────  ───────  ────────  ──────────────  ─────────────────────────────────────────────────────────────────────────────────
        Phường Cẩm Phú  Thành phố Cẩm Phả       20      16.9  unusually high  Month 4: 8, usually 0–7; by chance alone so many occur about once in 440.
        Xã Đông Hải     Huyện Tiên Yên          11       3.5  lasting rise    Month 8: 1, as usual (0–3). A lasting rise: the excess adds up to 7.5, limit 7.5.
        Xã Tân Việt     Thị xã Đông Triều        7       1.1  lasting rise    Month 7: 2, as usual (0–2). A lasting rise: the excess adds up to 5.0, limit 4.5.

        Beyond the usual range: 1 of 1,593 figures; chance alone would give about 2.9.
        Lasting rises and falls: 2 in 177 units; chance alone would give about 0.6.
        No signal: 174 of 177 units.

        Serious traffic accidents

        Unit              District           To date  Expected  Signal        Details
        ────────────────  ─────────────────  ───────  ────────  ────────────  ─────────────────────────────────────────────────────────────────────────────────
        Phường Yên Thanh  Thành phố Uông Bí        6       1.0  lasting rise  Month 8: 1, as usual (0–2). A lasting rise: the excess adds up to 5.3, limit 4.8.

        Beyond the usual range: 0 of 1,593 figures; chance alone would give about 2.8.
        Lasting rises and falls: 1 in 177 units; chance alone would give about 0.6.
        No signal: 176 of 177 units.

        New drug addicts

        Unit          District           To date  Expected  Signal          Details
        ────────────  ─────────────────  ───────  ────────  ──────────────  ───────────────────────────────────────────────────────────────────────
        Xã Hòa Bình   Thành phố Hạ Long        1       0.0  unusually high  Month 3: 1, usually 0; by chance alone so many occur about once in 240.
        Xã Thanh Sơn  Huyện Ba Chẽ             1       0.0  unusually high  Month 8: 1, usually 0; by chance alone so many occur about once in 210.

        Beyond the usual range: 2 of 1,593 figures; chance alone would give about 2.1.
        Lasting rises and falls: 0 in 177 units; chance alone would give about 0.6.
        No signal: 175 of 177 units.

        Not watched: Drug addicts (number on file), Re-offenders among persons released or amnestied (proportion).

        """)
    #expect(run.exitCode == 0)
  }

  @Test("half a year of it, in Vietnamese") func halfYear() throws {
    let run = try Folder().run(
      "keogiam watch '\(Keogiam.dataset)' --target social_order_crimes=-7% --through 2023-06-14 --lang vi")
    #expect(
      run.output == """
        Quảng Ninh (synthetic) · năm 2023, số liệu đến hết ngày 14/6/2023

        Cách đọc: khoảng thường gặp tính từ các năm trước; khi không có gì đổi, một tháng vượt lên trên khoảng này không quá 1 trên 200 lần, tụt xuống dưới cũng vậy. Tăng (giảm) kéo dài: cộng dồn qua các tháng, nhạy với mức 25 %, báo nhầm không quá 1 trên 100 năm của mỗi đơn vị. Dấu hiệu là để kiểm tra, chưa phải kết luận.

        social_order_crimes

        Đơn vị          Huyện              Đến nay  Dự kiến  Dấu hiệu        Chi tiết
        ──────────────  ─────────────────  ───────  ───────  ──────────────  ─────────────────────────────────────────────────────────────────────────────────────
        Phường Cẩm Phú  Thành phố Cẩm Phả       14     10,9  cao bất thường  Tháng 4: 8, thường chỉ 0–7; riêng ngẫu nhiên thì nhiều đến thế khoảng 1 trên 440 lần.

        Ngoài khoảng thường gặp: 1 trên 1.062 số liệu; riêng ngẫu nhiên cũng cho khoảng 2,0.
        Tăng hoặc giảm kéo dài: 0 trên 177 đơn vị; riêng ngẫu nhiên cũng cho khoảng 0,1.
        Không có dấu hiệu: 176 trên 177 đơn vị.

        """)
    #expect(run.exitCode == 0)
  }

  @Test("the file has every month, the same for any number of jobs") func file() throws {
    let folder = try Folder(["a.csv": counts])
    let run = try folder.run("\(question) --format csv --lang en --jobs 1")
    let lines = run.output.split(separator: "\n")
    #expect(run.exitCode == 0 && run.error == "" && lines.count == 28)
    #expect(
      lines[0]
        == "year,through,vintage,level,unit_code,unit,unit_type,district,indicator,period,value,expected,low,high,p_high,"
        + "p_low,signal,cusum_up,cusum_up_limit,cusum_down,cusum_down_limit,false_alarm_month_high,"
        + "false_alarm_month_low,false_alarm_year_up,false_alarm_year_down,data_status,sentence")
    #expect(try folder.run("\(question) --format csv --lang en --jobs 3").output == run.output)
    let json = try folder.run("\(question) --format json --lang en").output
    let rows = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [[String: Any]])
    #expect(rows.count == 27 && rows.allSatisfy { $0.count == 27 })
    let signals = rows.compactMap { $0["signal"] as? String }
    #expect(signals.count { $0 == "high" } == 1 && signals.count { $0 == "missing" } == 1)
    #expect(rows[3]["signal"] as? String == "high" && rows[3]["period"] as? String == "2023-04")
    #expect(rows[22]["signal"] as? String == "missing" && rows[22]["value"] is NSNull)
    #expect(rows[22]["sentence"] as? String == "Month 5: no figure (left blank).")
    #expect(rows.filter { $0["data_status"] as? String == "preliminary" }.count == 3)
    for row in rows {
      let rates = ["month_high", "month_low", "year_up", "year_down"].compactMap {
        row["false_alarm_\($0)"] as? Double
      }
      #expect(
        rates.count == 4 && rates[0...1].allSatisfy { $0 <= 0.005 } && rates[2...].allSatisfy { $0 <= 0.01 })
    }
  }

  @Test("rates and drift can be chosen, and are said") func rule() throws {
    let folder = try Folder(["a.csv": counts])
    let loose = try folder.run("\(question) --monthly-rate 0.15 --yearly-rate 0.03 --drift 50 --lang en")
    #expect(loose.output.contains("above it at most once in 6.7, and below it likewise."))
    #expect(loose.output.contains("tuned to 50 %, false at most once in 33.3 unit-years."))
    let strict = try folder.run("\(question) --monthly-rate 0.00001 --yearly-rate 0.00001 --lang en")
    #expect(strict.output.contains("at most once in 100,000, and below it likewise."))
    #expect(!strict.output.contains("unusually high") && strict.output.contains("No signal: 3 of 3 units."))
  }

  @Test("no earlier year") func noPast() throws {
    let run = try Folder(["a.csv": counts]).run("\(question) --year 2018 --lang en")
    #expect(
      run.output.hasSuffix(
        "\nrobbery\n\nUnits without data: 3 (no whole earlier year to hold it against).\n"))
    #expect(run.exitCode == 0)
    let vietnamese = try Folder(["a.csv": counts]).run("\(question) --year 2018 --lang vi --format csv")
    #expect(
      vietnamese.output.contains(",no data,,,,,,,,,,\"Tháng 1: 9; chưa có năm trước nào đủ số liệu để so.\"")
        || vietnamese.output.contains("; chưa có năm trước nào đủ số liệu để so."))
  }

  @Test("one earlier year is enough") func onePastYear() throws {
    let run = try Folder(["a.csv": counts]).run("\(question) --year 2019 --lang en")
    #expect(run.exitCode == 0 && run.output.contains(" of 36 figures; chance alone would give about "))
  }

  @Test("a break between the years") func breaks() throws {
    let folder = try Folder([
      "counts.csv": counts,
      "keogiam.yaml": """
      targets: ["robbery=-7%"]
      sources: [{file: counts.csv}]
      breaks: [{indicator: robbery, date: 2023-01-01, reason: "a new law"}]

      """,
    ])
    let run = try folder.run("keogiam watch . --lang en")
    #expect(
      run.output.hasSuffix(
        "\nrobbery\n\nUnits without data: 3 (the two years cannot be compared: another definition from 2023-01-01 (a new law)).\n"
      ))
    #expect(run.exitCode == 0)
  }

  @Test(
    "what cannot be watched",
    arguments: [
      (
        "--target stock:robbery=-7%",
        "only events of a month or quarter can be watched; 'robbery': a number on file or a proportion",
        "chỉ theo dõi được số phát sinh theo tháng hoặc quý; 'robbery' là số có cuối kỳ hoặc tỷ lệ"
      ),
      (
        "--target robbery=-7% --year 2024", "2024 has no figures by month or quarter",
        "năm 2024 không có số liệu theo tháng hoặc quý"
      ),
      (
        "--target robbery=-7% --year 2017", "the data begin in 2018: nothing is known of the year 2017",
        "số liệu bắt đầu từ năm 2018: không có gì về năm 2017"
      ),
    ])
  func failures(_ options: String, _ english: String, _ vietnamese: String) throws {
    let folder = try Folder(["a.csv": counts])
    for (language, message) in [("en", english), ("vi", vietnamese)] {
      let run = try folder.run("keogiam watch a.csv \(options) --lang \(language)")
      #expect(run.error == "keogiam: \(message)\n")
      #expect(run.output == "" && run.exitCode != 0)
    }
  }

  @Test("yearly figures alone") func yearly() throws {
    let folder = try Folder(["a.csv": "unit,indicator,period,count\nA,x,2021,3\nA,x,2022,3\nA,x,2023,2\n"])
    let run = try folder.run("keogiam watch a.csv --target x=-7% --lang en")
    #expect(run.error == "keogiam: 2023 has no figures by month or quarter\n")
    #expect(run.output == "" && run.exitCode == 1)
  }

  @Test(
    "wrong usage",
    arguments: [
      ("--monthly-rate 0.7", "--monthly-rate takes a probability from 0.000001 to 0.2, not 0.7."),
      ("--yearly-rate 0", "--yearly-rate takes a probability from 0.000001 to 0.2, not 0.0."),
      ("--drift 0", "--drift takes a percentage from 1 to 90, not 0.0."),
      ("--drift 0 --lang vi", "--drift phải là số phần trăm từ 1 đến 90, không phải 0.0."),
      (
        "--monthly-rate nan --lang vi",
        "--monthly-rate phải là xác suất từ 0.000001 đến 0.2, không phải nan."
      ),
    ])
  func usage(_ options: String, _ message: String) throws {
    let run = try Folder(["a.csv": counts]).run("\(question) \(options)")
    #expect(run.exitCode == 64 && run.error.hasPrefix("Error: \(message)\n"), "\(run.error)")
  }
}
