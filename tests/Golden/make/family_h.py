"""Family H: ordered classes."""

import math

from mpmath import erfc, expm1, fsum, log, log1p, mpf, sqrt

from classes import TEN, class_errors, logits, reduced
from formulas import lse, one_hot, softmax, softplus
from golden import NARROW, Required, batch, case, element, error, parameter_errors, points, reductions, row, weight_errors


def ends(cuts, y, f):
    """Upper and lower cut of a class less the score; None for an infinite one."""
    y = int(y)
    return (cuts[y] - f if y < len(cuts) else None), (cuts[y - 1] - f if y > 0 else None)


@element("cumulative-logit-nll", classes=True, cut_points=Required([-1.0, 0.5, 2.0]))
def cumulative_logit_nll(f, y, cut_points):
    def value(f):
        a, b = ends(cut_points, y, f)
        if b is None:
            return softplus(-a)
        if a is None:
            return softplus(b)
        return softplus(a) + softplus(-b) - log(expm1(a - b))

    return value


@element("cumulative-probit-nll", passes=NARROW, classes=True, cut_points=Required([-1.0, 0.5, 2.0]))
def cumulative_probit_nll(f, y, cut_points):
    root = sqrt(mpf(2))
    tail = lambda x: erfc(x / root) / 2  # of the normal distribution above x

    def value(f):
        a, b = ends(cut_points, y, f)
        if b is None:
            return -log(tail(-a)) if a < 0 else -log1p(-tail(a))
        if a is None:
            return -log(tail(b)) if b > 0 else -log1p(-tail(-b))
        if b > 0:
            return -log(tail(b) - tail(a))
        if a < 0:
            return -log(tail(-a) - tail(-b))
        return -log1p(-tail(a) - tail(-b))

    return value


def threshold_loss(f, parts, surrogate):
    """Sum of phi(side (cut - f)) over parts (side, cut)."""
    if surrogate == "logistic":
        return lambda f: fsum(softplus(-s * (c - f)) for s, c in parts)
    active = [(s, c) for s, c in parts if s * (c - f) < 1]
    return lambda f: fsum(1 - s * (c - f) for s, c in active)


@element("all-threshold", classes=True, cut_points=Required([-1.0, 0.5, 2.0]), surrogate="logistic", zeros=True)
def all_threshold(f, y, cut_points, surrogate):
    return threshold_loss(f, [(1 if y <= k else -1, c) for k, c in enumerate(cut_points)], surrogate)


@element("immediate-threshold", classes=True, cut_points=Required([-1.0, 0.5, 2.0]), surrogate="logistic", zeros=True)
def immediate_threshold(f, y, cut_points, surrogate):
    y = int(y)
    return threshold_loss(f, ([(1, cut_points[y])] if y < len(cut_points) else []) + ([(-1, cut_points[y - 1])] if y else []), surrogate)


def bce(z, t):
    return softplus(-z) if t else softplus(z)


@row("coral", classes=True, task_weights=None)
def coral(z, y, task_weights):
    tw = task_weights or [mpf(1)] * len(z)
    return lambda z: fsum(w * bce(v, y > k) for k, (w, v) in enumerate(zip(tw, z)))


@batch("corn", classes=True)
def corn(z, y, w, reduction):
    weights = w if isinstance(w, list) else [mpf(1 if w is None else w)] * len(z)
    pairs = [(i, k) for i in range(len(z)) for k in range(len(z[0])) if y[i] >= k]
    divisor = {"mean": fsum(weights[i] for i, _ in pairs), "mean-count": mpf(len(pairs)), "sum": mpf(1)}[reduction]
    return lambda z: fsum(weights[i] * bce(z[i][k], y[i] > k) for i, k in pairs) / divisor


@row("ordinal-ranking", classes=True)
def ordinal_ranking(z, y):
    return lambda z: fsum(bce(v, y >= k) for k, v in enumerate(z, 1))


