"""Family E: several classes; z logits, p probabilities, s = softmax(z)."""

import math

from mpmath import digamma, exp, fsum, inf, isinf, log, log1p, loggamma, mp, mpf, sqrt

from classes import SOFT, TEN, THREE, TWO, class_errors, logits, reduced
from formulas import lse, one_hot, softmax, softplus, xlogy
from golden import NARROW, WIDE, Piece, Required, case, error, parameter_errors, points, reductions, row, weight_errors


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


def sparse_support(z):
    order = sorted(range(len(z)), key=lambda i: -z[i])
    support = []
    for n, i in enumerate(order, 1):
        if 1 + n * z[i] > fsum(z[j] for j in order[:n]):
            support = order[:n]
    return support


def sparse_conjugate(z, support):
    """max over the simplex of <z, p> - (sum p^2 - 1) / 2."""
    tau = (fsum(z[j] for j in support) - 1) / len(support)
    return fsum(z[j] ** 2 - tau ** 2 for j in support) / 2 + mpf(1) / 2


@row("sparsemax", nudge="logits", classes=True, zeros=True)
def sparsemax(z, t):
    support = sparse_support(z)
    return lambda z: sparse_conjugate(z, support) - z[int(t)]


@row("nll", nudge="none", classes=True, divisor=class_weight, class_weights=None, ignore_index=-100)
def nll(l, t, class_weights, ignore_index):
    weight = class_weights[int(t)] if class_weights else mpf(1)
    return lambda l: -weight * l[int(t)]


@row("safe-softmax-cross-entropy", nudge="logits", classes=True)
def safe_softmax_cross_entropy(z, t):
    y = one_hot(t, len(z))
    live = [j for j in range(len(z)) if not isinf(z[j])]
    absent = [j for j in range(len(z)) if isinf(z[j])]

    def value(z):
        total = lse([z[j] for j in live])
        return fsum(y[j] * (total - z[j]) for j in live if y[j])

    lost = [j for j in absent if y[j]]
    if lost:  # the derivatives are the limits of those for a logit that falls without end
        total = fsum(y)
        alone = lambda z: total * lse([z[j] for j in live]) - fsum(y[j] * z[j] for j in live)
        return Piece(alone, {j: -y[j] for j in absent}, {j: 0 for j in absent}, inf)
    return Piece(value, {j: 0 for j in absent}, {j: 0 for j in absent})


@row("one-vs-all-logistic", classes=True)
def one_vs_all_logistic(z, t):
    y = one_hot(t, len(z))
    return lambda z: fsum(a * softplus(-v) + (1 - a) * softplus(v) for a, v in zip(y, z))


def single(values):
    """The place of the greatest value, which must not be shared: nothing rules what holds there."""
    top = max(values)
    assert values.count(top) == 1, "a tie without a ruling"
    return values.index(top)


@row("crammer-singer-hinge", nudge="none", classes=True, margin=1)
def crammer_singer_hinge(z, t, margin):
    t = int(t)
    raised = [v + (0 if j == t else margin) for j, v in enumerate(z)]
    if raised[t] == max(raised):
        return Piece(lambda z: mpf(0), 0, 0)
    top = single(raised)
    return lambda z: z[top] + margin - z[t]


@row("categorical-hinge", nudge="none", classes=True)
def categorical_hinge(z, t):
    y = one_hot(t, len(z))
    others = [(1 - a) * v for a, v in zip(y, z)]
    inner = 1 + max(others) - fsum(a * v for a, v in zip(y, z))
    if inner <= 0:
        return Piece(lambda z: mpf(0), 0, 0)
    if max(others) == 0 and all(a == 1 or v < 0 for a, v in zip(y, z)):  # a literal 0, whichever class it is
        return lambda z: 1 - fsum(a * v for a, v in zip(y, z))
    top = single(others)
    return lambda z: 1 + (1 - y[top]) * z[top] - fsum(a * v for a, v in zip(y, z))


@row("lee-lin-wahba-hinge", nudge="none", classes=True)
def lee_lin_wahba_hinge(z, t):
    share = mpf(1) / (len(z) - 1)
    active = [i for i in range(len(z)) if i != int(t) and share + z[i] > 0]
    return lambda z: fsum(share + z[i] for i in active)


@row("multiclass-perceptron", nudge="none", classes=True)
def multiclass_perceptron(z, t):
    if z[int(t)] == max(z):
        return Piece(lambda z: mpf(0), 0, 0)
    top = single(z)
    return lambda z: z[top] - z[int(t)]


def newton(start, function, limit):
    """The root of a decreasing function that gives (value, slope), between start (value >= 0) and limit (value <= 0)."""
    low, high, x = start, limit, start
    tiny = mpf(2) ** (8 - mp.prec)
    while True:
        value, slope = function(x)
        if value >= 0:
            low = x
        if value <= 0:
            high = x
        step = -value / slope if slope else inf
        after = x + step
        if not low < after < high:
            after = (low + high) / 2
        if abs(after - x) <= tiny * max(1, abs(x)) or low >= high:
            return after
        x = after


