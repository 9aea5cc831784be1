"""Family G: losses that mind imbalance."""

import math

from mpmath import floor, fsum, log, mpf

from classes import TEN, THREE, class_errors, logits, reduced
from formulas import one_hot, sigmoid, softplus
from golden import (LOSSES, Piece, Required, Spec, TWELVE_F, batch, case, element, element_errors, error, exact, nested,
                    parameter_errors, points, reductions, row, weight_errors)
from family_d import EXTREME, LOGITS, WEIGHTS, zero_one_targets_errors
from family_e import IGNORE, ROWS, TARGETS, class_weight, cross_entropy, missed, of_size
import family_a
import family_b  # noqa: F401 (bases of other losses)
import family_c  # noqa: F401


def last_axis(given, index):
    """One positive weight for each column of the last axis."""
    weights = given.get("positive_weight")
    return {**given, "positive_weight": weights[index % len(weights)]} if isinstance(weights, list) else given


@element("positive-weighted-binary-cross-entropy", nudge="logits", per_unit=last_axis, positive_weight=1)
def positive_weighted_binary_cross_entropy(z, t, positive_weight):
    return lambda z: (1 - t) * softplus(z) + positive_weight * t * softplus(-z)


@row("class-weighted-cross-entropy", nudge="logits", classes=True, divisor=class_weight, class_weights=None, ignore_index=-100)
def class_weighted_cross_entropy(z, t, class_weights, ignore_index):
    weight = class_weights[int(t)] if class_weights else mpf(1)
    return lambda z: weight * cross_entropy(z, int(t))


@element("binary-focal", nudge="logits", alpha=None, gamma=2)
def binary_focal(z, t, alpha, gamma):
    s = 1 if t == 1 else -1
    share = mpf(1) if alpha is None else alpha if t == 1 else 1 - alpha
    return lambda z: share * sigmoid(-s * z) ** gamma * softplus(-s * z)


@row("softmax-focal", nudge="logits", classes=True, alpha=None, gamma=2)
def softmax_focal(z, t, alpha, gamma):
    y, share = one_hot(t, len(z)), mpf(1) if alpha is None else alpha
    return lambda z: share * fsum(a * missed(z, k) ** gamma * cross_entropy(z, k) for k, a in enumerate(y) if a)


def of_spec(base):
    """The formula of a base loss and its parameters."""
    entry = LOSSES[base.name if isinstance(base, Spec) else base]
    given = base.given if isinstance(base, Spec) else {}
    return entry, {k: exact(v) for k, v in {**entry.parameters, **given}.items()}


@row("class-balanced", nudge="logits", classes=True, base="softmax-cross-entropy", beta=0.9999,
     class_counts=Required([10, 100, 1000]))
def class_balanced(z, t, base, beta, class_counts):
    entry, parameters = of_spec(base)
    inner = entry.function(z, t, **parameters)
    share = (1 - beta) / (1 - beta ** class_counts[int(t)])
    return lambda z: share * (inner.function if isinstance(inner, Piece) else inner)(z)


@row("ldam", nudge="logits", classes=True, class_counts=Required([10, 100, 1000]), max_margin=0.5, scale=30)
def ldam(z, t, class_counts, max_margin, scale):
    t = int(t)
    margins = [n ** mpf(-0.25) for n in class_counts]
    margin = max_margin * margins[t] / max(margins)
    return lambda z: cross_entropy([scale * (v - (margin if j == t else 0)) for j, v in enumerate(z)], t)


@row("logit-adjusted-cross-entropy", nudge="logits", classes=True, class_counts=Required([10, 100, 1000]), tau=1)
def logit_adjusted_cross_entropy(z, t, class_counts, tau):
    total = fsum(class_counts)
    return lambda z: cross_entropy([v + tau * log(n / total) for v, n in zip(z, class_counts)], int(t))


@row("balanced-softmax", nudge="logits", classes=True, class_counts=Required([10, 100, 1000]))
def balanced_softmax(z, t, class_counts):
    return lambda z: cross_entropy([v + log(n) for v, n in zip(z, class_counts)], int(t))


@row("equalization", nudge="logits", classes=True, class_counts=Required([10, 100, 1000]), tail_threshold=Required(0.2),
     drop_probability=1, seed=0)