@batch("weighted-kappa", nudge="probabilities", classes=True, weighting="quadratic", epsilon=1e-6)
def weighted_kappa(p, y, w, reduction, weighting, epsilon):
    weights = w if isinstance(w, list) else [mpf(1)] * len(p)
    k = len(p[0])
    cost = [[mpf((i - j) ** 2 if weighting == "quadratic" else abs(i - j)) for j in range(k)] for i in range(k)]
    counts = [fsum(a for a, t in zip(weights, y) if t == j) for j in range(k)]

    def value(p):
        mass = [fsum(a * v[j] for a, v in zip(weights, p)) for j in range(k)]
        den = fsum(counts[i] * cost[i][j] * mass[j] for i in range(k) for j in range(k)) / fsum(weights)
        num = fsum(a * cost[int(t)][j] * v[j] for a, v, t in zip(weights, p, y) for j in range(k))
        return log((num / den if den else 0) + epsilon)

    return value


@row("squared-earth-mover", nudge="probabilities", classes=True, zeros=True)
def squared_earth_mover(p, t):
    y = one_hot(t, len(p))
    return lambda p: fsum((fsum(p[:k + 1]) - fsum(y[:k + 1])) ** 2 for k in range(len(p))) / len(p)


@row("soft-ordinal-cross-entropy", nudge="logits", classes=True, distance="absolute")
def soft_ordinal_cross_entropy(z, y, distance):
    t = softmax([-mpf(abs(k - int(y)) if distance == "absolute" else (k - int(y)) ** 2) for k in range(len(z))])
    return lambda z: fsum(a * (lse(z) - v) for a, v in zip(t, z))


CUTS = [-1.0, 0.5, 2.0]
WEIGHTS = [None, 1.75, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]]
ROWS, TARGETS = [[0.5, -1.0, 2.0], [0.1, 0.2, 0.3]], [0, 2]


def scores(name, settings=({},), bad=(), sizes=()):
    """Cases of a loss of N scores against ordered classes; a score is a row of one number."""
    one = lambda pairs, label, **given: points(name, pairs, 8, label, **given)
    for extra in settings:
        given = {"cut_points": CUTS, **extra}
        one([(f, y) for f in (0.3, -1.5, 1.3) for y in range(4)], "ordinary", **given)
        one([(f, y) for f in (0.0, -0.0, 1e-12, 1e-8) for y in range(4)], "tiny", **given)
        one([(s * f, y) for f in (40.0, 700.0, 1e4, *sizes) for s in (1, -1) for y in range(4)], "large", **given)
        one([(0.3, 0), (0.3, 1), (-2.0, 1)], "two-classes", **{**given, "cut_points": [0.25]})
        one([(0.3, y) for y in range(3)], "near-cuts", **{**given, "cut_points": [0.25, 0.2501]})
        one([(0.3, y) for y in range(3)], "far-cuts", **{**given, "cut_points": [-30.0, 50.0]})
        one([(0.3, y) for y in (0, 5, 9)], "ten-classes", **{**given, "cut_points": [-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0]})
        f, y = [0.3, 1.1, -1.25, 0.2], [0, 3, 1, 2]
        reductions(name, f, y, WEIGHTS, label="weights", **given)
    given = {"cut_points": CUTS}
    case(name, [0.3], [1], label="one", **given)
    f, y = [0.3, 1.5, -1.25], [0, 3, 1]
    error(name, f, y, label="cut-points-missing")
    error(name, f, y[:2], label="lengths", **given)
    error(name, [[v] for v in f], y, label="column-of-predictions", **given)
    error(name, f, [[v] for v in y], label="column-of-targets", **given)
    error(name, [], [], label="empty", **given)
    for t in (4, -1, 0.5, math.nan, -100):
        error(name, f, [0, 1, t], label="target-out-of-range", **given)
    for v in (math.nan, math.inf):
        error(name, [v, 0.5, 1.0], y, label="prediction-out-of-range", **given)
    weight_errors(name, f, y, **given)
    for text in ("cut-points=[1,0]", "cut-points=[0,0]", "cut-points=[]", "cut-points=1", "cut-points=[0,NaN]",
                 *("cut-points=[-1,0.5,2]," + b for b in (*bad, "no-such-parameter=1"))):
        error(name, f, y, label="parameter", text=f"{name}({text})")
    error(name, f, y, None, "average", label="reduction", **given)


