"""Family F: several labels at once, N x M logits."""

import math

from mpmath import exp, fsum, log, log1p, mpf

from formulas import lse, sigmoid, softplus
from golden import DEEP, Piece, batch, case, error, parameter_errors, points, reductions, row, weight_errors


def bce(z, t):
    return t * softplus(-z) + (1 - t) * softplus(z)


@row("multilabel-binary-cross-entropy", classes=True)
def multilabel_binary_cross_entropy(z, t):
    return lambda z: fsum(bce(v, a) for v, a in zip(z, t)) / len(z)


@row("multilabel-soft-margin", classes=True, class_weights=None)
def multilabel_soft_margin(z, t, class_weights):
    cw = class_weights or [mpf(1)] * len(z)
    return lambda z: fsum(c * bce(v, a) for c, v, a in zip(cw, z, t)) / len(z)


def sides(t):
    return [j for j, a in enumerate(t) if a == 1], [j for j, a in enumerate(t) if a == 0]


@row("multilabel-margin", nudge="none", classes=True)
def multilabel_margin(z, t):
    positive, negative = sides(t)
    active = [(j, i) for j in positive for i in negative if 1 - (z[j] - z[i]) > 0]
    return lambda z: fsum(1 - (z[j] - z[i]) for j, i in active) / len(z)


@row("asymmetric-multilabel", classes=True, gamma_negative=4, gamma_positive=1, clip=0.05)
def asymmetric_multilabel(z, t, gamma_negative, gamma_positive, clip):
    shown = [a == 1 or sigmoid(v) > clip for v, a in zip(z, t)]

    def label(v, a):
        if a == 1:
            return sigmoid(-v) ** gamma_positive * softplus(-v)
        if clip == 0:
            return sigmoid(v) ** gamma_negative * softplus(v)
        q = sigmoid(v) - clip
        return -q ** gamma_negative * log(1 - q)

    return lambda z: fsum(label(v, a) for v, a, s in zip(z, t, shown) if s)


@row("zlpr", classes=True)
def zlpr(z, t):
    return lambda z: (log1p(fsum(exp(v) for v, a in zip(z, t) if a == 0)) + log1p(fsum(exp(-v) for v, a in zip(z, t) if a == 1)))


@batch("two-way-multilabel", nudge="logits", classes=True, positive_temperature=4, negative_temperature=1)
def two_way_multilabel(z, t, w, reduction, positive_temperature, negative_temperature):
    assert w is None

    def line(z, t):
        positive, negative = sides(t)
        if not positive:
            return None
        if not negative:
            return mpf(0)
        return softplus(negative_temperature * lse([z[j] / negative_temperature for j in negative])
                        + positive_temperature * lse([-z[j] / positive_temperature for j in positive]))

    def mean(rows, targets):
        values = [v for v in (line(a, b) for a, b in zip(rows, targets)) if v is not None]
        return fsum(values) / len(values) if values else mpf(0)

    return lambda z: mean(z, t) + mean(list(map(list, zip(*z))), list(map(list, zip(*t))))


@row("bp-mll", passes=DEEP, classes=True)
def bp_mll(z, t):
    positive, negative = sides(t)
    if not positive or not negative:
        return Piece(lambda z: mpf(0), 0, 0)
    return lambda z: fsum(exp(z[l] - z[k]) for k in positive for l in negative) / (len(positive) * len(negative))


def hill_label(v, a, lambda_):
    return softplus(-v) if a == 1 else (lambda_ - sigmoid(v)) * sigmoid(v) ** 2


@row("hill", classes=True, lambda_=1.5)
def hill(z, t, lambda_):
    return lambda z: fsum(hill_label(v, a, lambda_) for v, a in zip(z, t)) / len(z)


@row("splc", classes=True, lambda_=1.5, threshold=0.6)
def splc(z, t, lambda_, threshold):
    seen = [1 if a == 1 or sigmoid(v) > threshold else 0 for v, a in zip(z, t)]
    return lambda z: fsum(hill_label(v, a, lambda_) for v, a in zip(z, seen)) / len(z)


Z = [[0.5, -1.25, 2.0], [-0.75, 1.5, 0.1], [3.0, 0.2, -2.2], [1.0, 0.4, 0.3]]
T = [[1, 0, 0], [0, 1, 1], [1, 1, 0], [0, 0, 1]]
SOFT = [[0.25, 0.5, 1.0], [0.0, 0.9, 0.1], [0.3, 0.7, 1e-9], [1.0, 0.0, 0.125]]
TEN = [[0.1, -0.7, 1.3, 2.2, -1.9, 0.4, -0.3, 3.1, -2.5, 0.9]]
TEN_T = [[0, 1, 0, 1, 0, 0, 1, 1, 0, 0]]


def large(size):
    return [([size, -size, 0.5], [1, 0, 0]), ([size, -size, 0.5], [0, 1, 1]), ([-size, size, size], [1, 1, 0]), ([-size, -size, 0.25], [0, 0, 1])]


