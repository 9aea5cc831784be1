"""Family A: pointwise regression, r = f - y."""

import math

from mpmath import cos, cosh, exp, inf, isnan, log, mpf, pi, sqrt

from formulas import sign, softplus
from golden import (HUGE, HUGEST, ORDINARY, Piece, Required, TINY, TWELVE_F, TWELVE_Y, batch, case, distances, element,
                    element_errors, error, nested, parameter_errors, points, reductions, row, weight_errors)


@element("squared-error", nudge="residual")
def squared_error(f, y):
    return lambda f: (f - y) ** 2


@element("half-squared-error", nudge="residual")
def half_squared_error(f, y):
    return lambda f: (f - y) ** 2 / 2


@element("absolute-error", nudge="residual")
def absolute_error(f, y):
    s = sign(f - y)
    return Piece(lambda f: s * (f - y), 0 if s == 0 else None)


def spread_weights(p, w):
    """Weights of a batch over the numbers of p: none, one, per number or per row."""
    if isinstance(p, list):
        parts = w if isinstance(w, list) else [w] * len(p)
        return [v for part, share in zip(p, parts) for v in spread_weights(part, share)]
    return [mpf(1) if w is None else w]


def flatten(p):
    return [v for part in p for v in flatten(part)] if isinstance(p, list) else [p]


@batch("root-mean-squared-error", nudge="residual")
def root_mean_squared_error(p, t, w, reduction):
    weights, y = spread_weights(p, w), flatten(t)

    def mean(p):
        return sum(a * (f - t) ** 2 for a, f, t in zip(weights, flatten(p), y)) / sum(weights)

    return Piece(lambda p: sqrt(mean(p)), 0 if mean(p) == 0 else None)


@element("huber", nudge="residual", delta=1)
def huber(f, y, delta):
    s = sign(f - y)
    if abs(f - y) <= delta:
        return lambda f: (f - y) ** 2 / 2
    return lambda f: delta * (s * (f - y) - delta / 2)


@element("pseudo-huber", nudge="residual", delta=1)
def pseudo_huber(f, y, delta):
    return lambda f: delta ** 2 * (sqrt(1 + ((f - y) / delta) ** 2) - 1)


@element("log-cosh", nudge="residual")
def log_cosh(f, y):
    return lambda f: log(cosh(f - y))


@element("pinball", nudge="residual", quantile=0.5)
def pinball(f, y, quantile):
    slope = -quantile if f <= y else 1 - quantile
    return lambda f: slope * (f - y)


@element("expectile", nudge="residual", expectile=0.5)
def expectile_(f, y, expectile):
    share = 1 - expectile if f > y else expectile
    return lambda f: share * (f - y) ** 2


@element("epsilon-insensitive", nudge="none", epsilon=0.1)
def epsilon_insensitive(f, y, epsilon):
    s = sign(f - y)
    if abs(f - y) <= epsilon:
        return Piece(lambda f: mpf(0), 0, 0)
    return lambda f: s * (f - y) - epsilon


@element("squared-log-error", zeros=True)
def squared_log_error(f, y):
    return lambda f: (log(1 + f) - log(1 + y)) ** 2


@batch("multi-rmse", nudge="residual")
def multi_rmse(p, t, w, reduction):
    weights = w if isinstance(w, list) else [mpf(1)] * len(p)

    def mean(p):
        return sum(a * sum((x - z) ** 2 for x, z in zip(f, y)) for a, f, y in zip(weights, p, t)) / sum(weights)

    return Piece(lambda p: sqrt(mean(p)), 0 if mean(p) == 0 else None)


@batch("multi-rmse-with-missing-values", nudge="residual")
def multi_rmse_with_missing_values(p, t, w, reduction):
    weights = w if isinstance(w, list) else [mpf(1)] * len(p)

    def total(p):
        result = mpf(0)
        for d in range(len(p[0])):
            present = [i for i in range(len(p)) if not isnan(t[i][d]) and weights[i] > 0]
            if present:
                result += (sum(weights[i] * (p[i][d] - t[i][d]) ** 2 for i in present) / sum(weights[i] for i in present))
        return result

    return Piece(lambda p: sqrt(total(p)), 0 if total(p) == 0 else None)


@element("lp-error", nudge="residual", power=Required(1.5))
def lp_error(f, y, power):
    s = sign(f - y)
    if s == 0:  # power (power - 1) abs(r)^(power - 2) at r = 0
        return Piece(None, 0, 0 if power == 1 or power > 2 else 2 if power == 2 else inf, 0)
    return lambda f: (s * (f - y)) ** power


@element("smooth-l1", nudge="residual", beta=1)
def smooth_l1(f, y, beta):
    s = sign(f - y)
    if abs(f - y) < beta:
        return lambda f: (f - y) ** 2 / (2 * beta)
    return Piece(lambda f: s * (f - y) - beta / 2, 0 if s == 0 else None)


