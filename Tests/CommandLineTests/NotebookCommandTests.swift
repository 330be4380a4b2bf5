import Testing

@Suite("Notebooks at the command line")
struct NotebookCommandTests {
  private static let text = """
    # A story

    ```console
    $ cat here.txt
    there
    $ echo new > new.txt && ls
    here.txt
    ...
    $ keogiam nonsense
    ? 64
    $ exit 3
    ```

    """

  private func folder() throws -> Folder {
    try Folder(["here.txt": "here\n", "story.txt": Self.text])
  }

  @Test func differencesAreShownAndEndWithOne() throws {
    let run = try folder().run("keogiam notebook check story.txt --lang en")
    #expect(
      run.output.hasPrefix(
        """
        story.txt:4: $ cat here.txt
          - there
          + here
        story.txt:9: $ keogiam nonsense

        """))
    #expect(run.output.hasSuffix("story.txt:11: $ exit 3\n    exit code 3, expected 0\n"))
    #expect(run.error == "story.txt: commands: 4, not as shown: 3\n")
    #expect(run.exitCode == 1)
  }

  @Test func whatIsRunIsAsShownAfterwards() throws {
    let folder = try folder()
    let run = try folder.run("keogiam notebook run story.txt --lang vi")
    #expect(run.error == "" && run.exitCode == 0)
    #expect(run.output.contains("$ cat here.txt\nhere\n$ echo new > new.txt && ls\nhere.txt\n...\n$ keogiam"))
    #expect(run.output.hasSuffix("? 64\n$ exit 3\n? 3\n```\n"))
    #expect(try folder.text("story.txt") == Self.text)

    #expect(try folder.run("keogiam notebook run story.txt --write --lang vi").error == "Đã ghi story.txt.\n")
    #expect(try folder.text("story.txt") == run.output)
    let check = try folder.run("keogiam notebook check story.txt --lang vi")
    #expect(check.output == "" && check.exitCode == 0)
    #expect(check.error == "story.txt: 4 lệnh, đúng như đã ghi\n")
    // What the commands added went with their folder, and nothing else did.
    #expect(try folder.run("ls").output == "here.txt\nstory.txt\n")
  }

  @Test func inAFolderFilesStay() throws {
    let folder = try folder()
    #expect(
      try folder.run("mkdir stay && cp here.txt stay && keogiam notebook run story.txt --in stay").exitCode
        == 0)
    #expect(try folder.run("ls stay").output == "here.txt\nnew.txt\n")
  }

  @Test(
    "what cannot be run is said with its place",
    arguments: [
      ("check none.txt", "keogiam: none.txt: không có tệp này\n"),
      ("check broken.txt", "keogiam: broken.txt:2: có kết quả trước khi có lệnh; lệnh bắt đầu bằng '$ '\n"),
      (
        "run story.txt --in nowhere",
        "keogiam: không chạy được /bin/sh trong 'nowhere': No such file or directory\n"
      ),
    ])
  func failures(_ arguments: String, _ message: String) throws {
    let folder = try Folder(["broken.txt": "```console\nhm\n```\n", "story.txt": Self.text])
    let run = try folder.run("keogiam notebook \(arguments) --lang vi")
    #expect(run.output == "" && run.error == message && run.exitCode == 1)
  }
}
