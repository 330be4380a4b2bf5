import Targets
import Testing

@Suite struct FractionTests {
  @Test func sumsAreExact() {
    #expect(Fraction(7, over: 4) + Fraction(7, over: 4) == Fraction(7, over: 2))
    #expect(Fraction(1, over: 3) + Fraction(1, over: 6) == Fraction(1, over: 2))
    #expect(Fraction(66, over: 68) < Fraction(1) && Fraction(-2, over: 4) == Fraction(-1, over: 2))
  }

  @Test func texts() {
    let texts = ["1.75", "0.5", "12", "0", "0.0625"]
    #expect(texts.map { Fraction(decimal: $0)!.description } == texts)
    #expect(Fraction(7, over: 3).description == "7/3" && Fraction(decimal: "1,5") == Fraction(3, over: 2))
    for text in ["", ".5", "1.", "1.2.3", "-1", "x", "0.00001", "1234567"] {
      #expect(Fraction(decimal: text) == nil)
    }
  }
}