def equalization(z, t, class_counts, tail_threshold, drop_probability, seed):
    t, total = int(t), fsum(class_counts)
    kept = [k for k in range(len(z)) if k == t or drop_probability == 0 or class_counts[k] / total >= tail_threshold]
    return lambda z: cross_entropy([z[k] for k in kept], kept.index(t)) if len(kept) > 1 else mpf(0)


@row("seesaw", nudge="logits", classes=True, class_counts=Required([10, 100, 1000]), mitigation=0.8, compensation=2)
def seesaw(z, t, class_counts, mitigation, compensation):
    t = int(t)
    shift = [mpf(0) if j == t else mitigation * min(mpf(0), log(class_counts[j] / class_counts[t]))
             + compensation * max(mpf(0), z[j] - z[t]) for j in range(len(z))]  # log S, a constant for the derivatives
    return lambda z: cross_entropy([v + s for v, s in zip(z, shift)], t)


def bce(z, t):
    return t * softplus(-z) + (1 - t) * softplus(z)


@batch("gradient-harmonizing", classes=True, bins=10)
def gradient_harmonizing(z, t, w, reduction, bins):
    assert w is None
    places = []
    for v, a in zip(z, t):
        g = abs(sigmoid(v) - a)
        at = bins * g
        assert at < 0.5 or abs(at - floor(at + mpf(1) / 2)) > 1e-12 or at > bins - 1e-12, "on the border of a bin"
        places.append(min(int(floor(at)), int(bins) - 1))
    filled = len(set(places))
    shares = [mpf(len(z)) / (places.count(b) * filled) for b in places]
    return lambda z: fsum(b * bce(v, a) for b, v, a in zip(shares, z, t)) / len(z)


@element("quality-focal", beta=2)
def quality_focal(z, t, beta):
    s = 1 if t > sigmoid(z) else -1
    # t - sigmoid(z) so that t = 0 and t = 1 keep all digits
    gap = (lambda z: sigmoid(-z)) if t == 1 else (lambda z: sigmoid(z)) if t == 0 else (lambda z: s * (t - sigmoid(z)))
    return lambda z: gap(z) ** beta * bce(z, t)


@element("varifocal", alpha=0.75, gamma=2)
def varifocal(z, t, alpha, gamma):
    if t > 0:
        return lambda z: t * bce(z, t)
    return lambda z: alpha * sigmoid(z) ** gamma * softplus(z)


@row("distribution-focal", nudge="logits")
def distribution_focal(z, y):
    i = min(int(floor(y)), len(z) - 2)
    return lambda z: (i + 1 - y) * cross_entropy(z, i) + (y - i) * cross_entropy(z, i + 1)


def asymmetric_focal(p, t, delta, gamma):
    if t == 0:
        return -(1 - delta) * (1 - p[0]) ** gamma * log(p[0])
    return -delta * log(p[1])


@row("asymmetric-focal-cross-entropy", nudge="probabilities", classes=True, delta=0.7, gamma=2, zeros=True)
def asymmetric_focal_cross_entropy(p, t, delta, gamma):
    t, inf = int(t), mpf("inf")
    if p[t] == 0:
        return Piece(lambda p: mpf(0), {t: -inf}, {t: inf}, inf)
    return lambda p: asymmetric_focal(p, t, delta, gamma)


def tversky(p, t, w, delta, gamma, epsilon):
    def index(c):
        truth = [1 if a == c else 0 for a in t]
        tp = fsum(a * b * v[c] for a, b, v in zip(w, truth, p))
        fn = fsum(a * b * (1 - v[c]) for a, b, v in zip(w, truth, p))
        fp = fsum(a * (1 - b) * v[c] for a, b, v in zip(w, truth, p))
        return (tp + epsilon) / (tp + delta * fn + (1 - delta) * fp + epsilon)

    return ((1 - index(0)) + (1 - index(1)) ** (1 - gamma)) / 2


def row_weights(p, w):
    return w if isinstance(w, list) else [mpf(1 if w is None else w)] * len(p)


