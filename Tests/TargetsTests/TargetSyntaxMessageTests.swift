import Observations
import Targets
import Testing

/// What is wrong with a bare target, in Vietnamese; `BareTargetTests` has the English.
@Suite("Messages on targets in Vietnamese")
struct TargetSyntaxMessageTests {
  @Test(
    "every mistake, as whole text",
    arguments: [
      (
        "robbery",
        "mức phải đạt gồm tên chỉ tiêu và điều kiện, như robbery=-7%, fires<=12, patrols>=40 hoặc reoffenders<10%"
      ),
      ("=0", "thiếu tên chỉ tiêu trước điều kiện"),
      ("a=-107%", "mức giảm hoặc tăng phải từ 0 đến 100 %"),
      ("a=-7", "mức giảm hoặc tăng phải tính bằng phần trăm, như =-7% hoặc =+10%"),
      (
        "a=10%",
        "phần trăm sau '=' phải có dấu: =-7% là mức giảm, =+10% là mức tăng; tỷ lệ thì viết <10% hoặc >=90%"
      ),
      (
        "a=5",
        "chỉ đọc được =0; nếu muốn không quá một số, hãy viết <= trước số đó, ít nhất một số thì viết >="
      ),
      ("a<12", "'<' đứng trước phần trăm, như <10%; với số đếm hãy viết <="),
      ("a<0%", "mức của tỷ lệ phải từ 0 đến 100 %, và phải có tỷ lệ đạt được mức đó"),
      ("a<=x", "cần số nguyên từ 0 trở lên, không phải 'x'"),
      ("a<x%", "cần phần trăm như 7 hoặc 7.5, không phải 'x'"),
      ("a=-7.125%", "phần trăm có nhiều nhất hai chữ số thập phân, không phải '7.125'"),
      ("a=-7% and stock:a=0", "'a' phải cùng một loại ở mọi phần: số phát sinh, số tồn hoặc tỷ lệ"),
    ])
  func mistakes(_ text: String, _ message: String) throws {
    let error = #expect(throws: TargetSyntaxError.self) { try Target(bare: text) }
    #expect(error?.sentence(.vi) == "'\(text)': \(message)")
    #expect(error?.sentence(.en) == error?.description)
    #expect(error?.sentence(.en) != error?.sentence(.vi))
  }
}
