"""Writes signed-rank.jsonl: probabilities of Wilcoxon's signed-rank test with one side, from SciPy or from all sign patterns."""
import itertools
import json
import sys
import warnings

import numpy
import scipy.stats

warnings.simplefilter("ignore")
random = numpy.random.default_rng(20)


def scipy_says(differences, mode):
    return scipy.stats.wilcoxon(differences, alternative="greater", mode=mode, zero_method="pratt", correction=False).pvalue


def all_patterns(differences):
    """SciPy counts only without ties and zeros: here, the share of all sign patterns whose upward ranks sum up to at least as much."""
    ranks = scipy.stats.rankdata(numpy.abs(differences))
    upward = ranks[differences > 0].sum()
    ranks = ranks[differences != 0]
    return numpy.mean([numpy.dot(ranks, signs) >= upward for signs in itertools.product([0, 1], repeat=len(ranks))])


cases = []
for n in [1, 2, 3, 4, 5, 8, 10, 17, 25, 40, 50]:
    d = numpy.round(random.normal(0.3, 1, n), 6)
    cases.append(("scipy.stats.wilcoxon, exact", d, scipy_says(d, "exact")))
for d in [
    [1, 1, 1, 1], [1, -1, 2, 2, 0], [0, 0, 3, -1, 4], [1, 2, 2, -2, 3, 3, 0, 5], [0, 0, 0], [0.5, 0.5, -0.5, 0.5, 1, 1, -2, 0, 0, 3],
    [1, -1], [2, 2, 2, 2, 2, -1, -1, 0, 4, 4, -4, 6],
]:
    d = numpy.array(d, float)
    cases.append(("all sign patterns", d, all_patterns(d)))
for n, zeros in [(51, 0), (60, 0), (100, 7), (300, 20)]:
    d = numpy.round(random.normal(0.1, 1, n), 1 if zeros else 6)
    d[:zeros] = 0
    cases.append(("scipy.stats.wilcoxon, normal, pratt", d, scipy_says(d, "approx")))

with open(sys.argv[1] if len(sys.argv) > 1 else "signed-rank.jsonl", "w") as file:
    for source, differences, probability in cases:
        print(json.dumps({"source": source, "differences": [float(x) for x in differences], "probability": float(probability)}), file=file)