@batch("asymmetric-focal-tversky", nudge="probabilities", classes=True, delta=0.7, gamma=0.75, epsilon=1e-7)
def asymmetric_focal_tversky(p, t, w, reduction, delta, gamma, epsilon):
    return lambda p: tversky(p, t, row_weights(p, w), delta, gamma, epsilon)


@batch("asymmetric-unified-focal", nudge="probabilities", classes=True, weight=0.5, gamma=0.5, delta=0.7, epsilon=1e-7)
def asymmetric_unified_focal(p, t, w, reduction, weight, gamma, delta, epsilon):
    weights = row_weights(p, w)
    return lambda p: (weight * fsum(a * asymmetric_focal(v, b, delta, gamma) for a, v, b in zip(weights, p, t)) / fsum(weights)
                      + (1 - weight) * tversky(p, t, weights, delta, gamma, epsilon))


@batch("top-k", nudge="none", base="squared-error", fraction=0.5)
def top_k(p, t, w, reduction, base, fraction):
    entry, parameters = of_spec(base)
    if entry.kind == "element":
        leaves, targets, weights = family_a.flatten(p), family_a.flatten(t), family_a.spread_weights(p, w)
    else:
        leaves, targets, weights = p, t, row_weights(p, w)
    pieces = [entry.function(a, b, **parameters) for a, b in zip(leaves, targets)]
    pieces = [v if isinstance(v, Piece) else Piece(v) for v in pieces]
    losses = [v.function(a) if v.value is None else v.value for v, a in zip(pieces, leaves)]
    n = len(losses)
    k = max(1, int(floor(fraction * n + mpf(1e-9))))
    kept = sorted(sorted(range(n), key=lambda i: (-losses[i], i))[:k])
    divisor = {"mean": fsum(weights[i] for i in kept), "mean-count": mpf(k), "sum": mpf(1)}[reduction]

    def value(p):
        at = family_a.flatten(p) if entry.kind == "element" else p
        return fsum(weights[i] * pieces[i].function(at[i]) for i in kept) / divisor

    return value


@element("self-adjusting-dice", nudge="probabilities", alpha=1, gamma=1)
def self_adjusting_dice(p, t, alpha, gamma):
    if p == 1 and alpha < 1 and alpha > 0:
        raise AssertionError("infinite slope without a ruling")
    q = lambda p: (1 - p) ** alpha * p
    if t == 1:
        return lambda p: (1 - q(p)) / (q(p) + 1 + gamma)
    return lambda p: q(p) / (q(p) + gamma)


def cases():
    binary_focal_cases()
    positive_weighted_cases()
    class_weighted_cases()
    softmax_focal_cases()
    counted_cases()
    gradient_harmonizing_cases()
    soft_label_cases()
    distribution_focal_cases()
    asymmetric_cases()
    top_k_cases()
    self_adjusting_dice_cases()


def binary_focal_cases():
    name = "binary-focal"
    for given in ({}, {"alpha": 0.25}, {"gamma": 0}, {"gamma": 0.5}, {"alpha": 0.75, "gamma": 1}, {"gamma": 5.0},
                  {"gamma": 1e-9}, {"gamma": 20.0}):
        for t in (0, 1):
            points(name, [(z, t) for z in LOGITS], 8, "ordinary", **given)
            points(name, [(z, t) for z in EXTREME[:6]], 6, "large", **given)
    for t in (0, 1):
        points(name, [(z, t) for z in (1e-12, -1e-12, 1e-8, -1e-4, -0.0)], label="tiny")
        points(name, [(z, t) for z in EXTREME[6:]], 7, "sizes")
        points(name, [(1e150, t), (-1e150, t)], label="huge")
    for alpha in (0, 1):
        points(name, [(0.5, 0), (0.5, 1), (-700.0, 0), (700.0, 1), (-700.0, 1), (700.0, 0)], label="alpha-border", alpha=alpha)
    case(name, [0.5, -0.5], [1, 0], label="alpha-none", alpha=None, gamma=2)
    f, y = [0.5, 3.0, -1.25, 0.2], [0, 1, 0, 1]
    reductions(name, f, y, WEIGHTS, label="weights", alpha=0.25, gamma=1.5)
    case(name, [1.5], [1], label="one")
    nested(name, TWELVE_F, [0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1], alpha=0.25)
    element_errors(name, [0.5, 1.5, -1.0], [0, 1, 1],
                   ("gamma=-1", "alpha=-0.1", "alpha=1.5", "gamma=NaN", "gamma=none", "alpha=some"))
    zero_one_targets_errors(name, [0.5, 1.5, -1.0], [0, 1, 1])


