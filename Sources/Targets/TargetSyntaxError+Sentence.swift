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
      "a target is a name and a condition, such as robbery=-7%, fires<=12, patrols>=40 or reoffenders<10%"
    case .noName: "the name of an indicator is missing before the condition"
    case .changeOutOfRange: "a cut or an increase must be between 0 and 100 %"
    case .changeWithoutPerCent: "a cut or an increase is a per cent, such as =-7% or =+10%"
    case .unsignedPerCent:
      "a per cent after '=' needs a sign: =-7% is a cut, =+10% an increase; a share is written <10% or >=90%"
    case .exactCount: "only =0 can be read; for at most that many write <= before the number, for at least >="
    case .shareWithoutPerCent(let symbol):
      "'\(symbol)' stands before a per cent, such as \(symbol)10%; for a count write \(symbol)="
    case .shareOutOfRange: "the limit of a share is from 0 to 100 %, and some share must be able to meet it"
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
      "mức phải đạt gồm tên chỉ tiêu và điều kiện, như robbery=-7%, fires<=12, patrols>=40 hoặc reoffenders<10%"
    case .noName: "thiếu tên chỉ tiêu trước điều kiện"
    case .changeOutOfRange: "mức giảm hoặc tăng phải từ 0 đến 100 %"
    case .changeWithoutPerCent: "mức giảm hoặc tăng phải tính bằng phần trăm, như =-7% hoặc =+10%"
    case .unsignedPerCent:
      "phần trăm sau '=' phải có dấu: =-7% là mức giảm, =+10% là mức tăng; tỷ lệ thì viết <10% hoặc >=90%"
    case .exactCount:
      "chỉ đọc được =0; nếu muốn không quá một số, hãy viết <= trước số đó, ít nhất một số thì viết >="
    case .shareWithoutPerCent(let symbol):
      "'\(symbol)' đứng trước phần trăm, như \(symbol)10%; với số đếm hãy viết \(symbol)="
    case .shareOutOfRange: "mức của tỷ lệ phải từ 0 đến 100 %, và phải có tỷ lệ đạt được mức đó"
    case .notAWholeNumber(let found): "cần số nguyên từ 0 trở lên, không phải '\(found)'"
    case .notAPerCent(let found): "cần phần trăm như 7 hoặc 7.5, không phải '\(found)'"
    case .tooManyDecimals(let found): "phần trăm có nhiều nhất hai chữ số thập phân, không phải '\(found)'"
    case .twoKinds(let indicator):
      "'\(indicator)' phải cùng một loại ở mọi phần: số phát sinh, số tồn hoặc tỷ lệ"
    }
  }
}
