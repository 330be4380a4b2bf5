import Observations
import YAMLDocuments

extension IngestionError {
  /// What is wrong and what to do, without the position.
  var problemInVietnamese: String {
    switch kind {
    case .missingFile: "không có tệp này"
    case .folder: "là thư mục, không phải tệp"
    case .folderAmongFiles: "là thư mục; hãy nêu một thư mục, hoặc các tệp"
    case .empty: "là tệp rỗng; cần có dòng tiêu đề và các dòng số liệu"
    case .binary(let byte): "không phải văn bản (byte \(byte) bằng 0); hãy lưu thành CSV UTF-8"
    case .spreadsheet: "là bảng tính hoặc tệp nén, không đọc được từ đầu vào chuẩn; hãy nêu tên tệp"
    case .malformed(let encoding, let isDeclared): malformed(encoding, isDeclared)
    case .unknownEncoding:
      "không theo bảng mã nào nhận ra được qua các chữ; hãy nêu bảng mã bằng --encoding TÊN "
        + "(\(TextEncoding.names)), hoặc lưu thành CSV UTF-8"
    case .ambiguousEncoding(let readings):
      "có thể theo bảng mã \(readings.map { "\($0.encoding.rawValue) ('\($0.text)')" }.joined(separator: " hoặc ")); "
        + "hãy nêu bảng mã bằng --encoding TÊN"
    case .foreign(let document):
      "là \(document.name.vietnamese), không đọc được; hãy mở bằng phần mềm bảng tính rồi lưu thành .xlsx hoặc CSV"
    case .brokenGzip: "dữ liệu nén gzip bị cụt hoặc hỏng; hãy tải lại tệp"
    case .repeatedHeader(let header): "có hai cột cùng tiêu đề '\(header)'; mỗi tiêu đề chỉ được dùng một lần"
    case .unreadable(let fault): "không đọc được: \(fault.words(.vi))"
    case .brokenHeader: "dấu ngoặc kép trong dòng tiêu đề không được đóng; hãy đóng lại"
    case .noDataFiles:
      "không có tệp .csv, .tsv, .csv.gz hay .xlsx nào; hãy nêu tên các tệp trong keogiam.yaml"
    case .noMatchingFile(let pattern): "không có tệp nào khớp với '\(pattern)'"
    case .unknownColumn(let name, let nearest): "không có cột '\(name)'\(didYouMean(nearest))"
    case .twoColumns(let role, let first, let second): choice(role, first, second)
    case .missingColumn(let role, let nearest): "không có cột \(role.name(.vi))\(remedy(role, nearest))"
    case .noUnit(let nearest): "không có cột đơn vị hoặc mã đơn vị\(remedy(.unit, nearest))"
    case .noPeriod(let nearest):
      "không có cột kỳ báo cáo, năm hoặc ngày\(remedy(.period, nearest)); hoặc nêu một kỳ cho cả tệp bằng --period 2023"
    case .noIndicator(let nearest):
      "không có cột chỉ tiêu\(remedy(.indicator, nearest)); hoặc nêu một chỉ tiêu cho cả tệp bằng --indicator TÊN"
    case .noFigureColumns(let form): noFigures(form)
    case .noHeaderRow(let line):
      "không có dòng tiêu đề ở dòng \(line); tiêu đề được tìm trong 40 dòng có chữ đầu tiên"
    case .severalSheets(let names):
      "các trang tính \(names.map { "'\($0)'" }.joined(separator: ", ")) đều có thể dùng; hãy chọn bằng --sheet TÊN"
    case .noTableInSheets(let names): noTable(names)
    case .daysWithinMonths(let header, let first, let second): days(header, first, second)
    case .noUnitList(let boundaries):
      "không có danh mục đơn vị cài sẵn nào có hiệu lực ngày \(boundaries.date); danh mục cũ nhất là của ngày "
        + "\(UnitList.builtIn[0].validFrom); hãy nêu danh mục bằng --units"
    case .noListToCarryTo(let day, let oldest):
      "không có danh mục đơn vị nào có hiệu lực ngày \(day); danh mục cũ nhất là của ngày \(oldest)"
    case .cannotCarryBack(let to, let from):
      "có số liệu theo đơn vị của ngày \(from), không quy ngược về đơn vị của ngày \(to) được; "
        + "hãy ghi carry-to: \(from)"
    case .nothingToCarry(let to):
      "không đơn vị nào của số liệu thuộc danh mục dẫn đến danh mục của ngày \(to); "
        + "hãy dùng boundaries: để nêu danh mục của số liệu"
    case .noCrosswalkColumn(let name):
      "không có cột '\(name)'; bảng chuyển đổi cần old_code và new_code, hoặc code_YEAR của hai năm"
    case .noAttestationColumn(let name):
      "không có cột '\(name)'; bảng minh chứng cần 'unit_code' hoặc 'unit', 'line', 'value', thêm 'source' và 'date' nếu biết"
    case .brokenRow: "dấu ngoặc kép sai, hoặc số ô khác với dòng tiêu đề"
    case .noShare(let text): "tỷ trọng phải là số từ 0 đến 1, không phải '\(text)'"
    case .sharesDoNotAddUp(let code, let sum):
      "các tỷ trọng của '\(code)' phải cộng lại bằng 1, không phải \(sum)"
    case .noValidFrom:
      "không nêu các đơn vị mới có từ ngày nào; hãy thêm cột 'valid_from', hoặc ghi "
        + "crosswalk: {file: FILE, valid-from: YYYY-MM-DD}"
    case .registerOfPeriods:
      "đơn vị theo từng kỳ lấy từ danh mục chính thức hoặc bảng chuyển đổi; hãy bỏ units:"
    case .unknownRole(let name, let nearest): "không có loại cột '\(name)'\(didYouMean(nearest))"
    case .noRowMeets(let conditions):
      "không dòng nào thỏa điều kiện (\(conditions.map { $0.text(.vi) }.joined(separator: ", "))); "
        + "hãy xem chữ trong các cột này"
    case .noCondition(let text): "'\(text)' không có dạng tiêu_đề=chữ"
    case .noMapping(let text): "'\(text)' không có dạng loại_cột=tiêu_đề"
    case .unknownIndicator(let name, let nearest): "không có chỉ tiêu '\(name)'\(didYouMean(nearest))"
    case .unknownUnit(let name, let nearest): "không có đơn vị '\(name)'\(didYouMean(nearest))"
    case .description(let fault): fault.sentence(.vi)
    case .workbook(let fault): fault.sentenceInVietnamese
    }
  }

