"""Linear regression data of NIST's Statistical Reference Datasets (public domain), with the certified values; each set is
solved again in exact rational numbers, and must agree with its certificate, so that no digit is mistyped.
Run in this folder: python3 statistical_reference_datasets.py"""
import json
from decimal import Decimal, getcontext
from fractions import Fraction as F

getcontext().prec = 60
FILIP = """0.8116 -6.860120914 0.9072 -4.324130045 0.9052 -4.358625055 0.9039 -4.358426747 0.8053 -6.955852379
0.8377 -6.661145254 0.8667 -6.355462942 0.8809 -6.118102026 0.7975 -7.115148017 0.8162 -6.815308569 0.8515 -6.519993057
0.8766 -6.204119983 0.8885 -5.853871964 0.8859 -6.109523091 0.8959 -5.79832982 0.8913 -5.482672118 0.8959 -5.171791386
0.8971 -4.851705903 0.9021 -4.517126416 0.909 -4.143573228 0.9139 -3.709075441 0.9199 -3.499489089 0.8692 -6.300769497
0.8872 -5.953504836 0.89 -5.642065153 0.891 -5.031376979 0.8977 -4.680685696 0.9035 -4.329846955 0.9078 -3.928486195
0.7675 -8.56735134 0.7705 -8.363211311 0.7713 -8.107682739 0.7736 -7.823908741 0.7775 -7.522878745 0.7841 -7.218819279
0.7971 -6.920818754 0.8329 -6.628932138 0.8641 -6.323946875 0.8804 -5.991399828 0.7668 -8.781464495 0.7633 -8.663140179
0.7678 -8.473531488 0.7697 -8.247337057 0.77 -7.971428747 0.7749 -7.676129393 0.7796 -7.352812702 0.7897 -7.072065318
0.8131 -6.774174009 0.8498 -6.478861916 0.8741 -6.159517513 0.8061 -6.835647144 0.846 -6.53165267 0.8751 -6.224098421
0.8856 -5.910094889 0.8919 -5.598599459 0.8934 -5.290645224 0.894 -4.974284616 0.8957 -4.64454848 0.9047 -4.290560426
0.9129 -3.885055584 0.9209 -3.408378962 0.9219 -3.13200249 0.7739 -8.726767166 0.7681 -8.66695597 0.7665 -8.511026475
0.7703 -8.165388579 0.7702 -7.886056648 0.7761 -7.588043762 0.7809 -7.283412422 0.7961 -6.995678626 0.8253 -6.691862621
0.8602 -6.392544977 0.8809 -6.067374056 0.8301 -6.684029655 0.8664 -6.378719832 0.8834 -6.065855188 0.8898 -5.752272167
0.8964 -5.132414673 0.8963 -4.811352704 0.9074 -4.098269308 0.9119 -3.66174277 0.9228 -3.2644011"""
NORRIS = """0.1 0.2 338.8 337.4 118.1 118.2 888.0 884.6 9.2 10.1 228.1 226.5 668.5 666.3 998.5 996.3 449.1 448.6 778.9 777.0
559.2 558.2 0.3 0.4 0.1 0.6 778.1 775.5 668.8 666.9 339.3 338.0 448.9 447.5 10.8 11.6 557.7 556.0 228.3 228.1 998.0 995.8
888.8 887.6 119.6 120.2 0.3 0.3 0.6 0.3 557.6 556.8 339.3 339.1 888.0 887.2 998.5 999.0 778.9 779.0 10.2 11.1 117.6 118.3
228.9 229.2 668.4 669.1 449.2 448.9 0.2 0.5"""
LONGLEY = """60323 83.0 234289 2356 1590 107608 1947 61122 88.5 259426 2325 1456 108632 1948 60171 88.2 258054 3682 1616 109773
1949 61187 89.5 284599 3351 1650 110929 1950 63221 96.2 328975 2099 3099 112075 1951 63639 98.1 346999 1932 3594 113270 1952
64989 99.0 365385 1870 3547 115094 1953 63761 100.0 363112 3578 3350 116219 1954 66019 101.2 397469 2904 3048 117388 1955
67857 104.6 419180 2822 2857 118734 1956 68169 108.4 442769 2936 2798 120445 1957 66513 110.8 444546 4681 2637 121950 1958
68655 112.6 482704 3813 2552 123366 1959 69564 114.2 502601 3931 2514 125368 1960 69331 115.7 518173 4806 2572 127852 1961
70551 116.9 554894 4007 2827 130081 1962"""
DELTA = [759, -2048, 2048, -2048, 2523, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 1838, -2048, 2048, -2048, 2523, -2048,
         2048, -2048, 759]
W_SD = ["2152.32624678170", "2363.55173469681", "779.343524331583", "101.475507550350", "5.64566512170752",
        "0.112324854679312"]


def pairs(text, width):
    values = text.split()
    return [values[i:i + width] for i in range(0, len(values), width)]


def polynomial(rows, degree):
    return [F(y) for y, x in rows], [[F(x) ** k for k in range(degree + 1)] for y, x in rows]


def wampler(coefficients, scale):
    y = [sum(F(c) * F(x) ** k for k, c in enumerate(coefficients)) + scale * DELTA[x] for x in range(21)]
    return y, [[F(x) ** k for k in range(6)] for x in range(21)]


