"""Family A: pointwise regression, r = f - y."""

from mpmath import cosh, log, mpf, sqrt

from formulas import sign
from golden import (HUGE, HUGEST, ORDINARY, Piece, TINY, TWELVE_F, TWELVE_Y, batch, case, distances, element,
                    element_errors, error, nested, points, reductions)


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


@element("squared-log-error")
def squared_log_error(f, y):
    return lambda f: (log(1 + f) - log(1 + y)) ** 2


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
