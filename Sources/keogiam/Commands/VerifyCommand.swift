import ArgumentParser
import LinearAlgebra
import Reports
import Verification

/// `keogiam verify`
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Compute known numbers on this machine and show how far off they are.",
    discussion: """
      References from R, from NIST and from papers are part of the program. The last \
      digits depend on the processor and on the BLAS library, the verdicts should \
      not: where one fails the exit code is 1.

      EXAMPLES
        keogiam verify
        keogiam verify --lang en --format csv -o verify.csv

      COST
        Reads no file; well under a second.
      """)

  @OptionGroup var output: OutputOptions

  func run() throws {
    let language = output.language
    let verdicts = ReferenceGroup.all.map { $0.verified() }
    let report = VerificationTable(verdicts, language: language)
    switch output.format.shape {
    case .rows: try output.writeFile(report.table)
    case .page:
      let blas = BLAS.configuration
      try output.write(
        """
        keogiam \(KeoGiam.version) · \(blas.build) · \(blas.core)

        \(report.table.terminalText(language, width: output.screenWidth))
        \(report.conclusion)

        """)
    }
    guard verdicts.allSatisfy(\.passed) else { throw ExitCode.failure }
  }
}