def unit_interval_errors(name, f, y, **given):
    for t in (-0.1, 1.1, -1e-300, 1.0000000001):
        error(name, f, y[:-1] + [t], label="target-out-of-range", **given)


SOFT = list(zip(LOGITS, [0.1, 0.25, 0.4, 0.9, 0.99, 0.3, 0.2, 1e-9]))
TWELVE_T = [0, 1, 1, 0.25, 0.4, 1, 0, 0.75, 0.1, 0, 1, 0.9]


def positive_weighted_cases():
    name = "positive-weighted-binary-cross-entropy"
    for given in ({}, {"positive_weight": 2.5}, {"positive_weight": 0}, {"positive_weight": 0.25}, {"positive_weight": 1e6}):
        for t in (0, 1):
            points(name, [(z, t) for z in LOGITS], 8, "hard", **given)
            points(name, [(z, t) for z in EXTREME[:6]], 6, "large", **given)
        points(name, SOFT, 8, "soft", **given)
    points(name, [(1e-12, 1), (-1e-12, 0), (1e-8, 1), (-1e-4, 0), (-0.0, 1)], label="tiny", positive_weight=2.5)
    given = {"positive_weight": [0.5, 2.0, 3.0]}
    reductions(name, [[0.5, -1.25, 2.0], [3.0, 0.2, -0.4]], [[1, 0, 0.25], [0, 1, 1]], [None, [0.5, 2.0], [[1.0, 0.0, 2.0], [0.5, 1.5, 0.25]]],
               label="per-column", **given)
    case(name, [0.5, -1.25, 2.0], [1, 0, 1], label="per-column", **given)
    case(name, [[[0.5, -1.25, 2.0]], [[3.0, 0.2, -0.4]]], [[[1, 0, 0.25]], [[0, 1, 1]]], label="per-column-depth3", **given)
    error(name, [[0.5, -1.25], [3.0, 0.2]], [[1, 0], [0, 1]], label="columns-and-weights", **given)
    reductions(name, [0.5, 3.0, -1.25, 0.2], [0.0, 1.0, 0.75, 0.2], WEIGHTS, label="weights", positive_weight=2.5)
    case(name, [1.5], [1], label="one")
    nested(name, TWELVE_F, TWELVE_T, positive_weight=2.5)
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], ("positive-weight=-1", "positive-weight=NaN", "positive-weight=[1,-1,1]"))
    unit_interval_errors(name, [0.5, 1.5, -1.0], [0, 1, 1])


def class_weighted_cases():
    name = "class-weighted-cross-entropy"
    logits(name)
    logits(name, ({"class_weights": [0.5, 2.0, 1.25]}, {"class_weights": [1.0, 0.0, 3.0]}, {"class_weights": [2.0, 0.5]}), extremes=False,
           settings_of=of_size)
    reduced(name, ignore=True, class_weights=[0.5, 2.0, 1.25])
    class_errors(name, ROWS, TARGETS, IGNORE + ("class-weights=[1,2]", "class-weights=[1,2,3,4]", "class-weights=[1,-1,1]", "class-weights=2"))


def softmax_focal_cases():
    name = "softmax-focal"
    logits(name, ({}, {"gamma": 0.5}), soft=True)
    logits(name, ({"alpha": 0.25}, {"gamma": 0}, {"alpha": 3.0, "gamma": 1}, {"gamma": 5.0}, {"gamma": 1e-9}), extremes=False)
    reduced(name, alpha=0.25, gamma=1.5)
    class_errors(name, ROWS, TARGETS, ("gamma=-1", "alpha=-0.1", "gamma=NaN", "gamma=none"), soft=True)


COUNTS = {2: [300, 20], 3: [10, 100, 1000], 10: [1000, 500, 250, 125, 60, 30, 15, 8, 4, 2]}


def with_counts(k, given):
    return {"class_counts": COUNTS[k], **given}


