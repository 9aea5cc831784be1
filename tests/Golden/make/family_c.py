"""Family C: likelihoods and scoring rules."""

from mpmath import exp, log, loggamma, mpf, pi

from classes import class_errors, reduced
from formulas import one_hot
from golden import case, element, element_errors, error, loss, nested, parameter_errors, points, reductions, row, weight_errors


@row("gaussian-nll", nudge="first-residual", full=False)
def gaussian_nll(f, y, full):
    constant = log(2 * pi) / 2 if full else 0
    return lambda f: (log(f[1]) + (f[0] - y) ** 2 / f[1]) / 2 + constant


@element("poisson-nll", full=False)
def poisson_nll(f, y, full):
    constant = loggamma(y + 1) if full else 0
    return lambda f: exp(f) - y * f + constant


@element("gamma-nll")
def gamma_nll(f, y):
    return lambda f: f + y * exp(-f)


@element("tweedie-nll", power=1.5)
def tweedie_nll(f, y, power):
    if power == 1:
        return lambda f: exp(f) - y * f
    if power == 2:
        return lambda f: f + y * exp(-f)
    return lambda f: exp((2 - power) * f) / (2 - power) - y * exp((1 - power) * f) / (1 - power)


@loss("brier-score", "brier", nudge="probabilities")
def brier_score(p, t):
    """Per element for predictions of depth 1, per row for those of depth 2."""
    if not isinstance(p, list):
        return lambda p: (p - t) ** 2
    y = one_hot(t, len(p))
    return lambda p: sum((a - b) ** 2 for a, b in zip(p, y))


def row_errors(name, f, y, bad=(), **given):
    """What every loss of N x (a fixed number of outputs) against N reals refuses."""
    error(name, f, y[:-1], label="lengths", **given)
    error(name, f, [[v] for v in y], label="column-of-targets", **given)
    error(name, [v[0] for v in f], y, label="flat-predictions", **given)
    error(name, [f], [y], label="too-deep", **given)
    error(name, [v + [0.5] for v in f], y, label="too-many-outputs", **given)
    error(name, [v[:-1] for v in f], y, label="too-few-outputs", **given)
    error(name, f[:-1] + [f[-1][:-1]], y, label="ragged", **given)
    error(name, [], [], label="empty", **given)
    error(name, [[float("nan")] + f[0][1:]] + f[1:], y, label="nan-prediction", **given)
    error(name, [[float("inf")] + f[0][1:]] + f[1:], y, label="infinite-prediction", **given)
    error(name, f, y[:-1] + [float("nan")], label="nan-target", **given)
    error(name, f, y[:-1] + [float("-inf")], label="infinite-target", **given)
    weight_errors(name, f, y, **given)
    parameter_errors(name, f, y, bad)


WEIGHTS = [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]]


def cases():
    gaussian_nll_cases()
    poisson_nll_cases()
    gamma_nll_cases()
    tweedie_nll_cases()
    brier_score_cases()


def gaussian_nll_cases():
    name = "gaussian-nll"
    for given in ({}, {"full": True}):
        points(name, [([0.5, 1.0], 0.0), ([2.7, 0.3], 3.9), ([-1.25, 2.0], 1.5), ([3.0, 0.75], -0.75), ([0.1, 5.0], 0.4),
                      ([0.0, 1.25], 0.0), ([0.75, 0.2], 0.75), ([-0.0, 2.5], 0.0)], 4, "ordinary", **given)
        points(name, [([1e-12, 0.5], 0.0), ([0.0, 0.5], 1e-8), ([1e-4, 2.0], 0.0), ([40.0, 0.5], 0.0), ([700.0, 1e3], 0.0),
                      ([0.0, 1e6], 2e3)], label="residuals", **given)
        points(name, [([0.5, 1e-8], 0.0), ([1e-6, 3e-12], 0.0), ([0.25, 1e12], 0.5), ([0.5, 1e-100], 0.5),
                      ([0.25, 1e100], -0.25), ([1e150, 1e300], 0.0)], label="variances", **given)
    points(name, [([0.5, 1.0], 0.0), ([0.25, 0.0625], 0.5), ([3.0, 4.0], 1.0)], label="gradient-zero-in-variance", strict=True)
    points(name, [([0.0, 1.0], 0.0)], label="zero", strict=True)
    points(name, [([1e-150, 3e-300], 0.0), ([1e150, 1.0], 0.0), ([0.5, 2.0], 1e150)], label="huge")
    f, y = [[0.5, 1.5], [3.0, 0.4], [-1.25, 2.0], [0.2, 0.3]], [0.0, 1.0, 0.75, 0.2]
    for given in ({}, {"full": True}):
        reductions(name, f, y, WEIGHTS, label="weights", **given)
    case(name, [[1.5, 0.5]], [0.25], label="one")
    f, y = f[:2], y[:2]
    row_errors(name, f, y, ("full=1.5", "full=maybe", "eps=1e-6"))
    for v in (0.0, -1.0, -1e-300):
        error(name, [[0.5, v], [0.5, 1.0]], y, label="variance-out-of-range")


