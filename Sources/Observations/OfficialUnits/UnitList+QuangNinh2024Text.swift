extension UnitList {
  /// The 171 units of 2024-11-01, in the form of those of 2020.
  ///
  /// Resolution 1199/NQ-UBTVQH15 applied to the list of 2020. Residents: census of 2019-04-01, united units added up.
  static let quangNinh2024Text = """
    193,Thành phố Hạ Long
    06649,Phường Hà Khánh,8505
    06652,Phường Hà Phong,12238
    06655,Phường Hà Khẩu,16966
    06658,Phường Cao Xanh,20060
    06661,Phường Giếng Đáy,18503
    06664,Phường Hà Tu,15338
    06667,Phường Hà Trung,9246
    06670,Phường Hà Lầm,10849
    06673,Phường Bãi Cháy,25534
    06676,Phường Cao Thắng,21262
    06679,Phường Hùng Thắng,7644
    06685,Phường Trần Hưng Đạo,23147
    06688,Phường Hồng Hải,20551
    06691,Phường Hồng Gai,7472
    06694,Phường Bạch Đằng,7981
    06697,Phường Hồng Hà,22548
    06700,Phường Tuần Châu,2591
    06703,Phường Việt Hưng,10126
    06706,Phường Đại Yên,9493
    07030,Phường Hoành Bồ,11704
    07033,Xã Kỳ Thượng,744
    07036,Xã Đồng Sơn,2875
    07039,Xã Tân Dân,2459
    07042,Xã Đồng Lâm,2304
    07045,Xã Hòa Bình,1189
    07048,Xã Vũ Oai,2130
    07051,Xã Dân Chủ,1132
    07054,Xã Quảng La,2960
    07057,Xã Bằng Cả,1836
    07060,Xã Thống Nhất,11172
    07063,Xã Sơn Dương,5200
    07066,Xã Lê Lợi,6951
    194,Thành phố Móng Cái
    06709,Phường Ka Long,8181
    06712,Phường Trần Phú,8411
    06715,Phường Ninh Dương,10817
    06721,Phường Trà Cổ,5061
    06724,Xã Hải Sơn,1548
    06727,Xã Bắc Sơn,1729
    06730,Xã Hải Đông,7437
    06733,Xã Hải Tiến,5953
    06736,Phường Hải Yên,14267
    06739,Xã Quảng Nghĩa,3682
    06742,Phường Hải Hoà,16285
    06745,Xã Hải Xuân,10121
    06748,Xã Vạn Ninh,6816
    06751,Phường Bình Ngọc,3412
    06754,Xã Vĩnh Trung,1724
    06757,Xã Vĩnh Thực,3109
    195,Thành phố Cẩm Phả
    06760,Phường Mông Dương,15212
    06763,Phường Cửa Ông,16740
    06766,Phường Cẩm Sơn,18728
    06769,Phường Cẩm Đông,10852
    06772,Phường Cẩm Phú,15744
    06775,Phường Cẩm Tây,6700
    06778,Phường Quang Hanh,21446
    06781,Phường Cẩm Thịnh,10537
    06784,Phường Cẩm Thủy,14619
    06787,Phường Cẩm Thạch,14911
    06790,Phường Cẩm Thành,10397
    06793,Phường Cẩm Trung,15736
    06796,Phường Cẩm Bình,10515
    06799,Xã Hải Hòa,4980
    06805,Xã Dương Huy,3115
    196,Thành phố Uông Bí
    06808,Phường Vàng Danh,12228
    06811,Phường Thanh Sơn,17406
    06814,Phường Bắc Sơn,6921
    06817,Phường Quang Trung,22266
    06820,Phường Trưng Vương,10195
    06823,Phường Nam Khê,8214
    06826,Phường Yên Thanh,9420
    06829,Xã Thượng Yên Công,5627
    06832,Phường Phương Đông,15132
    06835,Phường Phương Nam,13573
    198,Huyện Bình Liêu
    06838,Thị trấn Bình Liêu,7710
    06841,Xã Hoành Mô,4872
    06844,Xã Đồng Tâm,3866
    06847,Xã Đồng Văn,3040
    06853,Xã Vô Ngại,4322
    06856,Xã Lục Hồn,5044
    06859,Xã Húc Động,2783
    199,Huyện Tiên Yên
    06862,Thị trấn Tiên Yên,7519
    06865,Xã Hà Lâu,2569
    06868,Xã Đại Dực,2646
    06871,Xã Phong Dụ,4244
    06874,Xã Điền Xá,1380
    06877,Xã Đông Ngũ,7836
    06880,Xã Yên Than,3223
    06883,Xã Đông Hải,5901
    06886,Xã Hải Lạng,6025
    06889,Xã Tiên Lãng,6836
    06892,Xã Đồng Rui,2651
    200,Huyện Đầm Hà
    06895,Thị trấn Đầm Hà,7900
    06898,Xã Quảng Lâm,3108
    06901,Xã Quảng An,5208
    06904,Xã Tân Bình,4493
    06910,Xã Dực Yên,3077
    06913,Xã Quảng Tân,5571
    06916,Xã Đầm Hà,5322
    06917,Xã Tân Lập,4106
    06919,Xã Đại Bình,2432
    201,Huyện Hải Hà
    06922,Thị trấn Quảng Hà,14695
    06925,Xã Quảng Đức,3746
    06928,Xã Quảng Sơn,4168
    06931,Xã Quảng Thành,3587
    06937,Xã Quảng Thịnh,2736
    06940,Xã Quảng Minh,7485
    06943,Xã Quảng Chính,7608
    06946,Xã Quảng Long,5285
    06949,Xã Đường Hoa,6579
    06952,Xã Quảng Phong,5127
    06967,Xã Cái Chiên,550
    202,Huyện Ba Chẽ
    06970,Thị trấn Ba Chẽ,4635
    06973,Xã Thanh Sơn,1691
    06976,Xã Thanh Lâm,2124
    06979,Xã Đạp Thanh,2287
    06982,Xã Nam Sơn,3491
    06985,Xã Lương Minh,2062
    06988,Xã Đồn Đạc,5813
    203,Huyện Vân Đồn
    06994,Thị trấn Cái Rồng,9520
    06997,Xã Đài Xuyên,2076
    07000,Xã Bình Dân,1360
    07003,Xã Vạn Yên,1382
    07006,Xã Minh Châu,1072
    07009,Xã Đoàn Kết,2840
    07012,Xã Hạ Long,10487
    07015,Xã Đông Xá,10795
    07018,Xã Bản Sen,1079
    07021,Xã Thắng Lợi,1613
    07024,Xã Quan Lạn,3567
    07027,Xã Ngọc Vừng,825
    205,Thành phố Đông Triều
    07069,Phường Mạo Khê,36868
    07075,Xã An Sinh,6977
    07078,Xã Tràng Lương,2786
    07081,Phường Bình Khê,10264
    07084,Xã Việt Dân,7357
    07090,Phường Bình Dương,8662
    07093,Phường Đức Chính,12113
    07096,Phường Tràng An,6128
    07099,Xã Nguyễn Huệ,5592
    07102,Phường Thủy An,4181
    07105,Phường Xuân Sơn,6551
    07108,Xã Hồng Thái Tây,6580
    07111,Xã Hồng Thái Đông,8885
    07114,Phường Hoàng Quế,7836
    07117,Phường Yên Thọ,10786
    07120,Phường Hồng Phong,7792
    07123,Phường Kim Sơn,8956
    07126,Phường Hưng Đạo,8435
    07129,Phường Yên Đức,4924
    206,Thị xã Quảng Yên
    07132,Phường Quảng Yên,14904
    07135,Phường Đông Mai,7600
    07138,Phường Minh Thành,11679
    07144,Xã Sông Khoai,12140
    07147,Xã Hiệp Hòa,9561
    07150,Phường Cộng Hòa,7759
    07153,Xã Tiền An,9268
    07156,Xã Hoàng Tân,3981
    07159,Phường Tân An,5249
    07162,Phường Yên Giang,3215
    07165,Phường Nam Hoà,6137
    07168,Phường Hà An,8786
    07171,Xã Cẩm La,4893
    07174,Phường Phong Hải,8654
    07177,Phường Yên Hải,5550
    07180,Xã Liên Hòa,8487
    07183,Phường Phong Cốc,6335
    07186,Xã Liên Vị,9653
    07189,Xã Tiền Phong,2069
    207,Huyện Cô Tô
    07192,Thị trấn Cô Tô,3136
    07195,Xã Đồng Tiến,1735
    07198,Xã Thanh Lân,1414
    """
}
