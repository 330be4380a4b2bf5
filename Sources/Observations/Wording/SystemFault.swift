import Glibc

/// Why the operating system refuses to do something with a file.
public struct SystemFault: Sendable, Hashable {
  /// The system's number for it, as in `errno`.
  public let code: Int32

  /// The fault with the number `code`.
  public init(code: Int32) { self.code = code }

  /// The system's own words in English; in Vietnamese too, where the fault is none of those that files bring about.
  public func words(_ language: Language) -> String {
    guard language == .vi else { return ownWords }
    return switch code {
    case EACCES, EPERM: "không có quyền truy cập"
    case ENOENT: "không có tệp hoặc thư mục này"
    case EISDIR: "đây là thư mục"
    case ENOTDIR: "một phần của đường dẫn không phải là thư mục"
    case ENOSPC: "ổ đĩa đã đầy"
    case EDQUOT: "đã dùng hết dung lượng được cấp"
    case EROFS: "ổ đĩa chỉ cho đọc"
    case EIO: "lỗi đọc hoặc ghi ổ đĩa"
    case ENAMETOOLONG: "tên tệp quá dài"
    case ELOOP: "liên kết vòng tròn"
    case EMFILE, ENFILE: "quá nhiều tệp đang mở"
    case ENOMEM: "không đủ bộ nhớ"
    case EFBIG: "tệp quá lớn"
    default: ownWords
    }
  }

  private var ownWords: String { unsafe String(cString: strerror(code)) }
}