@element("logistic-distance", nudge="residual")
def logistic_distance(f, y):
    return lambda f: 2 * softplus(f - y) - (f - y) - log(4)


@row("multi-quantile", nudge="none", quantiles=Required([0.1, 0.5, 0.9]))
def multi_quantile(f, y, quantiles):
    slopes = [-q if v <= y else 1 - q for q, v in zip(quantiles, f)]
    return lambda f: sum(s * (v - y) for s, v in zip(slopes, f))


@element("log-linear-quantile", quantile=0.5)
def log_linear_quantile(f, y, quantile):
    slope = -quantile if exp(f) <= y else 1 - quantile
    return lambda f: slope * (exp(f) - y)


@element("squared-epsilon-insensitive", nudge="none", epsilon=0.1)
def squared_epsilon_insensitive(f, y, epsilon):
    s = sign(f - y)
    if abs(f - y) <= epsilon:
        return Piece(lambda f: mpf(0), 0, 0)
    return lambda f: (s * (f - y) - epsilon) ** 2


@element("fair", nudge="residual", scale=1)
def fair(f, y, scale):
    s = sign(f - y) or mpf(1)
    return lambda f: scale ** 2 * (s * (f - y) / scale - log(1 + s * (f - y) / scale))


@element("absolute-percentage-error", nudge="none", epsilon=1e-7, percent=False)
def absolute_percentage_error(f, y, epsilon, percent):
    s = sign(f - y)
    factor = 100 if percent else 1
    return Piece(lambda f: factor * s * (f - y) / max(abs(y), epsilon), 0 if s == 0 else None)


@element("symmetric-absolute-percentage-error", nudge="none")
def symmetric_absolute_percentage_error(f, y):
    s, side = sign(f - y), sign(f)
    if s == 0:
        return Piece(None, 0, 0, 0)
    assert side or not y, "f = 0 is a kink without a ruling"
    return lambda f: 100 * s * (f - y) / ((abs(y) + side * f) / 2)


@batch("root-mean-squared-log-error")
def root_mean_squared_log_error(p, t, w, reduction):
    weights, y = spread_weights(p, w), flatten(t)

    def mean(p):
        return sum(a * (log(1 + f) - log(1 + t)) ** 2 for a, f, t in zip(weights, flatten(p), y)) / sum(weights)

    return Piece(lambda p: sqrt(mean(p)), 0 if flatten(p) == y or mean(p) == 0 else None)


@element("periodic", nudge="residual", period=1)
def periodic(f, y, period):
    return lambda f: 1 - cos(2 * pi * (f - y) / period)


@element("linex", nudge="residual", asymmetry=1)
def linex(f, y, asymmetry):
    return lambda f: 2 / asymmetry ** 2 * (exp(asymmetry * (f - y)) - asymmetry * (f - y) - 1)


@element("wing", nudge="residual", width=10, curvature=2)
def wing(f, y, width, curvature):
    s = sign(f - y)
    inner = lambda f: width * log(1 + (s or 1) * (f - y) / curvature)
    if s == 0:  # the second derivatives of both sides agree
        return Piece(inner, 0)
    if abs(f - y) < width:
        return inner
    return lambda f: s * (f - y) - width + width * log(1 + width / curvature)


@element("balanced-l1", nudge="residual", alpha=0.5, gamma=1.5)
def balanced_l1(f, y, alpha, gamma):
    s, b = sign(f - y) or mpf(1), exp(gamma / alpha) - 1
    if abs(f - y) < 1:
        return lambda f: alpha / b * (b * s * (f - y) + 1) * log(b * s * (f - y) + 1) - alpha * s * (f - y)
    return lambda f: gamma * s * (f - y) + gamma / b - alpha


@row("cosine-distance", epsilon=1e-8)
def cosine_distance(u, v, epsilon):
    norm = lambda x: sqrt(sum(a * a for a in x))
    inner = lambda a, b: sum(x * z for x, z in zip(a, b))
    if norm(u) == 0 or norm(v) == 0:
        return Piece(None, 0, 0, 1)
    length = max(norm(v), epsilon)
    if norm(u) < epsilon:
        return lambda u: 1 - inner(u, v) / (epsilon * length)
    return lambda u: 1 - inner(u, v) / (norm(u) * length)


def moments(f, y, weights):
    total = sum(weights)
    mean = lambda x: sum(a * b for a, b in zip(weights, x)) / total
    mf, my = mean(f), mean(y)
    return (mf, my, mean([(a - mf) ** 2 for a in f]), mean([(b - my) ** 2 for b in y]),
            mean([(a - mf) * (b - my) for a, b in zip(f, y)]))


def row_weights(p, w):
    return w if isinstance(w, list) else [mpf(1)] * len(p)


def spread_of(x, weights):
    """Whether the x that have weight differ."""
    return len({v for v, w in zip(x, weights) if w > 0}) > 1