def counted_cases():
    three = {"class_counts": COUNTS[3]}
    counts = ("class-counts=[1,2]", "class-counts=[1,2,3,4]", "class-counts=[1,0,1]", "class-counts=[1,-1,1]", "class-counts=3")
    joined = lambda texts: tuple("class-counts=[10,100,1000]," + v for v in texts)
    for name, settings, bad in (
            ("class-balanced", ({}, {"beta": 0.9}, {"beta": 0}, {"beta": 0.999999999}), ("beta=1", "beta=-0.1", "beta=1.5", "base=no-such-loss")),
            ("ldam", ({}, {"scale": 1, "max_margin": 2.0}, {"scale": 5.0}), ("scale=0", "scale=-1", "max-margin=0", "max-margin=-1")),
            ("logit-adjusted-cross-entropy", ({}, {"tau": 0}, {"tau": -1.5}, {"tau": 2.5}), ("tau=NaN",)),
            ("balanced-softmax", ({},), ()),
            ("seesaw", ({}, {"mitigation": 0}, {"compensation": 0}, {"mitigation": 1.5, "compensation": 0.5}), ("mitigation=-1", "compensation=-1"))):
        logits(name, settings[:1], settings_of=with_counts)
        if len(settings) > 1:
            logits(name, settings[1:], extremes=False, settings_of=with_counts)
        reduced(name, **three)
        class_errors(name, ROWS, TARGETS, (), **three)
        for text in counts + joined(bad):
            error(name, ROWS, TARGETS, label="parameter", text=f"{name}({text})")
        error(name, ROWS, TARGETS, label="class-counts-missing")
    name = "class-balanced"
    for base in (Spec("softmax-focal", gamma=1), Spec("multi-margin", power=2), Spec("label-smoothed-cross-entropy", smoothing=0.1), "brier-score"):
        rows = [[0.2, 0.3, 0.45], [0.6, 0.35, 0.1], [0.3, 0.25, 0.4]] if base == "brier-score" else THREE[:3]
        case(name, rows, [0, 2, 1], label="base", base=base, **three)
        case(name, rows, [0, 2, 1], [0.5, 2.0, 1.0], label="base", base=base, beta=0.99, **three)
    name = "equalization"
    for given in ({"tail_threshold": 0.05}, {"tail_threshold": 0.05, "drop_probability": 0}, {"tail_threshold": 0.5}, {"tail_threshold": 0},
                  {"tail_threshold": 1}, {"tail_threshold": 0.05, "seed": 7}):
        logits(name, [given], extremes="seed" in given, settings_of=with_counts)
    given = {**three, "tail_threshold": 0.05}
    reduced(name, **given)
    class_errors(name, ROWS, TARGETS, (), **given)
    for text in ("class-counts=[10,100,1000],tail-threshold=-0.1", "class-counts=[10,100,1000],tail-threshold=1.1", "class-counts=[10,100,1000]",
                 "tail-threshold=0.1", "class-counts=[10,100],tail-threshold=0.1", "class-counts=[10,100,1000],tail-threshold=0.1,drop-probability=1.5",
                 "class-counts=[10,100,1000],tail-threshold=0.1,drop-probability=-0.5", "class-counts=[10,100,1000],tail-threshold=0.1,seed=0.5"):
        error(name, ROWS, TARGETS, label="parameter", text=f"{name}({text})")