def entmax_p(z, a):
    """argmax over the simplex of <z, p> - (sum p^a - 1) / (a (a - 1))."""
    if a == 1:
        return softmax(z)
    scaled, power = [(a - 1) * v for v in z], 1 / (a - 1)

    def total(tau):
        over = [v - tau for v in scaled if v > tau]
        return fsum(v ** power for v in over) - 1, -power * fsum(v ** (power - 1) for v in over)

    top = max(scaled)
    tau = newton(top - 1, total, top)
    return [(v - tau) ** power if v > tau else mpf(0) for v in scaled]


def omega(p, a):
    if a == 1:
        return fsum(xlogy(v, v) for v in p)
    return (fsum(v ** a for v in p if v) - 1) / (a * (a - 1))


def fenchel_young(a, y, at):
    if a == 2:  # with the support fixed, also where it is about to change
        support = sparse_support(at)
        return lambda z: sparse_conjugate(z, support) + omega(y, a) - fsum(u * v for u, v in zip(z, y))

    def value(z):
        p = entmax_p(z, a)
        return fsum(u * v for u, v in zip(z, p)) - omega(p, a) + omega(y, a) - fsum(u * v for u, v in zip(z, y))

    return value


@row("entmax", nudge="logits", passes=lambda alpha: WIDE if alpha == 1 else NARROW, classes=True, zeros=True, alpha=1.5)
def entmax(z, t, alpha):
    return fenchel_young(alpha, one_hot(t, len(z)), z)


@row("fenchel-young", nudge="logits", classes=True, zeros=True, entropy="shannon")
def fenchel_young_loss(z, t, entropy):
    return fenchel_young(mpf(1) if entropy == "shannon" else mpf(2), one_hot(t, len(z)), z)


@row("generalized-cross-entropy", nudge="probabilities", classes=True, zeros=True, q=0.5)
def generalized_cross_entropy(p, t, q):
    t = int(t)
    if p[t] == 0 and q < 1:
        return Piece(lambda p: (1 - mpf(0)) / q, {t: -inf}, {t: inf}, 1 / q)
    return lambda p: (1 - p[t] ** q) / q


def missed(z, t):
    """1 - s_t without cancellation."""
    return 1 / (1 + 1 / fsum(exp(v - z[t]) for j, v in enumerate(z) if j != t))


def cross_entropy(z, t):
    """LSE(z) - z_t without cancellation."""
    return log1p(fsum(exp(v - z[t]) for j, v in enumerate(z) if j != t))


@row("symmetric-cross-entropy", nudge="logits", classes=True, alpha=0.1, beta=1, log_zero=-4)
def symmetric_cross_entropy(z, t, alpha, beta, log_zero):
    return lambda z: alpha * cross_entropy(z, int(t)) - beta * log_zero * missed(z, int(t))


def normalized(z, t):
    return cross_entropy(z, t) / fsum(cross_entropy(z, j) for j in range(len(z)))


@row("normalized-cross-entropy", nudge="logits", classes=True)
def normalized_cross_entropy(z, t):
    return lambda z: normalized(z, int(t))


@row("active-passive", nudge="logits", classes=True, alpha=1, beta=1, passive="mae", log_zero=-4)
def active_passive(z, t, alpha, beta, passive, log_zero):
    factor = 2 if passive == "mae" else -log_zero
    return lambda z: alpha * normalized(z, int(t)) + beta * factor * missed(z, int(t))


@row("multiclass-absolute-error", nudge="logits", classes=True)
def multiclass_absolute_error(z, t):
    return lambda z: 2 * missed(z, int(t))


@row("bi-tempered-logistic", nudge="logits", passes=NARROW, classes=True, temperature_1=0.8, temperature_2=1.2)
def bi_tempered_logistic(z, t, temperature_1, temperature_2):
    t1, t2, y = temperature_1, temperature_2, one_hot(t, len(z))

    def log_t(x):
        return log(x) if t1 == 1 else (x ** (1 - t1) - 1) / (1 - t1)

    def probabilities(z):
        if t2 == 1:
            return softmax(z)
        power = 1 / (1 - t2)

        def total(shift):
            over = [1 + (1 - t2) * (v - shift) for v in z]
            return fsum(v ** power for v in over) - 1, -fsum(v ** (power - 1) for v in over)

        top = max(z)
        # at this shift every term is at most 1 / K
        shift = newton(top, total, top + (mpf(len(z)) ** (t2 - 1) - 1) / (t2 - 1))
        return [(1 + (1 - t2) * (v - shift)) ** power for v in z]

    def value(z):
        return fsum((a * (log_t(a) - log_t(p)) if a else 0) - ((a ** (2 - t1) if a else 0) - p ** (2 - t1)) / (2 - t1)
                    for a, p in zip(y, probabilities(z)))

    return value