def cases():
    scores("cumulative-logit-nll")
    scores("cumulative-probit-nll", sizes=(5.0, 10.0, 30.0))
    scores("all-threshold", ({}, {"surrogate": "hinge"}), ("surrogate=exponential", "surrogate=1"))
    scores("immediate-threshold", ({}, {"surrogate": "hinge"}), ("surrogate=exponential", "surrogate=1"))
    for name in ("all-threshold", "immediate-threshold"):  # the only term that is not 0 begins here
        points(name, [(-0.75, 0), (1.25, 1)], label="kink", cut_points=[0.25], surrogate="hinge")
        points(name, [(-0.7, 0), (-0.8, 0), (1.2, 1), (1.3, 1)], label="near-the-kink", cut_points=[0.25], surrogate="hinge", strict=True)
    coral_cases()
    corn_cases()
    weighted_kappa_cases()
    squared_earth_mover_cases()
    name = "soft-ordinal-cross-entropy"
    logits(name, ({}, {"distance": "squared"}))
    for given in ({}, {"distance": "squared"}):
        reduced(name, **given)
    class_errors(name, ROWS, TARGETS, ("distance=cubic", "distance=1"))


def coral_cases():
    z = [[0.5, -0.25, -1.5], [1.0, 0.2, -0.5], [-1.5, -0.7, 0.9], [0.3, 0.0, -2.0]]
    for name, settings, bad in (("coral", ({}, {"task_weights": [0.5, 2.0, 0.0]}), ("task-weights=[1,2]", "task-weights=[1,-1,1]", "task-weights=2")),
                                ("ordinal-ranking", ({},), ())):
        for given in settings:
            points(name, [(v, (i + j) % 4) for i, v in enumerate(z) for j in range(2)], 4, "three", **given)
            reductions(name, z, [0, 3, 1, 2], WEIGHTS, label="weights", **given)
        points(name, [([0.5], 0), ([0.5], 1), ([-2.0], 1)], 3, "one-logit")
        points(name, [(TEN[0], k) for k in (0, 4, 10)], 3, "ten", strict=True)
        for size in (40.0, 700.0, 1e4):
            points(name, [([size, -size, size], k) for k in range(4)], 4, "large")
        points(name, [([1e-12, -1e-8, 1e-4], k) for k in range(4)], 4, "tiny")
        case(name, z[:1], [2], label="one")
        ordinal_errors(name, z[:2], [0, 3], bad)


def ordinal_errors(name, z, y, bad=(), weights=True):
    error(name, z, y[:1], label="lengths")
    error(name, z[0], y, label="flat")
    error(name, [z], [y], label="too-deep")
    error(name, [z[0], z[1][:2]], y, label="ragged")
    error(name, [], [], label="empty")
    error(name, [[], []], y, label="empty-rows")
    for t in (4, -1, 0.5, math.nan, -100):
        error(name, z, [0, t], label="target-out-of-range")
    error(name, z, [[v] for v in y], label="column-of-targets")
    for v in (math.nan, math.inf):
        error(name, [[v, 0.5, 1.0], z[1]], y, label="prediction-out-of-range")
    weight_errors(name, z, y)
    error(name, z, y, [[1.0] * 3] * 2, label="weights-per-logit")
    parameter_errors(name, z, y, bad)


