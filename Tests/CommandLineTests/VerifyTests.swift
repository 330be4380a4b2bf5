import Foundation
import Testing

@Suite("Verify")
struct VerifyTests {
  @Test func everyGroupPasses() throws {
    let run = try Folder().run("keogiam verify --lang en")
    #expect(run.error == "" && run.exitCode == 0)
    let lines = run.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("keogiam 0.1.0 · OpenBLAS "))
    #expect(lines.last?.hasPrefix("All ") == true)
    #expect(lines.last?.hasSuffix(" groups are within their tolerances.") == true)
    #expect(!run.output.contains("FAILED"))
    #expect(run.output.contains("NIST StRD: Longley 1967"))
  }

  @Test func filesHoldTheSameGroups() throws {
    struct Row: Decodable {
      let group: String, cases: Int, error_kind: String, worst_error: Double, tolerance: Double
      let worst_case: String, expected: Double, computed: Double, verdict: String, failure: String?
      let source: String
    }
    let folder = try Folder()
    let rows = try JSONDecoder().decode(
      [Row].self, from: Data(try folder.run("keogiam verify --format json").output.utf8))
    let lines = try folder.run("keogiam verify --format csv").output.split(separator: "\n")
    #expect(rows.count >= 13 && lines.count == rows.count + 1)
    for (row, line) in zip(rows, lines.dropFirst()) {
      #expect(line.hasPrefix("\(row.group),\(row.cases),\(row.error_kind),"))
      #expect(row.verdict == "passed" && row.worst_error <= row.tolerance && row.failure == nil)
    }
  }
}
