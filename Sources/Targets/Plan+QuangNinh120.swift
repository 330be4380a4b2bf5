internal import Observations

extension Plan {
  /// The four headline targets of Plan 120/KH-UBND of Quảng Ninh (8 May 2023): lines 9.1, 12.2, 10.8 and 10.5
  /// of its table of criteria, in the police year.
  public static let quangNinh120 = Plan(
    id: "quang-ninh-120-2023", version: 1, calendar: .police,
    indicators: [
      NamedIndicator(
        Indicator(id: "social_order_crimes", kind: .flow),
        label: BilingualText(
          vietnamese: "Tội phạm về trật tự xã hội", english: "Crimes against social order")),
      NamedIndicator(
        Indicator(id: "serious_traffic_accidents", kind: .flow),
        label: BilingualText(
          vietnamese: "Tai nạn giao thông nghiêm trọng", english: "Serious traffic accidents")),
      NamedIndicator(
        Indicator(id: "drug_addicts", kind: .stock),
        label: BilingualText(vietnamese: "Người nghiện ma túy", english: "Drug addicts")),
      NamedIndicator(
        Indicator(id: "new_drug_addicts", kind: .flow),
        label: BilingualText(vietnamese: "Người nghiện ma túy mới phát sinh", english: "New drug addicts")),
      NamedIndicator(
        Indicator(id: "reoffenders", kind: .proportion(denominator: .flow)),
        label: BilingualText(
          vietnamese: "Tái phạm tội trong số người chấp hành xong án phạt tù, đặc xá",
          english: "Re-offenders among persons released or amnestied")),
    ],
    targets: targets120, readings: readings120,
    source: "Kế hoạch 120/KH-UBND, UBND tỉnh Quảng Ninh, 2023-05-08")

  private static let targets120 = [
    Target(
      TargetPart(indicator: "social_order_crimes", rule: .cut(BasisPoints(hundredths: 700)), kind: .flow),
      sourceText: """
        Kéo giảm ít nhất 07% tội phạm về trật tự xã hội so với năm trước, nếu năm trước không xảy ra thì giữ \
        vững địa bàn an toàn
        """),
    Target(
      TargetPart(
        indicator: "serious_traffic_accidents", rule: .cut(BasisPoints(hundredths: 500)), kind: .flow),
      sourceText: "Giảm từ 5% trở lên số vụ tai nạn giao thông nghiêm trọng so với năm trước"),
    Target(
      TargetPart(indicator: "drug_addicts", rule: .cut(BasisPoints(hundredths: 1_500)), kind: .stock),
      and: [TargetPart(indicator: "new_drug_addicts", rule: .cap(0), kind: .flow)],
      sourceText: """
        Số người nghiện ma túy giảm ít nhất 15% so với năm trước, không phát sinh thêm người nghiện mới
        """),
    Target(
      TargetPart(
        indicator: "reoffenders", rule: .strictRatio(under: BasisPoints(hundredths: 1_000)),
        kind: .proportion(denominator: .flow)),
      sourceText: """
        Tỷ lệ tái phạm tội trong số đối tượng chấp hành xong hình phạt tù và đặc xá về cư trú tại địa bàn \
        dưới 10%
        """),
  ]

  private static let readings120 = [
    DeclaredReading(
      id: "hold-at-zero", line: "9.1", indicator: "social_order_crimes",
      text: BilingualText(
        vietnamese: """
          Năm trước không xảy ra vụ nào: đạt nếu năm nay cũng không xảy ra (giữ vững), dù theo câu chữ là \
          "không kéo giảm".
          """,
        english: """
          None last year: met if none this year either (hold), although by the letter nothing was reduced, \
          which elsewhere bars the area.
          """)),
    zeroByAnalogy(line: "12.2", indicator: "serious_traffic_accidents"),
    zeroByAnalogy(line: "10.8", indicator: "drug_addicts"),
    DeclaredReading(
      id: "both-parts", line: "10.8", indicator: "drug_addicts",
      text: BilingualText(
        vietnamese: """
          Hai điều kiện cùng phải đạt: số người nghiện cuối năm giảm ít nhất 15% và trong năm không có người \
          nghiện mới. Không báo cáo số người nghiện mới là không có số liệu, không phải bằng không.
          """,
        english: """
          Both must hold: at least 15 % fewer on file at the end of the year, and no new addict during it. \
          New addicts not reported is no data, not zero.
          """)),
    DeclaredReading(
      id: "none-released", line: "10.5", indicator: "reoffenders",
      text: BilingualText(
        vietnamese: "Không có người chấp hành xong án phạt tù, đặc xá về địa bàn: không áp dụng chỉ tiêu.",
        english: "No released or amnestied person: the target does not apply.")),
    DeclaredReading(
      id: "strictly-under", line: "10.5", indicator: "reoffenders",
      text: BilingualText(
        vietnamese: "\"Dưới 10%\" là nhỏ hơn hẳn: 1 trên 10 là không đạt, 1 trên 11 là đạt.",
        english: "\"Under 10 %\" is strict: 1 of 10 misses, 1 of 11 meets.")),
  ]

  private static func zeroByAnalogy(line: String, indicator: String) -> DeclaredReading {
    DeclaredReading(
      id: "zero-rule-by-analogy", line: line, indicator: indicator,
      text: BilingualText(
        vietnamese: """
          Kế hoạch không nói đến trường hợp năm trước bằng không; áp dụng tương tự dòng 9.1: giữ vững ở mức \
          không.
          """,
        english: "The plan is silent on zero last year; read as in line 9.1: hold at zero."))
  }
}
