"""Golden values for the limits of one period: python3 period_limits.py > period_limits.json

The count is negative binomial of mean level * share and size concentration * share, the level Gamma of the given mean and
shape. Tails are integrals over the level by scipy.integrate.quad; without clumping (concentration null) they are those of
scipy.stats.nbinom, in closed form. low is the largest l with P(Y < l) <= rate, high the least h with P(Y > h) <= rate.
"""
import json
import sys

import numpy as np
import scipy
from scipy import integrate, stats

CASES = [
    # mean, level shape, concentration, share
    (0.4, 0.6, 40, 1 / 12), (3, 2, 25, 0.1), (12, 8, 60, 0.08), (48, 30, 120, 0.25), (150, 12, 90, 0.09),
    (600, 100, 300, 0.07), (90, 1.5, 400, 0.12),
    (0.4, 0.6, None, 1 / 12), (3, 2, None, 0.1), (48, 30, None, 0.25), (600, 100, None, 0.07),
]
RATES = [0.005, 0.02]


def tails(mean, shape, concentration, share):
    if concentration is None:
        law = stats.nbinom(shape, shape / (shape + mean * share))
        return lambda k: (law.cdf(k), law.sf(k))
    level = stats.gamma(shape, scale=mean / shape)
    size = concentration * share
    cuts = [level.ppf(p) for p in (1e-13, 1e-6, 1e-3, 0.05, 0.3, 0.7, 0.95, 0.999, 1 - 1e-6, 1 - 1e-12)]

    def integral(f):
        total = 0.0
        for a, b in zip(cuts, cuts[1:]):
            total += integrate.quad(lambda x: level.pdf(x) * f(x), a, b, epsabs=1e-15, epsrel=1e-11, limit=400)[0]
        return total

    def both(k):
        if k < 0:
            return 0.0, 1.0
        below = integral(lambda x: stats.nbinom.cdf(k, size, size / (size + x * share)))
        above = integral(lambda x: stats.nbinom.sf(k, size, size / (size + x * share)))
        return below, above

    return both


def limits(both, rate):
    high, step = 0, 1
    while both(high)[1] > rate:
        high += step
        step *= 2
    low_end = max(-1, high - step)
    while high - low_end > 1:
        middle = (high + low_end) // 2
        if both(middle)[1] > rate:
            low_end = middle
        else:
            high = middle
    bottom, top = 0, high + 1
    while top - bottom > 1:
        middle = (top + bottom) // 2
        if both(middle - 1)[0] <= rate:
            bottom = middle
        else:
            top = middle
    return bottom, high


rows = []
for mean, shape, concentration, share in CASES:
    both = tails(mean, shape, concentration, share)
    for rate in RATES:
        low, high = limits(both, rate)
        rows.append(dict(
            mean=mean, shape=shape, concentration=concentration, share=share, rate=rate, low=low, high=high,
            false_low=float(both(low - 1)[0]), false_high=float(both(high)[1]),
            at_least=float(both(high + 4)[1]), at_most=float(both(low + 1)[0])))
json.dump(dict(made_by=f"python {sys.version.split()[0]}, numpy {np.__version__}, scipy {scipy.__version__}", rows=rows),
          sys.stdout, indent=1)
print()
