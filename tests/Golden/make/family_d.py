"""Family D: two classes; logits z, probabilities p, or margins m = y f."""

from mpmath import atan, exp, expm1, inf, log, mpf

from formulas import softplus, sigmoid
from golden import Piece, TWELVE_F, around, case, element, element_errors, error, nested, points, reductions


@element("binary-cross-entropy-with-logits", nudge="logits")
def binary_cross_entropy_with_logits(z, t):
    if t == 1:  # softplus(z) - z, said so that nothing is lost beyond the digits carried
        return lambda z: softplus(-z)
    return lambda z: softplus(z) - t * z


@element("binary-cross-entropy", nudge="probabilities", clip=0)
def binary_cross_entropy(p, t, clip):
    if clip > 0 and (p < clip or p > 1 - clip):
        bound = clip if p < clip else 1 - clip
        return Piece(lambda p: -t * log(bound) - (1 - t) * log(1 - bound), 0, 0)
    if p == 0 and t > 0:
        return Piece(None, -inf, inf, inf)
    if p == 1 and t < 1:
        return Piece(None, inf, inf, inf)
    if t == 0:
        return lambda p: -log(1 - p)
    if t == 1:
        return lambda p: -log(p)
    return lambda p: -t * log(p) - (1 - t) * log(1 - p)


@element("hinge", nudge="none", margin=1)
def hinge(f, y, margin):
    if y * f >= margin:
        return Piece(lambda f: mpf(0), 0, 0)
    return lambda f: margin - y * f


@element("squared-hinge", nudge="none")
def squared_hinge(f, y):
    if y * f >= 1:
        return Piece(lambda f: mpf(0), 0, 0)
    return lambda f: (1 - y * f) ** 2


@element("modified-huber", nudge="none")
def modified_huber(f, y):
    if y * f >= 1:
        return Piece(lambda f: mpf(0), 0, 0)
    if y * f >= -1:
        return lambda f: (1 - y * f) ** 2
    return lambda f: -4 * y * f


@element("soft-margin", nudge="logits")
def soft_margin(f, y):
    return lambda f: softplus(-y * f)


@element("cross-entropy-lambda", link_weight=1)
def cross_entropy_lambda(f, t, link_weight):
    def value(f):
        survival = link_weight * softplus(f)  # -log(1 - p)
        return (1 - t) * survival - (t * log(-expm1(-survival)) if t else 0)

    return value


@element("smoothed-hinge", nudge="none", smoothing=1)
def smoothed_hinge(f, y, smoothing):
    m = y * f
    if m >= 1:
        return Piece(lambda f: mpf(0), 0, 0)
    if m >= 1 - smoothing:
        return lambda f: (1 - y * f) ** 2 / (2 * smoothing)
    return lambda f: 1 - y * f - smoothing / 2


@element("perceptron", nudge="none")
def perceptron(f, y):
    if y * f >= 0:
        return Piece(lambda f: mpf(0), 0, 0)
    return lambda f: -y * f


@element("exponential", nudge="logits", beta=1)
def exponential(f, y, beta):
    return lambda f: exp(-beta * y * f)


@element("squared-margin", nudge="none")
def squared_margin(f, y):
    return lambda f: (1 - y * f) ** 2


@element("sigmoid-margin", nudge="logits")
def sigmoid_margin(f, y):
    return lambda f: 2 / (1 + exp(2 * y * f))


@element("distance-weighted-discrimination", nudge="logits", power=1)
def distance_weighted_discrimination(f, y, power):
    q = power
    if y * f <= q / (q + 1):
        return lambda f: 1 - y * f
    return lambda f: q ** q / ((q + 1) ** (q + 1) * (y * f) ** q)


@element("zero-one", nudge="none")
def zero_one(f, y):
    return Piece(None, 0, 0, 1 if y * f < 0 else 0)


@element("savage", nudge="logits")
def savage(f, y):
    return lambda f: 1 / (1 + exp(y * f)) ** 2


