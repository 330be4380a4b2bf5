import Glibc
import LinearAlgebra
import Regression

extension ReferenceGroup {
  /// The columns of Filip are powers of one variable rounded to 16 digits, which itself moves the solution in the eighth.
  static let filip = ReferenceGroup(
    id: "filip", vietnamese: "hồi quy đa thức Filip (QR)", english: "polynomial of Filip (QR)",
    source: "NIST StRD: Filippelli", measure: .relative(), tolerance: 1e-6
  ) {
    let rows = ReferenceTable(filipTable).rows
    return try certified("filip", response: rows.map { $0["y"] }, powers(rows.map { $0["x"] }, 0...10))
  }

  /// Straight lines and polynomials of the fifth degree, whose certified deviations of 0 are left out.
  static let linearRegressions = ReferenceGroup(
    id: "linear-regressions", vietnamese: "hồi quy tuyến tính của NIST (QR)",
    english: "linear regressions of NIST (QR)",
    source: "NIST StRD: Norris, NoInt1–2, Wampler1–5 (Wampler 1970)",
    measure: .relative(), tolerance: 1e-11
  ) {
    let norris = ReferenceTable(norrisTable).rows
    var cases = try certified(
      "norris", response: norris.map { $0["y"] }, powers(norris.map { $0["x"] }, 0...1))
    cases += try certified(
      "noint1", response: (130...140).map(Double.init), powers((60...70).map(Double.init), 1...1))
    cases += try certified("noint2", response: [3, 4, 4], powers([4, 5, 6], 1...1))
    let wampler = ReferenceTable(wamplerTable).rows
    for set in 1...5 {
      cases += try certified(
        "wampler\(set)", response: wampler.map { $0["y\(set)"] }, powers((0...20).map(Double.init), 0...5))
    }
    return cases
  }

  /// Every power of the numbers, a column each.
  private static func powers(_ numbers: [Double], _ degrees: ClosedRange<Int>) -> [[Double]] {
    degrees.map { degree in numbers.map { pow($0, Double(degree)) } }
  }

  private static func certified(
    _ set: String, response: [Double], _ columns: [[Double]]
  ) throws -> [ReferenceCase] {
    var model = LinearModel()
    model.rankTolerance = 1e-15
    let names = columns.indices.map { "B\($0)" }
    let fit = try model.fit(
      ModelFrame(
        response: .init(name: set, values: response),
        design: DesignMatrix(Matrix(columns: columns), names: names)))
    return ReferenceTable(certificates).rows.filter { $0.text("set") == set }.enumerated().flatMap {
      place, row in
      let name = "\(set) \(names[place])"
      let coefficient = ReferenceCase(
        name, expected: row["estimate"], computed: fit.coefficients[place] ?? .nan)
      guard row["error"] > 0 else { return [coefficient] }
      return [
        coefficient,
        ReferenceCase("\(name), error", expected: row["error"], computed: fit.standardErrors[place] ?? .nan),
      ]
    }
  }

  private static let certificates = """
    set estimate error
    filip -1467.4896142298 298.084530995537
    filip -2772.17959193342 559.77986547495
    filip -2316.37108160893 466.477572127796
    filip -1127.97394098372 227.204274477751
    filip -354.478233703349 71.6478660875927
    filip -75.1242017393757 15.28971787474
    filip -10.8753180355343 2.23691159816033
    filip -1.06221498588947 0.221624321934227
    filip -0.0670191154593408 0.0142363763154724
    filip -0.00246781078275479 0.000535617408889821
    filip -4.02962525080404e-05 8.96632837373868e-06
    norris -0.262323073774029 0.232818234301152
    norris 1.00211681802045 0.000429796848199937
    noint1 2.07438016528926 0.0165289256198347
    noint2 0.727272727272727 0.0420827318078432
    wampler1 1 0
    wampler1 1 0
    wampler1 1 0
    wampler1 1 0
    wampler1 1 0
    wampler1 1 0
    wampler2 1 0
    wampler2 0.1 0
    wampler2 0.01 0
    wampler2 0.001 0
    wampler2 0.0001 0
    wampler2 1e-05 0
    wampler3 1 2152.3262467817
    wampler3 1 2363.55173469681
    wampler3 1 779.343524331583
    wampler3 1 101.47550755035
    wampler3 1 5.64566512170752
    wampler3 1 0.112324854679312
    wampler4 1 215232.62467817
    wampler4 1 236355.173469681
    wampler4 1 77934.3524331583
    wampler4 1 10147.550755035
    wampler4 1 564.566512170752
    wampler4 1 11.2324854679312
    wampler5 1 21523262.467817
    wampler5 1 23635517.3469681
    wampler5 1 7793435.24331583
    wampler5 1 1014755.0755035
    wampler5 1 56456.6512170752
    wampler5 1 1123.24854679312
    """