@batch("pearson-correlation")
def pearson_correlation(p, t, w, reduction):
    weights = row_weights(p, w)
    if not spread_of(p, weights) or not spread_of(t, weights):
        return Piece(None, 0, None, 1)

    def value(p):
        _, _, vf, vy, cov = moments(p, t, weights)
        return 1 - cov / sqrt(vf * vy)

    return value


@batch("concordance-correlation")
def concordance_correlation(p, t, w, reduction):
    weights = row_weights(p, w)

    def denominator(p):
        mf, my, vf, vy, _ = moments(p, t, weights)
        return vf + vy + (mf - my) ** 2

    if not spread_of(p, weights) and all(a == b for a, b, w in zip(p, t, weights) if w):
        return Piece(None, 0, None, 0)
    return lambda p: 1 - 2 * moments(p, t, weights)[4] / denominator(p)


@element("smooth-pinball", nudge="residual", quantile=0.5, smoothing=1)
def smooth_pinball(f, y, quantile, smoothing):
    return lambda f: quantile * (y - f) + smoothing * softplus((f - y) / smoothing)


def cases():
    for name in ("squared-error", "half-squared-error"):
        distances(name, [{}], huge=HUGE)
        points(name, [(1e160, 0.0), (1e300, 0.0)], label="overflow")
    distances("absolute-error", [{}])
    root_mean_squared_error_cases()
    distances("huber", [{"delta": 1.5}, {}, {"delta": 0.1}, {"delta": 1e-6}, {"delta": 1e6}],
              [[1.5], [1.0], [0.1], [1e-6], [1e6]], ("delta=0", "delta=-1", "delta=NaN", "delta=Infinity", "delta=a"))
    distances("pseudo-huber", [{"delta": 1.5}, {}, {"delta": 1e-3}, {"delta": 1e6}],
              bad=("delta=0", "delta=-2", "delta=NaN"))
    distances("log-cosh", [{}])
    points("log-cosh", [(s * r, 0.0) for r in (0.1, 0.5, 1.0, 5.0, 17.0, 20.0, 350.0, 372.0) for s in (1, -1)], 8, "sizes")
    distances("pinball", [{"quantile": 0.9}, {}, {"quantile": 0.1}, {"quantile": 1e-9}, {"quantile": 0.999999999}],
              [[0.0]], ("quantile=0", "quantile=1", "quantile=-0.1", "quantile=1.5", "quantile=NaN"))
    distances("expectile", [{"expectile": 0.8}, {}, {"expectile": 0.1}, {"expectile": 1e-9}, {"expectile": 0.999999999}],
              [[0.0]], ("expectile=0", "expectile=1", "expectile=-0.5", "expectile=2"), huge=HUGE)
    distances("epsilon-insensitive", [{"epsilon": 0.25}, {}, {"epsilon": 0.0}, {"epsilon": 1000.0}],
              [[0.25], [0.1], [0.0], [1000.0]], ("epsilon=-0.1", "epsilon=NaN"))
    squared_log_error_cases("squared-log-error")
    multi_rmse_cases()
    lp_error_cases()
    distances("smooth-l1", [{"beta": 1.5}, {}, {"beta": 0}, {"beta": 1e-6}, {"beta": 1e6}],
              [[1.5], [1.0], [0.0], [1e-6], [1e6]], ("beta=-1", "beta=NaN"))
    distances("logistic-distance", [{}])
    points("logistic-distance", [(s * r, 0.0) for r in (0.1, 0.5, 1.0, 17.0, 37.0, 350.0) for s in (1, -1)], 6, "sizes")
    multi_quantile_cases()
    log_linear_quantile_cases()
    distances("squared-epsilon-insensitive", [{"epsilon": 0.25}, {}, {"epsilon": 0}, {"epsilon": 1000.0}],
              [[0.25], [0.1], [0.0], [1000.0]], ("epsilon=-0.1", "epsilon=NaN"), huge=HUGE)
    distances("fair", [{"scale": 1.5}, {}, {"scale": 0.01}, {"scale": 1e6}, {"scale": 1e-9}], bad=("scale=0", "scale=-1"))
    absolute_percentage_error_cases()
    symmetric_absolute_percentage_error_cases()
    root_mean_squared_log_error_cases()
    periodic_cases()
    distances("linex", [{"asymmetry": 0.5}, {}, {"asymmetry": -1.5}, {"asymmetry": 3.0}, {"asymmetry": 1e-9}, {"asymmetry": -1e-4}],
              bad=("asymmetry=0", "asymmetry=NaN"), huge=())
    distances("wing", [{"width": 1.5, "curvature": 0.5}, {}, {"width": 100.0, "curvature": 0.1}], [[1.5], [10.0], [100.0]],
              ("width=0", "width=-1", "curvature=0", "curvature=-2", "width=NaN"))
    distances("balanced-l1", [{"alpha": 0.4, "gamma": 1.2}, {}, {"alpha": 2.0}, {"alpha": 0.01, "gamma": 1.0}, {"gamma": 1e-6}],
              [[1.0], [1.0], [1.0], [1.0], [1.0]], ("alpha=0", "alpha=-1", "gamma=0", "gamma=-1"))
    cosine_distance_cases()
    correlation_cases("pearson-correlation")
    correlation_cases("concordance-correlation")
    distances("smooth-pinball", [{"quantile": 0.9, "smoothing": 0.5}, {}, {"quantile": 0.1, "smoothing": 2.0}, {"smoothing": 1e-3},
                                 {"quantile": 0.25, "smoothing": 1e6}],
              bad=("quantile=0", "quantile=1", "smoothing=0", "smoothing=-1"))