longley = pairs(LONGLEY, 7)
ones, tenths = ["1"] * 6, ["1", "0.1", "0.01", "0.001", "0.0001", "0.00001"]
scaled = lambda factor: [str(Decimal(v) * factor) for v in W_SD]
SETS = {
    "norris": (polynomial(pairs(NORRIS, 2), 1), ["-0.262323073774029", "1.00211681802045"],
               ["0.232818234301152", "0.429796848199937E-03"], "0.884796396144373", "0.999993745883712"),
    "noint1": (([F(y) for y in range(130, 141)], [[F(x)] for x in range(60, 71)]), ["2.07438016528926"],
               ["0.165289256198347E-01"], "3.56753034006338", "0.999365492298663"),
    "noint2": (([F(3), F(4), F(4)], [[F(4)], [F(5)], [F(6)]]), ["0.727272727272727"], ["0.420827318078432E-01"],
               "0.369274472937998", "0.993348115299335"),
    "longley": (([F(r[0]) for r in longley], [[F(1)] + [F(v) for v in r[1:]] for r in longley]),
                ["-3482258.63459582", "15.0618722713733", "-0.358191792925910E-01", "-2.02022980381683",
                 "-1.03322686717359", "-0.511041056535807E-01", "1829.15146461355"],
                ["890420.383607373", "84.9149257747669", "0.334910077722432E-01", "0.488399681651699",
                 "0.214274163161675", "0.226073200069370", "455.478499142212"], "304.854073561965", "0.995479004577296"),
    "filip": (polynomial(pairs(FILIP, 2), 10),
              ["-1467.48961422980", "-2772.17959193342", "-2316.37108160893", "-1127.97394098372", "-354.478233703349",
               "-75.1242017393757", "-10.8753180355343", "-1.06221498588947", "-0.670191154593408E-01",
               "-0.246781078275479E-02", "-0.402962525080404E-04"],
              ["298.084530995537", "559.779865474950", "466.477572127796", "227.204274477751", "71.6478660875927",
               "15.2897178747400", "2.23691159816033", "0.221624321934227", "0.142363763154724E-01",
               "0.535617408889821E-03", "0.896632837373868E-05"], "0.334801051324544E-02", "0.996727416185620"),
    "wampler1": (wampler(ones, 0), ones, ["0"] * 6, "0", "1"),
    "wampler2": (wampler(tenths, 0), tenths, ["0"] * 6, "0", "1"),
    "wampler3": (wampler(ones, 1), ones, W_SD, "2360.14502379268", "0.999995559025820"),
    "wampler4": (wampler(ones, 100), ones, scaled(100), "236014.502379268", "0.957478440825662"),
    "wampler5": (wampler(ones, 10000), ones, scaled(10000), "23601450.2379268", "0.224668921574940E-02"),
}


def solve(matrix, right):
    n = len(matrix)
    rows = [list(matrix[i]) + list(right[i]) for i in range(n)]
    for i in range(n):
        pivot = next(r for r in range(i, n) if rows[r][i] != 0)
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [v / rows[i][i] for v in rows[i]]
        for r in range(n):
            if r != i and rows[r][i] != 0:
                rows[r] = [a - rows[r][i] * b for a, b in zip(rows[r], rows[i])]
    return [row[n:] for row in rows]


def decimal(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def agrees(value, certified):
    certified = Decimal(certified)
    assert abs(value - certified) <= Decimal("6e-15") * abs(certified), (value, certified)


out = []
for name, ((y, X), coefficients, deviations, sigma, r_squared) in SETS.items():
    n, p = len(X), len(X[0])
    assert n == {"norris": 36, "noint1": 11, "noint2": 3, "longley": 16, "filip": 82}.get(name, 21)
    gram = [[sum(r[i] * r[j] for r in X) for j in range(p)] for i in range(p)]
    identity = [[F(int(i == j)) for j in range(p)] for i in range(p)]
    inverse = solve(gram, identity)
    right = [sum(r[i] * v for r, v in zip(X, y)) for i in range(p)]
    beta = [sum(a * b for a, b in zip(row, right)) for row in inverse]
    rss = sum((v - sum(a * b for a, b in zip(r, beta))) ** 2 for r, v in zip(X, y))
    variance = rss / (n - p)
    constant = all(r[0] == 1 for r in X)
    mean = sum(y) / n if constant else 0
    total = sum((v - mean) ** 2 for v in y)
    for k in range(p):
        agrees(decimal(beta[k]), coefficients[k])
        agrees(decimal(variance * inverse[k][k]).sqrt(), deviations[k])
    agrees(decimal(variance).sqrt(), sigma)
    agrees(1 - decimal(rss / total), r_squared)
    out.append({"name": name, "response": [float(v) for v in y], "columns": [[float(r[k]) for r in X] for k in range(p)],
                "coefficients": [float(c) for c in coefficients], "deviations": [float(d) for d in deviations],
                "sigma": float(sigma), "r_squared": float(r_squared)})
with open("statistical_reference_datasets.json", "w") as file:
    json.dump(out, file, separators=(",", ":"))
    file.write("\n")