@row("taylor-cross-entropy", nudge="logits", classes=True, order=2)
def taylor_cross_entropy(z, t, order):
    return lambda z: fsum(missed(z, int(t)) ** i / i for i in range(1, int(order) + 1))


def soft_cross_entropy(z, y):
    return fsum(a * cross_entropy(z, j) for j, a in enumerate(y) if a)


@row("poly-1-cross-entropy", nudge="logits", classes=True, epsilon=2)
def poly_1_cross_entropy(z, t, epsilon):
    y = one_hot(t, len(z))
    rest = 1 - fsum(y)
    return lambda z: soft_cross_entropy(z, y) + epsilon * (rest + fsum(a * missed(z, j) for j, a in enumerate(y)))


@row("confidence-penalty", nudge="logits", classes=True, beta=0.1)
def confidence_penalty(z, t, beta):
    y = one_hot(t, len(z))
    return lambda z: soft_cross_entropy(z, y) - beta * fsum(exp(-cross_entropy(z, j)) * cross_entropy(z, j) for j in range(len(z)))


@row("logit-norm-cross-entropy", nudge="logits", classes=True, temperature=0.04)
def logit_norm_cross_entropy(z, t, temperature):
    if not any(z):
        return Piece(None, 0, 0, log(len(z)))

    def value(z):
        length = temperature * sqrt(fsum(v * v for v in z))
        return cross_entropy([v / length for v in z], int(t))

    return value


@row("jsd-consistency", nudge="logits", classes=True, weight=12)
def jsd_consistency(z, t, weight):
    def value(z):
        views = [softmax(v) for v in z]
        mean = [fsum(s) / 3 for s in zip(*views)]
        return weight / mpf(3) * fsum(s * log(s / m) for view in views for s, m in zip(view, mean))

    return value


@row("evidential-classification", passes=NARROW, classes=True, regularization=1)
def evidential_classification(e, t, regularization):
    t, k = int(t), len(e)

    def value(e):
        a = [v + 1 for v in e]
        s = fsum(a)
        fit = fsum(((1 if j == t else 0) - v / s) ** 2 + v * (s - v) / (s * s * (s + 1)) for j, v in enumerate(a))
        b = [mpf(1) if j == t else v for j, v in enumerate(a)]
        total = fsum(b)
        kl = (loggamma(total) - loggamma(k) - fsum(loggamma(v) for v in b)
              + fsum((v - 1) * (digamma(v) - digamma(total)) for v in b))
        return fit + regularization * kl

    return value


@row("sampled-softmax")
def sampled_softmax(z, q):
    return lambda z: cross_entropy([v - log(a) for v, a in zip(z, q)], 0)


@row("noise-contrastive-estimation")
def noise_contrastive_estimation(z, q):
    k = len(z) - 1
    return lambda z: (softplus(-(z[0] - log(k * q[0]))) + fsum(softplus(v - log(k * a)) for v, a in zip(z[1:], q[1:])))


@row("adaptive-softmax", nudge="logits", classes=True, cutoffs=Required([2]))
def adaptive_softmax(z, t, cutoffs):
    cuts, t = [int(c) for c in cutoffs], int(t)
    head = cuts[0] + len(cuts)
    if t < cuts[0]:
        return lambda z: cross_entropy(z[:head], t)
    classes = len(z) - len(cuts)
    ends = cuts + [classes]
    cluster = max(c for c in range(len(cuts)) if cuts[c] <= t)
    first, last = cuts[cluster] + len(cuts), ends[cluster + 1] + len(cuts)
    return lambda z: cross_entropy(z[:head], cuts[0] + cluster) + (
        cross_entropy(z[first:last], t - cuts[cluster]) if last - first > 1 else 0)


@row("hierarchical-softmax", classes=True)
def hierarchical_softmax(z, d):
    return lambda z: fsum(softplus(-a * v) for a, v in zip(d, z) if a)


@row("misclassification", nudge="none", classes=True)
def misclassification(z, t):
    return Piece(None, 0, 0, 0 if z.index(max(z)) == int(t) else 1)


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
    weighted_cases()
    softmax_variants_cases()
    hinges_cases()
    fenchel_young_cases()
    noise_cases()
    special_cases()


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
        points(name, [([0.0, 1.0, 0.5], 1), ([1.0, 0.0, 0.0], 0), ([1e-300, 0.5, 0.5], 1)], 4, "border", **given)
        points(name, [([0.0, 1.0, 0.0], [0.0, 1.0, 0.0])], 4, "border-soft", **given)
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


def plain(name, settings=({},), bad=(), soft=False, more=(), targets=None, **options):
    """The standard cases of a loss of logits; more: settings that need no extremes."""
    logits(name, settings, soft=soft, targets=targets, **options)
    if more:
        logits(name, more, extremes=False, **{k: v for k, v in options.items() if k in ("settings_of", "ties")})
    reduced(name, **settings[0])
    if soft:
        rows = targets or SOFT
        reductions(name, THREE[:4], rows[:4], [None, [0.5, 2.0, 1.0, 3.0]], label="soft-weights", **settings[0])
    class_errors(name, ROWS, TARGETS, bad, soft=soft, **settings[0])