LOG_MEANS = [(0.5, 0.0), (2.5, 3.9), (-1.25, 1.5), (3.0, 0.75), (0.1, 4.0), (-2.0, 2.5), (1.0, 7.0), (1.25, 100.0)]


def poisson_nll_cases():
    name = "poisson-nll"
    for given in ({}, {"full": True}):
        points(name, LOG_MEANS, label="ordinary", **given)
        points(name, [(0.0, 0.0), (0.0, 2.0), (-0.0, 3.0), (1e-12, 2.0), (-1e-8, 0.5), (1e-4, 0.0), (0.5, 1.0), (0.25, 1e-12)],
               label="small", **given)
        points(name, [(40.0, 1.0), (-40.0, 1.0), (-40.0, 0.0), (700.0, 5.0), (-700.0, 5.0), (-700.0, 0.0)], label="large", **given)
        points(name, [(13.0, 1e6), (20.0, 1e10), (2.0, 1e15), (1.0, 170.0), (5.0, 171.5), (0.5, 1e100), (0.5, 1e300)], 7,
               "large-counts", **given)
    points(name, [(709.5, 1.0), (710.0, 1.0), (1e4, 3.0), (-1e4, 3.0), (-1e4, 0.0), (-745.5, 0.0)], label="overflow")
    points(name, [(1.0001, 2.718281828459045), (2.0000001, 7.38905609893065)], label="near-the-minimum")
    f, y = [0.5, 2.0, -1.25, 0.2], [0.0, 1.0, 3.0, 2.0]
    reductions(name, f, y, WEIGHTS, label="weights")
    case(name, [1.5], [0.25], label="one")
    nested(name, LOG_F, [abs(v) for v in LOG_Y])
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], ("full=2.5", "full=yes", "log-input=true"))
    error(name, [0.5, 1.0], [1.0, -0.5], label="target-out-of-range")
    error(name, [0.5, 1.0], [1.0, -1e-300], label="target-out-of-range")


LOG_F = [0.5, -1.25, 2.0, 0.1, 1.75, -0.4, 1.5, 0.0, -2.2, 0.75, 0.25, -0.5]
LOG_Y = [1.0, 0.75, 1.0, 3.0, 2.5, 1.5, 4.0, 0.6, 0.8, 1.25, 0.25, 3.0]


def gamma_nll_cases():
    name = "gamma-nll"
    some = [(f, y) for f, y in LOG_MEANS if y] + [(0.5, 1e-3), (2.0, 40.0)]
    points(name, some, label="ordinary")
    points(name, [(0.0, 2.0), (-0.0, 3.0), (1e-12, 2.0), (-1e-8, 0.5), (1e-4, 0.25), (0.5, 1e-12), (0.5, 1e-300)], 7, "small")
    points(name, [(40.0, 1.0), (-40.0, 1.0), (700.0, 5.0), (-700.0, 5.0), (1e4, 3.0), (-1e4, 3.0), (-709.5, 1.0),
                  (600.0, 1e300), (-700.0, 1e-300)], label="large")
    points(name, [(1e150, 2.0), (1e300, 2.0), (0.0, 1.0), (0.0, 1e300)], label="huge")
    points(name, [(1.0001, 2.718281828459045), (-0.5000001, 0.6065306597126334)], label="near-the-minimum")
    f, y = [0.5, 2.0, -1.25, 0.2], [0.25, 1.0, 3.0, 2.0]
    reductions(name, f, y, WEIGHTS, label="weights")
    case(name, [1.5], [0.25], label="one")
    nested(name, LOG_F, LOG_Y)
    element_errors(name, [0.5, 1.5, -1.0], [0.25, 1.0, 0.5])
    for bad in (0.0, -0.0, -1.0):
        error(name, [0.5, 1.0], [1.0, bad], label="target-out-of-range")


