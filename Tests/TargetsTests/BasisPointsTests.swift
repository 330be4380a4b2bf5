import Targets
import Testing

@Suite struct BasisPointsTests {
  @Test(arguments: [
    ("7", 700), ("7.5", 750), ("7,5", 750), ("0.25", 25), ("0.05", 5), ("100", 10_000), ("100.00", 10_000),
    ("0", 0), ("07", 700), ("0.1", 10), ("12.30", 1_230),
  ])
  func readsAtMostTwoDecimalsExactly(text: String, hundredths: Int) throws {
    #expect(try BasisPoints(perCent: text).hundredths == hundredths)
  }

  @Test(arguments: [
    ("", BasisPoints.ParsingError.notANumber), (".", .notANumber), ("7.", .notANumber), (".5", .notANumber),
    ("-7", .notANumber), ("+7", .notANumber), ("7 ", .notANumber), ("1.2.3", .notANumber),
    ("7e1", .notANumber),
    ("٧", .notANumber), ("7.125", .tooManyDecimals), ("7.500", .tooManyDecimals), ("100.01", .outOfRange),
    ("107", .outOfRange), ("99999999999999999999999", .outOfRange),
  ])
  func refusesTheRest(text: String, error: BasisPoints.ParsingError) {
    #expect(throws: error) { try BasisPoints(perCent: text) }
  }

  @Test func everyPerCentReadsBackFromItsText() throws {
    for hundredths in 0...10_000 {
      let perCent = BasisPoints(hundredths: hundredths)
      #expect(try BasisPoints(perCent: perCent.description) == perCent)
    }
  }

  @Test func textIsTheShortest() {
    #expect(
      [700, 750, 25, 5, 10_000, 1_205].map { BasisPoints(hundredths: $0).description }
        == ["7", "7.5", "0.25", "0.05", "100", "12.05"])
  }
}
