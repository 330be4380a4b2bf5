import Foundation
import Testing

/// Where results go: whole or not at all, the same bytes every time, and nothing but text.
@Suite("Output")
struct OutputTests {
  private let question = "a.csv --target robbery=-7%"

  @Test("a file is said to be written, and holds what standard output would") func file() throws {
    let folder = try Folder(["a.csv": communes])
    for command in ["status", "trend", "watch", "flag", "check"] {
      for format in ["table", "csv"] {
        let line = "keogiam \(command) \(question) --format \(format)"
        let printed = try folder.run(line)
        let written = try folder.run("\(line) -o out --lang en")
        #expect(written.output == "" && written.exitCode == 0)
        #expect(written.error.hasPrefix("Wrote out.\n"))
        #expect(try folder.text("out") == printed.output && !printed.output.isEmpty)
        #expect(try folder.run("\(line) -o -").output == printed.output)
      }
    }
    #expect(try folder.run("keogiam status \(question) -o out --lang vi").error == "Đã ghi out.\n")
    #expect(try folder.names == ["a.csv", "out"])
  }

  @Test("simulate writes the same file for the same seed") func simulate() throws {
    let folder = try Folder([
      "units.csv": "code,name,type,parent,population\n06649,Phường Hà Khánh,phường,Hạ Long,8505\n",
      "poor.csv": "code,name,type,parent\n06649,Phường Hà Khánh,phường,Hạ Long\n",
    ])
    let first = try folder.run("keogiam simulate units.csv --first-year 2020 --last-year 2021")
    #expect(
      first.output.hasPrefix(
        "unit_code,indicator,period,count,denominator,status\n06649,social_order_crimes,2020-01,"))
    #expect(first.error == "" && first.exitCode == 0)
    let second = try folder.run(
      "keogiam simulate units.csv --first-year 2020 --last-year 2021 --seed 120 -o out.csv")
    #expect(try second.error == "Wrote out.csv.\n" && folder.text("out.csv") == first.output)
    let third = try folder.run("keogiam simulate units.csv --first-year 2020 --last-year 2021 --seed 121")
    #expect(third.output != first.output)
    let poor = try folder.run("keogiam simulate poor.csv")
    #expect(poor.error == "keogiam: poor.csv: 'Phường Hà Khánh' has no population, which the model needs\n")
    let none = try folder.run("keogiam simulate none.csv")
    #expect(none.error == "keogiam: none.csv: no such file\nkeogiam: none.csv: no unit can be used\n")
    #expect(poor.exitCode == 1 && none.exitCode == 1 && poor.output + none.output == "")
  }

  @Test(
    "a place that cannot be written to",
    arguments: [
      ("-o none/out.csv", "cannot write none/out.csv: No such file or directory"),
      ("-o .", "cannot write .: Is a directory"), ("-o a.csv/x", "cannot write a.csv/x: Not a directory"),
      ("-o /dev/full", "cannot write /dev/full: No space left on device"),
      ("> /dev/full", "cannot write standard output: No space left on device"),
      ("--issues none/i.csv", "cannot write none/i.csv: No such file or directory"),
      ("--rejects .", "cannot write .: Is a directory"),
    ] as [(String, String)])
  func unwritable(_ place: String, _ message: String) throws {
    let folder = try Folder(["a.csv": communes])
    for command in ["status", "flag", "trend", "watch", "check"] {
      let run = try folder.run("keogiam \(command) \(question) --format csv \(place)")
      #expect(run.error == "keogiam: \(message)\n")
      #expect(run.output == "" && run.exitCode == 1)
    }
    #expect(try folder.names == ["a.csv"])
  }

  /// A limit of the shell stands for a full disk: the first block is written, the rest is refused.
  @Test("a disk that is full half-way keeps the old file and leaves nothing beside it") func fullDisk() throws
  {
    let folder = try Folder([
      "units.csv": "code,name,type,parent,population\n1,A,xã,B,8505\n", "out.csv": "old\n",
    ])
    let run = try folder.run("trap '' XFSZ; ulimit -f 1; keogiam simulate units.csv -o out.csv")
    #expect(run.error == "keogiam: cannot write out.csv: File too large\n")
    #expect(run.output == "" && run.exitCode == 1)
    #expect(try folder.text("out.csv") == "old\n")
    #expect(try folder.names == ["out.csv", "units.csv"])
    #expect(try folder.run("keogiam simulate units.csv -o out.csv").exitCode == 0)
    #expect(try folder.data("out.csv").count > 10_000)
  }

  @Test("another user's folder keeps its file") func readOnlyFolder() throws {
    let folder = try Folder(["a.csv": communes, "out.csv": "old\n"])
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: folder.url.path)
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.url.path)
    }
    // The superuser may write anywhere, and so becomes nobody.
    let asNobody = getuid() == 0 ? "setpriv --reuid 65534 --regid 65534 --clear-groups " : ""
    guard try folder.run("\(asNobody)keogiam --version").exitCode == 0 else { return }
    let run = try folder.run("\(asNobody)keogiam status \(question) -o out.csv")
    #expect(run.error == "keogiam: cannot write out.csv: Permission denied\n")
    #expect(run.output == "" && run.exitCode == 1)
    #expect(try folder.text("out.csv") == "old\n")
    #expect(try folder.names == ["a.csv", "out.csv"])
  }

  @Test("a reader that goes early is no error") func closedPipe() throws {
    let units = (1...60).map { "\($0),Xã \($0),xã,B,8505\n" }.joined()
    let folder = try Folder(["a.csv": communes, "units.csv": "code,name,type,parent,population\n" + units])
    // Far more than a pipe holds.
    let long = try folder.run("{ keogiam simulate units.csv; echo $? >&2; } | head -1")
    #expect(long.output == "unit_code,indicator,period,count,denominator,status\n")
    #expect(long.error == "0\n" && long.exitCode == 0)
    for command in ["flag", "status", "trend", "watch", "check"] {
      let run = try folder.run(
        "{ sleep 0.1; keogiam \(command) \(question) --format csv; echo $? >&2; } | true")
      #expect(run.error == "0\n" && run.output == "")
    }
  }

  @Test(
    "the language of the environment, unless --lang says another",
    arguments: [
      (["LANG": "vi_VN.UTF-8"], "", "năm"), (["LANG": "en_GB.UTF-8"], "", "year"), ([:], "", "year"),
      (["LC_ALL": "C", "LANG": "vi_VN.UTF-8"], "", "year"),
      (["LC_ALL": "", "LANG": "vi_VN.UTF-8"], "", "năm"),
      (["LC_MESSAGES": "vi_VN", "LANG": "en_GB.UTF-8"], "", "năm"),
      (["LANG": "vi_VN.UTF-8"], "--lang en", "year"),
      (["LANG": "C.UTF-8"], "--lang vi", "năm"),
    ] as [([String: String], String, String)])
  func languages(_ variables: [String: String], _ option: String, _ word: String) throws {
    let folder = try Folder(["a.csv": communes])
    let run = try folder.run("keogiam status \(question) \(option)", variables: variables)
    #expect(run.output.hasPrefix(word + " 2023"))
    #expect(run.error == "" && run.exitCode == 0)
  }

  @Test("the same bytes from every run and any number of jobs") func deterministic() throws {
    let folder = try Folder([
      "a.csv": communes
        + communes.split(separator: "\n").dropFirst().map {
          $0.replacing("robbery", with: "theft") + "\n"
        }.joined()
    ])
    let targets = "--target robbery=-7% --target theft=-5% --target 'robbery<=6'"
    var files: [Data] = []
    for (place, jobs) in ["1", "1", "2", "8"].enumerated() {
      let run = try folder.run("keogiam flag a.csv \(targets) --format csv --jobs \(jobs) -o \(place).csv")
      #expect(run.exitCode == 0)
      files.append(try folder.data("\(place).csv"))
    }
    #expect(files.allSatisfy { $0 == files[0] } && !files[0].isEmpty)
  }

  @Test("the data set of the package: the same bytes with one job and with two, and no escapes")
  func dataset() throws {
    let folder = try Folder()
    for jobs in [1, 2] {
      let run = try folder.run("keogiam flag '\(Keogiam.dataset)' --format csv --jobs \(jobs) -o \(jobs).csv")
      #expect(run.error == "Wrote \(jobs).csv.\n" && run.exitCode == 0)
    }
    let text = try folder.text("1.csv")
    #expect(try text == folder.text("2.csv"))
    #expect(text.split(separator: "\n").count == 1 + 4 * 177)
    #expect(!text.contains("\u{1B}") && !text.contains("nan") && !text.contains("inf"))
  }

  @Test("no escapes and no trailing blanks where nobody looks", arguments: ["vi", "en"])
  func plainText(_ language: String) throws {
    let folder = try Folder(["a.csv": communes])
    for command in ["flag", "status", "trend", "watch", "check"] {
      let run = try folder.run(
        "keogiam \(command) \(question) --lang \(language)", variables: ["TERM": "xterm-256color"])
      #expect(!(run.output + run.error).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
      let lines = run.output.split(separator: "\n")
      #expect(lines.allSatisfy { $0.last != " " })
    }
  }

  /// Whether the system has the tool that lends a terminal.
  private static let hasScript = FileManager.default.isExecutableFile(atPath: "/usr/bin/script")

  @Test("a terminal of eighty columns gets a table that fits, a file the whole", .enabled(if: hasScript))
  func terminal() throws {
    let folder = try Folder(["a.csv": communes])
    let status = "keogiam status \(question) --level unit"
    let shown = try folder.run("script -qec 'stty cols 80; \(status)' /dev/null").output.replacing(
      "\r\n", with: "\n")
    #expect(
      shown == """
        year 2023, counted through 2023-09-30

        robbery: cut by at least 7 %

        Unit               Last year  Allowed  To date      %  Verdict  P(real cut)
        ─────────────────  ─────────  ───────  ───────  ─────  ───────  ───────────
        Phường Hà Khánh            0        0        6         missed          ≤2 %
        Thị trấn Cái Rồng          6        5        6  100.0  missed          13 %
        Xã An Sinh                 6        5        2  −60.0  open            85 %
        Xã Bình Khê                6        5        6   50.0  missed          23 %

        All units: 20 after 12 in the same 9 months, 66.7 % more (95 %: −22 … 274 %),
          which may be chance; already over what is allowed (16), so that the year is
          lost.
        The allowances of the 4 units add up to 15, not 16: each is rounded on
          its own.
        How to read this: the unit in the middle has 6 cases a year; a cut of
          7 % shows itself against chance (with probability 80 %) from about 2,500 cases
          a year on, and no unit has so many. The verdict follows the rule; P(real cut)
          says how far the counts bear it out.

        """)
    let whole = try folder.run(status).output
    #expect(whole.contains("  P(real cut)  Progress\n") && whole.contains("Đông Triều"))
    #expect(
      try folder.run("script -qec 'stty cols 80; \(status) -o out' /dev/null").output == "Wrote out.\r\n")
    #expect(try folder.text("out") == whole)
  }
}
