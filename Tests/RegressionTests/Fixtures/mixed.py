"""Gathers what the tests compare of the golden references that golden_mixed.R (R 4.2.2, lme4 1.1-31, glmmTMB 1.1.5) made,
and of mixed.R, into one file. Run in this folder: Rscript mixed.R MORE.json; python3 mixed.py GOLDEN MORE.json"""
import csv
import json
import os
import sys

golden, more = sys.argv[1], json.load(open(sys.argv[2]))
NAMES = """epil_glmer_ri epil_glmer_rs epil_glmer_ri_agq15 epil_glmer_olre epil_glmmTMB_pois epil_glmmTMB_nb2
cbpp_glmer_binomial grouseticks_glmer grouseticks_glmmTMB_nb2 salamanders_glmmTMB_nb2""".split()
TABLES = {
    "epil": ("epil_glmer_ri", "y base lbase lage V4", "trt subject obs"),
    "cbpp": ("cbpp_glmer_binomial", "incidence size", "period herd"),
    "grouseticks": ("grouseticks_glmer", "TICKS cHEIGHT", "YEAR INDEX BROOD LOCATION"),
    "salamanders": ("salamanders_glmmTMB_nb2", "count", "mined spp site"),
}


def short(value, digits):
    if isinstance(value, float):
        return float(f"{value:.{digits}g}")
    if isinstance(value, list):
        return [short(v, digits) for v in value]
    return value


def deviations(case):
    """Standard deviations, by grouping in the order of R: terms of one factor one after the other."""
    if "re_sd" in case:
        values = {}
        for name, sd in case["re_sd"].items():
            # lme4 and glmmTMB number further terms of a factor: subject.1.
            base = name.rsplit(".", 1)[0] if name.rsplit(".", 1)[-1].isdigit() else name
            values.setdefault(base, []).extend(sd if isinstance(sd, list) else [sd])
        return values
    values = {}
    for row in case["varcorr"]:
        if row.get("var2") is None:
            values.setdefault(row["grp"], []).append(row["sdcor"])
    return values


def correlations(case):
    if "re_cor" in case:
        return {k: v[0][1] for k, v in case["re_cor"].items() if len(v) == 2}
    return {r["grp"]: r["sdcor"] for r in case.get("varcorr", []) if r.get("var2") is not None}


def reduced(case):
    result = {
        "coefficients": case["coef"], "errors": case["se"], "log_likelihood": case["loglik"], "parameters": case["df"],
        "deviations": deviations(case), "correlations": correlations(case),
    }
    size = case.get("size", case.get("sigma_dispersion"))
    if "poisson" not in case["call"] and "binomial," not in case["call"] and isinstance(size, float) and size != 1:
        result["size"] = size
    if "ranef" in case:
        result["modes"] = {k: dict(zip(v["levels"], short(v["values"], 10))) for k, v in case["ranef"].items()}
        if "condvar" in next(iter(case["ranef"].values())):
            result["variances"] = {
                k: dict(zip(v["levels"], short(
                    [list(t) for t in zip(*v["condvar"])] if isinstance(v["condvar"][0], list)
                    else [[x] for x in v["condvar"]], 10)))
                for k, v in case["ranef"].items()}
    if "fitted" in case:
        result["fitted"] = short(case["fitted"], 10)
        result["population"] = short(case.get("fitted_fixed_only", case.get("predict_population")), 10)
    return result


tables = {}
for name, (file, numbers, labels) in TABLES.items():
    rows = list(csv.DictReader(open(os.path.join(golden, file + ".csv"))))
    tables[name] = {
        "numbers": {c: [float(r[c]) for r in rows] for c in numbers.split()},
        "labels": {c: [r[c] for r in rows] for c in labels.split()},
    }
crossed = more["crossed"].pop("data")
tables["crossed"] = {
    "numbers": {c: [float(r[c]) for r in crossed] for c in ("y", "x")},
    "labels": {c: [r[c] for r in crossed] for c in ("judge", "item")},
}
cases = {n: reduced(json.load(open(os.path.join(golden, n + ".json")))) for n in NAMES}
made_by = more.pop("made_by")
cases.update({n: reduced(c) for n, c in more.items()})
json.dump({"made_by": made_by, "tables": tables, "cases": cases}, open("mixed.json", "w"), separators=(",", ":"))
