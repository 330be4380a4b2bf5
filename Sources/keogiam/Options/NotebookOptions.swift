import ArgumentParser
import Ingestion
import Notebooks
import Observations

/// Which notebooks are run, and where.
struct NotebookOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Notebooks, plain texts.", valueName: "file"))
  var files: [String]

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("Run the commands in this folder, where their files stay.", valueName: "folder"))
  var folder: String?

  @OptionGroup var language: LanguageOption

  /// Runs the commands of `file`, with this very program as `keogiam`.
  func run(_ file: String) throws -> NotebookRun {
    let language = language.language
    let text: String
    do { text = try PlainFile.text(at: file) } catch { throw Failure(message: error.sentence(language)) }
    let notebook: Notebook
    do {
      notebook = try Notebook(text: text)
    } catch let error as NotebookError {
      throw Failure(message: "\(file):\(error.line): \(error.sentence(language))")
    }
    let scratch = folder == nil ? try ScratchFolder(language) : nil
    defer { scratch?.remove() }
    do {
      return try notebook.run(
        in: folder ?? scratch!.path, searchPath: [try ScratchFolder.ofThisProgram(language)])
    } catch let error as ShellError {
      throw Failure(
        message: language(
          vi: "không chạy được /bin/sh trong '\(error.directory)': \(error.reason)", en: "\(error)"))
    }
  }
}
