import Notebooks
import Observations

extension NotebookError {
  /// The rule that is broken, in `language`, without its place.
  func sentence(_ language: Language) -> String {
    switch kind {
    case .unclosedFence: language(vi: "khối này không được đóng", en: "this fence is not closed")
    case .indentedFence:
      language(
        vi: "khối console phải bắt đầu ở đầu dòng",
        en: "a console fence must start at the beginning of its line")
    case .carriageReturn:
      language(vi: "dòng phải kết thúc bằng LF, không phải CR LF", en: "lines must end with LF, not CR LF")
    case .outputBeforeCommand:
      language(
        vi: "có kết quả trước khi có lệnh; lệnh bắt đầu bằng '$ '",
        en: "output before any command; a command starts with '$ '")
    case .emptyCommand: language(vi: "không có lệnh sau '$'", en: "no command after '$'")
    case .unfinishedCommand:
      language(vi: "lệnh này kéo dài quá cuối khối", en: "this command goes on past the end of its fence")
    case .badExitCode(let text):
      language(
        vi: "mã kết thúc phải ghi là '? N' với N từ 1 đến 255, không phải '\(text)'",
        en: "an expected exit code must be '? N' with N from 1 to 255, not '\(text)'")
    case .outputAfterExitCode:
      language(
        vi: "sau mã kết thúc chỉ có thể là một lệnh", en: "only a command can follow an expected exit code")
    }
  }
}
