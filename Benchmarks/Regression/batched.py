"""The batched NumPy fit: python3 batched.py FOLDER poisson|nb RESULT [FIRST]

All series of a block at once: the equations of all of them are one matrix product with the table of the products of
columns, solved as a stack; series that have settled leave the block. Blocks are of a size that stays in the cache.
Writes the coefficients (and log of the size) to RESULT and prints seconds.
"""

import sys
import time

import numpy as np
from scipy.special import digamma, polygamma

folder, family, result = sys.argv[1:4]
design = np.fromfile(f"{folder}/design.bin").reshape(6, -1).T.copy()
rows, width = design.shape
counts = np.fromfile(f"{folder}/{family}.bin").reshape(-1, rows)
offsets = np.fromfile(f"{folder}/offsets.bin").reshape(-1, rows)
if len(sys.argv) > 4:
    counts, offsets = counts[: int(sys.argv[4])], offsets[: int(sys.argv[4])]
products = (design[:, :, None] * design[:, None, :]).reshape(rows, width * width)
BLOCK = 512


def solve(weights, scores):
    matrices = (weights @ products).reshape(-1, width, width)
    return np.linalg.solve(matrices, (scores @ design)[..., None])[..., 0]


def poisson(y, offset, limit=25):
    """Coefficients by IRLS, stopped as R's glm: a relative change of the deviance below 1e-8."""
    beta = np.zeros((len(y), width))
    beta[:, 0] = np.log(y.sum(1) / np.exp(offset).sum(1))
    active = np.arange(len(y))
    value = np.full(len(y), np.inf)
    for _ in range(limit):
        eta = beta[active] @ design.T + offset[active]
        mu = np.exp(eta)
        own = y[active]
        now = (mu - own * eta).sum(1)
        going = np.abs(now - value[active]) >= 1e-8 * (np.abs(now) + 0.1)
        value[active] = now
        if not going.all():
            active, mu, own = active[going], mu[going], own[going]
        if not len(active):
            break
        beta[active] += solve(mu, own - mu)
    return beta


def negative_binomial(y, offset, limit=50):
    """Steps of the coefficients and of ln size in turn, until both stand still."""
    beta = poisson(y, offset)
    mu = np.exp(beta @ design.T + offset)
    excess = ((mu - y) ** 2 - y).sum(1)
    size = np.full(len(y), np.inf)
    active = np.flatnonzero(excess > 0)
    size[active] = (mu[active] ** 2).sum(1) / excess[active]
    for _ in range(limit):
        if not len(active):
            break
        own, theta = y[active], size[active][:, None]
        mu = np.exp(beta[active] @ design.T + offset[active])
        shrunk = theta / (theta + mu)
        step = solve(mu * shrunk, (own - mu) * shrunk)
        beta[active] += step
        slope = (digamma(own + theta) - digamma(theta) + np.log(shrunk) + (mu - own) / (mu + theta)).sum(1)
        bend = (polygamma(1, own + theta) - polygamma(1, theta) + 1 / theta - 2 / (mu + theta)
                + (own + theta) / (mu + theta) ** 2).sum(1)
        theta = theta[:, 0]
        # Newton in ln size where it is concave, else uphill by one.
        curvature = theta * theta * bend + theta * slope
        change = np.where(curvature < 0, -theta * slope / np.where(curvature < 0, curvature, 1), np.sign(slope))
        change = np.clip(change, -1, 1)
        size[active] = theta * np.exp(change)
        active = active[(np.abs(step).max(1) > 1e-7) | (np.abs(change) > 1e-6)]
    return np.concatenate([beta, np.log(size)[:, None]], axis=1)


fit = poisson if family == "poisson" else negative_binomial
usable = np.flatnonzero(counts.sum(1) > 0)
values = np.full((len(counts), width + (family == "nb")), np.nan)
start = time.perf_counter()
with np.errstate(all="ignore"):
    for first in range(0, len(usable), BLOCK):
        block = usable[first : first + BLOCK]
        try:
            values[block] = fit(counts[block], offsets[block])
        except np.linalg.LinAlgError:
            # One singular series stops a stack: then one by one.
            for one in block:
                try:
                    values[one] = fit(counts[one : one + 1], offsets[one : one + 1])[0]
                except np.linalg.LinAlgError:
                    pass
print(time.perf_counter() - start)
values.tofile(result)
