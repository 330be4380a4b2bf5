import Foundation
import Testing

/// What is said to a user whose input or question cannot be used: all of standard error, nothing on standard output.
@Suite("Messages")
struct MessageTests {
  private static let noFigure = "keogiam: no figure can be used"

  @Test(
    "files that cannot be used",
    arguments: [
      ("none.csv", nil, "none.csv: no such file"),
      ("empty.csv", "", "empty.csv: is empty; a header line and rows are expected"),
      ("blank.csv", " \n\n", "blank.csv: is empty; a header line and rows are expected"),
      (
        "a.csv", "unit,indicator,period,cuont\nA,x,2022,1\n",
        "a.csv:1: no column for the count; did you mean --map 'count=cuont'?"
      ),
      (
        "a.csv", "place,indicator,period,count\nA,x,2022,1\n",
        "a.csv:1: no column for the unit or its code; name it with --map 'unit=HEADER'"
      ),
      (
        "a.csv", "unit,\"indicator,period\nA,x\n",
        "a.csv:1:6: a quote in the header is never closed; close it"
      ),
      ("a.csv", "unit,period\u{0},x\n", "a.csv: is not text (byte 11 is zero); save it as UTF-8 CSV"),
      (
        "a.xlsx", "PK\u{3}\u{4}\u{14}",
        "a.xlsx: is a ZIP archive that breaks off; fetch the file again"
      ),
    ] as [(String, String?, String)])
  func files(_ name: String, _ text: String?, _ message: String) throws {
    let folder = try Folder(text.map { [name: $0] } ?? [:])
    for command in ["flag", "status", "trend", "watch", "check"] {
      let run = try folder.run("keogiam \(command) \(name)")
      #expect(run.error == "keogiam: \(message)\n\(Self.noFigure)\n")
      #expect(run.output == "" && run.exitCode == 1)
    }
  }

