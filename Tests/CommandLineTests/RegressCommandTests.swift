import Foundation
import Testing

/// `keogiam regress` as its user runs it. Pages were held against `summary(glm(…))` and lme4 of R 4.2.2.
@Suite struct RegressCommandTests {
  /// R's warpbreaks: breaks of yarn by wool and tension, L and M and H in rows of nine.
  static let warpbreaks: String = {
    let breaks = [
      26, 30, 54, 25, 70, 52, 51, 26, 67, 18, 21, 29, 17, 12, 18, 35, 30, 36, 36, 21, 24, 18, 10, 43, 28, 15,
      26, 27, 14, 29, 19, 29, 31, 41, 20, 44, 42, 26, 19, 16, 39, 28, 21, 39, 29, 20, 21, 24, 17, 13, 15, 15,
      16, 28,
    ]
    return breaks.enumerated().reduce("breaks,wool,tension\n") { text, entry in
      text + "\(entry.element),\(entry.offset < 27 ? "A" : "B"),\(["L", "M", "H"][entry.offset % 27 / 9])\n"
    }
  }()

  @Test func thePageIsTheSummaryOfR() throws {
    let folder = try Folder(["w.csv": Self.warpbreaks])
    let run = try folder.run("keogiam regress --table w.csv 'breaks ~ wool * tension'")
    #expect(run.exitCode == 0)
    #expect(run.error == "")
    #expect(
      run.output == """
        breaks ~ wool * tension
        Family: poisson, link: log
        Rows: 54

        Deviance residuals:
            Min       1Q   Median      3Q     Max
        −3.3383  −1.4844  −0.1291  1.1725  3.5153

        Coefficients:
                        Estimate  Std. Error  z value  Pr(>|z|)       Rate ratio  95 % from      to
        (Intercept)      3.20094     0.06727   47.585    <2e-16  ***      24.556     21.522  28.016
        woolB           −0.26826     0.10219   −2.625   0.00866  **        0.765      0.626   0.934
        tensionL         0.59580     0.08378    7.112  1.15e-12  ***       1.814      1.540   2.138
        tensionM        −0.02288     0.09568   −0.239     0.811            0.977      0.810   1.179
        woolB:tensionL  −0.18836     0.12990   −1.450     0.147            0.828      0.642   1.068
        woolB:tensionM   0.44981     0.13760    3.269   0.00108  **        1.568      1.197   2.053
        ---
        Signif. codes: 0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1

        (Dispersion parameter for poisson family taken to be 1)
            Null deviance:  297.37  on 53 degrees of freedom
        Residual deviance:  182.31  on 48 degrees of freedom
        AIC: 468.97
        Number of Fisher scoring iterations: 4

        """)
  }

  @Test func theNegativeBinomialPageHasItsTheta() throws {
    let folder = try Folder(["c.csv": communes])
    let run = try folder.run("keogiam regress c.csv 'count ~ time + unit' --family nb --lang vi")
    #expect(
      run.output == """
        count ~ time + unit
        Họ phân phối: nb, hàm liên kết: log
        Số dòng: 92

        Phần dư deviance:
        Nhỏ nhất       1Q  Trung vị      3Q  Lớn nhất
         −2,1206  −1,3876    0,0174  0,8232    1,5953

        Hệ số:
                               Ước lượng  Sai số chuẩn  giá trị z  Pr(>|z|)      Tỷ số suất  95 % từ    đến
        (Intercept)             −0,13467       0,26458     −0,509     0,611           0,874    0,520  1,468
        time                     0,03221       0,05260      0,612     0,540           1,033    0,932  1,145
        unitThị trấn Cái Rồng    0,86031       0,26330      3,267   0,00109  **       2,364    1,411  3,960
        unitXã An Sinh           0,08794       0,30287      0,290     0,772           1,092    0,603  1,977
        unitXã Bình Khê          0,73747       0,26803      2,751   0,00593  **       2,091    1,236  3,535
        ---
        Ký hiệu: 0 '***' 0,001 '**' 0,01 '*' 0,05 '.' 0,1 ' ' 1

        (Tham số phân tán của họ nb lấy bằng 1)
           Deviance rỗng:  134,79  với 91 bậc tự do
        Deviance phần dư:  116,24  với 87 bậc tự do
        AIC: 301,08
        Số vòng lặp Fisher: 1
        Theta: 18,830, sai số chuẩn: 42,04
        2 × log hợp lý: −289,0813

        """)
  }

  /// lme4: variance 0.1154, coefficients 0.2998 and 0.03285, logLik −149.9, AIC 305.7.
  @Test func randomTermsArePrintedAsByLme4() throws {
    let folder = try Folder(["c.csv": communes])
    let page = try folder.run("keogiam regress c.csv 'count ~ time + (1 | unit)'").output
    #expect(
      page.contains(
        """
        Random effects:
        Groups  Name         Variance  Std. Dev.  Corr
        unit    (Intercept)   0.11541    0.33973
        Groups: unit, 4
        """))
    #expect(page.contains("AIC: 305.72  BIC: 313.28\nLog-likelihood: −149.8589 (3 parameters)\n"))
    let rows = try folder.run("keogiam regress c.csv 'count ~ time + (1 | unit)' --format csv").output
    let random = rows.split(separator: "\n").filter { $0.hasPrefix("random,") }
    #expect(random.count == 1)
    #expect(random[0].hasPrefix("random,unit,sd__(Intercept),0.3397"))
    let nested = try folder.run("keogiam regress c.csv 'count ~ time + (1 | district/unit)'")
    #expect(
      nested.output.contains("Singular fit: a variance of 0 or a correlation of ±1 in (1 | district)\n"))
  }

  @Test func tidyRowsAreThoseOfR() throws {
    let folder = try Folder(["w.csv": Self.warpbreaks])
    let run = try folder.run("keogiam regress --table w.csv 'breaks ~ wool' --by tension --format csv")
    let lines = run.output.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    #expect(
      lines[0].joined(separator: ",")
        == "tension,effect,group,term,estimate,std_error,statistic,p_value,conf_low,conf_high,fit_status,reason"
    )
    #expect(
      lines.dropFirst().map { "\($0[0]) \($0[3])" }
        == ["H (Intercept)", "H woolB", "L (Intercept)", "L woolB", "M (Intercept)", "M woolB"])
    // Golden: breaks ~ wool * tension with L as the first level.
    let wool = try #require(Double(lines[4][4])), error = try #require(Double(lines[4][5]))
    #expect(abs(wool - -0.456627160288033) < 1e-8)
    #expect(abs(error - 0.0801921034767892) < 1e-6)
  }

  @Test func jobsDoNotChangeTheBytes() throws {
    let folder = try Folder(["c.csv": communes])
    let outputs = try [1, 2, 3].map { jobs in
      try folder.run("keogiam regress c.csv 'count ~ time' --by unit,indicator --format json --jobs \(jobs)")
        .output
    }
    #expect(outputs[0].contains("\"unit\":\"Xã An Sinh\",\"indicator\":\"robbery\",\"effect\":\"fixed\""))
    #expect(outputs[0] == outputs[1] && outputs[0] == outputs[2])
  }

  @Test func aFailedSeriesKeepsItsReason() throws {
    let folder = try Folder([
      "t.csv":
        "area,year,n,pop\nA,1,0,5\nA,2,0,5\nA,3,0,5\nB,1,2,5\nB,2,4,0\nB,3,3,5\nC,1,4,5\nC,2,3,5\nC,3,6,5\nD,1,4,5\n"
    ])
    let run = try folder.run(
      "keogiam regress --table t.csv 'n ~ year + offset(log(pop))' --by area --format csv")
    #expect(run.exitCode == 0)
    #expect(
      run.error == """
        3 of 4 series could not be fitted: 1 × complete rows: 1, needed: 2; 1 × every count is zero; \
        1 × the offset is not a finite number: line 6

        """)
    let lines = run.output.split(separator: "\n")
    #expect(lines[1] == "A,,,,,,,,,,failed,every count is zero")
    #expect(lines[2] == "B,,,,,,,,,,failed,the offset is not a finite number: line 6")
    #expect(lines[3].hasPrefix("C,fixed,,(Intercept),") && lines[4].hasPrefix("C,fixed,,year,"))
    #expect(lines[5] == "D,,,,,,,,,,failed,\"complete rows: 1, needed: 2\"")
    #expect(!run.output.contains("NaN"))
    let none = try folder.run("keogiam regress --table t.csv 'n ~ poly(year, 3)' --by area")
    #expect(none.exitCode == 1)
    #expect(
      none.error.hasPrefix(
        "keogiam: 4 of 4 series could not be fitted: 3 × poly(year, 3): different values: 3, needed: 4"))
  }

  @Test(arguments: [
    (
      "regress c.csv 'count ~ yaer'", 64,
      "keogiam: no column 'yaer'; did you mean 'year'?\nkeogiam:   count ~ yaer\nkeogiam:           ^\n"
    ),
    (
      "regress c.csv 'count ~ log(unit)' --lang vi", 64,
      "keogiam: cột 'unit' là chữ, không tính toán được\nkeogiam:   count ~ log(unit)\nkeogiam:               ^\n"
    ),
    (
      "regress c.csv 'count ~ year +'", 64,
      "keogiam: expected a name, a number or a parenthesis, not the end of the formula\n"
        + "keogiam:   count ~ year +\nkeogiam:                 ^\n"
    ),
    ("regress c.csv", 64, "keogiam: no formula: add one such as 'count ~ year'\n"),
    ("regress 'count ~ year'", 64, "keogiam: no data: name a data-set folder or a file, or --table FILE\n"),
    (
      "regress c.csv 'count ~ year' --count-of robery", 64,
      "keogiam: no indicator 'robery' in the data; did you mean 'robbery'?\n"
    ),
    ("regress c.csv 'count ~ year' --by uint", 64, "keogiam: no column 'uint'; did you mean 'unit'?\n"),
    (
      "regress c.csv 'count ~ year' --family binomial --link log", 64,
      "keogiam: the family binomial does not go with the link log\n"
    ),
    (
      "regress c.csv 'count / 9 ~ year' --family poisson", 64,
      "keogiam: only the binomial family has trials; a ratio is written I(a / b)\n"
    ),
    (
      "regress c.csv 'count ~ year + (1 | unit)' --family gaussian", 64,
      "keogiam: random terms do not go with gaussian and the link identity\n"
    ),
    (
      "regress c.csv 'count ~ year + offset(log(population))'", 1,
      "Rows left out for a missing value: 92.\nkeogiam: no fit: 'population' is missing in every row\n"
    ),
    (
      "regress c.csv 'count ~ year + factor(indicator)'", 1,
      "keogiam: no fit: the factor 'factor(indicator)' has one level only, 'robbery'\n"
    ),
    (
      "regress --table twice.csv 'a ~ b'", 1,
      "keogiam: twice.csv:1: two columns are headed 'a'; every header is needed once\n"
    ),
    (
      "regress two.csv 'count ~ year'", 64,
      "keogiam: the data hold several indicators ('x', 'y'): choose with --count-of, or --by indicator\n"
    ),
  ])
  func mistakesAreAnswered(line: String, code: Int, message: String) throws {
    let folder = try Folder([
      "c.csv": communes, "twice.csv": "a,a\n1,2\n",
      "two.csv": "unit,indicator,year,count\nA,x,2020,1\nA,y,2020,2\nA,x,2021,3\nA,y,2021,5\n",
    ])
    let run = try folder.run("keogiam \(line)")
    #expect(run.error == message)
    #expect(run.exitCode == code)
    #expect(run.output == "")
  }

  @Test func otherIndicatorsStandBeside() throws {
    var text = "unit,indicator,year,count\n"
    for year in 2010...2019 {
      text += "A,thefts,\(year),\(20 + year % 4)\nA,patrols,\(year),\((year * 7) % 5)\n"
    }
    let folder = try Folder(["two.csv": text])
    let run = try folder.run("keogiam regress two.csv 'thefts ~ patrols + year' --format csv")
    #expect(run.exitCode == 0)
    #expect(
      run.output.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[1] }
        == ["(Intercept)", "patrols", "year"])
  }

  @Test func robustErrorsAreNamed() throws {
    let folder = try Folder(["c.csv": communes])
    let page = try folder.run("keogiam regress c.csv 'count ~ time' --robust cluster=unit --level 90%").output
    #expect(page.contains("Coefficients (robust standard errors: cluster=unit):\n"))
    #expect(page.contains("90 % from"))
    let refused = try folder.run("keogiam regress c.csv 'count ~ time' --robust hc0 --limits profile")
    #expect(refused.exitCode == 64)
  }

  @Test func columnsThatOthersDetermineAreNamed() throws {
    let folder = try Folder(["w.csv": Self.warpbreaks])
    let page = try folder.run(
      "keogiam regress --table w.csv 'breaks ~ wool + I(2 * breaks) + I(breaks / 3)' --family gaussian"
    ).output
    #expect(page.contains("Dropped, being determined by others: I(breaks/3)\n"))
  }
}