@element("tangent", nudge="logits")
def tangent(f, y):
    return lambda f: (2 * atan(y * f) - 1) ** 2


@element("ramp", nudge="none", truncation=-1)
def ramp(f, y, truncation):
    m = y * f
    if m >= 1 or m <= truncation:
        return Piece(lambda f: mpf(0) if m >= 1 else 1 - truncation, 0, 0)
    return lambda f: 1 - y * f


@element("binary-sparsemax", nudge="none")
def binary_sparsemax(f, y):
    m = y * f
    if m >= 1:
        return Piece(lambda f: mpf(0), 0, 0)
    if m > -1:
        return lambda f: (1 - y * f) ** 2 / 4
    return lambda f: -y * f


@element("unhinged", nudge="none")
def unhinged(f, y):
    return lambda f: 1 - y * f


@element("bootstrapped-binary-cross-entropy", nudge="logits", beta=0.95, hard=False)
def bootstrapped_binary_cross_entropy(z, t, beta, hard):
    if hard:
        q = mpf(1) if z > 0 else mpf(0)
        share = beta * t + (1 - beta) * q
        # softplus(z) - z is softplus(-z), said so that nothing is lost beyond the digits carried
        return lambda z: share * softplus(-z) + (1 - share) * softplus(z)
    return lambda z: (beta * (t * softplus(-z) + (1 - t) * softplus(z))
                      + (1 - beta) * (sigmoid(z) * softplus(-z) + sigmoid(-z) * softplus(z)))


def margins(name, settings=({},), kinks=(), bad=(), sizes=(), overflow=()):
    """The standard cases of a loss of the margin m = y f."""
    plain = [0.5, 2.7, -1.25, -3.0, 0.1, -0.1, 0.0, -0.0, 1.75, -2.5]
    for i, given in enumerate(settings):
        points(name, [(m, 1) for m in plain], label="ordinary", **given)
        points(name, [(-m, -1) for m in plain], label="ordinary", **given)
        for m in (kinks[i] if i < len(kinks) else ()):
            near = around(m) if m else [m, -m, 1e-300, -1e-300]
            points(name, [(v, 1) for v in near] + [(-v, -1) for v in near], 8, "kink", **given)
        points(name, [(m, y) for m in (1e-12, -1e-12, 1e-8, -1e-4) for y in (1, -1)], 8, "tiny", **given)
        points(name, [(m, y) for m in (40.0, -40.0, *sizes) for y in (1, -1)], 8, "large", **given)
    for m in overflow:
        points(name, [(m, 1), (m, -1), (-m, 1), (-m, -1)], label="huge", **settings[0])
    first = settings[0]
    f, y = [0.5, 3.0, -1.25, 0.2], [1, -1, -1, 1]
    weights = [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]]
    reductions(name, f, y, weights, label="weights", **first)
    case(name, [0.25], [1], label="one", **first)
    case(name, [0.5, -0.5], [1.0, -1.0], label="targets-as-doubles", **first)
    nested(name, TWELVE_F, [1, -1, 1, 1, -1, -1, 1, 1, 1, -1, -1, 1], **first)
    f, y = [0.5, 1.5, -1.0], [1, -1, 1]
    element_errors(name, f, y, bad, **first)
    for t in (0, 2, 0.5, -0.999, 1.0000000001):
        error(name, f, [1, -1, t], label="target-out-of-range", **first)


def zero_one_targets_errors(name, f, y, **given):
    for t in (-1, 2, 0.5, 1.0000000001, -1e-300):
        error(name, f, y[:-1] + [t], label="target-out-of-range", **given)


LOGITS = [0.5, 2.7, -1.25, -3.0, 0.1, -0.4, 0.0, 1.75]
EXTREME = [40.0, -40.0, 700.0, -700.0, 1e4, -1e4, 17.0, 36.7, 37.5, 350.0, -350.0, 745.0, -745.0]
WEIGHTS = [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]]


