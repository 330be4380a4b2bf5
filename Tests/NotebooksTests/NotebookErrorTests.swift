import Notebooks
import Testing

@Suite struct NotebookErrorTests {
  @Test(arguments: [
    ("a\n```console\n$ a\nb", "n.txt:2: this fence is not closed"),
    ("a\n```text\nb", "n.txt:2: this fence is not closed"),
    ("```console\n$ a\n~~~", "n.txt:1: this fence is not closed"),
    ("````console\n$ a\n```", "n.txt:1: this fence is not closed"),
    ("* x\n  ```console\n  $ a\n  ```", "n.txt:2: a console fence must start at the beginning of its line"),
    ("a\n```console\r\n$ a\r\n```\r\n", "n.txt:2: lines must end with LF, not CR LF"),
    ("```console\n\nx\n```", "n.txt:3: output before any command; a command starts with '$ '"),
    ("```console\n? 1\n```", "n.txt:2: output before any command; a command starts with '$ '"),
    ("```console\n$a\n```", "n.txt:2: output before any command; a command starts with '$ '"),
    ("```console\n$\n```", "n.txt:2: no command after '$'"),
    ("```console\n$ a\n$ \n```", "n.txt:3: no command after '$'"),
    ("```console\n$ a \\\n```", "n.txt:2: this command goes on past the end of its fence"),
    ("```console\n$ a\n? 1\nx\n```", "n.txt:4: only a command can follow an expected exit code"),
    ("```console\n$ a\n? 1\n? 1\n```", "n.txt:4: only a command can follow an expected exit code"),
    ("```console\n$ a\n? 1\n\nx\n```", "n.txt:5: only a command can follow an expected exit code"),
  ]) func `whole messages`(text: String, message: String) {
    let error = #expect(throws: NotebookError.self) { try Notebook(text: text) }
    #expect(error?.message(file: "n.txt") == message)
  }

  @Test(arguments: [
    "?", "? ", "? 0", "? 256", "? -1", "? +1", "? x", "? 1 ", "? 1 x", "?  1", "? 1.0", "? ١",
  ])
  func `an exit code is a number from 1 to 255`(line: String) {
    let error = #expect(throws: NotebookError.self) { try Notebook(text: "```console\n$ a\nx\n\(line)\n```") }
    #expect(
      error?.description
        == "line 4: an expected exit code must be '? N' with N from 1 to 255, not '\(line)'")
  }

  @Test func `every exit code from 1 to 255 is read`() throws {
    for code in 1...255 {
      #expect(try Notebook(text: "```console\n$ a\n? \(code)\n```").cells[0].exitCode == code)
    }
  }

  @Test func `a missing directory is named`() throws {
    let notebook = try Notebook(text: "```console\n$ true\n```")
    let error = #expect(throws: ShellError.self) { try notebook.run(in: "/no/such/place") }
    #expect(error?.description == "cannot run /bin/sh in '/no/such/place': No such file or directory")
  }
}