def multi_rmse_cases():
    name, nan = "multi-rmse", math.nan
    f = [[0.5, -1.25, 3.0], [0.1, 2.75, -0.4], [1.5, 0.0, -2.2], [5.0, 0.25, -3.5]]
    y = [[0.0, 0.75, 1.0], [0.3, 2.5, -1.5], [1.5, 0.6, 0.8], [1.0, -0.25, -3.0]]
    full = math.nan
    gaps = [[0.0, full, 1.0], [0.3, 2.5, full], [full, 0.6, 0.8], [1.0, -0.25, -3.0]]
    weights = [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]]
    for name in ("multi-rmse", "multi-rmse-with-missing-values"):
        reductions(name, f, y, weights, label="weights")
        case(name, f[:1], y[:1], label="one")
        case(name, [[0.5], [2.0], [-1.0]], [[0.25], [2.5], [1.0]], label="one-column")
        case(name, [f[0] * 4], [y[1] * 4], label="twelve-columns")
        case(name, f, f, label="zero")
        case(name, [[0.5, 1.0], [2.0, 3.0]], [[0.5, 1.0], [1.0, 1.0]], [1.0, 0.0], label="zero-by-weight")
        for r in (1e-12, 1e-8, 1e-4, 40.0, 700.0, 1e3, 1e150, 1e200, 1e300, 1e-200):
            case(name, [[r, 0.0], [0.0, -r / 2]], [[0.0, 0.0], [0.0, 0.0]], label="sizes")
        two_f, two_y = f[:2], y[:2]
        error(name, two_f, two_y, None, "none", label="none-of-a-batch")
        error(name, f[0], y[0], label="flat")
        error(name, two_f, [v[:-1] for v in two_y], label="columns")
        error(name, two_f, two_y[:1], label="rows")
        error(name, two_f, [two_y[0], two_y[1][:-1]], label="ragged")
        error(name, [], [], label="empty")
        error(name, [[]], [[]], label="empty-row")
        error(name, [two_f], [two_y], label="too-deep")
        error(name, [[0.5], [1.0]], [0.5, 1.0], label="column-against-row")
        error(name, [[nan, 0.0, 1.0], f[1]], two_y, label="nan-prediction")
        error(name, [[math.inf, 0.0, 1.0], f[1]], two_y, label="infinite-prediction")
        error(name, two_f, [[math.inf, 0.0, 1.0], y[1]], label="infinite-target")
        error(name, two_f, two_y, [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]], label="weights-per-element")
        weight_errors(name, two_f, two_y)
        parameter_errors(name, two_f, two_y, ())
    error("multi-rmse", f[:2], [[nan, 0.0, 1.0], y[1]], label="nan-target")
    name = "multi-rmse-with-missing-values"
    reductions(name, f, gaps, weights, label="missing")
    empty_column = [[0.0, nan], [0.3, nan]]
    case(name, [[0.5, 1.0], [2.0, 3.0]], empty_column, label="missing-column")
    case(name, [[0.5, 1.0], [2.0, 3.0]], empty_column, [0.5, 2.0], label="missing-column")
    case(name, [[0.5, 1.0], [2.0, 3.0]], [[0.0, 1.5], [0.3, nan]], [0.0, 2.0], label="missing-by-weight")
    case(name, [[0.5, 1.0], [2.0, 3.0]], [[nan, nan], [nan, nan]], label="all-missing")
    case(name, [[0.5, 1.0], [2.0, 3.0]], [[nan, 1.0], [2.0, nan]], label="zero-and-missing")


def lp_error_cases():
    name = "lp-error"
    tiny = [(0.0, 0.0), (-0.0, 0.0), (0.75, 0.75), (1e-12, 0.0), (-1e-12, 0.0), (1e-8, 0.0), (0.0, 1e-4)]
    distances(name, [{"power": 2.5}, {"power": 1}, {"power": 2}, {"power": 3}, {"power": 1.000000001}, {"power": 1.5},
                     {"power": 10}], tiny=tiny, huge=[(1e100, 0.0), (0.0, 1e100)],
              bad=("power=0.5", "power=0", "power=-1", "power=NaN", "power=0.999999"))
    points(name, [(1e300, 0.0), (-1e300, 0.0)], label="huge", power=1)
    error(name, [0.5, 1.0], [0.0, 1.0], label="power-missing")


