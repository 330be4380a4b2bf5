import Observations

extension WorkbookFault {
  /// The problem and what to do.
  var sentenceInVietnamese: String {
    switch self {
    case .notWorkbook: "không phải bảng tính .xlsx; \(Self.saveAsTable)"
    case .truncated: "là tệp nén ZIP bị cụt; hãy tải lại tệp"
    case .damaged(let part, let problem): damaged(part, problem)
    case .otherDocument(let kind): "là \(kind.name.vietnamese), không đọc được; \(Self.saveAsTable)"
    case .archiveWithoutWorkbook:
      "là tệp nén ZIP không chứa bảng tính; hãy giải nén rồi nêu tên tệp bên trong"
    case .compoundFileWithoutWorkbook: "là tệp OLE 2 không chứa bảng tính; \(Self.saveAsTable)"
    case .oldWorkbook: "là bảng tính Excel 97-2003 (.xls), không đọc được; \(Self.saveAsTable)"
    case .passwordProtected: "chỉ mở được bằng mật khẩu; hãy lưu lại không đặt mật khẩu"
    case .hugePart(let part, let limit): "'\(part)' có hơn \(limit) byte; \(Self.saveAsCSV)"
    case .suspiciousCompression(let part, let limit):
      "'\(part)' được nén hơn \(limit) lần, không bảng nào như vậy; nếu tệp đúng, \(Self.saveAsCSV)"
    case .documentType(let part):
      "'\(part)' khai báo kiểu tài liệu, không bảng tính nào như vậy; \(Self.saveAnew)"
    case .malformed(let part, let line, let problem):
      "'\(part)' không phải XML đúng quy cách ở dòng \(line) (\(problem)); \(Self.saveAnew)"
    case .deepNesting(let part, let line, let limit):
      "'\(part)' có hơn \(limit) phần tử lồng nhau ở dòng \(line); \(Self.saveAnew)"
    case .hugeTag(let part, let line, let limit):
      "'\(part)' có thẻ hoặc chú thích dài hơn \(limit) byte ở dòng \(line); \(Self.saveAnew)"
    case .manyTexts(let part, let limit): "'\(part)' có hơn \(limit) đoạn chữ; \(Self.saveAsCSV)"
    case .missingPart(let part): "bảng tính thiếu phần '\(part)'; \(Self.saveAnew)"
    case .noSheet: "không có trang tính nào"
    case .unknownSheet(let name, let nearest):
      "không có trang tính '\(name)'\(nearest.map { "; có phải là '\($0)'?" } ?? "")"
    case .badReference(let sheet, let reference):
      "trang tính '\(sheet)': '\(reference)' không phải ô hoặc vùng ô; \(Self.saveAnew)"
    case .farReference(let sheet, let reference):
      "trang tính '\(sheet)': '\(reference)' nằm ngoài ô cuối cùng, XFD1048576; \(Self.saveAnew)"
    case .unknownText(let sheet, let cell, let index, let count):
      "trang tính '\(sheet)': ô \(cell) dùng đoạn chữ '\(index)' trong \(count) đoạn, đếm từ 0; \(Self.saveAnew)"
    case .sparse(let sheet, let filled, let fields):
      "trang tính '\(sheet)': chỉ \(filled) trong \(fields) ô của vùng đang dùng có nội dung; hãy xóa những gì nằm xa bảng"
    case .manyCells(let sheet, let limit):
      "trang tính '\(sheet)': hơn \(limit) ô có nội dung; \(Self.saveAsCSV)"
    case .manyMerges(let sheet, let limit):
      "trang tính '\(sheet)': hơn \(limit) vùng ô bị gộp; \(Self.saveAsCSV)"
    case .longText(let sheet, let limit):
      "trang tính '\(sheet)': chữ dài hơn \(limit) byte; \(Self.saveAsCSV)"
    case .overlappingMerges(let sheet):
      "trang tính '\(sheet)': các vùng ô gộp chồng lên nhau; \(Self.saveAnew)"
    }
  }

  private static let saveAnew = "hãy mở bằng phần mềm bảng tính rồi lưu lại"
  private static let saveAsTable = "hãy lưu thành .xlsx hoặc CSV"
  private static let saveAsCSV = "hãy lưu trang tính thành CSV"

  private func damaged(_ part: String?, _ problem: String) -> String {
    let subject = part.map { "'\($0)' bị hỏng" } ?? "là tệp nén ZIP bị hỏng"
    return "\(subject) (\(problem)); hãy tải lại tệp"
  }
}
