public import Observations

extension DataIssue.Category {
  /// What summaries call the issues of the category: in English by the word that stands in issue files.
  public func name(_ language: Language) -> String {
    switch language {
    case .en: rawValue
    case .vi: vietnameseName
    }
  }

  private var vietnameseName: String {
    switch self {
    case .unclosedQuote: "ngoặc kép không đóng"
    case .textAfterQuote: "chữ sau ngoặc kép đóng"
    case .ragged: "thừa hoặc thiếu ô"
    case .duplicate: "dòng trùng"
    case .contradiction: "số liệu mâu thuẫn"
    case .overlap: "kỳ chồng nhau"
    case .unequalParts: "cộng các kỳ không khớp"
    case .impossibleDifference: "số lũy kế bị giảm"
    case .futurePeriod: "kỳ chưa kết thúc"
    case .blank: "ô để trống"
    case .notWholeNumber: "không phải số nguyên"
    case .doubtfulNumber: "số viết không rõ"
    case .tooLarge: "số quá lớn"
    case .undeclaredMark: "ký hiệu chưa khai báo"
    case .denominatorBelowCount: "mẫu số nhỏ hơn tử số"
    case .unreadablePeriod: "không đọc được kỳ"
    case .dayAsPeriod: "ngày ở chỗ của kỳ"
    case .unreadablePart: "không đọc được năm, quý hoặc tháng"
    case .yearContradiction: "năm mâu thuẫn"
    case .unreadableDate: "không đọc được ngày"
    case .impossibleDate: "ngày không có thật"
    case .unknownStatus: "tình trạng số liệu lạ"
    case .unknownUnit: "tên đơn vị lạ"
    case .notInForce: "đơn vị không có hiệu lực lúc đó"
    case .notInList: "đơn vị ngoài danh mục"
    case .unknownCode: "mã đơn vị lạ"
    case .ambiguousUnit: "đơn vị không rõ"
    case .contradictingName: "tên không khớp với mã"
    case .secondName: "một mã hai tên"
    case .repeatedUnit: "đơn vị lặp lại"
    case .totalMismatch: "tổng không khớp"
    case .previousMismatch: "số liệu năm trước không khớp"
    case .mergedFigure: "ô số liệu bị gộp"
    case .periodContradiction: "kỳ mâu thuẫn"
    case .notRate: "không phải tỷ lệ"
    case .notNumber: "không phải số"
    case .noBase: "thiếu số đi kèm"
    case .tooManyMonths: "quá nhiều tháng"
    case .noMonths: "số liệu của không tháng nào"
    case .notZero: "số liệu ở nơi không thống kê"
    case .notInData: "đơn vị không có trong số liệu"
    case .unknownLine: "dòng không có trong kế hoạch"
    case .overruledAttestation: "minh chứng trái với số liệu"
    case .badAttestation: "minh chứng không dùng được"
    case .contradictingAttestation: "minh chứng mâu thuẫn"
    case .tooManyIndicators: "quá nhiều chỉ tiêu"
    case .mojibake: "chữ bị vỡ"
    case .repairedStroke: "Ð thay cho Đ"
    }
  }
}
