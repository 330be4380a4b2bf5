import Evaluation
import Flagging
import Observations
import Targets

extension ReportPage {
  /// How to read the page, and every reading that the verdicts rest on.
  var reading: Markup {
    let general = Self.advice.map { Markup("li", [:], voice($0)) }
    let statuses = contents.targets.map { target in
      let notes = { (context: ReportContext) in
        StatusNotes(target.list.forecast.target, context: context).reading(
          target.list.forecast.units.map(\.status))
      }
      return voice.paragraph { context in
        notes(context).map { "\(context.label(of: target.list.forecast.target.primary.indicator)). \($0)" }
      }
    }
    let plan = voice.contexts[0].plan
    let readings = plan.readings.flatMap { reading in
      zip(reading.lines, reading.indicators).filter { contents.table.indicatorIndex($0.1) != nil }.map {
        line, indicator in
        Markup(
          "li", [:],
          voice { context in
            "\(line) \(context.label(of: indicator)): \(reading.text?.text(context.language) ?? reading.chosen)"
          })
      }
    }
    let heading = Markup(
      "h3", [:],
      voice(
        vi: "Cách hiểu những chỗ kế hoạch không nói rõ", en: "How the plan is read where its text is silent"))
    return Markup("ul", [:], general.joined()) + statuses.joined()
      + (readings.isEmpty ? Markup() : heading + Markup("ul", [:], readings.joined()))
  }

  private static let advice = [
    BilingualText(
      vi:
        "Kết luận (đạt, không đạt) theo đúng quy tắc của kế hoạch, bằng số nguyên. P(không đạt) là xác suất đến hết năm đơn vị không đạt, tính từ số liệu đến ngày ghi ở đầu trang.",
      en:
        "Verdicts (met, missed) follow the rule of the plan exactly, in whole numbers. P(miss) is the probability that the unit will have missed by the end of the year, from the figures up to the day at the top."
    ),
    BilingualText(
      vi:
        "Trong 100 đơn vị có P(không đạt) 70 %, khoảng 70 đơn vị sẽ không đạt. Mục \"Dự báo trước đây đúng đến đâu\" cho thấy điều đó trong các năm qua.",
      en:
        "Of 100 units with a P(miss) of 70 % about 70 will miss. The section \"How good were such forecasts\" shows how that went in past years."
    ),
    BilingualText(
      vi:
        "Mức được phép còn lại là số trường hợp còn được xảy ra đến hết năm mà vẫn đạt; số âm nghĩa là đã vượt, hoặc với số người đang quản lý là còn phải giảm.",
      en:
        "The allowance left is how many more cases there may be until the year ends; below zero the limit is passed, or of persons on file so many must still go."
    ),
    BilingualText(
      vi:
        "Một xã chỉ có vài vụ mỗi năm, nên phần lớn tăng giảm là ngẫu nhiên. Biểu đồ phễu cho thấy thay đổi nào vượt quá ngẫu nhiên; năm thấp khác thường thường được tiếp nối bằng một năm bình thường.",
      en:
        "A commune has a few cases a year, so that most changes are chance. The funnel plot shows which ones are more; an unusually low year is usually followed by an ordinary one."
    ),
    BilingualText(
      vi: "Trang này không xếp hạng ai giỏi ai kém: nó cho biết nơi nào cần được quan tâm trước.",
      en: "This page does not rank anyone's work: it says where to look first."),
  ]

  /// What the lines and signs of a history are.
  var historyLegend: Markup {
    voice(
      vi:
        "Chấm tròn: cả năm. Ô vuông rỗng: năm nay đến nay. Vạch đứng và mảng nhạt: khoảng 80 % cuối năm theo dự báo, vạch ngang đậm ở giữa. Đường đứt: mức được phép năm nay. Cấp huyện và tỉnh không có dự báo riêng.",
      en:
        "Dots: whole years. Hollow square: this year so far. Upright bar and pale area: the 80 % range of the year's end, its middle a thick stroke. Dashed: what is allowed this year. Districts and the province have no forecast of their own."
    )
  }
}
