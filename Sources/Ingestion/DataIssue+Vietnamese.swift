import Observations

extension DataIssue {
  /// What is wrong, without the position.
  var problemInVietnamese: String {
    switch kind {
    case .unclosedQuote: "dấu ngoặc kép mở ở đây không được đóng lại"
    case .textAfterQuote: "có chữ sau dấu ngoặc kép đóng; dấu ngoặc kép nằm bên trong phải viết hai lần"
    case .ragged(let expected, let found): "có \(found) ô, không phải \(expected) ô như dòng tiêu đề"
    case .duplicate(let other): "trùng đơn vị, chỉ tiêu và kỳ với \(other.text(.vi))"
    case .contradiction(let other):
      "số liệu khác với \(other.text(.vi)) của cùng đơn vị, chỉ tiêu và kỳ; dùng số liệu đọc trước"
    case .overlap(let own, let other, let place):
      "\(own) chồng lên \(other) ở \(place.text(.vi)); giữ số liệu của kỳ ngắn hơn"
    case .unequalParts(let own, let total, let sum, let part, let other, let place):
      "\(own) có \(part.name(.vi)) là \(total), nhưng các kỳ ngắn hơn, trong đó có \(other) ở \(place.text(.vi)), "
        + "cộng lại là \(sum); dùng số liệu của các kỳ ngắn hơn"
    case .impossibleDifference(let own, let other, let place):
      "\(own) không khớp với \(other) ở \(place.text(.vi)): số liệu của các tháng ở giữa sẽ nhỏ hơn 0; không lấy hiệu"
    case .futurePeriod(let period, let last, let today):
      "\(period) kết thúc ngày \(last), sau ngày hôm nay, \(today)"
    case .blank: "\(header) không được để trống"
    case .notWholeNumber(let text): must("là số nguyên từ 0 trở lên", text)
    case .doubtfulNumber(let text, let sign):
      "\(header) phải là số nguyên từ 0 trở lên; dấu trong '\(text)' có thể phân cách hàng nghìn hoặc phần thập phân: "
        + "hãy ghi rõ thousands: \"\(sign.rawValue)\" hoặc decimal: \"\(sign.rawValue)\" trong keogiam.yaml"
    case .mojibake(let text, let original):
      "\(header) là '\(text)', chữ UTF-8 bị đọc thành Windows-1252"
        + (original.map { "; có lẽ phải là '\($0)'" } ?? "") + "; giữ nguyên như trong tệp"
    case .repairedStroke(let text, let repaired):
      "\(header) là '\(text)', viết Ð (U+00D0) thay cho Đ; dùng '\(repaired)'"
    case .tooLarge(let text): "\(header) tối đa là \(Int32.max), không phải '\(text)'"
    case .undeclaredMark(let text): must("là số nguyên từ 0 trở lên", text) + declaration(of: text)
    case .denominatorBelowCount: "\(header) không được nhỏ hơn tử số"
    case .unreadablePeriod(let text): must("là kỳ báo cáo như 2023, 2023-Q2 hoặc 2023-05", text)
    case .dayAsPeriod(let text):
      must("là kỳ báo cáo như 2023-05", text) + "; ngày thì ghi ở cột tên là 'date'"
    case .unreadablePart(let text, let role): must("là \(role.name(.vi))", text)
    case .yearContradiction(let period, let year): must("thuộc năm \(year)", period)
    case .unreadableDate(let text): must("là ngày như 2023-05-17", text)
    case .impossibleDate(let text): must("là ngày có trong lịch", text)
    case .unknownStatus(let text): must("là preliminary, final, backcast hoặc synthetic", text)
    case .unknownUnit(let name, let nearest): must("là đơn vị có trong danh mục", name) + didYouMean(nearest)
    case .notInForce(let name, let list, let day, let nearest):
      "'\(name)' không có trong danh mục \(list), có hiệu lực ngày \(day)" + didYouMean(nearest)
    case .notInList(let name, let list, let nearest):
      "'\(name)' không có trong danh mục \(list) như hầu hết các đơn vị; vẫn dùng như đã ghi"
        + didYouMean(nearest)
    case .unknownCode(let code): must("là mã có trong danh mục", code)
    case .ambiguousUnit(let name, let candidates, let others):
      "\(header) phải chỉ đúng một đơn vị; '\(name)' có thể là \(choices(candidates, others))"
    case .contradictingName(let name, let code, let registered):
      must("là '\(registered)', tên của mã \(code) trong danh mục", name)
    case .secondName(let name, let code, let first):
      "\(header) là '\(name)' cho mã \(code), mà trước đó là '\(first)'; dùng tên đọc trước"
    case .repeatedUnit(let other): "trùng đơn vị với \(other.text(.vi))"
    case .totalMismatch(let total, let sum, let parts, let first, let last):
      "\(header) ở đây là \(total), nhưng \(parts) đơn vị từ dòng \(first) đến dòng \(last) cộng lại là \(sum)"
    case .previousMismatch(let other):
      "số liệu năm trước sau dấu gạch chéo không khớp với \(other.text(.vi))"
    case .mergedFigure:
      "\(position.header.map { "ô của '\($0)'" } ?? "ô này") bị gộp với một ô khác, mà số liệu ở đó "
        + "chỉ là của một đơn vị và một kỳ"
    case .periodContradiction: "\(header) không nằm trong kỳ ghi ở dòng này"
    case .notRate(let text): must("là tỷ lệ từ 0 đến 100 phần trăm", text)
    case .notNumber(let text): must("là một số, như hầu hết các ô trong cột này", text)
    case .noBase(let role): "\(header) không được để trống khi đã có \(role.name(.vi))"
    case .tooManyMonths(let period):
      "\(header) tối đa là \(period.monthCount), số tháng của \(period)"
    case .noMonths: "\(header) không được bằng 0 khi đã có số liệu"
    case .notZero(let zero, let unit):
      "có số liệu của '\(zero.indicator)', mà chỉ tiêu này đã khai là không thống kê"
        + (unit.map { " ở '\($0)'" } ?? "") + days(zero) + "; không dùng số liệu này"
    case .notInData(let name, let nearest): must("là một đơn vị có trong số liệu", name) + didYouMean(nearest)
    case .overruledAttestation(let line): "số liệu quyết định dòng \(line) và cho kết quả khác"
    case .unknownLine(let line, let nearest): must("là một dòng của kế hoạch", line) + didYouMean(nearest)
    case .badAttestation(let text, let line, let expected):
      must("là \(expected.vietnamese) đối với dòng \(line)", text)
    case .contradictingAttestation(let other):
      "giá trị khác với \(other.text(.vi)) cho cùng đơn vị và cùng dòng; không dùng giá trị nào"
    case .tooManyIndicators(let limit):
      "\(header) có hơn \(limit) chỉ tiêu; hãy chọn cột khác cho chỉ tiêu"
    }
  }

  private var header: String { position.header.map { "'\($0)'" } ?? "ô này" }

  private func must(_ rule: String, _ text: String) -> String {
    "\(header) phải \(rule), không phải '\(text)'"
  }

  private func didYouMean(_ nearest: String?) -> String { nearest.map { "; có phải là '\($0)'?" } ?? "" }

  private func declaration(of text: String) -> String {
    "; nếu nghĩa là chưa báo cáo, hãy thêm --missing '\(text)'; nếu nghĩa là không có, --zero '\(text)'"
  }

  private func choices(_ candidates: [Candidate], _ others: Int) -> String {
    (candidates.map { $0.text(.vi) } + (others > 0 ? ["\(others) đơn vị khác"] : [])).joined(
      separator: " hoặc ")
  }

  /// The days of a declaration: " trước ngày 2011-01-01"; empty for all.
  private func days(_ zero: StructuralZero) -> String {
    let days = [zero.before.map { " trước ngày \($0)" }, zero.after.map { " sau ngày \($0)" }].compactMap(
      \.self)
    return days.joined(separator: " và")
  }
}