def cases():
    binary_cross_entropy_with_logits_cases()
    binary_cross_entropy_cases()
    margins("hinge", [{}, {"margin": 0.5}, {"margin": 0}, {"margin": 2.0}, {"margin": 1e6}],
            [[1.0], [0.5], [0.0], [2.0], [1e6]], ("margin=-1", "margin=NaN", "margin=a"), (700.0, 1e4), (1e150, 1e300))
    margins("squared-hinge", [{}], [[1.0, 0.0]], (), (700.0, -700.0, 1e4), (1e150, 1e300))
    points("squared-hinge", [(0.9999, 1), (1 - 1e-8, 1), (1 - 1e-12, 1), (-1 + 1e-12, -1)], label="near-the-kink")
    margins("modified-huber", [{}], [[1.0, -1.0, 0.0]], (), (700.0, -700.0, 1e4), (1e150, 1e300))
    points("modified-huber", [(0.9999, 1), (1 - 1e-8, 1), (1 - 1e-12, 1), (-0.9999, 1), (1.0001, -1), (0.9999, -1)],
           label="near-the-kinks")
    margins("soft-margin", [{}], (), (), (-700.0, 700.0, 1e4, -1e4, 36.7, -36.7), (1e150, 1e300))
    cross_entropy_lambda_cases()
    margins("smoothed-hinge", [{"smoothing": 0.5}, {}, {"smoothing": 2.0}, {"smoothing": 1e-6}],
            [[1.0, 0.5], [1.0, 0.0], [1.0, -1.0], [1.0]], ("smoothing=0", "smoothing=-1", "smoothing=NaN"), (700.0, 1e4), (1e150, 1e300))
    margins("perceptron", [{}], [[0.0]], ("margin=1",), (700.0, 1e4), (1e150, 1e300))
    margins("exponential", [{"beta": 1.5}, {}, {"beta": 0.01}, {"beta": 20.0}], (), ("beta=0", "beta=-1", "beta=NaN"), (700.0, -700.0), (1e4,))
    margins("squared-margin", [{}], [[1.0]], (), (700.0, 1e4), (1e150, 1e300))
    margins("sigmoid-margin", [{}], (), (), (17.0, -17.0, 350.0, -350.0, 1e4, -1e4), (1e150, 1e300))
    margins("distance-weighted-discrimination", [{"power": 0.5}, {}, {"power": 2.0}, {"power": 4.0}, {"power": 10.0}],
            [(), [0.5], (), [0.8], ()], ("power=0", "power=-1", "power=NaN"), (700.0, 1e4), (1e20,))
    margins("zero-one", [{}], [[0.0]], (), (700.0, 1e4), (1e150, 1e300))
    margins("savage", [{}], (), (), (17.0, -17.0, 340.0, -340.0, 1e4, -1e4), (1e150, 1e300))
    margins("tangent", [{}], (), (), (700.0, 1e4), (1e100,))
    margins("ramp", [{}, {"truncation": 0}, {"truncation": 0.5}, {"truncation": -3.5}], [[1.0, -1.0], [1.0, 0.0], [0.5], [-3.5]],
            ("truncation=1", "truncation=2", "truncation=NaN"), (700.0, 1e4), (1e150, 1e300))
    margins("binary-sparsemax", [{}], [[1.0, -1.0, 0.0]], (), (700.0, 1e4), (1e150, 1e300))
    margins("unhinged", [{}], [[1.0]], (), (700.0, 1e4), (1e150, 1e300))
    bootstrapped_binary_cross_entropy_cases()