def tweedie_nll_cases():
    name = "tweedie-nll"
    positive = [(f, y) for f, y in LOG_MEANS if y]
    for power in (1.5, 1.0, 1.01, 1.99, 1.25, 1 + 1e-9, 2 - 1e-9):
        given = {"power": power} if power != 1.5 else {}
        points(name, LOG_MEANS, 8, "ordinary", **given)
        points(name, [(40.0, 1.0), (-40.0, 1.0), (-40.0, 0.0), (700.0, 5.0), (-700.0, 5.0), (0.0, 0.0), (0.0, 2.0)], 7,
               "large", **given)
    for power in (2.0, 2.5, 3.0, 2 + 1e-9, 10.0):
        points(name, positive + [(0.0, 2.5), (0.5, 1e-12)], 9, "ordinary", power=power)
        points(name, [(40.0, 1.0), (-40.0, 1.0), (60.0, 5.0), (-60.0, 5.0)], 7, "large", power=power)
    for power in (0.0, -0.5, -1.0, -3.0):
        points(name, [(0.5, 0.0), (1.5, 3.9), (-1.25, -1.5), (0.75, -2.0), (0.0, 2.0)], 7, "ordinary", power=power)
        points(name, [(40.0, -1.0), (-40.0, 1.0), (-40.0, 0.0), (60.0, 3.0)], 7, "large", power=power)
    points(name, [(1e4, 0.0), (-1e4, 0.0), (1e4, 2.0), (-1e4, 2.0), (1500.0, 0.0), (-1500.0, 0.0)], label="overflow")
    points(name, [(1e4, 0.0), (-1e4, 0.0), (1e4, 2.0), (-1e4, 2.0)], label="overflow", power=1.0)
    points(name, [(1e4, 2.0), (-1e4, 2.0)], label="overflow", power=2.0)
    f, y = [0.5, 2.0, -1.25, 0.2], [0.0, 1.0, 3.0, 2.0]
    reductions(name, f, y, WEIGHTS, label="weights")
    reductions(name, f, y, WEIGHTS[2:3], label="weights", power=1.2)
    case(name, [1.5], [0.25], label="one")
    nested(name, LOG_F, LOG_Y)
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], ("power=0.5", "power=0.999", "power=1e-9", "power=NaN", "power=p"))
    error(name, [0.5, 1.0], [1.0, -0.5], label="target-out-of-range")
    error(name, [0.5, 1.0], [1.0, -0.5], label="target-out-of-range", power=1.0)
    for power in (2.0, 3.0):
        error(name, [0.5, 1.0], [1.0, 0.0], label="target-out-of-range", power=power)
        error(name, [0.5, 1.0], [1.0, -1.0], label="target-out-of-range", power=power)


def brier_score_cases():
    name = "brier-score"
    points(name, [(0.5, 0.0), (0.7, 1.0), (0.25, 0.75), (0.9, 0.3), (0.1, 0.4), (0.3, 0.3)], label="element")
    points(name, [(0.0, 0.0), (1.0, 1.0), (0.0, 1.0), (1.0, 0.0), (-0.0, 0.5), (1e-12, 0.0), (1e-300, 0.0), (1.0, 0.5)], 8,
           "element-border")
    f, y = [0.5, 0.9, 0.25, 0.2], [0.0, 1.0, 0.75, 0.2]
    reductions(name, f, y, WEIGHTS, label="element-weights")
    case(name, [0.75], [1.0], label="element-one")
    two, three = [[0.25, 0.75], [0.9, 0.1], [1.0, 0.0], [0.0, 1.0]], [[0.2, 0.3, 0.5], [0.6, 0.4, 0.0], [0.3, 0.3, 0.4], [0.1, 0.2, 0.25]]
    ten = [[0.1, 0.05, 0.15, 0.2, 0.0, 0.1, 0.1, 0.05, 0.05, 0.2]]
    points(name, list(zip(two, [1, 0, 0, 0])), 4, "two")
    points(name, list(zip(three, [2, 0, 1, 1])), 4, "three")
    points(name, list(zip(ten, [7])), 4, "ten")
    points(name, list(zip(three, [[0.2, 0.3, 0.5], [0.9, 0.1, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, 0.25]])), 4, "soft")
    points(name, [([1e-12, 1e-8, 1e-4], [0.0, 0.0, 0.0]), ([1.0, 1.0, 1.0], [0.0, 0.0, 0.0])], 4, "soft-border")
    reduced(name, three, [0, 2, 1, 1])
    reductions(name, three, [[0.2, 0.3, 0.5], [0.9, 0.1, 0.0], [0.0, 1.0, 0.0], [0.3, 0.3, 0.3]], [None, WEIGHTS[2]], label="soft-weights")
    f, y = [0.5, 0.75, 0.25], [0.0, 1.0, 0.5]
    error(name, f, y[:-1], label="element-lengths")
    error(name, f, [[v] for v in y], label="element-row-against-column")
    error(name, [], [], label="empty")
    for bad in (-0.1, 1.1, float("nan"), float("inf"), -1e-300):
        error(name, [0.5, bad], [0.5, 0.5], label="element-prediction-out-of-range")
        error(name, [0.5, 0.5], [0.5, bad], label="element-target-out-of-range")
        error(name, [[0.5, bad], [0.5, 0.5]], [0, 1], label="row-prediction-out-of-range")
        error(name, [[0.5, 0.25], [0.5, 0.5]], [[0.5, bad], [0.5, 0.5]], label="row-target-out-of-range")
    weight_errors(name, f, y)
    class_errors(name, [[0.25, 0.75], [0.5, 0.5]], [0, 1], soft=True, one_column=False, flat=False)
