"""Family E: several classes; z logits, p probabilities, s = softmax(z)."""

from mpmath import fsum, inf, log, mpf

from classes import (SEVEN_HUNDRED, SOFT, TEN, TEN_THOUSAND, THREE, TWO, FORTY, class_errors, logits, reduced)
from formulas import lse, one_hot
from golden import Piece, case, error, points, reductions, row


@row("softmax-cross-entropy", nudge="logits", classes=True, ignore_index=-100)
def softmax_cross_entropy(z, t, ignore_index):
    y = one_hot(t, len(z))
    return lambda z: fsum(a * (lse(z) - v) for a, v in zip(y, z))


@row("categorical-cross-entropy", nudge="probabilities", clip=0, normalize=False)
def categorical_cross_entropy(p, t, clip, normalize):
    y = one_hot(t, len(p))

    def shares(p):
        return [v / fsum(p) for v in p] if normalize else p

    at = shares(p)
    clipped = [clip > 0 and (v < clip or v > 1 - clip) for v in at]

    def value(p):
        q = [min(max(a, clip), 1 - clip) if fixed else v for a, v, fixed in zip(at, shares(p), clipped)]
        return -fsum(w * log(v) for w, v in zip(y, q) if w)

    lost = [j for j, (w, v, fixed) in enumerate(zip(y, at, clipped)) if w and v == 0 and not fixed]
    if lost:
        live = [j for j in range(len(p)) if j not in lost]
        # apart from the lost classes the terms are as ever
        alone = lambda p: -fsum(y[j] * log(p[j]) for j in live if y[j])
        return Piece(alone, {j: -inf for j in lost}, {j: inf for j in lost}, inf)
    return value


def class_weight(t, p):
    return mpf(1) if p["class_weights"] is None else p["class_weights"][int(t)]


@row("label-smoothed-cross-entropy", nudge="logits", classes=True, divisor=class_weight, smoothing=0, class_weights=None,
     ignore_index=-100)
def label_smoothed_cross_entropy(z, t, smoothing, class_weights, ignore_index):
    k, t = len(z), int(t)
    cw = class_weights or [mpf(1)] * k

    def value(z):
        total = lse(z)
        return (1 - smoothing) * cw[t] * (total - z[t]) + smoothing / k * fsum(c * (total - v) for c, v in zip(cw, z))

    return value


@row("multi-margin", nudge="none", classes=True, power=1, margin=1, class_weights=None)
def multi_margin(z, t, power, margin, class_weights):
    k, t = len(z), int(t)
    cw = class_weights[t] if class_weights else mpf(1)
    active = [i for i in range(k) if i != t and margin - z[t] + z[i] > 0]
    return lambda z: cw / k * fsum((margin - z[t] + z[i]) ** int(power) for i in active)


@row("sparsemax", nudge="logits", classes=True, zeros=True)
def sparsemax(z, t):
    t = int(t)
    order = sorted(range(len(z)), key=lambda i: -z[i])
    support = []
    for n, i in enumerate(order, 1):
        if 1 + n * z[i] > fsum(z[j] for j in order[:n]):
            support = order[:n]

    def value(z):
        tau = (fsum(z[j] for j in support) - 1) / len(support)
        return -z[t] + fsum(z[j] ** 2 - tau ** 2 for j in support) / 2 + mpf(1) / 2

    return value


def of_size(k, given):
    """A setting with class weights holds for its own number of classes only."""
    weights = given.get("class_weights")
    return None if weights is not None and len(weights) != k else given


IGNORE = ("ignore-index=0.5", "ignore-index=none")
ROWS, TARGETS = [[0.5, -1.0, 2.0], [0.1, 0.2, 0.3]], [0, 2]


def cases():
    softmax_cross_entropy_cases()
    categorical_cross_entropy_cases()
    label_smoothed_cross_entropy_cases()
    multi_margin_cases()
    sparsemax_cases()


