"""Fits the same generated series with keogiam, R and NumPy in turn and prints times, ratios and differences as Markdown.

    make benchmark-regression
    python3 Benchmarks/Regression/run.py [--program .build-benchmarks/release/regression-benchmark] [--repetitions 5]
        [--large] [--mixed]

Times are of the fits alone: start-up and reading are left out. `--large` adds 3,321 units against the others and the
units 177, 1,770 and 10,598 of keogiam alone; `--mixed` the mixed models of 177 units. Rscript needs MASS, lme4, glmmTMB.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
# glm.nb takes minutes on more; its time is linear in series.
MOST_IN_R = {"poisson": 13284, "nb": 708}


def run(command, threads=None):
    environment = dict(os.environ)
    if threads:
        environment["OPENBLAS_NUM_THREADS"] = str(threads)
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment,
                          text=True).stdout.split()


def generate(work, units):
    folder = os.path.join(work, str(units))
    if not os.path.exists(f"{folder}/mixed_nb.bin"):
        run([sys.executable, f"{HERE}/generate.py", folder, str(units)])
    return folder


def largest(own, other, isSettled):
    """The largest difference of coefficients, of series that both fitted; at the Poisson limit R stops on the way."""
    count = min(len(own), len(other))
    usable = isSettled[:count] & np.isfinite(other[:count]).all(1)
    return np.abs(own[:count, :6] - other[:count, :6])[usable].max()


def small(program, work, units, repetitions):
    folder = generate(work, units)
    series = units * 4
    for family in ("poisson", "nb"):
        width = 6 + (family == "nb")
        names = ["keogiam, 1 job", "keogiam, 2 jobs", "NumPy, 1 thread", "NumPy, 2 threads"]
        seconds = {name: [] for name in names}
        commands = {name: [program, folder, family, name[9], "1", f"{folder}/own{name[9]}"] for name in names[:2]}
        commands |= {name: [sys.executable, f"{HERE}/batched.py", folder, family, f"{folder}/numpy"] for name in names[2:]}
        for _ in range(repetitions):
            for name in names:
                threads = 1 if "NumPy, 1" in name else 2 if "NumPy" in name else None
                seconds[name].append(float(run(commands[name], threads)[0]))
        medians = {name: statistics.median(values) for name, values in seconds.items()}
        most = min(series, MOST_IN_R[family])
        loop = float(run(["Rscript", f"{HERE}/loop.R", folder, family, f"{folder}/r", str(most)])[0])
        medians["R loop"] = loop * series / most
        results = {name: np.fromfile(f"{folder}/{name}").reshape(-1, width) for name in ("own1", "own2", "numpy", "r")}
        if results["own1"].tobytes() != results["own2"].tobytes():
            sys.exit("one and two jobs differ")
        own = results["own1"]
        isSettled = np.isfinite(own).all(1)
        base = medians["keogiam, 1 job"]
        for name, value in medians.items():
            key = "r" if name == "R loop" else "numpy" if "NumPy" in name else None
            difference = f"{largest(own, results[key], isSettled):.0e}" if key else ""
            print(f"| {units:,} | {family} | {name} | {value:.4g} | {1e6 * value / series:.1f} | {value / base:.1f} | {difference} |")


def linear(program, work, repetitions):
    print("\n| units | poisson, µs a series | nb, µs a series |\n|--:|--:|--:|")
    for units in (177, 1770, 10598):
        folder = generate(work, units)
        cells = []
        for family in ("poisson", "nb"):
            values = run([program, folder, family, "1", str(repetitions), f"{folder}/own1"])
            cells.append(f"{1e6 * statistics.median(map(float, values)) / units / 4:.1f}")
        print(f"| {units:,} | {' | '.join(cells)} |")


def mixed(program, work):
    folder = generate(work, 177)
    print("\n| mixed model, 177 units | s | log-likelihood | keogiam = 1 |\n|---|--:|--:|--:|")
    for family, tools in (("poisson", ("glmmTMB", "glmer")), ("nb", ("glmmTMB",))):
        seconds, likelihood = map(float, run([program, folder, family, "mixed"]))
        print(f"| {family}, keogiam | {seconds:.3f} | {likelihood:.6f} | 1.0 |", flush=True)
        for tool in tools:
            other, value = map(float, run(["Rscript", f"{HERE}/mixed.R", folder, family, tool, "177"]))
            print(f"| {family}, {tool} | {other:.3f} | {value:.6f} | {other / seconds:.1f} |", flush=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", default=".build-benchmarks/release/regression-benchmark")
    parser.add_argument("--work", default=".build-benchmarks/data")
    parser.add_argument("--repetitions", type=int, default=5)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--mixed", action="store_true")
    options = parser.parse_args()
    versions = run(["Rscript", "-e", 'cat(R.version.string, "MASS", format(packageVersion("MASS")))'])
    print(f"{platform.machine()}, {os.cpu_count()} cores; {' '.join(versions)}; NumPy {np.__version__}; "
          f"medians of {options.repetitions}, in turn; R once.\n")
    print("| units | family | | s | µs a series | keogiam = 1 | largest difference |\n|--:|---|---|--:|--:|--:|--:|", flush=True)
    for units in (177, 3321) if options.large else (177,):
        small(options.program, options.work, units, options.repetitions)
    if options.large:
        linear(options.program, options.work, options.repetitions)
    if options.mixed:
        mixed(options.program, options.work)


if __name__ == "__main__":
    main()
