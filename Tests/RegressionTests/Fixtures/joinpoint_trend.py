"""Joinpoint fits by brute force: numpy.linalg.lstsq on every choice of joinpoints, nothing shared with the package's
search. Rules: two observations at least beyond the first and the last joinpoint and between two, these not counted;
as many joinpoints as the Joinpoint Regression Program allows by default. Series: R's datasets UKDriverDeaths (yearly
sums) and discoveries (1860-1899), and some drawn here. Run in this folder: python3 joinpoint_trend.py (a minute)"""
import itertools
import json
import math

import numpy as np
import scipy
from scipy import stats


def drawn(seed, years, slopes, bends, level, poisson=True):
    """Counts about a bent line, or rates with standard errors."""
    generator = np.random.default_rng(seed)
    x = np.asarray(years, float)
    eta = math.log(level) + slopes[0] * (x - x[0])
    for bend, before, after in zip(bends, slopes, slopes[1:]):
        eta += (after - before) * np.maximum(0, x - bend)
    if poisson:
        return dict(years=list(years), counts=[float(v) for v in generator.poisson(np.exp(eta))])
    errors = 0.012 * np.exp(eta)
    rates = np.exp(eta) + errors * generator.standard_normal(len(x))
    return dict(years=list(years), rates=[round(float(v), 6) for v in rates],
                errors=[round(float(v), 6) for v in errors])


DISCOVERIES = [5, 3, 0, 2, 0, 3, 2, 3, 6, 1, 2, 1, 2, 1, 3, 3, 3, 5, 2, 4, 4, 0, 2, 3, 7, 12, 3, 10, 9, 2, 3, 7, 7, 2, 3,
               3, 6, 2, 4, 3]
DRIVERS = [19951, 21939, 22309, 23540, 23850, 21460, 19213, 19229, 19363, 20441, 19970, 18932, 19149, 19460, 15472, 16421]
SERIES = {
    "drivers": dict(years=list(range(1969, 1985)), counts=[float(v) for v in DRIVERS]),
    "discoveries_20": dict(years=list(range(1860, 1880)), counts=[float(v) for v in DISCOVERIES[:20]]),
    "discoveries_40": dict(years=list(range(1860, 1900)), counts=[float(v) for v in DISCOVERIES]),
    "six_years": dict(years=list(range(2015, 2021)), counts=[4.0, 7, 3, 5, 2, 1]),
    "seven_years": dict(years=list(range(2014, 2021)), counts=[40.0, 52, 61, 75, 60, 47, 39]),
    "one_bend": drawn(1, range(2005, 2024), [0.09, -0.12], [2014], 150),
    "small": drawn(2, range(2008, 2024), [-0.02], [], 3),
    "gaps": drawn(3, [1990, 1992, 1993, 1997, 1999, 2000, 2001, 2004, 2007, 2008, 2010, 2013, 2015, 2016], [0.05, -0.07],
                  [2001], 400),
    "rates_35": drawn(4, range(1975, 2010), [0.008, -0.018, 0.016, -0.025], [1985, 1995, 1998], 59.5, poisson=False),
}


def most(n):
    return 0 if n < 7 else 1 if n < 12 else 2 if n < 17 else 3 if n < 22 else 4 if n < 27 else 5


def design(x, bends):
    return np.column_stack([np.ones_like(x), x - x[0]] + [np.maximum(0, x - b) for b in bends])


def fit(x, z, w, bends):
    root = np.sqrt(w)
    beta, *_ = np.linalg.lstsq(design(x, bends) * root[:, None], z * root, rcond=None)
    return float((w * (z - design(x, bends) @ beta) ** 2).sum()), beta


def percent(slope, se, t):
    return {"apc": 100 * math.expm1(slope), "lower": 100 * math.expm1(slope - t * se),
            "upper": 100 * math.expm1(slope + t * se)}


def joinpoint(series):
    x = np.asarray(series["years"], float)
    n = len(x)
    if "counts" in series:
        y = np.asarray(series["counts"])
        w = y + (0.5 if (y == 0).any() else 0.0)
        z = np.log(w)
    else:
        w = (np.asarray(series["rates"]) / np.asarray(series["errors"])) ** 2
        z = np.log(np.asarray(series["rates"]))
    models = []
    for k in range(most(n) + 1):
        choices = [c for c in itertools.combinations(range(2, n - 2), k) if all(b - a >= 3 for a, b in zip(c, c[1:]))]
        tried = sorted((fit(x, z, w, x[list(c)])[0], c) for c in choices)
        sse, places = tried[0]
        near = [c for s, c in tried[1:10] if s <= 1.02 * sse]
        bends = [int(x[p]) for p in places]
        sse, beta = fit(x, z, w, bends)
        df = n - 2 * (k + 1)
        covariance = np.linalg.inv(design(x, bends).T @ (design(x, bends) * w[:, None])) * sse / df
        sums = np.tril(np.ones((k + 1, k + 1)))
        slopes, spread = sums @ beta[1:], sums @ covariance[1:, 1:] @ sums.T
        t = stats.t.ppf(0.975, df)
        edges = [x[0], *bends, x[-1]]
        segments = [dict(p=2 * float(stats.t.sf(abs(s) / math.sqrt(v), df)), **percent(s, math.sqrt(v), t))
                    for s, v in zip(slopes, np.diag(spread))]
        averages = {}
        for name, first in [("all", x[0]), ("last5", x[-1] - 4), ("last10", x[-1] - 9)]:
            if first < x[0]:
                continue
            lengths = np.array([max(0, b - max(a, first)) for a, b in zip(edges, edges[1:])])
            share = lengths / lengths.sum()
            averages[name] = percent(float(share @ slopes), math.sqrt(share @ spread @ share), t)
        models.append(dict(
            joinpoints=bends, sse=sse, bic=math.log(sse / n) + 2 * (k + 1) / n * math.log(n),
            bic3=math.log(sse / n) + (3 * k + 2) / n * math.log(n), dispersion=sse / df,
            rivals=[[int(x[p]) for p in c] for c in near], segments=segments, averages=averages))
    return models


cases = [dict(name=name, **series, models=joinpoint(series)) for name, series in SERIES.items()]
made_by = {"numpy": np.__version__, "scipy": scipy.__version__}
with open("joinpoint_trend.json", "w") as file:
    json.dump({"made_by": made_by, "cases": cases}, file, separators=(",", ":"))
    file.write("\n")