def multi_quantile_cases():
    name = "multi-quantile"
    given = {"quantiles": [0.1, 0.5, 0.9]}
    f = [[0.5, 1.0, 3.0], [-1.0, 0.0, 2.0], [2.0, 1.0, 0.0], [0.25, 0.25, 0.25]]
    y = [0.75, -1.5, 1.5, 0.2]
    points(name, list(zip(f, y)), 4, "ordinary", **given)
    points(name, [([0.5, 0.5, 0.5], 0.5), ([0.5, 1.0, 1.5], 1.0), ([0.0, -0.0, 1.0], 0.0)], 4, "tie", **given)
    points(name, [([1e-12, -1e-12, 0.0], 0.0), ([1e-8, 1e-4, -1e-8], 0.0)], 4, "tiny", **given)
    points(name, [([40.0, 700.0, -1e3], 0.0), ([1e150, -1e150, 1e300], 0.0), ([1.0, 2.0, 3.0], 1e300)], 4, "large", **given)
    points(name, [([v], t) for v, t in ((0.5, 1.0), (1.0, 0.5), (1.0, 1.0))], 3, "one-quantile", quantiles=[0.75])
    points(name, [([0.5, 0.25], 0.3), ([-1.0, 2.0], 3.0)], 3, "extreme-quantiles", quantiles=[1e-9, 0.999999999])
    ten = [0.05, 0.15, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.95]
    points(name, [([0.1 * i - 0.3 for i in range(10)], 0.25)], label="ten", quantiles=ten)
    reductions(name, f, y, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights", **given)
    case(name, f[:1], y[:1], label="one", **given)
    f, y = f[:2], y[:2]
    error(name, f, y, label="quantiles-missing")
    error(name, f, y[:1], label="lengths", **given)
    error(name, [r[:2] for r in f], y, label="columns", **given)
    error(name, [f[0], f[1][:2]], y, label="ragged", **given)
    error(name, f, [[v] for v in y], label="column-of-targets", **given)
    error(name, f, f, label="targets-like-predictions", **given)
    error(name, [0.5, 1.0], y, label="flat-predictions", **given)
    error(name, [], [], label="empty", **given)
    error(name, [[math.nan, 0.0, 1.0], f[1]], y, label="nan-prediction", **given)
    error(name, f, [0.5, math.inf], label="infinite-target", **given)
    weight_errors(name, f, y, **given)
    error(name, f, y, [[1.0] * 3] * 2, label="weights-per-element", **given)
    parameter_errors(name, f, y, ("quantiles=[0.5,0.1,0.9]", "quantiles=[0.1,0.5,0.5]", "quantiles=[0,0.5,0.9]",
                                  "quantiles=[0.1,0.5,1]", "quantiles=[]", "quantiles=0.5", "quantiles=[0.1,0.5,NaN]"))


def log_linear_quantile_cases():
    name = "log-linear-quantile"
    pairs = [(0.5, 0.0), (0.5, 2.0), (-1.25, 1.5), (1.0, 2.5), (0.1, -0.4), (-2.0, 2.5), (2.0, 7.0), (0.25, -3.0)]
    for given in ({"quantile": 0.9}, {}, {"quantile": 0.1}, {"quantile": 1e-9}, {"quantile": 0.999999999}):
        points(name, pairs, 8, "ordinary", **given)
        points(name, [(40.0, 1.0), (-40.0, 1.0), (700.0, 5.0), (-700.0, 5.0), (-1e4, -1.0), (-40.0, 0.0)], 6, "large", **given)
    points(name, [(0.0, 1.0), (-0.0, 1.0)], label="tie", strict=True)
    points(name, [(0.0, 1.0), (-0.0, 1.0)], label="tie", strict=True, quantile=0.9)
    points(name, [(1e-8, 1.0), (-1e-8, 1.0), (1e-4, 1.0), (-1e-4, 1.0)], label="near-the-tie")
    points(name, [(710.0, 0.0), (1e4, 0.0), (1e4, 1.0), (709.5, 1e300)], label="overflow")
    f, y = [0.5, 1.0, -1.25, 0.2], [0.0, 1.0, 0.75, 1.2]
    reductions(name, f, y, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights", quantile=0.9)
    case(name, [1.5], [0.25], label="one")
    nested(name, [v / 2 for v in TWELVE_F], TWELVE_Y, quantile=0.25)
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], ("quantile=0", "quantile=1", "quantile=-0.5"))