def softmax_cross_entropy_cases():
    name = "softmax-cross-entropy"
    logits(name, soft=True)
    reduced(name, ignore=True)
    reductions(name, THREE[:4], SOFT[:4], [None, [0.5, 2.0, 1.0, 3.0]], label="soft-weights")
    case(name, THREE[:2], SOFT[:2], label="soft-nothing-ignored", ignore_index=1)
    class_errors(name, ROWS, TARGETS, IGNORE, soft=True)


def categorical_cross_entropy_cases():
    name = "categorical-cross-entropy"
    two = [[0.25, 0.75], [0.9, 0.1], [0.5, 0.5]]
    three = [[0.3, 0.2, 0.45], [0.6, 0.4, 0.1], [0.3, 0.3, 0.4], [0.1, 0.2, 0.25]]
    ten = [[0.1, 0.05, 0.15, 0.2, 0.01, 0.09, 0.1, 0.05, 0.05, 0.2], [0.001, 0.9, 0.3, 0.2, 0.1, 1e-5, 1e-9, 0.5, 0.25, 0.75]]
    settings = ({}, {"normalize": True}, {"clip": 1e-7}, {"clip": 0.11, "normalize": True}, {"clip": 0.26})
    for given in settings:
        points(name, list(zip(two, [0, 1, 1])) + [(two[0], 1)], 4, "two", **given)
        points(name, list(zip(three, [0, 1, 2, 0])), 4, "three", **given)
        points(name, [(ten[0], 3), (ten[1], 6)], 4, "ten", **given)
        points(name, list(zip(three, SOFT)), 4, "soft", **given)
        points(name, [([0.0, 1.0, 0.5], 1), ([1.0, 0.0, 0.0], 0), ([1e-300, 0.5, 0.5], 1), ([0.0, 1.0, 0.0], [0.0, 1.0, 0.0])],
               4, "border", **given)
        points(name, [([0.25, 0.5, 0.25], [0.0, 0.0, 0.0]), ([1e-12, 1e-8, 1.0], [0.5, 0.25, 0.125])], 4, "soft", **given)
    points(name, [([0.0, 1.0, 0.5], 0), ([1.0, 0.0, 0.25], 1)], label="wrong")
    points(name, [([0.0, 0.75, 0.5], [0.25, 0.5, 0.0])], label="wrong")
    points(name, [([0.0, 1.0, 0.5], 0), ([1.0, 0.0, 0.25], 1), ([1.0, 1.0, 1.0], 2)], label="clipped", clip=1e-9)
    case(name, [[0.0, 1.0, 0.5], [0.25, 0.25, 0.5]], [0, 1], label="infinite")
    points(name, [([1e-12, 0.5, 0.25], 0), ([1e-300, 0.5, 0.25], 0), ([1e-100, 1e-100, 1e-100], 1)], label="small")
    points(name, [([1e-12, 0.5, 0.25], 0), ([1e-100, 1e-100, 2e-100], 2)], label="small", normalize=True)
    points(name, [([1 - 2.0 ** -53, 0.5, 0.25], 0), ([1 - 2.0 ** -20, 0.5, 0.25], 0)], label="near-one", strict=True)
    rows = [[0.3, 0.2, 0.45], [0.6, 0.4, 0.1], [0.3, 0.3, 0.4], [0.1, 0.2, 0.25]]
    reduced(name, rows, [0, 2, 1, 1])
    reduced(name, rows, [0, 2, 1, 1], normalize=True)
    reductions(name, rows, [SOFT[0], SOFT[1], SOFT[2], SOFT[4]], [None, [0.5, 2.0, 1.0, 3.0]], label="soft-weights")
    rows = [[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]]
    class_errors(name, rows, [0, 2], ("clip=0.5", "clip=-0.1", "clip=NaN", "normalize=2", "normalize=maybe"), soft=True,
                 one_column=False)
    for bad in (-0.1, 1.1, -1e-300, 1.0000000001):
        error(name, [[0.5, bad, 0.25], rows[1]], [0, 2], label="prediction-out-of-range")
        error(name, [[0.5, bad, 0.25], rows[1]], [0, 2], label="prediction-out-of-range", clip=0.1, normalize=True)