def gradient_harmonizing_cases():
    name = "gradient-harmonizing"
    z, t = [0.5, -1.25, 2.0, -0.75, 1.5, 0.1, 3.0, 0.2, -2.2, 1.0], [1, 0, 0, 0, 1, 1, 1, 0, 0, 1]
    for given in ({}, {"bins": 1}, {"bins": 3}, {"bins": 30}, {"bins": 1000}):
        case(name, z, t, label="ten", **given)
        case(name, z[:3], t[:3], label="three", **given)
    for reduction in ("mean", "mean-count", "sum"):
        case(name, z, t, None, reduction, label="reduction")
    case(name, [0.5], [1], label="one")
    case(name, [40.0, -40.0, 0.3], [0, 1, 0], label="large")
    case(name, [40.0, -40.0, 0.3], [1, 0, 0], label="large")
    case(name, [700.0, -700.0, 0.3, -0.4], [0, 1, 0, 1], label="large")
    case(name, [1e4, -1e4, 0.3, -0.4], [1, 1, 0, 1], label="large")
    for w in (1.0, [1.0] * 3):
        error(name, z[:3], t[:3], w, label="weights")
    error(name, z[:3], t[:3], None, "none", label="none-of-a-batch")
    f, y = z[:3], t[:3]
    error(name, f, y[:2], label="lengths")
    error(name, [[v] for v in f], y, label="column-against-row")
    error(name, [[v] for v in f], [[v] for v in y], label="columns")
    error(name, [], [], label="empty")
    error(name, [math.nan, 0.5, 1.0], y, label="nan-prediction")
    zero_one_targets_errors(name, f, y)
    parameter_errors(name, f, y, ("bins=0", "bins=-1", "bins=1.5", "bins=none"))


def soft_label_cases():
    for name, settings, bad in (("quality-focal", ({}, {"beta": 0}, {"beta": 0.5}, {"beta": 1}, {"beta": 3.5}), ("beta=-1", "beta=NaN")),
                                ("varifocal", ({}, {"gamma": 0}, {"alpha": 0.25, "gamma": 0.5}, {"alpha": 0}, {"alpha": 2.0, "gamma": 5.0}),
                                 ("alpha=-1", "gamma=-1", "gamma=NaN"))):
        for given in settings:
            for t in (0, 1):
                points(name, [(z, t) for z in LOGITS], 8, "hard", **given)
                points(name, [(z, t) for z in EXTREME[:6]], 6, "large", **given)
            points(name, SOFT, 8, "soft", **given)
            points(name, [(40.0, 0.25), (-40.0, 0.75), (700.0, 0.3), (-700.0, 0.6), (1e4, 0.5), (-1e4, 0.5)], 6, "soft-large", **given)
        points(name, [(1e-12, 1), (-1e-12, 0), (1e-8, 1), (-1e-4, 0), (-0.0, 1)], label="tiny")
        reductions(name, [0.5, 3.0, -1.25, 0.2], [0.0, 1.0, 0.75, 0.2], WEIGHTS, label="weights")
        case(name, [1.5], [1], label="one")
        nested(name, TWELVE_F, TWELVE_T)
        element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], bad)
        unit_interval_errors(name, [0.5, 1.5, -1.0], [0, 1, 1])


def distribution_focal_cases():
    name = "distribution-focal"
    four = [[0.5, -0.25, 1.5, 0.1], [1.0, 0.2, -0.5, 3.0], [-1.5, 0.7, 0.9, 0.0], [0.3, 0.3, 0.3, 0.3]]
    points(name, [(z, y) for z in four[:3] for y in (0.25, 1.5, 2.75)] + [(four[3], 0.3)], 4, "four")
    points(name, [(four[0], y) for y in (0, 1, 2, 3, 0.0, 3.0)], 6, "whole")
    points(name, [([0.5, -1.0], y) for y in (0.0, 0.25, 0.75, 1.0)], 4, "two")
    points(name, [(TEN[0], y) for y in (4.3, 8.75)], 4, "ten", strict=True)
    for size in (40.0, 700.0, 1e4):
        points(name, [([size, -size, 0.5, 0.0], y) for y in (0.25, 1.5, 2.75, 0.0)], 4, "large")
    points(name, [(four[0], 1e-12), (four[0], 3 - 2.0 ** -51), (four[1], 1.0000000001)], 4, "near-whole", strict=True)
    reductions(name, four, [0.25, 1.5, 3.0, 2.0], WEIGHTS, label="weights")
    case(name, four[:1], [1.25], label="one")
    z, y = four[:2], [0.25, 1.5]
    error(name, z, y[:1], label="lengths")
    error(name, z[0], y, label="flat")
    error(name, [[0.5], [1.0]], [0.0, 0.0], label="one-bin")
    error(name, [z[0], z[1][:3]], y, label="ragged")
    error(name, [], [], label="empty")
    error(name, z, [[v] for v in y], label="column-of-targets")
    error(name, [[math.nan, 0.5, 1.0, 2.0], z[1]], y, label="nan-prediction")
    for t in (-0.1, 3.1, math.nan, -1e-300, 4):
        error(name, z, [0.25, t], label="target-out-of-range")
    weight_errors(name, z, y)
    parameter_errors(name, z, y, ())


