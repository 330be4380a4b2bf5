extension UnitList {
  /// The 54 units of 2025-07-01, in the form of those of 2020, directly under the province.
  ///
  /// Names: Resolution 1679/NQ-UBTVQH15; codes: letter 1027/CTK-CSCL of 2025-06-25. Residents: as stated on
  /// sapnhap.bando.com.vn in July 2025; that of Phường Hoành Bồ repeats another unit's there and is left out.
  static let quangNinh2025Text = """
    22,Tỉnh Quảng Ninh
    06652,Phường Hà Tu,29643
    06658,Phường Cao Xanh,32809
    06661,Phường Việt Hưng,51787
    06673,Phường Bãi Cháy,42018
    06676,Phường Hà Lầm,47474
    06685,Phường Hồng Gai,51333
    06688,Phường Hạ Long,52905
    06706,Phường Tuần Châu,14904
    06709,Phường Móng Cái 2,29189
    06712,Phường Móng Cái 1,46588
    06724,Xã Hải Sơn,4567
    06733,Xã Hải Ninh,10427
    06736,Phường Móng Cái 3,22565
    06757,Xã Vĩnh Thực,5407
    06760,Phường Mông Dương,18953
    06778,Phường Quang Hanh,52750
    06781,Phường Cửa Ông,66504
    06793,Phường Cẩm Phả,61506
    06799,Xã Hải Hòa,5731
    06811,Phường Uông Bí,59866
    06820,Phường Vàng Danh,38864
    06832,Phường Yên Tử,38932
    06838,Xã Bình Liêu,16220
    06841,Xã Hoành Mô,9014
    06856,Xã Lục Hồn,9974
    06862,Xã Tiên Yên,22164
    06874,Xã Điền Xá,6956
    06877,Xã Đông Ngũ,18063
    06886,Xã Hải Lạng,9827
    06895,Xã Đầm Hà,25947
    06913,Xã Quảng Tân,18049
    06922,Xã Quảng Hà,40988
    06931,Xã Quảng Đức,11682
    06946,Xã Đường Hoa,17201
    06967,Xã Cái Chiên,752
    06970,Xã Ba Chẽ,17504
    06979,Xã Kỳ Thượng,5918
    06985,Xã Lương Minh,5608
    06994,Đặc khu Vân Đồn,53904
    07030,Phường Hoành Bồ
    07054,Xã Quảng La,9183
    07060,Xã Thống Nhất,17310
    07069,Phường Mạo Khê,72012
    07081,Phường Bình Khê,21845
    07090,Phường An Sinh,24956
    07093,Phường Đông Triều,43712
    07114,Phường Hoàng Quế,31988
    07132,Phường Quảng Yên,31353
    07135,Phường Đông Mai,21649
    07147,Phường Hiệp Hòa,33381
    07168,Phường Hà An,21314
    07180,Phường Liên Hòa,32847
    07183,Phường Phong Cốc,27356
    07192,Đặc khu Cô Tô,5151
    """
}
