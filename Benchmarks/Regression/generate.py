"""Writes generated counts for the regression benchmark to FOLDER: python3 generate.py FOLDER UNITS

4 indicators × 96 months of UNITS communes, the same on every machine: numbers of 8 bytes, series after series. Rates,
sizes, trends and seasons differ by series; the median is about 3 cases a year. `poisson.bin` and `nb.bin` hold counts,
`offsets.bin` the logarithm of the population in thousands, `design.bin` the six columns one after the other.
"""

import os
import sys

import numpy as np

MONTHS = 96
INDICATORS = 4

folder, units = sys.argv[1], int(sys.argv[2])
os.makedirs(folder, exist_ok=True)
random = np.random.default_rng(120)
month = np.arange(MONTHS)
design = np.stack([
    np.ones(MONTHS), (month - 47.5) / 12, np.sin(2 * np.pi * month / 12), np.cos(2 * np.pi * month / 12),
    np.sin(4 * np.pi * month / 12), np.cos(4 * np.pi * month / 12)])
population = np.exp(random.normal(np.log(8), 0.5, units))
series = units * INDICATORS
offsets = np.repeat(np.log(population), INDICATORS)[:, None] + np.zeros(MONTHS)
# Three cases a year in 8,000 persons.
level = np.log(3 / 12 / 8) + random.normal(0, 0.9, series)
trend = random.normal(-0.03, 0.06, series)
seasons = random.normal(0, 0.15, (series, 4))
eta = offsets + np.concatenate([level[:, None], trend[:, None], seasons], axis=1) @ design
means = np.exp(eta)
sizes = np.exp(random.normal(np.log(2), 0.5, series))[:, None]
design.tofile(f"{folder}/design.bin")
offsets.tofile(f"{folder}/offsets.bin")
random.poisson(means).astype(float).tofile(f"{folder}/poisson.bin")
random.poisson(random.gamma(sizes, means / sizes)).astype(float).tofile(f"{folder}/nb.bin")

# The mixed model: one indicator, a random intercept and slope per unit, NB2 and Poisson.
year = (month - 47.5) / 12
effects = random.multivariate_normal([0, 0], [[0.49, 0.01], [0.01, 0.01]], units)
eta = np.log(population)[:, None] + np.log(3 / 12 / 8) + effects[:, :1] + (effects[:, 1:] - 0.05) * year
eta = eta + 0.2 * design[2] + 0.1 * design[3]
means = np.exp(eta)
np.repeat(np.log(population), MONTHS).tofile(f"{folder}/mixed_offsets.bin")
random.poisson(means).astype(float).tofile(f"{folder}/mixed_poisson.bin")
random.poisson(random.gamma(2.0, means / 2.0)).astype(float).tofile(f"{folder}/mixed_nb.bin")