PAIRS = [[0.2, 0.8], [0.65, 0.35], [0.9, 0.1], [0.4, 0.7], [0.3, 0.6]]


def asymmetric_cases():
    name = "asymmetric-focal-cross-entropy"
    for given in ({}, {"delta": 0.3, "gamma": 0}, {"gamma": 0.5}, {"delta": 0, "gamma": 1}, {"delta": 1, "gamma": 1}, {"gamma": 5.0}):
        points(name, [(p, k) for p in PAIRS for k in (0, 1)], 5, "ordinary", **given)
    points(name, [([1.0, 0.0], 0), ([0.0, 1.0], 1), ([1e-12, 1.0], 0), ([1e-300, 0.5], 0), ([0.5, 1e-300], 1)], 5, "border")
    points(name, [([0.0, 1.0], 0), ([1.0, 0.0], 1)], 5, "wrong")
    points(name, [([1 - 2.0 ** -53, 0.0], 0), ([0.0, 1 - 2.0 ** -40], 1), ([1 - 2.0 ** -20, 0.5], 0)], 5, "near-one", strict=True)
    reductions(name, PAIRS[:4], [0, 1, 1, 0], WEIGHTS, label="weights")
    two_column_errors(name, ("delta=-0.1", "delta=1.1", "gamma=-1", "gamma=NaN"))
    for name, settings, bad in (
            ("asymmetric-focal-tversky", ({}, {"delta": 0.3, "gamma": 0}, {"delta": 0, "gamma": 0.5}, {"delta": 1, "gamma": 0.99}, {"epsilon": 1.0}),
             ("delta=-0.1", "delta=1.1", "gamma=1", "gamma=-0.1", "epsilon=0", "epsilon=-1")),
            ("asymmetric-unified-focal", ({}, {"weight": 0}, {"weight": 1}, {"weight": 0.25, "gamma": 0.1, "delta": 0.6}, {"gamma": 0, "epsilon": 0.5}),
             ("weight=-0.1", "weight=1.1", "delta=1.1", "gamma=1", "gamma=-0.1", "epsilon=0"))):
        for given in settings:
            case(name, PAIRS, [0, 1, 0, 1, 1], label="ordinary", **given)
            case(name, PAIRS, [0, 1, 0, 1, 1], [0.5, 2.0, 1.0, 0.0, 3.0], label="weights", **given)
            case(name, PAIRS[:2], [1, 0], label="two", **given)
            case(name, PAIRS[:3], [1, 1, 1], label="one-class-only", **given)
            case(name, PAIRS[:3], [0, 0, 0], label="one-class-only", **given)
        reductions(name, PAIRS[:4], [0, 1, 1, 0], WEIGHTS, label="weights")
        case(name, PAIRS[:1], [0], label="one")
        case(name, [[1e-12, 0.5], [0.5, 1e-8], [1e-4, 0.9]], [0, 1, 1], label="small")
        error(name, PAIRS[:2], [0, 1], None, "none", label="none-of-a-batch")
        two_column_errors(name, bad)


def two_column_errors(name, bad):
    class_errors(name, PAIRS[:2], [0, 1], bad, flat=False)
    error(name, [[0.2, 0.3, 0.5], [0.1, 0.2, 0.7]], [0, 1], label="three-columns")
    for value in (-0.1, 1.1, -1e-300, 1.0000000001):
        error(name, [[0.5, value], [0.5, 0.5]], [0, 1], label="prediction-out-of-range")


