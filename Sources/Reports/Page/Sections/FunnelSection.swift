import Evaluation
import Flagging
import Observations
import Targets

extension ReportPage {
  /// For every target of a flow: the changes of all units, and what chance alone would make of them.
  var funnels: Markup {
    contents.targets.map { target -> Markup in
      guard let funnel = Funnel(target.list.flags) else { return Markup() }
      let forecast = target.list.forecast
      let outside = funnel.groups.flatMap { group in
        group.units.filter { !group.limits.inner.contains($0.count) }.map { (group, $0) }
      }
      let units = funnel.groups.reduce(0) { $0 + $1.units.count }
      let text = { (context: ReportContext) in
        Self.summary(funnel, units: units, outside: outside.count, context)
      }
      let picture = FunnelChart(funnel).markup(
        title: voice.plain { context in
          context.language(vi: "Biểu đồ phễu: ", en: "Funnel plot: ")
            + context.label(of: forecast.target.primary.indicator)
        }, description: voice.plain(text))
      return PageTemplates.builtIn.figure.filled([
        "caption": voice { $0.title(of: forecast.target) }, "text": voice(text), "picture": picture,
        "table": Self.table(funnel, target.list.flags).markup(
          voice,
          caption: voice(
            vi: "Theo số cùng kỳ năm trước: giới hạn và các đơn vị nằm ngoài 95 %",
            en: "By last year's count in the same months: limits, and the units outside the 95 %")),
      ])
    }.joined()
  }

  private static func summary(
    _ funnel: Funnel, units: Int, outside: Int, _ context: ReportContext
  ) -> String {
    let language = context.language
    let change = fixed(100 * (funnel.ratio - 1), digits: 1, language)
    let expected = fixed(FunnelLimits.inner * Double(units), digits: 0, language)
    return language(
      vi:
        "Trục ngang: số cùng kỳ năm trước; trục dọc: tăng hoặc giảm năm nay. Cả \(units) đơn vị cộng lại thay đổi \(change) % (đường đứt). "
        + "Giữa hai đường liền có thể chỉ là ngẫu nhiên (95 %), đường chấm là 99,8 %. Nằm ngoài 95 %: \(outside) đơn vị; "
        + "riêng ngẫu nhiên cũng cho khoảng \(expected) hoặc ít hơn.",
      en:
        "Across: last year's count in the same months; upward: this year's change. All \(units) units together changed by \(change) % (dashed). "
        + "Between the solid lines it may be chance (95 %); dotted: 99.8 %. Outside the 95 %: \(outside) units; chance alone "
        + "would give about \(expected), or fewer.")
  }

  private static func table(_ funnel: Funnel, _ flags: [Flag]) -> Table {
    Table(
      columns: [
        .init(onScreen: BilingualText(vi: "Cùng kỳ", en: "Same months")),
        .init(onScreen: BilingualText(vi: "Số đơn vị", en: "Units")),
        .init(onScreen: BilingualText(vi: "95 %", en: "95 %")),
        .init(onScreen: BilingualText(vi: "99,8 %", en: "99.8 %")),
        .init(onScreen: BilingualText(vi: "Nằm ngoài (năm nay)", en: "Outside (this year)")),
      ],
      rows: funnel.groups.map { group in
        let outside = group.units.filter { !group.limits.inner.contains($0.count) }
        return [
          .integer(group.before), .integer(group.units.count), .text(range(group.limits.inner)),
          .text(range(group.limits.outer)),
          .text(
            outside.map { "\(flags[$0.place].forecast.unit.name) (\($0.count))" }.joined(separator: ", ")),
        ]
      })
  }

  private static func range(_ limits: ClosedRange<Int>) -> String {
    "\(limits.lowerBound)–\(limits.upperBound)"
  }
}