def corn_cases():
    name = "corn"
    z = [[0.5, -0.25, -1.5], [1.0, 0.2, -0.5], [-1.5, -0.7, 0.9], [0.3, 0.0, -2.0]]
    reductions(name, z, [0, 3, 1, 2], WEIGHTS, label="weights")
    reductions(name, z, [0, 0, 0, 0], [None, WEIGHTS[2]], label="lowest-class")
    reductions(name, z, [3, 3, 3, 3], [None, WEIGHTS[2]], label="highest-class")
    case(name, z[:1], [2], label="one")
    case(name, [[0.5], [-1.5], [2.0]], [1, 0, 1], label="one-task")
    case(name, [TEN[0], TEN[1]], [4, 10], label="ten", strict=True)
    for size in (40.0, 700.0, 1e4):
        case(name, [[size, -size, size], [-size, size, 0.5], [0.25, size, -size]], [3, 2, 0], label="large")
    case(name, [[1e-12, -1e-8, 1e-4], [0.0, -0.0, 1e-300]], [1, 3], label="tiny")
    error(name, z, [0, 3, 1, 2], None, "none", label="none-of-a-batch")
    ordinal_errors(name, z[:2], [0, 3])


P = [[0.2, 0.3, 0.5], [0.6, 0.3, 0.1], [0.3, 0.3, 0.4], [0.1, 0.2, 0.7]]


def weighted_kappa_cases():
    name = "weighted-kappa"
    for given in ({}, {"weighting": "linear"}, {"epsilon": 0}, {"weighting": "linear", "epsilon": 0.5}):
        reductions(name, P, [2, 0, 1, 2], WEIGHTS, label="weights", **given)
        case(name, P, [0, 2, 0, 1], label="three", **given)
        case(name, [[0.25, 0.75], [0.9, 0.1], [0.5, 0.5]], [1, 0, 0], label="two", **given)
    case(name, [[0.1, 0.05, 0.15, 0.2, 0.01, 0.09, 0.1, 0.05, 0.05, 0.2], [0.05, 0.05, 0.1, 0.3, 0.2, 0.1, 0.05, 0.05, 0.05, 0.05]], [3, 7], label="ten", strict=True)
    case(name, [[0.9, 0.1, 0.0], [0.0, 0.25, 0.75]], [0, 2], label="zeros")
    case(name, P[:1], [1], label="one")
    probability_errors(name, ("weighting=cubic", "weighting=2", "epsilon=-1", "epsilon=NaN"))
    error(name, P, [2, 0, 1, 2], None, "none", label="none-of-a-batch")


def probability_errors(name, bad, **options):
    class_errors(name, P[:2], [2, 0], bad, one_column=False, **options)
    for value in (-0.1, 1.1, -1e-300, 1.0000000001):
        error(name, [[0.5, value, 0.25], P[0]], [0, 2], label="prediction-out-of-range")


def squared_earth_mover_cases():
    name = "squared-earth-mover"
    rows = [[0.2, 0.3, 0.45], [0.55, 0.32, 0.1], [0.3, 0.25, 0.4], [0.1, 0.25, 0.7]]  # a sum of exactly 1 would leave nothing to compare
    points(name, [([0.25, 0.7], 0), ([0.9, 0.15], 1), ([0.5, 0.4], 1)], 3, "two")
    points(name, [(v, k) for v in rows for k in range(3)], 4, "three")
    points(name, [([0.1, 0.05, 0.15, 0.2, 0.01, 0.09, 0.1, 0.05, 0.05, 0.15], k) for k in (0, 7, 9)], 3, "ten", strict=True)
    points(name, [([0.0, 1.0, 0.0], 1), ([1.0, 0.0, 0.0], 0), ([0.0, 0.0, 1.0], 0), ([1.0, 1.0, 1.0], 2)], 4, "border", strict=True)
    points(name, [([1e-12, 1e-8, 1.0], 0), ([1e-4, 1e-300, 0.5], 2)], 4, "small", strict=True)
    points(name, list(zip(rows, [[0.25, 0.25, 0.5], [0.9, 0.1, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, 0.25]])), 4, "soft", strict=True)
    reduced(name, rows, [2, 0, 1, 2])
    reductions(name, rows, [[0.25, 0.25, 0.5], [0.9, 0.1, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, 0.25]], WEIGHTS[2:3], label="soft-weights", strict=True)
    probability_errors(name, (), soft=True)
