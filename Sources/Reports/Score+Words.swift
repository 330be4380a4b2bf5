import Observations
import Targets

extension UnitScore.Standing {
  /// The word in files and the label on screens.
  var cell: Cell {
    switch self {
    case .barred: .word("barred", BilingualText(vi: "không xét", en: "barred"))
    case .passes: .word("passes", BilingualText(vi: "đạt", en: "passes"))
    case .below: .word("below", BilingualText(vi: "dưới điểm đạt", en: "below the pass mark"))
    case .open: .word("open", BilingualText(vi: "chưa rõ", en: "open"))
    case .unclassed: .word("unclassed", BilingualText(vi: "không xếp loại", en: "unclassed"))
    }
  }
}

extension BarState.Standing {
  /// The word in files and the label on screens.
  var cell: Cell {
    switch self {
    case .clear: .word("clear", BilingualText(vi: "không vướng", en: "clear"))
    case .barred: .word("barred", BilingualText(vi: "không xét", en: "barred"))
    case .open: .word("open", BilingualText(vi: "chưa rõ", en: "open"))
    }
  }
}

extension LineScore {
  /// Whether the line holds.
  func outcome(of line: Scorecard.Line) -> Cell {
    guard line.isScored else { return .word("not scored", BilingualText(vi: "không chấm", en: "not scored")) }
    if !points.isExact { return .word("open", BilingualText(vi: "chưa rõ", en: "open")) }
    if points.low == .zero { return .word("missed", BilingualText(vi: "không đạt", en: "missed")) }
    return points.low == line.points ?? Fraction(1)
      ? .word("met", BilingualText(vi: "đạt", en: "met"))
      : .word("part", BilingualText(vi: "một phần", en: "in part"))
  }
}

extension EvidenceBasis {
  /// The words in files and the labels on screens.
  var cell: Cell {
    guard !isEmpty else { return .empty }
    let labels: [(EvidenceBasis, BilingualText)] = [
      (.counts, BilingualText(vi: "số liệu", en: "counts")),
      (.attested, BilingualText(vi: "minh chứng", en: "attested")),
      (.assumed, BilingualText(vi: "giả định", en: "what if")),
    ]
    let own = labels.filter { contains($0.0) }.map(\.1)
    return .word(
      words.joined(separator: "; "),
      BilingualText(
        vi: own.map(\.vietnamese).joined(separator: "; "), en: own.map(\.english).joined(separator: "; ")))
  }
}

extension MissingEvidence {
  /// The word in files and the label on screens.
  var cell: Cell {
    switch self {
    case .nothing: .word("no evidence", BilingualText(vi: "chưa có số liệu, minh chứng", en: "no evidence"))
    case .months(let reported, let all):
      .word(
        "months \(reported) of \(all)",
        BilingualText(vi: "mới có \(reported)/\(all) tháng", en: "\(reported) of \(all) months reported"))
    case .baseline:
      .word(
        "no baseline",
        BilingualText(vi: "thiếu cùng kỳ mốc so sánh", en: "the same months of the baseline year"))
    case .modelYear:
      .word("model-year", BilingualText(vi: "năm xây dựng mô hình", en: "the year the model was built"))
    case .notComparable:
      .word(
        "not comparable", BilingualText(vi: "hai năm không so sánh được", en: "years that can be compared"))
    case .unitType: .word("unit_type", BilingualText(vi: "loại đơn vị", en: "the type of the unit"))
    case .division:
      .word(
        "division",
        BilingualText(vi: "tùy cách chia đơn vị bị tách", en: "depends on how split units are divided"))
    case .openReading: .word("reading", BilingualText(vi: "kế hoạch để ngỏ", en: "the plan leaves it open"))
    case .yearNotOver: .word("year not over", BilingualText(vi: "chưa hết năm", en: "the year is not over"))
    }
  }
}