def cross_entropy_lambda_cases():
    name = "cross-entropy-lambda"
    for given in ({}, {"link_weight": 2.5}, {"link_weight": 0.25}, {"link_weight": 1e-3}, {"link_weight": 100.0}):
        for t in (0, 1):
            points(name, [(z, t) for z in LOGITS], 8, "hard", **given)
            points(name, [(z, t) for z in EXTREME[:6]], 6, "large", **given)
        points(name, list(zip(LOGITS, [0.1, 0.25, 0.5, 0.9, 0.99, 0.3, 0.2, 1e-9])), 8, "soft", **given)
    for t in (0, 1, 0.25):
        points(name, [(z, t) for z in (1e-12, -1e-12, 1e-8, -1e-4, -0.0)], label="tiny")
        points(name, [(z, t) for z in (17.0, -17.0, 36.7, -36.7, 350.0, -350.0)], label="sizes")
    reductions(name, [0.5, 3.0, -1.25, 0.2], [0.0, 1.0, 0.75, 0.2], WEIGHTS, label="weights", link_weight=1.5)
    case(name, [1.5], [1], label="one")
    nested(name, TWELVE_F, [0, 1, 1, 0.25, 0.5, 1, 0, 0.75, 0.1, 0, 1, 0.9])
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], ("link-weight=0", "link-weight=-1", "link-weight=NaN"))
    for t in (-0.1, 1.1, -1e-300):
        error(name, [0.5, 1.0], [1.0, t], label="target-out-of-range")


def bootstrapped_binary_cross_entropy_cases():
    name = "bootstrapped-binary-cross-entropy"
    soft = list(zip(LOGITS, [0.1, 0.25, 0.5, 0.9, 0.99, 0.3, 0.2, 1e-9]))
    for given in ({}, {"hard": True}, {"beta": 0.5}, {"beta": 0.8, "hard": True}, {"beta": 0}, {"beta": 1}, {"beta": 0, "hard": True}):
        some = [(z, t) for z, t in soft if z or not given.get("beta") == 0]
        points(name, some, 8, "soft", **given)
        for t in (0, 1):
            points(name, [(z, t) for z in LOGITS if z or given.get("beta") != 0], 8, "hard", **given)
            points(name, [(z, t) for z in EXTREME[:6]], 6, "large", **given)
    points(name, [(1e-12, 1), (-1e-12, 0), (1e-8, 1), (-1e-4, 0), (0.0, 1), (-0.0, 0)], label="tiny")
    points(name, [(0.0, 1), (-0.0, 0), (5e-324, 1), (-5e-324, 1)], label="jump", hard=True)
    reductions(name, [0.5, 3.0, -1.25, 0.2], [0.0, 1.0, 0.75, 0.2], WEIGHTS, label="weights")
    reductions(name, [0.5, 3.0, -1.25, 0.2], [0.0, 1.0, 0.75, 0.2], WEIGHTS[2:3], label="weights", hard=True)
    case(name, [1.5], [1], label="one")
    nested(name, TWELVE_F, [0, 1, 1, 0.25, 0.5, 1, 0, 0.75, 0.1, 0, 1, 0.9])
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], ("beta=-0.1", "beta=1.1", "beta=NaN", "hard=2.5", "hard=maybe"))
    for t in (-0.1, 1.1, -1e-300):
        error(name, [0.5, 1.0], [1.0, t], label="target-out-of-range")


def binary_cross_entropy_with_logits_cases():
    name = "binary-cross-entropy-with-logits"
    for t in (0, 1):
        points(name, [(z, t) for z in LOGITS], label="hard")
        points(name, [(z, t) for z in EXTREME], label="large")
        points(name, [(z, t) for z in (1e-12, -1e-12, 1e-8, -1e-8, 1e-4, -0.0)], label="tiny")
        points(name, [(z, t) for z in (1e150, -1e150, 1e300, -1e300)], label="huge")
    points(name, [(z, t) for z, t in zip(LOGITS, [0.1, 0.25, 0.5, 0.9, 0.99, 0.3, 0.2, 1e-9])], label="soft")
    points(name, [(z, t) for z in (40.0, -40.0, 700.0, -700.0) for t in (0.25, 1e-12, 0.999999)], label="soft-large")
    points(name, [(1e4, 0.5), (-1e4, 0.5), (1e300, 0.25), (-1e300, 0.25)], label="soft-large")
    points(name, [(1e-12, 0.25), (-1e-8, 0.75), (0.0, 1e-300), (0.0, 0.875)], label="soft-tiny")
    f, y = [0.5, 3.0, -1.25, 0.2], [0.0, 1.0, 0.75, 0.2]
    reductions(name, f, y, WEIGHTS, label="weights")
    case(name, [1.5], [1], label="one")
    nested(name, TWELVE_F, [0, 1, 1, 0.25, 0.5, 1, 0, 0.75, 0.1, 0, 1, 0.9])
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], ("clip=0.1",))
    for t in (-0.1, 1.1, 1.0000000001, -1e-300):
        error(name, [0.5, 1.0], [1.0, t], label="target-out-of-range")


