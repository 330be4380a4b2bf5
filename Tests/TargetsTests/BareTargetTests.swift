import Observations
import Targets
import Testing

@Suite struct BareTargetTests {
  private func part(_ name: String, _ rule: TargetRule, _ kind: Indicator.Kind = .flow) -> TargetPart {
    TargetPart(indicator: name, rule: rule, kind: kind)
  }

  private static func perCent(_ hundredths: Int) -> BasisPoints { BasisPoints(hundredths: hundredths) }

  @Test func readsEveryForm() throws {
    let cut = TargetRule.cut(Self.perCent(700))
    let ratio = TargetRule.share(Limit(.under, 1_000))
    let cases: [(String, [TargetPart])] = [
      ("robbery=-7%", [part("robbery", cut)]),
      ("  robbery = - 7 % ", [part("robbery", cut)]),
      ("robbery=-0.25%", [part("robbery", .cut(Self.perCent(25)))]),
      ("robbery=-7,5%", [part("robbery", .cut(Self.perCent(750)))]),
      ("robbery=-0%", [part("robbery", .cut(Self.perCent(0)))]),
      ("robbery=-100%", [part("robbery", .cut(Self.perCent(10_000)))]),
      ("fires<=12", [part("fires", .cap(12))]),
      ("fires=0", [part("fires", .cap(0))]),
      ("fires<=0", [part("fires", .cap(0))]),
      ("reoffenders<10%", [part("reoffenders", ratio, .proportion(denominator: .flow))]),
      (
        "reoffenders<=10%",
        [part("reoffenders", .share(Limit(.atMost, 1_000)), .proportion(denominator: .flow))]
      ),
      ("cleared>=90%", [part("cleared", .share(Limit(.atLeast, 9_000)), .proportion(denominator: .flow))]),
      ("cleared > 0%", [part("cleared", .share(Limit(.above, 0)), .proportion(denominator: .flow))]),
      ("patrols>=40", [part("patrols", .count(Limit(.atLeast, 40)))]),
      ("patrols=+10%", [part("patrols", .increase(Self.perCent(1_000)))]),
      ("stock:reoffenders<10%", [part("reoffenders", ratio, .proportion(denominator: .stock))]),
      ("stock:addicts=-7%", [part("addicts", cut, .stock)]),
      ("stock: addicts<=3", [part("addicts", .cap(3), .stock)]),
      ("Tội phạm về trật tự xã hội=-7%", [part("Tội phạm về trật tự xã hội", cut)]),
      ("theft and robbery=-7%", [part("theft and robbery", cut)]),
      ("a=0 and theft and robbery=-7%", [part("a", .cap(0)), part("theft and robbery", cut)]),
      ("stock:addicts=-7% and new_addicts=0", [part("addicts", cut, .stock), part("new_addicts", .cap(0))]),
      ("robbery=-7% and robbery<=12", [part("robbery", cut), part("robbery", .cap(12))]),
    ]
    for (text, parts) in cases {
      #expect(try Target(bare: text).parts == parts, "\(text)")
    }
  }

  @Test func keepsTheTextItWasReadFrom() throws {
    #expect(try Target(bare: " robbery = -7% ").sourceText == "robbery = -7%")
  }

  @Test func descriptionReadsBack() throws {
    let rules: [(TargetRule, [Indicator.Kind])] = [
      (.cut(Self.perCent(700)), [.flow, .stock]), (.cut(Self.perCent(5)), [.flow]),
      (.cap(0), [.flow, .stock]),
      (.cap(12), [.flow, .stock]), (.count(Limit(.atLeast, 12)), [.flow]),
      (.increase(Self.perCent(1_050)), [.flow, .stock]),
      (.share(Limit(.atLeast, 9_000)), [.proportion(denominator: .flow)]),
      (
        .share(Limit(.under, 1_250)),
        [.proportion(denominator: .flow), .proportion(denominator: .stock)]
      ),
    ]
    let parts = rules.flatMap { rule, kinds in
      kinds.map { part("\(rule) of \($0)".filter { $0 != "=" }, rule, $0) }
    }
    for first in parts {
      for second in parts {
        let target = Target(first, and: [second], sourceText: "")
        #expect(try Target(bare: target.description).parts == target.parts, "\(target)")
      }
    }
  }