def absolute_percentage_error_cases():
    name = "absolute-percentage-error"
    f, y = [0.5, 3.0, -1.25, 0.2], [0.25, 1.0, 0.75, 0.2]
    for given in ({}, {"percent": True}, {"epsilon": 1.0}, {"epsilon": 1e-12}):
        points(name, [(0.5, 0.25), (2.7, 3.9), (-1.25, 1.5), (3.0, -0.75), (0.1, -0.4), (-2.0, -2.5), (0.75, 0.75)], 7, "ordinary", **given)
        points(name, [(0.5, 0.0), (-0.5, 0.0), (0.0, 0.0), (1e-12, 0.0), (0.0, 1e-8), (1e-4, 1e-9), (1.0, -1e-7)], 7, "small-targets", **given)
    points(name, [(1 + 2.0 ** -52, 1.0), (1e-12, 1.0), (40.0, 0.5), (1e3, 700.0), (1e150, 2.0), (0.5, 1e150), (1e300, -1e300)], 7, "sizes")
    points(name, [(0.5, 0.5), (0.75, 0.5), (0.5, 1.0), (0.0, 0.5)], label="epsilon", epsilon=0.5)
    for given in ({}, {"percent": True}):
        reductions(name, f, y, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights", **given)
    case(name, [1.5], [0.25], label="one")
    nested(name, TWELVE_F, [v or 0.5 for v in TWELVE_Y])
    element_errors(name, [0.5, 1.5, -1.0], [0.25, 1.0, 0.5], ("epsilon=0", "epsilon=-1", "percent=2.5", "percent=maybe"))


def symmetric_absolute_percentage_error_cases():
    name = "symmetric-absolute-percentage-error"
    points(name, [(0.5, 0.25), (2.7, 3.9), (-1.25, 1.5), (3.0, -0.75), (0.1, 0.4), (-2.0, -2.5), (1.0, -1.5), (4.25, 0.5)], label="ordinary")
    points(name, [(0.75, 0.75), (-0.5, -0.5), (0.0, 0.0), (-0.0, 0.0)], label="equal")
    points(name, [(0.5, 0.0), (-0.5, 0.0), (1e-12, 0.0), (-700.0, 0.0)], label="zero-target")
    points(name, [(1e-12, 1.0), (1e-8, -1.0), (1e-4, 1e-8), (40.0, 700.0), (1e3, -1e3), (1e150, 2.0), (0.5, 1e150), (1e-150, 3e-150)], label="sizes")
    f, y = [0.5, 3.0, -1.25, 0.2], [0.25, 1.0, 0.75, 0.2]
    reductions(name, f, y, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights")
    case(name, [1.5], [0.25], label="one")
    nested(name, [v or 0.75 for v in TWELVE_F], TWELVE_Y)
    element_errors(name, [0.5, 1.5, -1.0], [0.25, 1.0, 0.5], ("epsilon=1e-7",))


def root_mean_squared_log_error_cases():
    name = "root-mean-squared-log-error"
    f, y = [0.5, 3.0, 1.25, 0.2], [0.0, 1.0, 0.75, 0.2]
    for group in ([(0.5, 0.0), (2.7, 3.9), (1.5, 0.25), (3.0, 12.0)], [(-0.5, 0.5), (0.0, -0.75), (-0.9, -0.2), (1e3, 700.0)],
                  [(1e-12, 0.0), (0.0, 3e-12)], [(1e-8, 0.0), (1e-4, 0.0)], [(1e150, 0.0), (2.0, 1e300)], [(0.0, 0.0), (0.75, 0.75)],
                  [(1e-200, 0.0), (-3e-200, 0.0)], [(40.0, 0.0)], [(0.75, 0.75)], [(-1 + 2.0 ** -20, 3.0), (0.5, 2.0)]):
        case(name, [a for a, _ in group], [b for _, b in group], label="ordinary", strict=True)
    case(name, [0.5, 2.0], [0.5, 1.0], [1.0, 0.0], label="zero-by-weight", strict=True)
    reductions(name, f, y, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights", strict=True)
    nested(name, [abs(v) for v in TWELVE_F], [abs(v) for v in TWELVE_Y], strict=True)
    element_errors(name, [0.5, 1.5, 1.0], [0.0, 1.0, 0.5])
    for bad in (-1.0, -1.5):
        error(name, [0.5, bad], [0.5, 0.5], label="prediction-out-of-range")
        error(name, [0.5, 0.5], [0.5, bad], label="target-out-of-range")


def periodic_cases():
    name = "periodic"
    plain = [(0.3, 0.0), (2.7, 3.9), (-1.15, 1.5), (3.1, -0.75), (0.1, 0.4), (-2.0, -2.3), (1.0, -1.6), (4.4, 0.5)]
    for given in ({}, {"period": 1.5}, {"period": 6.283185307179586}, {"period": 0.17}, {"period": 1e6}):
        points(name, plain, 8, "ordinary", **given)
        points(name, TINY, 9, "tiny", **given)
    points(name, [(40.3, 0.0), (-0.3, 40.0), (700.3, 0.0), (1000.7, 0.0), (0.1, 1e4)], label="large")
    points(name, [(40.3, 0.0), (-0.3, 40.0), (700.3, 0.0), (1000.7, 0.0), (0.1, 1e4)], label="large", period=7.0)
    f, y = [0.4, 3.1, -1.15, 0.2], [0.0, 1.0, 0.75, 0.2]
    reductions(name, f, y, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights", period=1.7)
    case(name, [1.4], [0.25], label="one")
    nested(name, TWELVE_F, TWELVE_Y, period=1.7)
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.4], ("period=0", "period=-1"))


def cosine_distance_cases():
    name = "cosine-distance"
    u = [[0.5, -1.25, 3.0], [0.1, 2.75, -0.4], [1.5, 0.25, -2.2], [5.0, 0.25, -3.5]]
    v = [[0.5, 0.75, 1.0], [0.3, 2.5, -1.5], [-1.5, 0.6, 0.8], [1.0, -0.25, 3.0]]
    points(name, list(zip(u, v)), 4, "ordinary")
    points(name, list(zip(u, v)), 4, "ordinary", epsilon=0)
    points(name, [([0.0, 0.0, 0.0], [0.5, 1.0, 2.0]), ([0.5, 1.0, 2.0], [0.0, 0.0, 0.0]), ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0])], 3, "zero", strict=True)
    points(name, [([0.0, 0.0], [0.5, 1.0]), ([0.5, 1.0], [0.0, 0.0]), ([0.0, -0.0], [0.0, 0.0])], 3, "zero", strict=True, epsilon=0)
    points(name, [([3e-9, 1e-9], [0.5, 1.0]), ([1e-12, 2e-12], [1e-12, -3e-12]), ([0.5, 0.25], [2e-9, 3e-9])], 3, "below-epsilon")
    points(name, [([0.5, 0.25], [0.5, 1.0]), ([2.0, 1.0], [0.25, 1.0]), ([0.125, 0.5], [3.0, 1.0])], 3, "epsilon-one", epsilon=1.0)
    points(name, [([2.0], [3.0]), ([2.0], [-3.0]), ([-0.5], [-4.0])], 3, "one-column", strict=True)
    points(name, [([1.0, 1e-8], [1.0, 0.0]), ([1.0, 1e-4], [1.0, 0.0]), ([1.0, 2.001], [0.5, 1.0])], 3, "nearly-parallel")
    points(name, [([3e150, 1e150], [1.0, 2.0]), ([1e-150, 3e-150], [1.0, 0.5])], 3, "sizes", epsilon=0)
    points(name, [([3e200, 1e200], [1.0, 2.0])], 3, "squares-overflow")
    points(name, [([1e-200, 3e-200], [1e200, -2e200])], 3, "squares-underflow", epsilon=0)
    points(name, [([0.1 * (i - 3.3) for i in range(10)], [0.2 * (5.1 - i) for i in range(10)])], 1, "ten")
    reductions(name, u, v, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights")
    case(name, u[:1], v[:1], label="one")
    u, v = u[:2], v[:2]
    error(name, u, v[:1], label="rows")
    error(name, u, [r[:2] for r in v], label="columns")
    error(name, [u[0], u[1][:2]], [v[0], v[1][:2]], label="ragged")
    error(name, u[0], v[0], label="flat")
    error(name, [u], [v], label="too-deep")
    error(name, u, [0, 1], label="targets-flat")
    error(name, [], [], label="empty")
    error(name, [[], []], [[], []], label="empty-rows")
    error(name, [[math.nan, 1.0, 2.0], u[1]], v, label="nan-prediction")
    error(name, u, [[math.inf, 1.0, 2.0], v[1]], label="infinite-target")
    weight_errors(name, u, v)
    error(name, u, v, [[1.0] * 3] * 2, label="weights-per-element")
    parameter_errors(name, u, v, ("epsilon=-1", "epsilon=NaN"))


def correlation_cases(name):
    f, y = [0.5, 3.0, -1.25, 0.2, 1.1], [0.0, 1.0, 0.75, 0.3, 2.0]
    weights = [None, 2.5, [0.5, 2.0, 1.0, 3.0, 0.25], [0.0, 2.0, 0.0, 1.5, 1.0]]
    reductions(name, f, y, weights, label="weights")
    case(name, [0.5, 1.5, -1.0], [-0.25, 1.0, 2.5], label="three")
    case(name, [0.1, 0.2, 0.4, 0.3, -0.5, 0.6, 0.7, -0.8, 0.9, 1.0], [0.3, 0.1, 0.5, 0.2, -0.1, 0.9, 0.4, -0.65, 0.75, 0.85], label="ten")
    case(name, [-0.5, 1.5, 1.0], [0.25, -1.0, -2.5], label="opposite")
    case(name, [1e-8, 3e-8, -2e-8], [2e-8, 1e-8, -1e-8], label="small")
    case(name, [1e3, 3e3, -2e3], [2e3, 1e3, 700.0], label="large")
    case(name, [1e100, 3e100, -2e100], [2e100, 1e100, -1e100], label="huge")
    case(name, [1000.5, 1001.0, 1002.25], [999.5, 1000.0, 1002.0], label="offset", strict=True)
    case(name, [0.5, 0.5, 0.5], [0.25, 1.0, 2.5], label="constant-predictions", strict=True)
    case(name, [0.25, 1.0, 2.5], [1.5, 1.5, 1.5], label="constant-targets", strict=True)
    case(name, [0.5, 0.5], [0.5, 0.5], label="all-equal", strict=True)
    if name == "pearson-correlation":
        case(name, [0.1, 0.1, 0.1], [0.25, 1.0, 2.5], label="constant-predictions", strict=True)
        case(name, [1.0, 2.0, 3.0], [0.5, 1.0, 0.75], [0.0, 1.0, 0.0], label="one-with-weight", strict=True)
        error(name, [0.5], [0.25], label="one")
    else:
        case(name, [0.5], [0.25], label="one", strict=True)
        case(name, [0.5], [0.5], label="one-equal", strict=True)
        case(name, [1.0, 2.0, 3.0], [0.5, 2.0, 0.75], [0.0, 1.0, 0.0], label="one-with-weight", strict=True)
        case(name, [2.0, 2.0], [1.0, 1.0], label="both-constant", strict=True)
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5])
    error(name, [[0.5, 1.0], [1.5, 2.0]], [[0.5, 1.0], [1.0, 0.25]], label="depth-two")


