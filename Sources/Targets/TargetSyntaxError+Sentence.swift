public import Observations

extension TargetSyntaxError: CustomStringConvertible {
  /// The sentence in English, as logs have it.
  public var description: String { sentence(.en) }

  /// The mistake in one line, with the text it is in.
  public func sentence(_ language: Language) -> String {
    let rule =
      switch language {
      case .vi: problem.vietnamese
      case .en: problem.english
      }
    return "'\(text)': \(rule)"
  }
}

extension TargetSyntaxError.Problem {
  fileprivate var english: String {
    switch self {
    case .noCondition:
      "a target is a name and a condition, such as robbery=-7%, fires<=12, fires=0 or reoffenders<10%"
    case .noName: "the name of an indicator is missing before the condition"
    case .atLeast: "targets of the form 'at least' (>=, >) are not read yet"
    case .increase: "targets of the form 'increase' (=+) are not read yet"
    case .cutOutOfRange: "a cut must be between 0 and 100 %"
    case .cutWithoutPerCent: "a cut is a per cent, such as =-7%"
    case .unsignedPerCent: "a per cent after '=' needs a sign: =-7% is a cut; a ratio is written <10%"
    case .exactCount: "only =0 can be read; for at most that many write <= before the number"
    case .ratioWithoutPerCent: "'<' stands before a per cent, such as <10%; for a count write <="
    case .ratioOutOfRange: "a ratio must be under more than 0 and at most 100 %"
    case .inclusiveRatio: "a ratio is strictly under its limit: write < before the per cent"
    case .notAWholeNumber(let found): "expected a whole number of 0 or more, not '\(found)'"
    case .notAPerCent(let found): "expected a per cent such as 7 or 7.5, not '\(found)'"
    case .tooManyDecimals(let found): "a per cent has at most two decimals, not '\(found)'"
    case .twoKinds(let indicator):
      "'\(indicator)' has the same kind in every part: a flow, a stock or a ratio"
    }
  }

  fileprivate var vietnamese: String {
    switch self {
    case .noCondition:
      "mức phải đạt gồm tên chỉ tiêu và điều kiện, như robbery=-7%, fires<=12, fires=0 hoặc reoffenders<10%"
    case .noName: "thiếu tên chỉ tiêu trước điều kiện"
    case .atLeast: "chưa đọc được mức phải đạt dạng 'ít nhất' (>=, >)"
    case .increase: "chưa đọc được mức phải đạt dạng 'tăng' (=+)"
    case .cutOutOfRange: "mức giảm phải từ 0 đến 100 %"
    case .cutWithoutPerCent: "mức giảm phải tính bằng phần trăm, như =-7%"
    case .unsignedPerCent: "phần trăm sau '=' phải có dấu: =-7% là mức giảm; tỷ lệ thì viết <10%"
    case .exactCount: "chỉ đọc được =0; nếu muốn không quá một số, hãy viết <= trước số đó"
    case .ratioWithoutPerCent: "'<' đứng trước phần trăm, như <10%; với số đếm hãy viết <="
    case .ratioOutOfRange: "tỷ lệ phải dưới một mức trên 0 và không quá 100 %"
    case .inclusiveRatio: "tỷ lệ phải dưới hẳn mức của nó: hãy viết < trước phần trăm"
    case .notAWholeNumber(let found): "cần số nguyên từ 0 trở lên, không phải '\(found)'"
    case .notAPerCent(let found): "cần phần trăm như 7 hoặc 7.5, không phải '\(found)'"
    case .tooManyDecimals(let found): "phần trăm có nhiều nhất hai chữ số thập phân, không phải '\(found)'"
    case .twoKinds(let indicator):
      "'\(indicator)' phải cùng một loại ở mọi phần: số phát sinh, số tồn hoặc tỷ lệ"
    }
  }
}
