import Testing

/// All of standard error in Vietnamese and in English.
@Suite("The tool's talk in both languages")
struct BilingualTests {
  private static let table = "unit,year,indicator,count\nA,2021,x,1\nA,2022,x,3.5\nA,2022,y,-\n"

  @Test(
    "what is said, and how the run ends",
    arguments: [
      (
        "check a.csv", 0,
        [
          "a.csv:3:10: 'count' phải là số nguyên từ 0 trở lên, không phải '3.5'",
          "a.csv:4:10: 'count' phải là số nguyên từ 0 trở lên, không phải '-'; nếu nghĩa là chưa báo cáo, hãy thêm "
            + "--missing '-'; nếu nghĩa là không có, --zero '-'",
        ],
        [
          "a.csv:3:10: 'count' must be a whole number of 0 or more, not '3.5'",
          "a.csv:4:10: 'count' must be a whole number of 0 or more, not '-'; if it means not reported, say "
            + "--missing '-'; if it means none, --zero '-'",
        ]
      ),
      (
        "flag none.csv", 1,
        ["keogiam: none.csv: không có tệp này", "keogiam: không có số liệu nào dùng được"],
        ["keogiam: none.csv: no such file", "keogiam: no figure can be used"]
      ),
      (
        "status counts.csv --target robery=-7%", 1,
        [
          "keogiam: số liệu không có chỉ tiêu 'robery'; có phải là 'robbery'?",
          "keogiam: không chỉ tiêu nào có số liệu; số liệu có 'robbery'",
        ],
        [
          "keogiam: no indicator 'robery' in the data; did you mean 'robbery'?",
          "keogiam: none of the targets has data; the data hold 'robbery'",
        ]
      ),
      (
        "status counts.csv --map units=x", 64,
        ["keogiam: --map: không có loại cột 'units'; có phải là 'unit'?"],
        ["keogiam: --map: no role 'units'; did you mean 'unit'?"]
      ),
      (
        "status counts.csv --target drug_addicts=-7%", 64,
        [
          "keogiam: 'drug_addicts=-7%': 'drug_addicts' là số tồn, không cộng các tháng; hãy viết "
            + "stock:drug_addicts=-7%"
        ],
        [
          "keogiam: 'drug_addicts=-7%': 'drug_addicts' is a stock, whose months are not added; write "
            + "stock:drug_addicts=-7%"
        ]
      ),
      (
        "status counts.csv --target 'drug_addicts<10%'", 64,
        [
          "keogiam: 'drug_addicts<10%': 'drug_addicts' là số tồn, không phải tỷ lệ; hãy viết, ví dụ, "
            + "stock:drug_addicts=-15%"
        ],
        [
          "keogiam: 'drug_addicts<10%': 'drug_addicts' is a stock, not a ratio; write, for example, "
            + "stock:drug_addicts=-15%"
        ]
      ),
      (
        "status counts.csv --target 'robbery=0 and reoffenders=-7%'", 64,
        [
          "keogiam: 'reoffenders=-7%': 'reoffenders' là tỷ lệ, phải so với mẫu số; hãy viết, ví dụ, reoffenders<10%"
        ],
        [
          "keogiam: 'reoffenders=-7%': 'reoffenders' is a proportion, held against its denominator; write, for "
            + "example, reoffenders<10%"
        ]
      ),
      (
        "flag counts.csv --target robbery=-7% -o none/a.csv", 1,
        ["keogiam: không ghi được none/a.csv: không có tệp hoặc thư mục này"],
        ["keogiam: cannot write none/a.csv: No such file or directory"]
      ),
      (
        "units 'Xã Zzzz'", 1, ["keogiam: các danh mục cài sẵn không có đơn vị 'Xã Zzzz'"],
        ["keogiam: no unit 'Xã Zzzz' in the built-in lists"]
      ),
      (
        "simulate none.csv", 1,
        ["keogiam: none.csv: không có tệp này", "keogiam: none.csv: không đơn vị nào dùng được"],
        ["keogiam: none.csv: no such file", "keogiam: none.csv: no unit can be used"]
      ),
      (
        "check page.xls", 1,
        [
          "keogiam: page.xls: là trang HTML, không đọc được; hãy mở bằng phần mềm bảng tính rồi lưu thành .xlsx hoặc CSV",
          "keogiam: không có số liệu nào dùng được",
        ],
        [
          "keogiam: page.xls: is an HTML page, which is not read; open it in a spreadsheet and save it as .xlsx or CSV",
          "keogiam: no figure can be used",
        ]
      ),
    ] as [(String, Int, [String], [String])])
  func talk(_ line: String, _ exitCode: Int, _ vietnamese: [String], _ english: [String]) throws {
    let folder = try Folder([
      "a.csv": Self.table, "counts.csv": communes,
      "page.xls": "\n<html><table><tr><td>unit</td></tr></table></html>",
    ])
    for (language, lines) in [("vi", vietnamese), ("en", english)] {
      let run = try folder.run("keogiam \(line) --lang \(language)")
      #expect(run.error == lines.map { "\($0)\n" }.joined())
      #expect(run.exitCode == exitCode)
    }
    #expect(
      try folder.run("keogiam \(line)", variables: ["LANG": "vi_VN.UTF-8"]).error.split(separator: "\n").map(
        String.init) == vietnamese)
  }

  @Test("many issues are counted by kind in words, and written to a file in the language") func manyIssues()
    throws
  {
    let rows =
      (0..<7).map { "A,\(2010 + $0),x,\($0 < 4 ? "3.5" : "")\n" }.joined() + ",2020,x,1\nA,2021,x,1\n"
    let folder = try Folder(["a.csv": "unit,year,indicator,count\n" + rows.replacing(",\n", with: ",-1\n")])
    let run = try folder.run(
      "keogiam status a.csv --target x=-7% --level unit --lang vi --issues i.csv --rejects r.csv")
    #expect(
      run.error.hasSuffix(
        "… tất cả 8 lỗi: 1 × ô để trống, 7 × không phải số nguyên. Xem hết: keogiam check, hoặc --issues TỆP.\n"
      ))
    #expect(
      try folder.text("i.csv").hasPrefix(
        "file,line,record,column,kind,message\n"
          + "a.csv,2,1,10,not_whole_number,\"'count' phải là số nguyên từ 0 trở lên, không phải '3.5'\"\n"))
    #expect(try folder.text("r.csv").contains("\"'count' phải là số nguyên từ 0 trở lên, không phải '3.5'\""))
  }

  @Test(
    "years that cannot be, and other wrong usage",
    arguments: [
      ("--year 3000", "--year phải là năm từ 1900 đến 2200, không phải 3000."),
      ("--year=-5", "--year phải là năm từ 1900 đến 2200, không phải -5."),
      ("--top=-1", "--top phải là số nguyên từ 0 trở lên, không phải -1."),
      ("--jobs 0", "--jobs phải là số nguyên từ 1 trở lên, không phải 0."),
      ("--fail-on-flag=2", "--fail-on-flag phải là xác suất từ 0 đến 1, không phải 2."),
      ("-o ''", "--output cần tên tệp, hoặc - cho đầu ra chuẩn."),
    ])
  func wrongUsage(_ option: String, _ message: String) throws {
    let run = try Folder(["counts.csv": communes]).run("keogiam flag counts.csv \(option) --lang=vi")
    #expect(run.error.hasPrefix("Error: \(message)\n"))
    #expect(run.output == "" && run.exitCode == 64)
  }

  @Test("a break of an unknown indicator is said with its place") func breaks() throws {
    let folder = try Folder([
      "counts.csv": communes,
      "keogiam.yaml": "sources: [{file: counts.csv}]\nbreaks:\n  - {indicator: robery, date: 2020-01-01}\n",
    ])
    let english = try folder.run("keogiam check .")
    #expect(
      english.error == "keogiam: ./keogiam.yaml:3:17: no indicator 'robery'; did you mean 'robbery'?\n"
        || english.error == "keogiam: keogiam.yaml:3:17: no indicator 'robery'; did you mean 'robbery'?\n")
    let vietnamese = try folder.run("keogiam check . --lang vi")
    #expect(
      vietnamese.error.hasSuffix("keogiam.yaml:3:17: không có chỉ tiêu 'robery'; có phải là 'robbery'?\n"))
  }

  @Test("columns of whole numbers that nothing uses are named; row numbers, codes and notes are not")
  func forgottenColumns() throws {
    let folder = try Folder([
      "a.csv": """
      STT,no2,unit,year,indicator,count,dead,zone,note
      1,1,A,2018,x,1,5,01,a
      2,2,A,2019,x,1,,02,b
      3,3,A,2020,x,2,7,03,c
      4,4,A,2021,x,2,1,04,
      5,5,A,2022,x,3,0,05,

      """
    ])
    let run = try folder.run("keogiam check a.csv")
    #expect(
      run.output.hasPrefix(
        """
        a.csv: 5 rows read, 5 used
        a.csv: whole numbers that are not used: 'dead'; if they are figures, say so in keogiam.yaml

        """))
    #expect(
      try folder.run("keogiam check a.csv --lang vi").output.contains(
        "\na.csv: không dùng cột số nguyên 'dead'; nếu đó là số liệu, hãy khai trong keogiam.yaml\n"))
  }

  @Test("a bar may stand between fields") func bars() throws {
    let folder = try Folder(["a.txt": communes.replacing(",", with: "|"), "b.csv": communes])
    let options = "--target robbery=-7% --format csv"
    let (bars, commas) = (
      try folder.run("keogiam status a.txt \(options)"), try folder.run("keogiam status b.csv \(options)")
    )
    #expect(bars.output == commas.output && bars.error == "" && bars.output.count > 100)
  }
}