def root_mean_squared_error_cases():
    name = "root-mean-squared-error"
    f, y = [0.5, 3.0, -1.25, 0.2], [0.0, 1.0, 0.75, 0.2]
    for group in (ORDINARY, TWELVE_PAIRS[:5]):
        case(name, [a for a, _ in group], [b for _, b in group], label="ordinary")
    for label, group in (("tiny", TINY[3:]), ("huge", HUGE), ("hugest", HUGEST), ("mixed", [(1e150, 0.0), (1e-12, 0.0)]),
                         ("overflow-of-squares", [(1e200, 0.0), (3e200, 0.0)]),
                         ("underflow-of-squares", [(1e-200, 0.0), (-3e-200, 0.0), (0.0, 0.0)]),
                         ("seven-hundred", [(40.0, 0.0), (700.0, 0.0), (0.0, 1e3)]),
                         ("zero", [(0.0, 0.0), (1.5, 1.5), (-0.0, 0.0)])):
        case(name, [a for a, _ in group], [b for _, b in group], label=label)
    case(name, [0.5, 2.0], [0.5, 1.0], [1.0, 0.0], label="zero-by-weight")
    for v in (0.75, -0.75, 1e-12, 1e-300, 1e300, 0.0):
        case(name, [v], [0.0], label="one")
    case(name, [2.0, 1.0], [2.0, 0.5], label="one-zero")
    reductions(name, f, y, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights")
    nested(name, TWELVE_F, TWELVE_Y)
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5])