  @Test(
    "questions that cannot be answered",
    arguments: [
      (
        "status counts.csv", 64,
        ["no target: say what is asked, for example --target 'robbery=-7%'; the data hold 'robbery'"]
      ),
      (
        "status counts.csv --target robery=-7%", 1,
        [
          "no indicator 'robery' in the data; did you mean 'robbery'?",
          "none of the targets has data; the data hold 'robbery'",
        ]
      ),
      (
        "status counts.csv --target fires=0", 1,
        ["no indicator 'fires' in the data", "none of the targets has data; the data hold 'robbery'"]
      ),
      ("flag counts.csv --plan none", 64, ["no plan 'none'; built in: quang-ninh-120-2023"]),
      (
        "flag counts.csv --target robbery", 64,
        [
          "'robbery': a target is a name and a condition, such as robbery=-7%, fires<=12, patrols>=40 or reoffenders<10%"
        ]
      ),
      (
        "flag counts.csv --target 'robbery=-107%'", 64,
        ["'robbery=-107%': a cut or an increase must be between 0 and 100 %"]
      ),
      (
        "flag counts.csv --target robbery=-7", 64,
        ["'robbery=-7': a cut or an increase is a per cent, such as =-7% or =+10%"]
      ),
      (
        "flag counts.csv --target '=0'", 64,
        ["'=0': the name of an indicator is missing before the condition"]
      ),
      (
        "flag counts.csv --target 'robbery=-7% and =0'", 64,
        ["'=0': the name of an indicator is missing before the condition"]
      ),
      (
        "flag counts.csv --target 'robbery<12'", 64,
        ["'robbery<12': '<' stands before a per cent, such as <10%; for a count write <="]
      ),
      ("status counts.csv --map units=x", 64, ["--map: no role 'units'; did you mean 'unit'?"]),
      (
        "status counts.csv --map colour=x", 64,
        [
          "--map: no role 'colour'; the roles are unit_code, unit, type, district, district_code, province, "
            + "province_code, indicator, indicator_group, period, year, half, quarter, month, date, "
            + "count, denominator, rate, population, "
            + "months_reported, as_of, status, valid_from"
        ]
      ),
      ("status counts.csv --map unit", 64, ["--map: 'unit' is not of the form role=header"]),
      (
        "status counts.csv --map unit=unti", 1,
        ["counts.csv:1: no column 'unti'; did you mean 'unit'?", "no figure can be used"]
      ),
      (
        "flag counts.csv --target robbery=-7% --through 2010-01-01", 64,
        ["the data begin in 2018: nothing is known of the year 2010"]
      ),
      (
        "flag counts.csv --target robbery=-7% --year 2017", 64,
        ["the data begin in 2018: nothing is known of the year 2017"]
      ),
      (
        "flag counts.csv --target robbery=-7% --year 2025", 64,
        ["the data end on 2023-09-30: the year 2025 is too far ahead; the last that can be asked for is 2024"]
      ),
      (
        "flag counts.csv --target robbery=-7% --through 2030-01-01", 64,
        ["the data end on 2023-09-30: the year 2030 is too far ahead; the last that can be asked for is 2024"]
      ),
      (
        "flag counts.csv --target robbery=-7% --as-known-on 2010-01-01 --units none.csv", 1,
        ["none.csv: no such file", "no figure can be used"]
      ),
      ("flag counts.csv . --target robbery=-7%", 1, [".: is a folder; give one folder, or files"]),
      (
        "flag empty --target robbery=-7%", 1,
        [
          "empty: holds no .csv, .tsv, .csv.gz or .xlsx file; name the files in keogiam.yaml"
        ]
      ),
      (
        "check odd", 1,
        [
          "odd/keogiam.yaml:1:1: no key 'calender'; did you mean 'calendar'?",
          "odd/keogiam.yaml:2:1: no key 'crosswalks'; did you mean 'crosswalk'?",
        ]
      ),
    ] as [(String, Int, [String])])
  func questions(_ arguments: String, _ exitCode: Int, _ messages: [String]) throws {
    let folder = try Folder(["counts.csv": communes])
    for name in ["empty", "odd"] {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: name), withIntermediateDirectories: false)
    }
    try folder.write(Data("calender: police\ncrosswalks: c.csv\n".utf8), to: "odd/keogiam.yaml")
    let run = try folder.run("keogiam \(arguments)")
    #expect(run.error == messages.map { "keogiam: \($0)\n" }.joined())
    #expect(run.output == "" && run.exitCode == exitCode)
  }

  @Test(
    "the tool's own messages in Vietnamese",
    arguments: [
      (
        "status counts.csv",
        "chưa có chỉ tiêu: hãy nêu mức phải đạt, ví dụ --target 'robbery=-7%'; số liệu có 'robbery'"
      ),
      ("flag counts.csv --plan none", "không có kế hoạch 'none'; có sẵn: quang-ninh-120-2023"),
      (
        "flag counts.csv --target robbery=-7% --year 2025",
        "số liệu chỉ đến ngày 2023-09-30: năm 2025 còn quá xa; muộn nhất có thể hỏi năm 2024"
      ),
      (
        "flag counts.csv --target robbery=-7% --year 2017",
        "số liệu bắt đầu từ năm 2018: không có gì về năm 2017"
      ),
    ] as [(String, String)])
  func vietnamese(_ arguments: String, _ message: String) throws {
    let run = try Folder(["counts.csv": communes]).run("keogiam \(arguments) --lang vi")
    #expect(run.error == "keogiam: \(message)\n")
    #expect(run.output == "" && [1, 64].contains(run.exitCode))
  }

  @Test("districts where no unit has one") func districts() throws {
    let folder = try Folder(["a.csv": "unit,indicator,period,count\nA,x,2022,3\nA,x,2023,2\n"])
    for command in ["status", "trend"] {
      let run = try folder.run("keogiam \(command) a.csv --target x=-7% --level district")
      #expect(
        run.error == "keogiam: no unit has a district: add a column 'district', or a register with --units\n")
      #expect(run.output == "" && run.exitCode == 1)
    }
  }

  @Test("data cannot move the cursor of a terminal, nor break a message in two") func controlCharacters()
    throws
  {
    let folder = try Folder([
      "a.csv":
        "unit,indicator,period,count\nA,\"x\u{1B}[1m\ny\",2022,\"\u{1B}[31m\n7\"\nA,\"x\u{1B}[1m\ny\",2023,2\n"
    ])
    let check = try folder.run("keogiam check a.csv")
    #expect(check.error == "a.csv:3:9: 'count' must be a whole number of 0 or more, not '�[31m 7'\n")
    #expect(check.output.contains("\nx�[1m y  "))
    let status = try folder.run("keogiam status a.csv --target fires=0")
    #expect(status.error.hasSuffix("none of the targets has data; the data hold 'x�[1m y'\n"))
    for run in [check, status] { #expect(!(run.output + run.error).contains("\u{1B}")) }
  }
}
