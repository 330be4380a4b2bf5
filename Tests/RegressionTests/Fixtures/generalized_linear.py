"""Gathers what the tests compare of the golden references that golden_glm.R (R 4.2.2, MASS) and golden_statsmodels.py
(statsmodels 0.15) made, and of glm_profile.R, into one file.
Run in this folder: Rscript glm_profile.R GOLDEN; python3 generalized_linear.py GOLDEN, the folder of the references."""
import csv
import json
import os
import sys

import numpy as np

golden = sys.argv[1]
KEEP = {
    "coef": "coefficients", "se": "errors", "z": "statistics", "p": "p_values", "vcov": "covariance",
    "dispersion": "dispersion", "loglik": "log_likelihood", "deviance": "deviance", "null_deviance": "null_deviance",
    "df_residual": "freedom", "df_resid": "freedom", "aic": "aic", "bic": "bic", "pearson_chi2": "pearson",
    "fitted": "means", "resid_deviance": "deviance_residuals", "resid_pearson": "pearson_residuals", "hat": "leverages",
    "cooks": "cooks", "rstandard": "standardized", "ci95_wald": "wald", "ci95_profile": "profile", "theta": "size",
    "se_theta": "size_error",
}
RESPONSES = {
    "warpbreaks": "breaks", "quine": "Days", "epil": "y", "insectsprays": "count", "discoveries": "count",
    "insurance": "Claims", "seatbelts_driverskilled": "DriversKilled", "seatbelts_vankilled": "VanKilled",
    "birthwt": "low", "sm_cpunish": "EXECUTIONS",
}
NAMES = """warpbreaks_poisson warpbreaks_quasipoisson warpbreaks_glmnb insectsprays_poisson insectsprays_glmnb quine_poisson
quine_glmnb quine_glmnb_full epil_poisson epil_glmnb insurance_poisson_offset seatbelts_vankilled_poisson
seatbelts_driverskilled_poisson seatbelts_driverskilled_glmnb menarche_binomial_logit menarche_binomial_probit
menarche_binomial_cloglog birthwt_binomial ucbadmissions_binomial_grouped discoveries_poisson discoveries_glmnb
sm_cpunish_poisson sm_cpunish_nb_alpha1 sm_star98_binomial""".split()


def read(name):
    with open(os.path.join(golden, name)) as file:
        return json.load(file)


def table(name):
    with open(os.path.join(golden, name)) as file:
        return list(csv.DictReader(file))


def response(name, rows):
    if name.startswith("menarche"):
        return [r["Menarche"] for r in rows], [r["Total"] for r in rows]
    if name.startswith("ucb"):
        return [r["Admitted"] for r in rows], [float(r["Admitted"]) + float(r["Rejected"]) for r in rows]
    if name.startswith("sm_star98"):
        return [r["NABOVE"] for r in rows], [float(r["NABOVE"]) + float(r["NBELOW"]) for r in rows]
    column = next(RESPONSES[key] for key in sorted(RESPONSES, key=len, reverse=True) if name.startswith(key))
    return [r[column] for r in rows], None


def new_design(name, case, rows, matrix):
    """The design of the rows that R predicted: they occur in the data, but for those of discoveries."""
    new = case["predict_new"]["new"]
    if name.startswith("discoveries"):
        return [[1, r["t"], r["t"] ** 2] for r in new], None
    places = [next(i for i, row in enumerate(rows) if all(
        row[k] == v if isinstance(v, str) else abs(float(row[k]) - v) < 1e-9 for k, v in r.items())) for r in new]
    offset = case.get("offset") or None
    return [matrix[i] for i in places], [offset[i] for i in places] if offset else None


def polish(case, columns, y):
    """Newton's steps on the negative binomial likelihood with size 1: statsmodels stops 1e-7 standard errors short."""
    X, beta = np.array(columns).T, np.array(case["coef"])
    for _ in range(5):
        mu = np.exp(X @ beta)
        beta = beta + np.linalg.solve(X.T @ (X * (mu * (1 + y) / (1 + mu) ** 2)[:, None]), X.T @ ((y - mu) / (1 + mu)))
    assert np.all(abs(beta - case["coef"]) < 1e-6 * np.array(case["se"]))
    mu = np.exp(X @ beta)
    residuals = (y - mu) / np.sqrt(mu + mu * mu)
    return {"coef": list(beta), "resid_pearson": list(residuals), "pearson_chi2": float(residuals @ residuals),
            "fitted": list(mu)}


profiles = read(os.path.join(os.getcwd(), "glm_profile.json"))
cases = []
for name in NAMES:
    case = read(name + ".json")
    rows = table(case.get("data", "sm_cpunish_poisson.csv"))
    if name.startswith("sm_"):
        matrix = [[float(r[t]) for t in case["terms"]] for r in rows]
    else:
        matrix = case["model_matrix"]
    values, trials = response(name, rows)
    out = {"name": name, "family": case.get("family") or name, "link": case.get("link"), "terms": case["terms"]}
    out["columns"] = [list(c) for c in zip(*matrix)]
    out["response"] = [float(v) for v in values]
    if trials:
        out["trials"] = [float(v) for v in trials]
    if name == "sm_cpunish_nb_alpha1":
        case.update(polish(case, out["columns"], np.array(out["response"])))
    if case.get("offset"):
        out["offset"] = case["offset"]
    for key, target in KEEP.items():
        if case.get(key) not in (None, {}):
            out[target] = case[key]
    if "theta" in case:
        out["exact_size_error"] = profiles["size_errors"][name]
    if name in profiles:
        out["exact_profile"] = profiles[name]
    if "predict_new" in case:
        design, offset = new_design(name, case, rows, matrix)
        out["new"] = {"columns": [list(c) for c in zip(*design)], "offset": offset,
                      **{k: case["predict_new"][k] for k in ("link", "se_link", "response")}}
    cases.append(out)

sandwich = read("epil_poisson_sandwich.json")
epil = [int(float(r["subject"])) for r in table("epil_poisson.csv")]
theta = read("quine_theta_fixed_mu.json")
result = {
    "cases": cases,
    "sandwich": {k: sandwich[k] for k in sandwich if k.startswith("se_")} | {"subjects": epil},
    "lrt": {k: v for k, v in read("warpbreaks_lrt.json").items() if k != "made_by"},
    "fixed_means": {"means": theta["mu"], "response": [float(v) for v in theta["y"]], "size": theta["theta_ml"]},
}
with open("generalized_linear.json", "w") as file:
    json.dump(result, file, separators=(",", ":"))
    file.write("\n")
