"""The variance of the common deviation by restricted maximum likelihood, independent of the package: the restricted
likelihood as the full Gaussian density of contrasts, (n - 1) of them, maximised by scipy over the same bounds.
Run in this folder: python3 common_growth.py"""
import json

import numpy as np
import scipy
from scipy import linalg, optimize, stats

SERIES = {
    "three_years": ([0.10, -0.05, 0.02], [0.001, 0.002, 0.0015]),
    "province": ([0.05, -0.11, 0.034, -0.05, 0.125, -0.18], [0.002, 0.0021, 0.0023, 0.0022, 0.0024, 0.002]),
    "only_sampling": ([0.01, -0.012, 0.004, 0.008, -0.009], [0.01, 0.01, 0.012, 0.011, 0.01]),
    "unequal": ([0.3, -0.2, 0.05, -0.4, 0.1, 0.22, -0.07], [0.2, 0.001, 0.05, 0.002, 0.6, 0.01, 0.004]),
}


def restricted(deviations, variances, between):
    n = len(deviations)
    contrasts = linalg.null_space(np.ones((1, n))).T  # orthonormal, each of sum 0
    covariance = contrasts @ np.diag(between + variances) @ contrasts.T
    return stats.multivariate_normal.logpdf(contrasts @ deviations, np.zeros(n - 1), covariance)


cases = []
for name, (deviations, variances) in SERIES.items():
    d, v = np.array(deviations), np.array(variances)
    grid = np.linspace(-12, 1, 2_000)
    start = grid[np.argmax([restricted(d, v, np.exp(x)) for x in grid])]
    best = optimize.minimize_scalar(
        lambda x: -restricted(d, v, np.exp(x)), bounds=(max(-12, start - 0.1), min(1, start + 0.1)),
        method="bounded", options={"xatol": 1e-10})
    between = float(np.exp(best.x))
    cases.append({
        "name": name, "deviations": deviations, "variances": variances,
        "variance": between + 1 / float(np.sum(1 / (between + v)))})
made_by = f"common_growth.py, numpy {np.__version__}, scipy {scipy.__version__}"
with open("common_growth.json", "w") as file:
    json.dump({"made_by": made_by, "cases": cases}, file, indent=1)
    file.write("\n")