TWELVE_PAIRS = list(zip(TWELVE_F, TWELVE_Y))


def squared_log_error_cases(name):
    points(name, [(0.5, 0.0), (2.7, 3.9), (1.5, 0.25), (3.0, 12.0), (0.1, 0.4), (-0.5, 0.5), (0.0, -0.75), (-0.9, -0.2)],
           label="ordinary")
    points(name, [(0.0, 0.0), (-0.0, 0.0), (0.75, 0.75), (-0.5, -0.5), (1e-12, 0.0), (0.0, 1e-12), (1e-8, 0.0),
                  (-1e-8, 0.0), (1e-4, 0.0), (0.0, 1e-4)], label="tiny")
    points(name, [(40.0, 0.0), (0.0, 700.0), (700.0, 1e3), (1e150, 0.0), (1e300, 2.0), (0.0, 1e300)], label="large")
    points(name, [(1.0000001, 1.0), (1.000000000001, 1.0)], label="near")
    points(name, [(-1 + 2.0 ** -53, 0.0), (-1 + 2.0 ** -40, 0.0), (0.0, -1 + 2.0 ** -53), (-1 + 1e-9, 3.0)], label="border",
           strict=True)
    # the second derivative changes sign at log1p f - log1p y = 1
    points(name, [(1.7, 0.0), (1.75, 0.0), (6.0, 1.5), (7.0, 1.5)], label="inflection")
    f, y = [0.5, 3.0, 1.25, 0.2], [0.0, 1.0, 0.75, 0.2]
    reductions(name, f, y, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights")
    case(name, [1.5], [0.25], label="one")
    nested(name, [abs(v) for v in TWELVE_F], [abs(v) for v in TWELVE_Y])
    element_errors(name, [0.5, 1.5, 1.0], [0.0, 1.0, 0.5])
    for bad in (-1.0, -1.5):
        error(name, [0.5, bad], [0.5, 0.5], label="prediction-out-of-range")
        error(name, [0.5, 0.5], [0.5, bad], label="target-out-of-range")