def weighted_cases():
    name = "nll"
    rows = [[-0.5, -1.25, -3.0], [-0.1, -2.75, -4.0], [-1.5, -0.75, -2.2], [0.0, -0.25, -3.5]]
    for given in ({}, {"class_weights": [0.5, 2.0, 1.25]}):
        points(name, [(z, (i + j) % 3) for i, z in enumerate(rows) for j in range(2)], 4, "three", **given)
        reductions(name, rows, [0, 2, 1, 1], [None, 1.75, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights", **given)
        reductions(name, rows, [0, -100, 1, -100], [None, [0.5, 2.0, 1.0, 3.0]], label="ignored", **given)
    points(name, [([-1e-12, -40.0, -1e4], k) for k in range(3)] + [([-700.0, -1e150, -1e300], k) for k in range(3)], 6, "sizes")
    points(name, [([0.5, 2.0], 0), ([0.5, 2.0], 1)], label="not-normalised")
    case(name, rows, [0, 1, 1, 2], [1.0, 0.5, 5.0, 0.25], label="ignored-class", ignore_index=1)
    case(name, rows[:1], [2], label="one")
    error(name, rows, [-100] * 4, label="all-ignored")
    error(name, rows, [0, -100, 1, -100], label="not-the-ignored-class", ignore_index=-1)
    class_errors(name, ROWS, TARGETS, IGNORE + ("class-weights=[1,2]", "class-weights=[1,2,3,4]", "class-weights=[1,-1,1]",
                                                "class-weights=2"), one_column=False)


def softmax_variants_cases():
    name = "safe-softmax-cross-entropy"
    none = -math.inf
    logits(name, soft=True)
    points(name, [([0.5, none, -1.0], 0), ([none, none, 2.0], 2), ([none, 0.25, 3.0], 1), ([1.0, 2.0, none], 1)], 4, "absent")
    points(name, [([0.5, none, -1.0], [0.5, 0.0, 0.5]), ([none, none, 2.0], [0.0, 0.0, 0.75]), ([700.0, none, -700.0], [0.25, 0.0, 0.5])], 4,
           "absent-soft")
    points(name, [([0.5, none, -1.0], 1), ([none, none, 2.0], 0)], 4, "lost")
    points(name, [([0.5, none, -1.0], [0.25, 0.25, 0.5])], 4, "lost-soft")
    reduced(name, [[0.5, none, -1.0], THREE[1], [none, 0.25, 3.0], THREE[0]], [0, 2, 1, 1])
    error(name, [[none, none, none], [0.1, 0.2, 0.3]], TARGETS, label="all-absent")
    error(name, [[math.inf, 0.5, none], [0.1, 0.2, 0.3]], TARGETS, label="infinite-prediction")
    class_errors(name, ROWS, TARGETS, (), soft=True, one_column=False)
    plain("one-vs-all-logistic", soft=True)
    plain("symmetric-cross-entropy", bad=("alpha=-1", "beta=-1", "log-zero=0", "log-zero=1", "alpha=NaN"),
          more=({"alpha": 1.0, "beta": 0.5}, {"alpha": 0}, {"beta": 0}, {"log_zero": -1e-3}, {"alpha": 0.01, "beta": 10.0, "log_zero": -9.0}))
    plain("normalized-cross-entropy", ties=False)
    plain("active-passive", ({}, {"passive": "rce"}), ties=False, bad=("alpha=-1", "beta=-1", "passive=mse", "log-zero=0", "passive=1"),
          more=({"alpha": 0.5, "beta": 2.0}, {"alpha": 0}, {"beta": 0}, {"alpha": 10.0, "beta": 0.1, "passive": "rce", "log_zero": -2.5}))
    plain("multiclass-absolute-error")
    plain("taylor-cross-entropy", bad=("order=0", "order=-1", "order=1.5", "order=none"), more=({"order": 1}, {"order": 3}, {"order": 10}, {"order": 50}))
    plain("poly-1-cross-entropy", soft=True, bad=("epsilon=NaN",), more=({"epsilon": 1.0}, {"epsilon": 0}, {"epsilon": -1.0}, {"epsilon": 100.0}))
    plain("confidence-penalty", soft=True, bad=("beta=-0.1", "beta=NaN"), more=({"beta": 0}, {"beta": 0.75}, {"beta": 10.0}))
    name = "logit-norm-cross-entropy"
    some = [z for z in THREE if len(set(z)) > 1]
    for given in ({}, {"temperature": 1.0}, {"temperature": 0.5}, {"temperature": 10.0}, {"temperature": 1e-3}):
        points(name, [(z, (i + j) % 3) for i, z in enumerate(some) for j in range(2)], 4, "three", **given)
        points(name, [([0.5, -1.0], 0), ([2.0, 0.25], 1), ([-3.0, 4.0], 0), ([0.5, -1.0], 1)], 4, "two", **given)
        points(name, [(TEN[0], 7), (TEN[1], 3)], 4, "ten", strict=True, **given)
    points(name, [([0.0, 0.0, 0.0], 1), ([-0.0, 0.0], 0)][:1], 4, "zero", strict=True)
    points(name, [([1e-8, -2e-8, 3e-8], 0), ([700.0, -350.0, 40.0], 1), ([1e-150, 2e-150, -1e-150], 2), ([1e4, -1e4, 2e3], 0)], 4, "sizes", temperature=1.0)
    points(name, [([1e200, -2e200, 3e200], 0), ([1e-200, -2e-200, 3e-200], 0)], 4, "squares-overflow", temperature=0.5)
    reduced(name)
    class_errors(name, ROWS, TARGETS, ("temperature=0", "temperature=-1", "temperature=NaN"))


def hinges_cases():
    for name, settings, bad in (("crammer-singer-hinge", ({}, {"margin": 0.5}, {"margin": 0}, {"margin": 3.0}), ("margin=-1", "margin=NaN")),
                                ("multiclass-perceptron", ({},), ()), ("lee-lin-wahba-hinge", ({},), ()), ("categorical-hinge", ({},), ())):
        for given in settings:
            points(name, [([0.5, -1.0], 0), ([2.0, 0.25], 1), ([-3.0, 4.0], 0), ([0.5, -1.0], 1), ([-0.75, -0.5], 0)], 5, "two", **given)
            points(name, [(z, (i + j) % 3) for i, z in enumerate([THREE[0], THREE[1], THREE[2], [-0.5, -1.5, -0.25]]) for j in range(3)], 4, "three", **given)
            points(name, [(TEN[0], 7), (TEN[0], 8), (TEN[1], 3)], 4, "ten", **given)
            points(name, [([40.0, -40.0, 0.5], 1), ([700.0, -700.0, 0.25], 0), ([1e4, -1e4, 0.5], 1), ([1e150, -1e150, 2e150], 1)], 4, "large", **given)
        reduced(name, **settings[0])
        class_errors(name, ROWS, TARGETS, bad, soft=name == "categorical-hinge")
    points("crammer-singer-hinge", [([2.0, 1.0, 0.0], 0), ([1.0, 0.0, 0.0], 0), ([math.nextafter(2.0, 0.0), 1.0, 0.0], 0), ([math.nextafter(2.0, 3.0), 1.0, 0.0], 0)], 4, "kink")
    points("crammer-singer-hinge", [([1.0, 1.0, 0.0], 0), ([1.0, 1.0, 1.0], 2)], 4, "kink", margin=0)
    points("multiclass-perceptron", [([1.0, 1.0, 0.0], 0), ([1.0, 1.0, 1.0], 2), ([0.0, -0.0, -1.0], 1), ([1.0, 1.0 + 2.0 ** -52, 0.0], 0)], 4, "ties")
    points("lee-lin-wahba-hinge", [([1.0, -0.5, 0.25], 0), ([-0.5, -0.5, 1.0], 2), ([-0.5, 2.0, math.nextafter(-0.5, 0.0)], 1), ([-1.0, -1.0, -1.0], 0)], 4, "kink")
    points("lee-lin-wahba-hinge", [([1.0, -1.0], 0), ([-1.0, 1.0], 1), ([-1.0, 1.0], 0)], 4, "kink")
    name = "categorical-hinge"
    points(name, [([1.0, -1.0, -2.0], 0), ([2.0, 1.0, 0.5], 0), ([2.5, 1.0, 0.5], 0), ([0.5, -1.0, -2.0], 0), ([-0.5, -1.0, -2.0], 0)], 5, "kink")
    points(name, [([0.5, -1.0, 2.0], [0.25, 0.5, 0.25]), ([0.5, -1.0, 2.0], [1.0, 1.0, 0.0]), ([0.5, -1.0, 2.0], [0.0, 0.0, 0.0]),
                  ([3.0, -1.0, 2.0], [0.9, 0.1, 0.0]), ([5.0, -1.0, -2.0], [0.75, 0.25, 0.0])], 5, "soft")
    reductions(name, THREE[:3], [[0.25, 0.5, 0.25], [1.0, 0.0, 0.0], [0.0, 0.5, 0.25]], [None, [0.5, 2.0, 1.0]], label="soft-weights")
    name = "misclassification"
    plain(name)
    points(name, [([1.0, 1.0, 0.0], 0), ([1.0, 1.0, 0.0], 1), ([0.5, 1.0, 1.0], 2), ([0.0, -0.0, -1.0], 1), ([1.0, 1.0 + 2.0 ** -52, 0.0], 0)], 5, "ties")


DISTRIBUTIONS = [[0.3, 0.2, 0.5], [0.5, 0.5, 0.0], [0.0, 1.0, 0.0], [0.125, 0.375, 0.5], [0.625, 0.0, 0.375]]


def fenchel_young_cases():
    name = "entmax"
    logits(name, ({}, {"alpha": 1}, {"alpha": 2}), targets=DISTRIBUTIONS, soft=True)
    for alpha in (1.25, 1.001, 1.75, 3.0, 1.01):
        points(name, [([0.2, -1.3, 0.6], 1), (THREE[2], 0), ([0.3, 0.1, -0.1], 2), (THREE[4], 2)], 4, "three", alpha=alpha)
        points(name, [([0.3, -0.1], 0), ([0.3, -0.1], 1), (TWO[1], 1)], 4, "two", alpha=alpha)
        points(name, list(zip([[0.3, 0.1, -0.1], [0.2, -1.3, 0.6], THREE[4]], DISTRIBUTIONS)), 4, "soft", alpha=alpha)
    points(name, [(TEN[0], 7), (TEN[1], 3)], 4, "ten", strict=True, alpha=1.25)
    reduced(name)
    reductions(name, THREE[:4], DISTRIBUTIONS[:4], [None, [0.5, 2.0, 1.0, 3.0]], label="soft-weights")
    class_errors(name, ROWS, TARGETS, ("alpha=0.5", "alpha=0.999", "alpha=-1", "alpha=NaN"), soft=True)
    error(name, ROWS, [[0.25, 0.25, 0.25], [0.5, 0.25, 0.25]], label="target-sum")
    name = "fenchel-young"
    logits(name, ({}, {"entropy": "gini"}), targets=DISTRIBUTIONS, soft=True)
    points(name, list(zip(THREE, DISTRIBUTIONS)), 3, "soft", entropy="gini")
    for given in ({}, {"entropy": "gini"}):
        reduced(name, **given)
        reductions(name, THREE[:4], DISTRIBUTIONS[:4], [None, [0.5, 2.0, 1.0, 3.0]], label="soft-weights", **given)
    class_errors(name, ROWS, TARGETS, ("entropy=tsallis", "entropy=1"), soft=True)
    error(name, ROWS, [[0.25, 0.25, 0.25], [0.5, 0.25, 0.25]], label="target-sum")


def noise_cases():
    name = "generalized-cross-entropy"
    three = [[0.3, 0.2, 0.45], [0.6, 0.4, 0.1], [0.3, 0.3, 0.4], [0.1, 0.2, 0.25]]
    for given in ({}, {"q": 0.7}, {"q": 1}, {"q": 1e-9}, {"q": 0.01}, {"q": 0.999}):
        points(name, [([0.25, 0.75], 0), ([0.9, 0.1], 1), ([0.5, 0.5], 1)], 4, "two", **given)
        points(name, list(zip(three, [0, 1, 2, 0])), 4, "three", **given)
        points(name, [([0.0, 1.0, 0.5], 1), ([1.0, 0.0, 0.0], 0), ([1e-12, 0.5, 0.5], 0), ([1e-300, 0.25, 0.5], 0)], 4, "border", **given)
    for given in ({}, {"q": 0.7}, {"q": 1}):
        points(name, [([0.0, 1.0, 0.5], 0), ([1.0, 0.25, 0.0], 2)], 4, "wrong", **given)
    points(name, [([1 - 2.0 ** -53, 0.5, 0.25], 0), ([1 - 2.0 ** -20, 0.5, 0.25], 0), ([1 - 2.0 ** -40, 0.5, 0.25], 0)], label="near-one", strict=True)
    reduced(name, three, [0, 2, 1, 1])
    class_errors(name, [[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]], [0, 2], ("q=0", "q=-0.5", "q=1.5", "q=NaN"), one_column=False)
    for value in (-0.1, 1.1, -1e-300, 1.0000000001):
        error(name, [[0.5, value, 0.25], [0.25, 0.5, 0.25]], [0, 2], label="prediction-out-of-range")
    plain("bi-tempered-logistic", soft=True, bad=("temperature-1=-0.1", "temperature-1=1.1", "temperature-2=0.9", "temperature-1=NaN"),
          more=({"temperature_1": 1, "temperature_2": 1}, {"temperature_1": 0, "temperature_2": 1.5}, {"temperature_1": 0.5, "temperature_2": 1},
                {"temperature_1": 1, "temperature_2": 1.75}, {"temperature_1": 0.3, "temperature_2": 4.0}, {"temperature_1": 0.999, "temperature_2": 1.001}))
    name = "jsd-consistency"
    views = [[[0.2, -1.3, 0.7], [1.5, 2.5, -0.5], [-2.0, 0.1, 3.0]], [[1.0, 1.0, 1.0], [0.75, 0.7, -1.0], [0.1, 0.2, 0.3]],
             [[0.5, -0.4, 0.25], [0.6, -0.5, 0.2], [0.4, -0.3, 0.3]], [[3.0, 0.0, -3.0], [-3.0, 3.0, 0.5], [1.0, -2.0, 0.5]]]
    for given in ({}, {"weight": 1}, {"weight": 0.5}, {"weight": 0}):
        points(name, [(v, 0) for v in views], 2, "three", **given)
        points(name, [([[0.5, -1.0], [2.0, 0.25], [-3.0, 4.0]], 0)], 2, "two", **given)
    points(name, [([TEN[0], TEN[1], TEN[0][::-1]], 0)], 2, "ten", strict=True)
    points(name, [([[40.0, 0.0, -40.0], [0.0, 40.0, -40.0], [-40.0, 0.0, 40.0]], 0), ([[700.0, 0.0, -700.0], [0.0, 700.0, -700.0], [-700.0, 0.0, 700.0]], 0),
                  ([[1e4, 0.0, -1e4], [0.0, 0.5, -1.0], [-1e4, 0.25, 1e4]], 0)], 1, "large")
    reduced(name, views, [0, 0, 0, 0])
    case(name, views, [1, 2.5, -3, 0], label="targets-not-used")
    some = views[:2]
    error(name, some, [0], label="lengths")
    error(name, [v[:2] for v in some], [0, 0], label="two-views")
    error(name, [v + v[:1] for v in some], [0, 0], label="four-views")
    error(name, some[0], [0, 0, 0], label="too-flat")
    error(name, [some[0], [some[1][0], some[1][1], some[1][2][:2]]], [0, 0], label="ragged")
    error(name, [], [], label="empty")
    error(name, [[[math.nan, 0.5, 1.0]] + some[0][1:], some[1]], [0, 0], label="nan-prediction")
    error(name, [[[math.inf, 0.5, 1.0]] + some[0][1:], some[1]], [0, 0], label="infinite-prediction")
    error(name, some, [[0], [0]], label="column-of-targets")
    weight_errors(name, some, [0, 0])
    parameter_errors(name, some, [0, 0], ("weight=-1", "weight=NaN"))
    name = "evidential-classification"
    evidence = [[0.2, 1.3, 0.7], [1.5, 0.0, 2.5], [0.0, 0.0, 0.0], [12.0, 0.1, 3.0]]
    for given in ({}, {"regularization": 0}, {"regularization": 0.1}, {"regularization": 10.0}):
        points(name, [(v, (i + j) % 3) for i, v in enumerate(evidence) for j in range(2)], 4, "three", strict=True, **given)
        points(name, [([0.5, 1.0], 0), ([0.0, 3.0], 1), ([40.0, 0.25], 1)], 3, "two", strict=True, **given)
    points(name, [([0.1 * i for i in range(10)], 7)], 2, "ten")
    points(name, [([40.0, 0.5, 0.25], 0), ([700.0, 0.5, 30.0], 0), ([700.0, 0.5, 30.0], 1), ([1e-8, 1e-4, 1e-12], 1), ([1e4, 1e4, 1e4], 2)], 5, "sizes", strict=True)
    reduced(name, evidence, [0, 2, 1, 1])
    class_errors(name, [[0.5, 1.0, 2.0], [0.1, 0.2, 0.3]], TARGETS, ("regularization=-1", "regularization=NaN"), one_column=False)
    for bad in (-0.1, -1e-300):
        error(name, [[0.5, bad, 2.0], [0.1, 0.2, 0.3]], TARGETS, label="prediction-out-of-range")


def special_cases():
    for name in ("sampled-softmax", "noise-contrastive-estimation"):
        three = [([0.2, -1.3, 0.7], [0.25, 0.5, 0.1]), ([1.5, 2.5, -0.5], [0.2, 0.3, 0.5]), ([-2.0, 0.1, 3.0], [1.0, 0.01, 0.3]),
                 ([0.5, 0.5, 0.5], [0.1, 0.1, 0.3])]
        points(name, three, 4, "three")
        points(name, [([0.5, -1.0], [0.5, 0.25]), ([-2.0, 0.25], [0.1, 1.0])], 4, "two")
        points(name, [([0.1 * (i - 3.3) for i in range(10)], [0.05 * (i + 1) for i in range(10)])], 4, "ten")
        points(name, [([40.0, 0.0, -40.0], [0.25, 0.5, 0.1]), ([-40.0, 40.0, 0.5], [0.25, 0.5, 0.1]), ([700.0, 0.5, -700.0], [0.25, 0.5, 0.1]),
                      ([-700.0, 700.0, 0.5], [0.2, 0.3, 0.5])], 4, "large")
        points(name, [([1e4, 0.0, -1e4], [0.25, 0.5, 0.1]), ([-1e4, 1e4, 0.5], [0.25, 0.5, 0.1])], 4, "ten-thousand")
        points(name, [([0.5, 1.0, 2.0], [1e-12, 0.5, 1.0]), ([0.5, 1.0, 2.0], [0.5, 1e-300, 1.0])], 4, "rare")
        f, y = [a for a, _ in three], [b for _, b in three]
        reductions(name, f, y, [None, 1.75, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights")
        case(name, f[:1], y[:1], label="one")
        f, y = f[:2], y[:2]
        error(name, f, y[:1], label="rows")
        error(name, f, [v[:2] for v in y], label="columns")
        error(name, [[0.5], [1.0]], [[0.5], [0.25]], label="one-column")
        error(name, f, [0, 0], label="class-indices")
        error(name, [f[0], f[1][:2]], y, label="ragged")
        error(name, [], [], label="empty")
        error(name, [[math.nan, 0.0, 1.0], f[1]], y, label="nan-prediction")
        for bad in (0.0, -0.1, 1.1, math.nan):
            error(name, f, [[0.25, bad, 0.5], y[1]], label="target-out-of-range")
        weight_errors(name, f, y)
        parameter_errors(name, f, y, ())
    adaptive_softmax_cases()
    hierarchical_softmax_cases()


def adaptive_softmax_cases():
    name = "adaptive-softmax"
    # 6 classes, cut at 2 and 4: head of 2 + 2, two tails of 2
    z = [[0.5, -0.25, 1.5, 0.1, -1.0, 2.0, 0.75, 0.3], [1.0, 0.2, -0.5, 3.0, 0.4, 0.6, -2.0, 1.1], [-1.5, 0.7, 0.9, 0.0, 1.2, -0.8, 0.25, 0.5],
         [0.3, 0.3, 0.3, 0.3, 0.6, 0.6, 1.0, -1.0]]
    given = {"cutoffs": [2, 4]}
    points(name, [(v, (2 * i + j) % 6) for i, v in enumerate(z) for j in range(3)], 4, "six", **given)
    points(name, [([0.5, -0.25, 1.5, 0.1], k) for k in range(3)], 3, "one-cut", cutoffs=[1])
    points(name, [([0.5, -0.25, 1.5, 0.1], k) for k in range(3)], 3, "tail-of-one", cutoffs=[2])
    points(name, [(TEN[0], k) for k in (0, 2, 3, 5, 6)], 3, "three-cuts", cutoffs=[1, 3, 4])
    points(name, [([40.0, -40.0, 0.5, 0.0, 40.0, 0.25, -40.0, 1.0], k) for k in (0, 1, 3, 4)], 4, "forty", **given)
    points(name, [([700.0, -700.0, 0.5, 0.0, 700.0, 0.25, -700.0, 1.0], k) for k in (0, 1, 3, 4)], 4, "seven-hundred", **given)
    points(name, [([1e4, -1e4, 0.5, 0.0, 1e4, 0.25, -1e4, 1.0], k) for k in (0, 1, 3, 4)], 4, "ten-thousand", **given)
    reduced(name, z, [0, 2, 5, 3], **given)
    class_errors(name, [v[:6] for v in z[:2]], [0, 2], ("cutoffs=[]", "cutoffs=[2,2]", "cutoffs=[4,2]", "cutoffs=[0]", "cutoffs=[1.5]", "cutoffs=[6]",
                                                      "cutoffs=2"), one_column=False, **{"cutoffs": [2]})
    error(name, z[:2], [0, 6], label="class-too-large", **given)
    error(name, z[:2], [0, 1], label="cutoffs-missing")


def hierarchical_softmax_cases():
    name = "hierarchical-softmax"
    z = [[0.5, -0.25, 1.5], [1.0, 0.2, -0.5], [-1.5, 0.7, 0.9], [0.3, 0.0, -0.0]]
    d = [[1, -1, 1], [-1, 1, 0], [1, 0, 0], [1, -1, 1]]
    points(name, list(zip(z, d)), 4, "three")
    points(name, [([0.5], [1]), ([0.5], [-1]), ([-2.0], [1])], 4, "one-node")
    points(name, [([0.5, 1.0], [0, 0])], 4, "padding-only")
    points(name, [(TEN[0], [1, -1, 1, 1, -1, 0, 1, -1, 1, 0])], 4, "ten")
    for size in (40.0, 700.0, 1e4):
        points(name, [([size, -size, size], [1, 1, -1]), ([-size, size, size], [-1, 0, 1])], 4, "large")
    points(name, [([1e-12, -1e-8, 1e-4], [1, -1, 1])], 4, "tiny")
    reductions(name, z, d, [None, 1.75, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights")
    case(name, z[:1], d[:1], label="one")
    z, d = z[:2], d[:2]
    error(name, z, d[:1], label="rows")
    error(name, z, [v[:2] for v in d], label="columns")
    error(name, z, [1, -1], label="flat-targets")
    error(name, z[0], d[0], label="flat")
    error(name, [z[0], z[1][:2]], [d[0], d[1][:2]], label="ragged")
    error(name, [], [], label="empty")
    error(name, [[math.nan, 0.0, 1.0], z[1]], d, label="nan-prediction")
    error(name, [[math.inf, 0.0, 1.0], z[1]], d, label="infinite-prediction")
    for bad in (2, -2, 0.5, math.nan):
        error(name, z, [[1, bad, 0], d[1]], label="target-out-of-range")
    weight_errors(name, z, d)
    error(name, z, d, [[1.0] * 3] * 2, label="weights-per-node")
    parameter_errors(name, z, d, ())