def top_k_cases():
    name = "top-k"
    f, y = [0.5, 3.0, -1.25, 0.25, 2.0, -0.75], [0.0, 1.0, 0.75, 0.5, 4.5, 1.5]
    weights = [None, 2.5, [0.5, 2.0, 1.0, 3.0, 0.25, 0.0]]
    for given in ({}, {"fraction": 0.2}, {"fraction": 1}, {"fraction": 1e-9}, {"fraction": 0.34}):
        reductions(name, f, y, weights if not given else weights[2:], label="weights", **given)
    for base in ("absolute-error", Spec("huber", delta=2), Spec("pinball", quantile=0.9), "log-cosh"):
        case(name, f, y, label="base", base=base, fraction=0.5)
        case(name, f, y, weights[2], "mean-count", label="base", base=base, fraction=0.7)
    case(name, [1.0, -1.0, 1.0, 0.5], [0.0, 0.0, 0.0, 0.0], label="ties")
    case(name, [1.0, -1.0, 1.0, -1.0], [0.0] * 4, [0.5, 1.0, 2.0, 4.0], label="ties")
    case(name, [0.5, 1.0, 0.25], [0.0, 0.0, 0.0], label="rounding", fraction=0.3333333333333333)
    case(name, [float(i) for i in range(10)], [0.5] * 10, label="rounding", fraction=0.3)
    case(name, [float(i) for i in range(10)], [0.5] * 10, label="rounding", fraction=0.7)
    case(name, [0.5], [0.25], label="one")
    case(name, [[0.5, 3.0], [-1.25, 0.25]], [[0.0, 1.0], [0.75, 0.5]], label="depth2")
    case(name, [[0.5, 3.0], [-1.25, 0.25]], [[0.0, 1.0], [0.75, 0.5]], [2.0, 0.5], label="depth2-row-weights")
    case(name, [[0.5, 3.0], [-1.25, 0.25]], [[0.0, 1.0], [0.75, 0.5]], [[2.0, 0.5], [1.0, 3.0]], "sum", label="depth2-element-weights")
    rows = THREE[:3] + [[-0.4, 0.6, 1.1]]
    for base in ("softmax-cross-entropy", Spec("multi-margin", power=2), Spec("softmax-focal", gamma=1)):
        for w in (None, [0.5, 2.0, 1.0, 3.0]):
            case(name, rows, [0, 2, 1, 1], w, label="row-base", base=base, fraction=0.5)
    case(name, rows, [0, 2, 1, 1], [0.5, 2.0, 1.0, 3.0], "mean-count", label="row-base", base="softmax-cross-entropy", fraction=0.75)
    case(name, [[0.5, 1.5], [3.0, 0.4], [-1.25, 2.0]], [0.0, 1.0, 0.75], label="row-base", base="gaussian-nll", fraction=0.7)
    element_errors(name, f[:3], y[:3], ("fraction=0", "fraction=-0.5", "fraction=1.5", "fraction=NaN", "base=no-such-loss", "base=root-mean-squared-error",
                                        "base=huber(delta=-1)"))


def self_adjusting_dice_cases():
    name = "self-adjusting-dice"
    inner = [0.5, 0.9, 0.25, 0.01, 0.999, 0.3]
    for given in ({}, {"alpha": 0.5}, {"alpha": 2.0, "gamma": 0.1}, {"gamma": 1e-3}, {"alpha": 3.5, "gamma": 5.0}):
        for t in (0, 1):
            points(name, [(p, t) for p in inner], 6, "ordinary", strict=True, **given)
    for given in ({}, {"alpha": 2.0, "gamma": 0.1}, {"alpha": 3, "gamma": 1.0}):
        for t in (0, 1):
            points(name, [(0.0, t), (-0.0, t), (1.0, t), (1e-12, t), (1e-300, t), (1e-4, t)], 6, "border", strict=True, **given)
    reductions(name, [0.5, 0.875, 0.25, 0.2], [0, 1, 1, 0], WEIGHTS, label="weights", strict=True, gamma=0.5)
    case(name, [0.75], [1], label="one")
    nested(name, [0.55, 0.1, 0.9, 0.8, 0.25, 0.6, 0.7, 0.05, 0.95, 0.15, 0.4, 0.35], [0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1])
    element_errors(name, [0.5, 0.75, 0.25], [0, 1, 1], ("alpha=-1", "gamma=0", "gamma=-1", "alpha=NaN"))
    zero_one_targets_errors(name, [0.5, 0.75, 0.25], [0, 1, 1])
    for bad in (-0.1, 1.1, 1.0000000001, -1e-300):
        error(name, [0.5, bad], [1, 0], label="prediction-out-of-range")
