"""Weighted log-linear trends by numpy and scipy, independent of the package's QR: normal equations in closed form and
numpy.polyfit must agree. Run in this folder: python3 log_linear_trend.py"""
import json
import math

import numpy as np
import scipy
from scipy import stats

SERIES = {
    "commune": (range(2015, 2023), [5, 3, 7, 4, 4, 2, 3, 1], None),
    "with_zeros": (range(2016, 2023), [2, 0, 3, 1, 0, 0, 1], None),
    "province": (range(2010, 2024), [1840, 1795, 1822, 1760, 1698, 1702, 1655, 1580, 1601, 1533, 1490, 1377, 1402, 1361],
                 [1157.0, 1167.6, 1178.9, 1191.2, 1204.3, 1218.7, 1234.5, 1252.1, 1274.9, 1324.8, 1337.6, 1350.9,
                  1362.9, 1380.1]),
    "three_years": ([2020, 2021, 2022], [12, 9, 14], None),
    "gap_years": ([2008, 2010, 2015, 2016, 2021], [31, 40, 22, 35, 18], [2.0, 2.0, 2.5, 2.5, 3.0]),
}


def trend(years, counts, exposures, level):
    x = np.asarray(list(years), float)
    y = np.asarray(counts, float)
    zero = bool((y == 0).any())
    w = y + (0.5 if zero else 0.0)
    e = np.ones_like(w) if exposures is None else np.asarray(exposures)
    z = np.log(w / e)
    x0 = x - x.min()
    n = len(x)
    sw, swx, swxx = w.sum(), (w * x0).sum(), (w * x0 * x0).sum()
    slope = (sw * (w * x0 * z).sum() - swx * (w * z).sum()) / (sw * swxx - swx**2)
    intercept = ((w * z).sum() - slope * swx) / sw
    dispersion = (w * (z - intercept - slope * x0) ** 2).sum() / (n - 2)
    se = math.sqrt(dispersion * sw / (sw * swxx - swx**2))
    (check, _), cov = np.polyfit(x0, z, 1, w=np.sqrt(w), cov=True)
    assert abs(check - slope) < 1e-11 and abs(math.sqrt(cov[0, 0]) - se) < 1e-11
    t = stats.t.ppf(0.5 + level / 2, n - 2)
    return {
        "years": [int(v) for v in x], "counts": [float(v) for v in y], "exposures": [float(v) for v in e],
        "level": level, "slope": slope, "se": se, "intercept": intercept, "dispersion": dispersion,
        "apc": 100 * math.expm1(slope), "lower": 100 * math.expm1(slope - t * se),
        "upper": 100 * math.expm1(slope + t * se), "p": 2 * stats.t.sf(abs(slope / se), n - 2), "zeros": zero,
    }


cases = [dict(name=name, **trend(*series, level)) for name, series in SERIES.items() for level in (0.9, 0.95)]
made_by = {"numpy": np.__version__, "scipy": scipy.__version__}
with open("log_linear_trend.json", "w") as file:
    json.dump({"made_by": made_by, "cases": cases}, file, indent=1)
    file.write("\n")