  @Test func messagesNameTheTextAndTheMistake() {
    let cases = [
      ("robbery=-107%", "'robbery=-107%': a cut or an increase must be between 0 and 100 %"),
      ("robbery>90", "'robbery>90': '>' stands before a per cent, such as >10%; for a count write >="),
      (
        "robbery>=101%",
        "'robbery>=101%': the limit of a share is from 0 to 100 %, and some share must be able to meet it"
      ),
      (
        "robbery>100%",
        "'robbery>100%': the limit of a share is from 0 to 100 %, and some share must be able to meet it"
      ),
      ("robbery=+110%", "'robbery=+110%': a cut or an increase must be between 0 and 100 %"),
      ("robbery=-7", "'robbery=-7': a cut or an increase is a per cent, such as =-7% or =+10%"),
      ("robbery=-x%", "'robbery=-x%': expected a per cent such as 7 or 7.5, not 'x'"),
      ("robbery=--7%", "'robbery=--7%': expected a per cent such as 7 or 7.5, not '-7'"),
      ("robbery=-%", "'robbery=-%': expected a per cent such as 7 or 7.5, not ''"),
      ("robbery=-7.125%", "'robbery=-7.125%': a per cent has at most two decimals, not '7.125'"),
      (
        "robbery=10%",
        "'robbery=10%': a per cent after '=' needs a sign: =-7% is a cut, =+10% an increase; a share is written <10% or >=90%"
      ),
      (
        "robbery=5",
        "'robbery=5': only =0 can be read; for at most that many write <= before the number, for at least >="
      ),
      ("robbery=none", "'robbery=none': expected a whole number of 0 or more, not 'none'"),
      ("robbery=", "'robbery=': expected a whole number of 0 or more, not ''"),
      ("robbery<=1.5", "'robbery<=1.5': expected a whole number of 0 or more, not '1.5'"),
      ("robbery<=-1", "'robbery<=-1': expected a whole number of 0 or more, not '-1'"),
      (
        "robbery<=99999999999999999999",
        "'robbery<=99999999999999999999': expected a whole number of 0 or more, not '99999999999999999999'"
      ),
      ("robbery<12", "'robbery<12': '<' stands before a per cent, such as <10%; for a count write <="),
      (
        "robbery<0%",
        "'robbery<0%': the limit of a share is from 0 to 100 %, and some share must be able to meet it"
      ),
      (
        "robbery<101%",
        "'robbery<101%': the limit of a share is from 0 to 100 %, and some share must be able to meet it"
      ),
      ("=0", "'=0': the name of an indicator is missing before the condition"),
      ("stock:=0", "'stock:=0': the name of an indicator is missing before the condition"),
      (
        "robbery",
        "'robbery': a target is a name and a condition, such as robbery=-7%, fires<=12, patrols>=40 or reoffenders<10%"
      ),
      (
        "",
        "'': a target is a name and a condition, such as robbery=-7%, fires<=12, patrols>=40 or reoffenders<10%"
      ),
      (
        "robbery==0",
        "'robbery==0': a target is a name and a condition, such as robbery=-7%, fires<=12, patrols>=40 or reoffenders<10%"
      ),
      (
        "a=0 and b",
        "'b': a target is a name and a condition, such as robbery=-7%, fires<=12, patrols>=40 or reoffenders<10%"
      ),
      ("a=0 and  and b=0 and =0", "'=0': the name of an indicator is missing before the condition"),
      ("a=-7% and b=+3", "'b=+3': a cut or an increase is a per cent, such as =-7% or =+10%"),
      (
        "a=-7% and stock:a=0",
        "'a=-7% and stock:a=0': 'a' has the same kind in every part: a flow, a stock or a ratio"
      ),
    ]
    for (text, message) in cases {
      let error = #expect(throws: TargetSyntaxError.self) { try Target(bare: text) }
      #expect(error?.description == message)
    }
  }
}
