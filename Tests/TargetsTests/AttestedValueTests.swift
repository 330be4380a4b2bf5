import Observations
import Targets
import Testing

@Suite struct AttestedValueTests {
  private let slots = Plan.quangNinh120.scorecard!.slots

  private func read(_ text: String, _ line: String) -> Result<AttestedValue, AttestedValue.Expectation> {
    let slot = slots.first { $0.name == line }!
    do { return .success(try AttestedValue(text, for: slot)) } catch { return .failure(error) }
  }

  @Test(
    arguments: [
      ("1.1", "yes", .holds(true)), ("1.1", "Không", .holds(false)), ("1.1", "ĐẠT", .holds(true)),
      ("1.2", "0", .figures(LineFigures(0))), ("1.2", "KXR", .figures(LineFigures(0))),
      ("1.2", "không đạt", .holds(false)), ("5.1", "34/40", .figures(LineFigures(34, of: 40))),
      ("5.1", "85,5 %", .figures(LineFigures(8550, of: 10_000))),
      ("5.1", "0/0", .figures(LineFigures(0, of: 0))),
      ("5.1", "n/a", .notApplicable), ("15.1", "yes", .holds(true)),
      ("9.1", "12->11", .figures(LineFigures(11, after: 12))),
      ("9.1", "12 → 11", .figures(LineFigures(11, after: 12))), ("10.9", "n/a", .notApplicable),
      ("10.4", "30/40->36/40", .figures(LineFigures(36, of: 40, after: 30, of: 40))),
      ("8.3", "yes", .holds(true)),
      ("8.3.1", "2->4", .figures(LineFigures(4, after: 2))), ("14.1", "3", .figures(LineFigures(3))),
      ("D1", "0", .figures(LineFigures(0))), ("model-year", "2022", .year(2022)),
    ] as [(String, String, AttestedValue)])
  func values(_ line: String, _ text: String, _ value: AttestedValue) {
    #expect(read(text, line) == .success(value))
  }

  /// What should not happen takes no bare yes, which may mean that it did.
  @Test(
    arguments: [
      ("1.2", "yes", "a whole number of 0 or more, met or not met"),
      ("D1", "no", "a whole number of 0 or more, met or not met"),
      ("1.1", "2", "yes or no"), ("10.9", "maybe", "n/a, yes or no"),
      ("5.1", "41/40", "a share of at most 100 % such as 34/40 or 85.5%, yes or no"),
      ("5.1", "101%", "a share of at most 100 % such as 34/40 or 85.5%, yes or no"),
      ("5.1", "85", "a share of at most 100 % such as 34/40 or 85.5%, yes or no"),
      ("9.1", "12", "last year's figure and this year's such as 12->11, yes or no"),
      ("10.4", "12->11", "last year's figure and this year's such as 30/40->36/40, yes or no"),
      ("14.1", "-1", "a whole number of 0 or more"),
      ("15.2", "yes", "a share of at most 100 % such as 34/40 or 85.5%"),
      ("model-year", "22", "a year such as 2022"), ("8.3", "5", "yes or no"),
    ])
  func impossibleValues(_ line: String, _ text: String, _ expected: String) throws {
    let fault = #expect(throws: AttestedValue.Expectation.self) { try read(text, line).get() }
    #expect(fault?.text.english == expected)
  }
}