def multilabel(name, settings=({},), bad=(), soft=False, sizes=(40.0, 700.0, 1e4), more=()):
    for given in (*settings, *more):
        points(name, list(zip(Z, T)), 4, "three", **given)
        points(name, [([0.5, -1.0], [1, 0]), ([2.0, 0.25], [0, 1]), ([-3.0, 4.0], [1, 0])], 3, "two",
               **{k: v[:2] if isinstance(v, list) else v for k, v in given.items()})
        points(name, [(Z[0], [1, 1, 1]), (Z[1], [0, 0, 0])], 3, "all-or-none", **given)
        if not any(isinstance(v, list) for v in given.values()):
            points(name, list(zip(TEN, TEN_T)), 1, "ten", strict=True, **given)
            points(name, [([0.5], [1]), ([0.5], [0]), ([-2.0], [1])], 3, "one-label", **given)
    for size in sizes:
        points(name, large(size), 4, "large", **settings[0])
    points(name, [([0.0, 0.0, 0.0], [1, 0, 1]), ([1e-12, -1e-8, 1e-4], [0, 1, 0])], 4, "tiny", **settings[0])
    if soft:
        points(name, list(zip(Z, SOFT)), 4, "soft", **settings[0])
        points(name, [([40.0, -40.0, 700.0], SOFT[0]), ([1e4, -1e4, 0.0], SOFT[1])], 4, "soft-large", **settings[0])
    for given in settings[:2]:
        reductions(name, Z, T, [None, 1.75, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights", **given)
    case(name, Z[:1], T[:1], label="one", **settings[0])
    multilabel_errors(name, bad, soft, **settings[0])


def multilabel_errors(name, bad, soft=False, weights=True, **given):
    z, t = Z[:2], T[:2]
    error(name, z, t[:1], label="rows", **given)
    error(name, z, [v[:2] for v in t], label="columns", **given)
    error(name, z, [0, 1], label="flat-targets", **given)
    error(name, z[0], t[0], label="flat", **given)
    error(name, [z], [t], label="too-deep", **given)
    error(name, [z[0], z[1][:2]], [t[0], t[1][:2]], label="ragged", **given)
    error(name, [], [], label="empty", **given)
    error(name, [[], []], [[], []], label="empty-rows", **given)
    error(name, [[math.nan, 0.0, 1.0], z[1]], t, label="nan-prediction", **given)
    error(name, [[math.inf, 0.0, 1.0], z[1]], t, label="infinite-prediction", **given)
    for value in (2, -1, math.nan, 1.0000001) + (() if soft else (0.5,)):
        error(name, z, [[1, value, 0], t[1]], label="target-out-of-range", **given)
    if weights:
        weight_errors(name, z, t, **given)
        error(name, z, t, [[1.0] * 3] * 2, label="weights-per-label", **given)
    parameter_errors(name, z, t, bad)


def cases():
    multilabel("multilabel-binary-cross-entropy", soft=True)
    multilabel("multilabel-soft-margin", ({}, {"class_weights": [0.5, 2.0, 0.0]}),
               ("class-weights=[1,2]", "class-weights=[1,-1,1]", "class-weights=2"))
    multilabel("multilabel-margin", sizes=(40.0, 700.0, 1e4, 1e150))
    points("multilabel-margin", [([1.0, 0.0, 2.0], [1, 0, 0]), ([1.0, 0.0, 0.0], [1, 0, 0]), ([0.5, 1.5, -0.5], [0, 1, 0])], 3, "kink")
    multilabel("asymmetric-multilabel", ({}, {"clip": 0}), ("gamma-negative=-1", "gamma-positive=-1", "clip=1", "clip=-0.1", "clip=NaN"),
               more=({"gamma_negative": 0, "gamma_positive": 0}, {"gamma_negative": 2.5, "gamma_positive": 0.5, "clip": 0.2},
                     {"gamma_negative": 0.5, "clip": 0}, {"gamma_positive": 3, "clip": 0.9}))
    points("asymmetric-multilabel", large(40.0) + large(700.0), 4, "large", clip=0)
    multilabel("zlpr")
    two_way_cases()
    multilabel("bp-mll", sizes=(40.0, 300.0, 1e4))
    multilabel("hill", bad=("lambda=0.9", "lambda=-1", "lambda=NaN"), more=({"lambda_": 1}, {"lambda_": 3.0}))
    multilabel("splc", ({}, {"threshold": 0.9}), ("lambda=0.5", "threshold=0", "threshold=1", "threshold=NaN"),
               more=({"lambda_": 2.0, "threshold": 0.3}, {"threshold": 0.999999}))


def two_way_cases():
    name = "two-way-multilabel"
    for given in ({}, {"positive_temperature": 1}, {"negative_temperature": 2.5}, {"positive_temperature": 0.5, "negative_temperature": 0.25}):
        for reduction in ("mean", "mean-count", "sum"):
            case(name, Z, T, None, reduction, **given)
        case(name, Z[:2], T[:2], **given)
    case(name, Z[:1], T[:1], label="one-row")
    case(name, [[0.5], [1.5], [-1.0]], [[1], [0], [1]], label="one-column")
    case(name, Z, [[1, 1, 1]] * 4, label="all-positive")
    case(name, Z, [[0, 0, 0]] * 4, label="none-positive")
    case(name, Z, [[1, 1, 1], [0, 0, 0], [1, 0, 0], [0, 1, 0]], label="mixed")
    case(name, Z, [[1, 0, 0], [0, 0, 0], [1, 0, 1], [1, 0, 0]], label="mixed")
    for size in (40.0, 700.0, 1e4):
        case(name, [v for v, _ in large(size)], [a for _, a in large(size)], label="large")
    for w in (1.0, [1.0, 1.0], [[1.0] * 3] * 2):
        error(name, Z[:2], T[:2], w, label="weights")
    error(name, Z[:2], T[:2], None, "none", label="none-of-a-batch")
    multilabel_errors(name, ("positive-temperature=0", "negative-temperature=-1", "positive-temperature=NaN"), weights=False)