def label_smoothed_cross_entropy_cases():
    name = "label-smoothed-cross-entropy"
    logits(name, ({}, {"smoothing": 0.1}))
    logits(name, ({"smoothing": 0.9}, {"smoothing": 0.1, "class_weights": [0.5, 2.0, 1.25]}, {"class_weights": [1.0, 0.0, 3.0]},
                  {"smoothing": 1e-9}, {"smoothing": 0.25, "class_weights": [2.0, 0.5]}), extremes=False, settings_of=of_size)
    reduced(name, ignore=True, smoothing=0.1)
    weights = [None, 1.75, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]]
    rows = THREE[:3] + [[-0.4, 0.6, 1.1]]
    for smoothing in (0, 0.1):
        reductions(name, rows, [0, 2, 1, 1], weights[:3], label="class-weights", smoothing=smoothing,
                   class_weights=[0.5, 2.0, 1.25])
    reductions(name, rows, [0, -100, 1, -100], weights[2:3], label="class-weights-ignored", smoothing=0.1,
               class_weights=[0.5, 2.0, 1.25])
    class_errors(name, ROWS, TARGETS, IGNORE + ("smoothing=1", "smoothing=-0.1", "smoothing=NaN", "class-weights=[1,2]",
                                                "class-weights=[1,2,3,4]", "class-weights=[1,-1,1]", "class-weights=2"))


def multi_margin_cases():
    name = "multi-margin"
    logits(name, ({}, {"power": 2}))
    logits(name, ({"margin": 0.5}, {"margin": 0}, {"margin": -0.25}, {"power": 2, "margin": 2.5},
                  {"class_weights": [0.5, 2.0, 1.25]}, {"power": 2, "class_weights": [1.0, 0.0, 3.0]}),
           extremes=False, settings_of=of_size)
    kinks = [([1.0, 0.0, 0.0], 0), ([2.0, 1.0, 3.0], 0), ([0.5, 0.5, -0.5], 1), ([1.0, 0.0, 2.0], 0),
             ([1.0 + 2.0 ** -52, 0.0, 0.0], 0), ([1.0 - 2.0 ** -53, 0.0, 0.0], 0)]
    for given in ({}, {"power": 2}):
        points(name, kinks, 3, "kink", **given)
        points(name, [([1e150, -1e150, 0.0], 1), ([1e150, -1e150, 0.0], 0)], label="huge", **given)
    points(name, [([1e300, -0.5e300, 0.0], 1)], label="huge")
    points(name, [([1.0, 1.0, 0.0], 0), ([0.0, 0.0, 0.0], 2)], label="kink", margin=0)
    weights = [None, 1.75, [0.5, 2.0, 1.0, 3.0]]
    reduced(name)
    reductions(name, THREE[:3] + [[-0.4, 0.6, 1.1]], [0, 2, 1, 1], weights, label="class-weights", class_weights=[0.5, 2.0, 1.25])
    class_errors(name, ROWS, TARGETS, ("power=3", "power=0", "power=1.5", "margin=NaN", "class-weights=[1,2]",
                                       "class-weights=[1,-1,1]", "class-weights=3"))


def sparsemax_cases():
    name = "sparsemax"
    logits(name)
    points(name, [([1.0, 0.0, 0.0], 0), ([1.0, 0.0, 0.0], 1), ([0.5, 0.0, -0.25], 2), ([3.0, 2.0, 2.0], 0), ([0.0, 0.0, -5.0], 0)],
           5, "support")
    points(name, [([1.25, 0.0, 0.0], 0), ([1.0 - 2.0 ** -53, 0.0, -1.0], 0), ([0.4, 0.3, 0.2], 0), ([-0.6, -0.5, -0.4], 1)],
           4, "support", strict=True)
    points(name, [([0.0, 0.0, 0.0, 0.0], 3), ([0.25, 0.0, 0.25, -0.25], 1)], label="ties")
    points(name, [([1e150, 0.0, -1e150], 0), ([1e150, 0.0, -1e150], 1), ([0.0, -1e300, 0.0], 1)], label="huge")
    reduced(name)
    class_errors(name, ROWS, TARGETS, ())