def binary_cross_entropy_cases():
    name = "binary-cross-entropy"
    inner = [0.5, 0.9, 0.25, 0.01, 0.999, 0.3]
    points(name, [(p, 0) for p in inner], label="zero")
    points(name, [(p, 1) for p in inner], label="one")
    points(name, list(zip(inner, [0.25, 0.5, 0.9, 0.1, 0.75, 1e-9])), label="soft")
    points(name, [(0.0, 0), (1.0, 1), (-0.0, 0), (0.0, 0.0)], label="border-right")
    points(name, [(0.0, 1), (1.0, 0), (0.0, 0.25), (1.0, 0.25)], label="border-wrong")
    points(name, [(1e-12, 0), (1e-8, 0), (1e-4, 0), (1e-12, 1), (1e-8, 1), (1e-4, 1), (1e-300, 0), (1e-300, 1), (1e-100, 1)],
           label="small")
    points(name, [(1e-12, 0.5), (1e-8, 0.25), (1e-300, 0.75)], label="small")
    near = [1 - 2.0 ** -53, 1 - 2.0 ** -40, 1 - 2.0 ** -20, 0.9999]
    points(name, [(p, t) for p in near for t in (0, 1)], label="near-one", strict=True)
    points(name, [(0.5, 0.5), (0.25, 0.25)], label="minimum", strict=True)
    for clip in (1e-7, 0.1, 0.499, 1e-15, 1e-300):
        points(name, [(p, t) for p in (0.0, 1.0) for t in (0, 1, 0.25)], label="clipped", clip=clip)
        points(name, [(0.3, 0), (0.3, 1), (0.05, 1), (0.05, 0.25), (0.95, 0), (0.5, 0.75)], label="clip", clip=clip)
    case(name, [0.0, 0.5], [1, 1], None, "mean", label="infinite")
    case(name, [0.0, 0.5], [1, 1], [0.5, 2.0], "sum", label="infinite")
    f, y = [0.5, 0.875, 0.25, 0.2], [0.0, 1.0, 0.75, 0.4]
    reductions(name, f, y, WEIGHTS, label="weights")
    reductions(name, [0.01, 0.875, 0.25, 0.99], y, WEIGHTS[2:3], label="weights-clip", clip=0.05)
    case(name, [0.75], [1], label="one")
    nested(name, [0.5, 0.1, 0.9, 0.8, 0.25, 0.6, 0.7, 0.05, 0.95, 0.15, 0.4, 0.35],
           [0, 1, 1, 0.25, 0.5, 1, 0, 0.75, 0.1, 0, 1, 0.9])
    element_errors(name, [0.5, 0.75, 0.25], [0.0, 1.0, 0.5], ("clip=0.5", "clip=-0.1", "clip=0.75", "clip=NaN"))
    for bad in (-0.1, 1.1, 1.0000000001, -1e-300):
        error(name, [0.5, 0.25], [1.0, bad], label="target-out-of-range")
        error(name, [0.5, bad], [1.0, 0.0], label="prediction-out-of-range")
        error(name, [0.5, bad], [1.0, 0.0], label="prediction-out-of-range", clip=0.1)
