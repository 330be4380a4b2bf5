"""How many communes of the nationwide lists are known by their name alone, with and without accents.

python3 Tests/IngestionTests/unique_names.py, from the root of the package.
"""
import csv
import re
import unicodedata
from collections import Counter

TONES = {t: p for t, p in zip("òa óa ỏa õa ọa òe óe ỏe õe ọe ùy úy ủy ũy ụy".split(),
                              "oà oá oả oã oạ oè oé oẻ oẽ oẹ uỳ uý uỷ uỹ uỵ".split())}


ROMAN = dict(zip("i ii iii iv v vii viii ix x".split(), "1 2 3 4 5 7 8 9 10".split()))


def one_style(name):
    words = unicodedata.normalize("NFC", name).lower().split()
    words[-1] = ROMAN.get(words[-1], words[-1])
    for n, word in enumerate(words):
        if word[-2:] in TONES and word[-3:-2] != "q":
            words[n] = word[:-2] + TONES[word[-2:]]
    return " ".join(words)


def plain(name):
    letters = unicodedata.normalize("NFD", one_style(name))
    letters = "".join(c for c in letters if not "\u0300" <= c <= "\u036f").replace("đ", "d")
    return " ".join(re.findall(r"\w+", letters))


def alone(keys):
    counts = Counter(keys)
    return sum(counts[k] == 1 for k in keys)


for file in ["units_2023.csv", "units_2025.csv"]:
    units = list(csv.DictReader(open("datasets/vietnam-units/" + file, encoding="utf-8")))
    above = [(u.get("parent", ""), u["province"]) for u in units]
    names = [u["name"] for u in units]
    print(file, "name", alone([one_style(n) for n in names]),
          "plain name", alone([plain(n) for n in names]),
          "plain name and parents", alone([(plain(n), a) for n, a in zip(names, above)]))
