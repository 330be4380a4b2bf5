import Foundation
import Testing

@Suite("Compare")
struct CompareTests {
  @Test func screenInVietnamese() throws {
    let run = try Folder().run("keogiam compare 12 9 --lang vi")
    #expect(
      run.output == """
        9 sau 12: giảm 25 %, nhưng chênh lệch như vậy thường là ngẫu nhiên: dù không có gì thay đổi, vẫn gặp khoảng 52 lần trong 100.

        Cách tính      Thay đổi, %  95 % từ   đến  p: không đổi  p: chưa giảm 7 %
        ─────────────  ───────────  ───────  ────  ────────────  ────────────────
        mid-p (C)            −25,0    −69,6  79,8         0,523             0,318
        chính xác (C)        −25,0    −72,1  93,9         0,664             0,395
        score                −25,0    −67,6  73,6         0,513             0,313
        E-test               −25,0                        0,530             0,322

        Xác suất tỷ suất thật đã giảm từ 7 % trở lên: 69 %.
        Nếu tỷ suất thật giảm đúng 7 %, so sánh từ 12 trường hợp chỉ nhận ra với xác suất 5 %; muốn 80 % cần khoảng 2.500 trường hợp mỗi kỳ.

        """)
    #expect(run.error == "" && run.exitCode == 0)
  }

  @Test func screenInEnglishWithExposures() throws {
    let run = try Folder().run(
      "keogiam compare 308 207 --exposure 48200,49100 --cut 12,5% --level 99% --lang en")
    #expect(
      run.output == """
        207 after 308: the rate is down 34 %, and such a difference is hardly chance: if nothing had changed it would be seen less than once in 1,000.

        Method     Change, %  99 % from     to  p: no change  p: not cut by 12.5 %
        ─────────  ─────────  ─────────  ─────  ────────────  ────────────────────
        mid-p (C)      −34.0      −47.8  −16.9        <0.001                <0.001
        exact (C)      −34.0      −48.0  −16.6        <0.001                <0.001
        score          −34.0      −47.6  −16.9        <0.001                <0.001
        E-test         −34.0                          <0.001                <0.001

        Probability that the rate itself was cut by 12.5 % or more: ≥98 %.
        If the rate is cut by just 12.5 %, a comparison that starts from 308 cases shows it with probability 22 %; for 80 % it takes some 1,300 cases before.

        """)
  }

  @Test(
    "the first sentence",
    arguments: [
      ("0 0", "0 sau 0: không có gì để so sánh.", "0 after 0: there is nothing to compare."),
      (
        "0 4",
        "4 sau 0: trước không có trường hợp nào nên không tính được phần trăm; chênh lệch như vậy có thể chỉ là ngẫu "
          + "nhiên: dù không có gì thay đổi, vẫn gặp khoảng 6 lần trong 100.",
        "4 after 0: none before, so that there is no percentage; such a difference may be chance: even if nothing had "
          + "changed it would be seen about 6 times in 100."
      ),
      ("12 12", "12 sau 12: không thay đổi.", "12 after 12: no change."),
      ("12 9 --exposure 12,9", "9 sau 12: tỷ suất không thay đổi.", "9 after 12: the rate is unchanged."),
      // A lone -- ends the options.
      ("-- 12 12", "12 sau 12: không thay đổi.", "12 after 12: no change."),
      (
        "100000 100030",
        "100.030 sau 100.000: tăng chưa đến 0,1 %, nhưng chênh lệch như vậy thường là ngẫu nhiên: dù không có gì thay "
          + "đổi, vẫn gặp khoảng 95 lần trong 100.",
        "100,030 after 100,000: up less than 0.1 %, but such a difference is often chance: even if nothing had changed "
          + "it would be seen about 95 times in 100."
      ),
      (
        "100000 99999",
        "99.999 sau 100.000: giảm chưa đến 0,1 %, nhưng chênh lệch như vậy thường là ngẫu nhiên: dù không có gì thay "
          + "đổi, vẫn gặp gần như mọi lần.",
        "99,999 after 100,000: down less than 0.1 %, but such a difference is often chance: even if nothing had changed "
          + "it would be seen almost every time."
      ),
      (
        "12 13",
        "13 sau 12: tăng 8,3 %, nhưng chênh lệch như vậy thường là ngẫu nhiên: dù không có gì thay đổi, vẫn gặp khoảng "
          + "85 lần trong 100.",
        "13 after 12: up 8.3 %, but such a difference is often chance: even if nothing had changed it would be seen "
          + "about 85 times in 100."
      ),
      (
        "12 3",
        "3 sau 12: giảm 75 %, và chênh lệch như vậy khó là ngẫu nhiên: nếu không có gì thay đổi, chỉ gặp khoảng 2 lần "
          + "trong 100.",
        "3 after 12: down 75 %, and such a difference is hardly chance: if nothing had changed it would be seen only "
          + "about 2 times in 100."
      ),
      (
        "1200 1000",
        "1.000 sau 1.200: giảm 17 %, và chênh lệch như vậy khó là ngẫu nhiên: nếu không có gì thay đổi, chỉ gặp dưới "
          + "1 lần trong 1.000.",
        "1,000 after 1,200: down 17 %, and such a difference is hardly chance: if nothing had changed it would be seen "
          + "less than once in 1,000."
      ),
    ])
  func sentences(_ counts: String, _ vietnamese: String, _ english: String) throws {
    let folder = try Folder()
    for (language, sentence) in [("vi", vietnamese), ("en", english)] {
      let run = try folder.run("keogiam compare --lang \(language) \(counts)")
      #expect(run.output.prefix { $0 != "\n" } == sentence)
      #expect(run.exitCode == 0)
    }
  }

  @Test("power, where it suffices, and what a level is called")
  func power() throws {
    let folder = try Folder()
    let equal = try folder.run("keogiam compare 100000 93000 --lang vi")
    #expect(
      equal.output.contains(
        "so sánh từ 100.000 trường hợp nhận ra với xác suất 100 %; muốn 80 % cần khoảng 2.500 trường hợp mỗi kỳ.\n"
      ))
    let unequal = try folder.run("keogiam compare 5 4 --exposure 2,1 --lang vi --level 99.99%")
    #expect(unequal.output.contains("chỉ nhận ra với xác suất") && unequal.output.contains(" ở kỳ trước.\n"))
    #expect(unequal.output.contains("  99,99 % từ  "))
  }

  @Test("a wrong count in Vietnamese")
  func wrongCount() throws {
    let run = try Folder().run("keogiam compare 1.200 9 --lang vi")
    #expect(
      run.error.hasPrefix(
        "Error: Số vụ phải là số nguyên từ 0 đến 1000000000, không có dấu chấm hay dấu phẩy, không phải '1.200'.\n"
      ))
  }

  @Test func csv() throws {
    let folder = try Folder()
    let run = try folder.run("keogiam compare 5 0 --format csv -o out.csv --lang en")
    #expect(run.output == "" && run.error == "Wrote out.csv.\n")
    let rows = try folder.text("out.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(
      rows[0] == [
        "quantity", "method", "alternative", "null_ratio", "estimate", "statistic", "p_value", "conf_low",
        "conf_high", "conf_level",
      ])
    #expect(rows.count == 17 && rows.allSatisfy { $0.count == 10 })
    #expect(rows[1].prefix(5) == ["rate_before", "exact", "", "", "5.0"])
    #expect(rows[2].prefix(5) == ["rate_after", "exact", "", "", "0.0"])
    // METHODS C3 and C4: −100 to +9.13 %, p .0373433.
    let exact = try #require(rows.first { $0[0] == "ratio" && $0[1] == "exact" && $0[2] == "less" })
    let p = try #require(Double(exact[6]))
    #expect(exact[3] == "0.93" && abs(p - 0.0373433) < 1e-7)
    let change = try #require(rows.first { $0[0] == "percent_change" && $0[1] == "exact" })
    #expect(change[4] == "-100.0" && change[7] == "-100.0")
    #expect(try abs(#require(Double(change[8])) - 9.13) < 0.005)
  }

  @Test func json() throws {
    struct Row: Decodable {
      let quantity: String, method: String
      let estimate: Double?, p_value: Double?, conf_low: Double?, conf_high: Double?
    }
    let run = try Folder().run("keogiam compare 0 4 --format json")
    let rows = try JSONDecoder().decode([Row].self, from: Data(run.output.utf8))
    #expect(rows.count == 16)
    let ratio = try #require(rows.first { $0.quantity == "ratio" && $0.method == "mid_p" })
    // Without an event before there is neither a ratio nor an upper limit.
    #expect(ratio.estimate == nil && ratio.conf_high == nil)
    #expect(try #require(ratio.conf_low) > -1 && ratio.p_value == 0.0625)
  }

  @Test("large counts and odd exposures end at once, with numbers")
  func extremes() throws {
    let folder = try Folder()
    for line in [
      "100000000 99900000", "0 1000000", "1000000000 0", "7 7 --exposure 0.001,1",
      "7 7 --exposure 1e12,1e9", "3 1 --cut 0.01%", "3 1 --cut 99.99%", "3 1 --level 99.99%",
      "3 1 --level 50.01%",
    ] {
      let run = try folder.run("keogiam compare \(line) --format csv")
      #expect(run.exitCode == 0 && run.error == "", "\(line)")
      #expect(!run.output.contains("NaN") && !run.output.contains("INF"), "\(line)")
      let text = try folder.run("keogiam compare \(line) --lang en")
      #expect(text.exitCode == 0 && !text.output.contains("–"), "\(line)")
    }
  }

  @Test(
    "wrong usage is said and ends with 64",
    arguments: [
      ("", "compare takes two counts, the one before and the one after, not 0."),
      ("12", "compare takes two counts, the one before and the one after, not 1."),
      ("12 9 3", "compare takes two counts, the one before and the one after, not 3."),
      ("12 -9", "A count is a whole number from 0 to 1000000000, without marks, not '-9'."),
      ("12 9.5", "A count is a whole number from 0 to 1000000000, without marks, not '9.5'."),
      ("1.200 9", "A count is a whole number from 0 to 1000000000, without marks, not '1.200'."),
      ("12 9999999999", "A count is a whole number from 0 to 1000000000, without marks, not '9999999999'."),
      ("12 9 --bogus", "Unknown option '--bogus'."), ("12 9 -x", "Unknown option '-x'."),
      (
        "12 9 --exposure 0,100",
        "--exposure takes two numbers above 0, before,after such as 48200,49100, not '0,100'."
      ),
      (
        "12 9 --exposure 100",
        "--exposure takes two numbers above 0, before,after such as 48200,49100, not '100'."
      ),
      (
        "12 9 --exposure nan,inf",
        "--exposure takes two numbers above 0, before,after such as 48200,49100, not 'nan,inf'."
      ),
      (
        "12 9 --exposure 1,2000",
        "--exposure takes numbers that differ a thousandfold at most, not '1,2000'."
      ),
      ("12 9 --cut 100%", "--cut takes a percentage above 0 % and below 100 %, such as 7%, not '100%'."),
      ("12 9 --cut 0%", "--cut takes a percentage above 0 % and below 100 %, such as 7%, not '0%'."),
      ("12 9 --cut 0.07", "--cut takes a percentage above 0 % and below 100 %, such as 7%, not '0.07'."),
      ("12 9 --cut=-7%", "--cut takes a percentage above 0 % and below 100 %, such as 7%, not '-7%'."),
      ("12 9 --level 50%", "--level takes a percentage above 50 % and below 100 %, such as 95%, not '50%'."),
      (
        "12 9 --level 0.95", "--level takes a percentage above 50 % and below 100 %, such as 95%, not '0.95'."
      ),
    ])
  func wrongUsage(_ arguments: String, _ message: String) throws {
    let run = try Folder().run("keogiam compare \(arguments)")
    #expect(
      run.error == """
        Error: \(message)
        Usage: keogiam compare [<count> ...] [--exposure <before,after>] [--cut <percent>] [--level <percent>] \
        [--lang <vi|en>] [--format <table|csv|json|jsonl|markdown|xlsx>] [--output <file>]
          See 'keogiam compare --help' for more information.

        """)
    #expect(run.output == "" && run.exitCode == 64)
  }
}