  private func malformed(_ encoding: TextEncoding, _ isDeclared: Bool) -> String {
    isDeclared
      ? "chỗ này không theo \(encoding.rawValue) như đã khai; hãy nêu bảng mã khác, hoặc bỏ trống để tự tìm"
      : "chỗ này không theo \(encoding.rawValue) như phần còn lại; hãy lưu lại thành CSV UTF-8, hoặc nêu bảng mã "
        + "bằng --encoding TÊN"
  }

  private func choice(_ role: ColumnRole, _ first: String, _ second: String) -> String {
    "'\(first)' và '\(second)' đều là cột \(role.name(.vi)); "
      + "hãy chọn một bằng --map '\(role.rawValue)=\(first)' hoặc --map '\(role.rawValue)=\(second)'"
  }

  private func days(_ header: String, _ first: String, _ second: String) -> String {
    "'\(header)' có các ngày lẻ trong tháng (\(first), \(second)), chưa đếm được; "
      + "nếu mỗi ngày là của cả tháng, hãy thêm --date-grain month"
  }

  private func noTable(_ names: [String]) -> String {
    let shown = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return
      "không trang tính nào trong \(names.count) trang có bảng đọc được (\(shown)\(names.count > 12 ? ", …" : "")); "
      + "hãy chọn trang bằng --sheet TÊN để biết còn thiếu gì"
  }

  private func noFigures(_ form: TableForm) -> String {
    switch form {
    case .widePeriods:
      "không cột nào có tiêu đề là kỳ như 2023 hoặc T1; nếu dùng chữ khác, hãy khai periods: {Enero: T1}"
    case .wideIndicators: "không cột nào có tiêu đề là chỉ tiêu; hãy khai indicators: {HEADER: tên}"
    default:
      "không cột nào có tiêu đề gồm chỉ tiêu và kỳ; hãy khai cách ghép, ví dụ pattern: \"{indicator}_{year}\""
    }
  }

  private func didYouMean(_ nearest: String?) -> String { nearest.map { "; có phải là '\($0)'?" } ?? "" }

  private func remedy(_ role: ColumnRole, _ nearest: String?) -> String {
    guard let nearest else { return "; hãy khai bằng --map '\(role.rawValue)=TIÊU_ĐỀ'" }
    return "; có phải là --map '\(role.rawValue)=\(nearest)'?"
  }
}