  private static let filipTable = """
    y x
    0.8116 -6.860120914
    0.9072 -4.324130045
    0.9052 -4.358625055
    0.9039 -4.358426747
    0.8053 -6.955852379
    0.8377 -6.661145254
    0.8667 -6.355462942
    0.8809 -6.118102026
    0.7975 -7.115148017
    0.8162 -6.815308569
    0.8515 -6.519993057
    0.8766 -6.204119983
    0.8885 -5.853871964
    0.8859 -6.109523091
    0.8959 -5.79832982
    0.8913 -5.482672118
    0.8959 -5.171791386
    0.8971 -4.851705903
    0.9021 -4.517126416
    0.909 -4.143573228
    0.9139 -3.709075441
    0.9199 -3.499489089
    0.8692 -6.300769497
    0.8872 -5.953504836
    0.89 -5.642065153
    0.891 -5.031376979
    0.8977 -4.680685696
    0.9035 -4.329846955
    0.9078 -3.928486195
    0.7675 -8.56735134
    0.7705 -8.363211311
    0.7713 -8.107682739
    0.7736 -7.823908741
    0.7775 -7.522878745
    0.7841 -7.218819279
    0.7971 -6.920818754
    0.8329 -6.628932138
    0.8641 -6.323946875
    0.8804 -5.991399828
    0.7668 -8.781464495
    0.7633 -8.663140179
    0.7678 -8.473531488
    0.7697 -8.247337057
    0.77 -7.971428747
    0.7749 -7.676129393
    0.7796 -7.352812702
    0.7897 -7.072065318
    0.8131 -6.774174009
    0.8498 -6.478861916
    0.8741 -6.159517513
    0.8061 -6.835647144
    0.846 -6.53165267
    0.8751 -6.224098421
    0.8856 -5.910094889
    0.8919 -5.598599459
    0.8934 -5.290645224
    0.894 -4.974284616
    0.8957 -4.64454848
    0.9047 -4.290560426
    0.9129 -3.885055584
    0.9209 -3.408378962
    0.9219 -3.13200249
    0.7739 -8.726767166
    0.7681 -8.66695597
    0.7665 -8.511026475
    0.7703 -8.165388579
    0.7702 -7.886056648
    0.7761 -7.588043762
    0.7809 -7.283412422
    0.7961 -6.995678626
    0.8253 -6.691862621
    0.8602 -6.392544977
    0.8809 -6.067374056
    0.8301 -6.684029655
    0.8664 -6.378719832
    0.8834 -6.065855188
    0.8898 -5.752272167
    0.8964 -5.132414673
    0.8963 -4.811352704
    0.9074 -4.098269308
    0.9119 -3.66174277
    0.9228 -3.2644011
    """

  private static let norrisTable = """
    y x
    0.1 0.2
    338.8 337.4
    118.1 118.2
    888 884.6
    9.2 10.1
    228.1 226.5
    668.5 666.3
    998.5 996.3
    449.1 448.6
    778.9 777
    559.2 558.2
    0.3 0.4
    0.1 0.6
    778.1 775.5
    668.8 666.9
    339.3 338
    448.9 447.5
    10.8 11.6
    557.7 556
    228.3 228.1
    998 995.8
    888.8 887.6
    119.6 120.2
    0.3 0.3
    0.6 0.3
    557.6 556.8
    339.3 339.1
    888 887.2
    998.5 999
    778.9 779
    10.2 11.1
    117.6 118.3
    228.9 229.2
    668.4 669.1
    449.2 448.9
    0.2 0.5
    """

  private static let wamplerTable = """
    y1 y2 y3 y4 y5
    1 1 760 75901 7590001
    6 1.11111 -2042 -204794 -20479994
    63 1.24992 2111 204863 20480063
    364 1.42753 -1684 -204436 -20479636
    1365 1.65984 3888 253665 25231365
    3906 1.96875 1858 -200894 -20476094
    9331 2.38336 11379 214131 20489331
    19608 2.94117 17560 -185192 -20460392
    37449 3.68928 39287 221249 18417449
    66430 4.68559 64382 -138370 -20413570
    111111 6 113159 315911 20591111
    177156 7.71561 175108 -27644 -20302844
    271453 9.92992 273291 455253 18651453
    402234 12.75603 400186 197434 -20077766
    579195 16.32384 581243 783995 21059195
    813616 20.78125 811568 608816 -19666384
    1118481 26.29536 1121004 1370781 26348481
    1508598 33.05367 1506550 1303798 -18971402
    2000719 41.26528 2002767 2205519 22480719
    2613660 51.16209 2611612 2408860 -17866340
    3368421 63 3369180 3444321 10958421
    """
}
