import Foundation
import Testing

@testable import Ingestion

@Suite("Incidents in several files")
struct IncidentFilesTests {
  /// Files that are listed one by one are one series, as those of a pattern are: no row in any of them means no case.
  @Test(arguments: [
    "  - {file: \"2*.csv\", layout: incidents, indicator: x}\n",
    "  - {file: 2022.csv, layout: incidents, indicator: x}\n"
      + "  - {file: 2023.csv, layout: incidents, indicator: x, columns: {unit: area, year: when}, encoding: utf-8}\n",
  ])
  func missingYearsAreZeroOverAllFiles(_ sources: String) throws {
    let isPattern = sources.contains("*")
    let folder = try DataFolder([
      "2022.csv": "unit,year\nA,2022\nA,2022\n",
      "2023.csv": (isPattern ? "unit,year" : "area,when") + "\nB,2023\nA,2022\n",
      "keogiam.yaml": "sources:\n" + sources,
    ])
    let reading = try folder.reading()
    #expect(folder.messages(reading) == [])
    #expect(reading.figures == ["A|x|2022=3", "A|x|2023=0", "B|x|2022=0", "B|x|2023=1"])
    try folder.write(.init(reading.assumptions.yaml.utf8), to: "keogiam.yaml")
    #expect(try folder.reading().figures == reading.figures)
  }
}
