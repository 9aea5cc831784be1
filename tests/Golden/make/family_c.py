"""Family C: likelihoods and scoring rules."""

import math

from mpmath import besseli, cos, erf, exp, fsum, inf, log, loggamma, mp, mpf, pi, sqrt

from classes import class_errors, reduced
from formulas import lse, one_hot, sigmoid, sign, softplus
from golden import (NARROW, Piece, Required, TINY, TWELVE_F, TWELVE_Y, case, distances, element, element_errors,
                    error, loss, nested, parameter_errors, points, reductions, row, weight_errors)


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


@loss("brier-score", "brier", nudge="probabilities", zeros=True)
def brier_score(p, t):
    """Per element for predictions of depth 1, per row for those of depth 2."""
    if not isinstance(p, list):
        return lambda p: (p - t) ** 2
    y = one_hot(t, len(p))
    return lambda p: sum((a - b) ** 2 for a, b in zip(p, y))


@row("gaussian-nll-log-sigma", nudge="first-residual")
def gaussian_nll_log_sigma(f, y):
    return lambda f: f[1] + (f[0] - y) ** 2 * exp(-2 * f[1]) / 2 + log(2 * pi) / 2


@row("multivariate-gaussian-nll")
def multivariate_gaussian_nll(f, y):
    d = len(y)

    def value(f):
        low, at = [], d
        for i in range(d):
            low.append(f[at:at + i + 1])
            at += i + 1
        solved = []
        for i in range(d):
            solved.append((f[i] - y[i] - fsum(low[i][j] * solved[j] for j in range(i))) / low[i][i])
        return fsum(v * v for v in solved) / 2 + fsum(log(low[i][i]) for i in range(d)) + d * log(2 * pi) / 2

    return value


@row("beta-weighted-gaussian-nll", nudge="first-residual", beta=0.5)
def beta_weighted_gaussian_nll(f, y, beta):
    factor = f[1] ** beta  # a constant for the derivatives
    return lambda f: factor * (log(f[1]) + (f[0] - y) ** 2 / f[1]) / 2


@row("laplace-nll", nudge="first-residual")
def laplace_nll(f, y):
    s = sign(f[0] - y)
    return lambda f: log(2 * f[1]) + s * (f[0] - y) / f[1]


@element("student-t-nll", nudge="residual", degrees_of_freedom=4, scale=1)
def student_t_nll(f, y, degrees_of_freedom, scale):
    n = degrees_of_freedom
    constant = -loggamma((n + 1) / 2) + loggamma(n / 2) + log(n * pi * scale ** 2) / 2
    return lambda f: constant + (n + 1) / 2 * log(1 + (f - y) ** 2 / (n * scale ** 2))


@element("poisson-mean-nll", epsilon=1e-8, full=False, zeros=True)
def poisson_mean_nll(f, y, epsilon, full):
    constant = loggamma(y + 1) if full else 0
    return lambda f: f - (y * log(f + epsilon) if y else 0) + constant


@element("poisson-deviance", zeros=True)
def poisson_deviance(m, y):
    return lambda m: (y * log(y / m) if y else 0) - y + m


@element("gamma-deviance", zeros=True)
def gamma_deviance(f, y):
    return lambda f: f + y * exp(-f) - log(y) - 1


@element("tweedie-deviance", power=1.5, zeros=True)
def tweedie_deviance(m, y, power):
    p = power
    if p == 0:
        return lambda m: (y - m) ** 2 / 2
    if p == 1:
        return poisson_deviance(m, y)
    if p == 2:
        return lambda m: log(m / y) + y / m - 1
    return lambda m: max(y, mpf(0)) ** (2 - p) / ((1 - p) * (2 - p)) - y * m ** (1 - p) / (1 - p) + m ** (2 - p) / (2 - p)


@element("inverse-gaussian-deviance", zeros=True)
def inverse_gaussian_deviance(m, y):
    return lambda m: (y - m) ** 2 / (2 * m ** 2 * y)


def negative_binomial(m, y, k):
    constant = -loggamma(y + k) + loggamma(k) + loggamma(y + 1)
    return lambda m: constant - k * log(k / (k + m)) - y * log(m / (k + m))


@element("negative-binomial-nll", dispersion=1, zeros=True)
def negative_binomial_nll(m, y, dispersion):
    return negative_binomial(m, y, 1 / dispersion)


@row("zero-inflated-poisson-nll")
def zero_inflated_poisson_nll(f, y):
    if y == 0:
        return lambda f: -log(sigmoid(f[0]) + sigmoid(-f[0]) * exp(-exp(f[1])))
    constant = loggamma(y + 1)
    return lambda f: softplus(f[0]) + exp(f[1]) - y * f[1] + constant


@row("zero-inflated-negative-binomial-nll", dispersion=1)
def zero_inflated_negative_binomial_nll(f, y, dispersion):
    inner = negative_binomial(None, y, 1 / dispersion)
    if y == 0:
        return lambda f: -log(sigmoid(f[0]) + sigmoid(-f[0]) * exp(-inner(exp(f[1]))))
    return lambda f: softplus(f[0]) + inner(exp(f[1]))


def log_normal(mu, sigma, y):
    return log(y) + log(sigma) + (log(y) - mu) ** 2 / (2 * sigma ** 2) + log(2 * pi) / 2


@row("zero-inflated-log-normal-nll")
def zero_inflated_log_normal_nll(f, y):
    if y == 0:
        return lambda f: softplus(f[0])
    return lambda f: softplus(-f[0]) + log_normal(f[1], f[2], y)


@row("log-normal-nll", zeros=True)
def log_normal_nll(f, y):
    return lambda f: log_normal(f[0], f[1], y)


@row("beta-distribution-nll", passes=NARROW)
def beta_distribution_nll(f, y):
    return lambda f: (-(f[0] - 1) * log(y) - (f[1] - 1) * log(1 - y) + loggamma(f[0]) + loggamma(f[1])
                      - loggamma(f[0] + f[1]))


@row("weibull-nll", zeros=True)
def weibull_nll(f, y):
    return lambda f: -log(f[1] / f[0]) - (f[1] - 1) * log(y / f[0]) + (y / f[0]) ** f[1]


@element("exponential-nll")
def exponential_nll(f, y):
    return lambda f: f + y * exp(-f)


CONSTANTS = {}


def remembered(key, compute):
    key = (*key, mp.dps)
    if key not in CONSTANTS:
        CONSTANTS[key] = compute()
    return CONSTANTS[key]


@element("von-mises-nll", nudge="residual", passes=NARROW, concentration=1)
def von_mises_nll(f, y, concentration):
    constant = remembered(("von-mises", concentration), lambda: log(2 * pi * besseli(0, concentration)))
    return lambda f: -concentration * cos(y - f) + constant


@row("von-mises-fisher-nll", passes=NARROW, concentration=1)
def von_mises_fisher_nll(f, y, concentration):
    k, half = concentration, mpf(len(f)) / 2
    constant = remembered(("fisher", k, len(f)),
                          lambda: (half - 1) * log(k) - half * log(2 * pi) - log(besseli(half - 1, k)))
    return lambda f: -k * fsum(a * b for a, b in zip(f, y)) - constant


@row("mixture-density-nll")
def mixture_density_nll(f, y):
    k = len(f) // 3

    def value(f):
        total = lse(f[:k])
        return -lse([a - total - c - (y - b) ** 2 * exp(-2 * c) / 2 - log(2 * pi) / 2
                     for a, b, c in zip(f[:k], f[k:2 * k], f[2 * k:])])

    return value


@row("dirichlet-nll", passes=NARROW)
def dirichlet_nll(a, y):
    return lambda a: (-fsum((v - 1) * log(t) for v, t in zip(a, y)) + fsum(loggamma(v) for v in a) - loggamma(fsum(a)))


@row("dirichlet-multinomial-nll", passes=NARROW, zeros=True)
def dirichlet_multinomial_nll(a, y):
    n = fsum(y)
    return lambda a: -(loggamma(n + 1) + loggamma(fsum(a)) - loggamma(n + fsum(a))
                       + fsum(loggamma(t + v) - loggamma(v) - loggamma(t + 1) for t, v in zip(y, a)))


@row("evidential-regression", nudge="first-residual", passes=NARROW, regularization=0.01)
def evidential_regression(f, y, regularization):
    s = sign(y - f[0])

    def value(f):
        gamma, nu, alpha, beta = f
        w = 2 * beta * (1 + nu)
        return (log(pi / nu) / 2 - alpha * log(w) + (alpha + mpf(1) / 2) * log(nu * (y - gamma) ** 2 + w) + loggamma(alpha)
                - loggamma(alpha + mpf(1) / 2) + regularization * s * (y - gamma) * (2 * nu + alpha))

    return value


@element("quantile-huber", nudge="residual", quantile=0.5, kappa=1)
def quantile_huber(f, y, quantile, kappa):
    share, s = abs(quantile - (1 if y < f else 0)), sign(y - f)
    if abs(y - f) <= kappa:
        return lambda f: share * (y - f) ** 2 / 2 / kappa
    return lambda f: share * (s * (y - f) - kappa / 2)


@row("crps-gaussian", nudge="first-residual")
def crps_gaussian(f, y):
    def value(f):
        z = (y - f[0]) / f[1]
        return f[1] * (z * erf(z / sqrt(mpf(2))) + 2 * exp(-z * z / 2) / sqrt(2 * pi) - 1 / sqrt(pi))

    return value


@row("crps-ensemble", zeros=True, fair=False)
def crps_ensemble(x, y, fair):
    m = len(x)
    pairs = [(i, j, sign(x[i] - x[j])) for i in range(m) for j in range(m)]
    sides = [sign(v - y) for v in x]
    share = mpf(1) / (2 * m * (m - 1)) if fair else mpf(1) / (2 * m * m)
    return Piece(lambda x: fsum(s * (v - y) for s, v in zip(sides, x)) / m - share * fsum(s * (x[i] - x[j]) for i, j, s in pairs),
                 None, 0)


@row("crps-quantiles", nudge="none", quantiles=Required([0.1, 0.5, 0.9]))
def crps_quantiles(f, y, quantiles):
    slopes = [-q if v <= y else 1 - q for q, v in zip(quantiles, f)]
    return Piece(lambda f: 2 * fsum(s * (v - y) for s, v in zip(slopes, f)) / len(f), None, 0)


@row("energy-score", power=1)
def energy_score(x, y, power):
    m = len(x)
    apart = [i for i in range(m) if x[i] != y]
    pairs = [(i, j) for i in range(m) for j in range(m) if x[i] != x[j]]  # coinciding points contribute nothing
    distance = lambda a, b: sqrt(fsum((u - v) ** 2 for u, v in zip(a, b))) ** power
    return lambda x: (fsum(distance(x[i], y) for i in apart) / m
                      - fsum(distance(x[i], x[j]) for i, j in pairs) / (2 * m * m))


@row("variogram-score", power=0.5)
def variogram_score(x, y, power):
    d, m = len(y), len(x)
    pairs = [(i, j) for i in range(d) for j in range(d) if i != j]
    # Equal components: a square is smooth there; above 2 both derivatives are 0, and up to 1 a rule makes them 0.
    tied = 1 if power == 2 else 0
    sides = [[[sign(x[n][i] - x[n][j]) or tied for j in range(d)] for i in range(d)] for n in range(m)]

    def off(x, i, j):
        return abs(y[i] - y[j]) ** power - fsum((sides[n][i][j] * (x[n][i] - x[n][j])) ** power for n in range(m)) / m

    infinite = {}
    for i, j in pairs if 1 < power < 2 else ():  # the power's second derivative is infinite there; where off is 0, that of its square is 0
        for n in range(m):
            if x[n][i] == x[n][j] and off(x, i, j) != 0:
                assert infinite.setdefault(n * d + i, -sign(off(x, i, j)) * inf) == -sign(off(x, i, j)) * inf
    return Piece(lambda x: fsum(off(x, i, j) ** 2 for i, j in pairs), None, infinite)


@row("log-score", nudge="probabilities", classes=True, bits=False, zeros=True)
def log_score(p, t, bits):
    t, unit = int(t), log(2) if bits else mpf(1)
    if p[t] == 0:
        return Piece(lambda p: mpf(0), {t: -inf}, {t: inf}, inf)
    return lambda p: -log(p[t]) / unit


@row("spherical-score", nudge="probabilities", classes=True, zeros=True)
def spherical_score(p, t):
    return lambda p: -p[int(t)] / sqrt(fsum(v * v for v in p))


@row("ranked-probability-score", nudge="probabilities", classes=True, normalize=False, zeros=True)
def ranked_probability_score(p, t, normalize):
    k = len(p)
    share = mpf(1) / (k - 1) if normalize else mpf(1)
    return lambda p: share * fsum((fsum(p[:j + 1]) - (1 if t <= j else 0)) ** 2 for j in range(k - 1))


@row("dawid-sebastiani", nudge="first-residual")
def dawid_sebastiani(f, y):
    return lambda f: (f[0] - y) ** 2 / f[1] + log(f[1])


@row("interval-score", nudge="none", alpha=0.05)
def interval_score(f, y, alpha):
    below, above = f[0] > y, y > f[1]
    at = {j: 0 for j in (0, 1) if f[j] == y}  # 0 lies between the slopes of both sides
    return Piece(lambda f: f[1] - f[0] + (2 / alpha * (f[0] - y) if below else 0) + (2 / alpha * (y - f[1]) if above else 0),
                 at, 0)


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
    heads_cases()
    multivariate_gaussian_nll_cases()
    located_cases()
    means_cases()
    tweedie_deviance_cases()
    counts_cases()
    mixture_density_nll_cases()
    simplex_cases()
    ensemble_cases()
    score_cases()


def gaussian_nll_cases():
    name = "gaussian-nll"
    for given in ({}, {"full": True}):
        points(name, [([0.5, 1.0], 0.0), ([2.7, 0.3], 3.9), ([-1.25, 2.0], 1.5), ([3.0, 0.75], -0.75), ([0.1, 5.0], 0.4),
                      ([0.0, 1.25], 0.0), ([0.75, 0.2], 0.75), ([-0.0, 2.5], 0.0)], 4, "ordinary", **given)
        points(name, [([1e-12, 0.5], 0.0), ([0.0, 0.5], 1e-8), ([1e-4, 2.0], 0.0), ([40.0, 0.5], 0.0), ([700.0, 1e3], 0.0),
                      ([0.0, 1e6], 2e3)], label="residuals", **given)
        points(name, [([0.5, 1e-8], 0.0), ([1e-6, 3e-12], 0.0), ([0.25, 1e12], 0.5), ([0.5, 1e-100], 0.5),
                      ([0.25, 1e100], -0.25), ([1e150, 1e299], 0.0)], label="variances", **given)
    points(name, [([0.5, 1.0], 0.0), ([0.25, 0.0625], 0.5), ([3.0, 4.0], 1.0)], label="gradient-zero-in-variance", strict=True)
    points(name, [([0.0, 1.0], 0.0)], label="zero", strict=True)
    points(name, [([1e-75, 3e-150], 0.0), ([1e150, 1.0], 0.0), ([0.5, 2.0], 1e150)], label="huge")
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
        points(name, [(0.5, 0.0), (1.5, 3.9), (-1.25, -1.5), (0.75, -2.0), (0.0, 2.5)], 7, "ordinary", power=power)
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


def heads(name, groups, settings=({},), bad=(), out=(), targets=(), strict=(), f=None, y=None):
    """Cases of a loss of N x (a fixed number of outputs) against N numbers. groups: label -> [(outputs, target)], the group
    "ordinary" also for weights; out: rows, targets: targets that are out of the domain."""
    for i, given in enumerate(settings):
        for label, pairs in groups.items():
            if i == 0 or label == "ordinary":
                points(name, pairs, 4, label, strict=label in strict, **given)
    some = groups["ordinary"][:4]
    f, y = f or [a for a, _ in some], y or [b for _, b in some]
    for given in settings[:2]:
        reductions(name, f, y, WEIGHTS, label="weights", **given)
    case(name, f[:1], y[:1], label="one", **settings[0])
    case(name, f[:1], y[:1], [0.5], "sum", label="one", **settings[0])
    row_errors(name, f[:2], y[:2], bad, **settings[0])
    error(name, f[:2], y[:2], [[1.0] * len(f[0])] * 2, label="weights-per-output", **settings[0])
    for bad_row in out:
        error(name, [f[0], bad_row], y[:2], label="prediction-out-of-range", **settings[0])
    for bad_target in targets:
        error(name, f[:2], [y[0], bad_target], label="target-out-of-range", **settings[0])


def heads_cases():
    locations = {
        "ordinary": [([0.5, 1.5], 0.0), ([2.7, 0.3], 3.9), ([-1.25, 2.0], 1.5), ([3.0, 0.75], -0.75), ([0.1, 5.0], 0.4)],
        "equal": [([0.0, 1.25], 0.0), ([0.75, 0.2], 0.75), ([-0.0, 2.5], 0.0)],
        "residuals": [([1e-12, 0.5], 0.0), ([0.0, 0.5], 1e-8), ([1e-4, 2.0], 0.0), ([40.0, 0.5], 0.0), ([700.0, 1e3], 0.0),
                      ([0.0, 1e6], 2e3)],
        "scales": [([0.5, 1e-8], 0.0), ([1e-6, 3e-12], 0.0), ([0.25, 1e12], 0.5), ([0.25, 1e100], -0.25)],
        "huge": [([1e100, 1.0], 0.0), ([0.5, 2.0], 1e100), ([1e100, 1e100], 3e100)],
    }
    out = ([0.5, 0.0], [0.5, -1.0], [0.5, -1e-300])
    log_scales = {
        "ordinary": [([0.5, 0.25], 0.0), ([2.7, -0.3], 3.9), ([-1.25, 2.0], 1.5), ([3.0, 0.75], -0.75), ([0.1, -1.5], 0.4)],
        "equal": [([0.0, 1.25], 0.0), ([0.75, -2.0], 0.75)],
        "residuals": [([1e-12, 0.5], 0.0), ([0.0, -0.5], 1e-8), ([1e-4, 2.0], 0.0), ([40.0, 0.5], 0.0), ([700.0, 6.0], 0.0)],
        "scales": [([0.5, -8.0], 0.0), ([1.5, 40.0], 0.0), ([1.5, -40.0], 0.0), ([0.25, 300.0], 0.5), ([0.25, -300.0], 0.5),
                   ([0.25, 1e4], 0.5), ([0.25, -1e4], 0.5), ([0.5, -1e4], 0.5)],
        "huge": [([1e150, 2.0], 0.0), ([1e150, 345.0], -1e150)],
    }
    heads("gaussian-nll-log-sigma", log_scales, bad=("full=true",))
    heads("beta-weighted-gaussian-nll", locations, ({}, {"beta": 0}, {"beta": 1}, {"beta": 0.25}, {"beta": 1e-9}), out=out,
          bad=("beta=-0.1", "beta=1.5", "beta=NaN"))
    heads("laplace-nll", locations, out=out)
    heads("dawid-sebastiani", locations, out=out)
    heads("crps-gaussian", {**locations, "sizes": [([z, 1.0], 0.0) for z in (0.1, -0.5, 1.0, 2.0, 5.0, 8.0, 20.0, 30.0, 37.0)]},
          out=out)
    positive = {
        "ordinary": [([0.5, 1.0], 0.75), ([2.7, 0.3], 3.9), ([-1.25, 2.0], 1.5), ([1.0, 0.75], 0.25), ([0.1, 5.0], 12.0)],
        "sizes": [([0.5, 0.25], 1e-12), ([-30.0, 2.5], 1e-12), ([5.0, 0.5], 700.0), ([0.5, 1.5], 1e150), ([0.5, 2.0], 1e-300),
                  ([40.0, 3.0], 1.5)],
        "scales": [([0.5, 1e-8], 2.0), ([0.5, 1e12], 2.0), ([40.0, 0.5], 1.0), ([700.0, 30.0], 2.0)],
    }
    heads("log-normal-nll", {**positive, "equal": [([0.0, 0.5], 1.0), ([0.0, 1.0], 1.0)]}, out=out, targets=(0.0, -1.0, -1e-300),
          strict=("equal",))
    inflated = {
        "ordinary": [([0.5, *a], b) for a, b in positive["ordinary"]] + [([-1.25, 0.5, 1.5], 0.0), ([2.0, 0.5, 0.5], 0.0)],
        "logits": [([z, 0.5, 1.5], y) for z in (40.0, -40.0, 700.0, -700.0, 1e4, -1e4, 0.0, 1e-12) for y in (0.0, 2.0)],
        "sizes": [([-0.5, *a], b) for a, b in positive["sizes"]],
    }
    heads("zero-inflated-log-normal-nll", inflated, out=([0.5, 0.5, 0.0], [0.5, 0.5, -1.0]), targets=(-1.0, -1e-300),
          f=[[0.5, 0.5, 1.0], [0.25, 2.7, 0.3], [-1.25, 0.5, 1.5], [2.0, 1.0, 0.75]], y=[0.75, 3.9, 0.0, 0.25])
    heads("beta-distribution-nll", {
        "ordinary": [([0.5, 1.25], 0.75), ([2.7, 0.3], 0.4), ([1.25, 2.0], 0.15), ([3.0, 0.75], 0.9), ([0.1, 5.0], 0.01)],
        "ones": [([1.0, 1.0], 0.3), ([1.0, 2.0], 0.6), ([2.0, 1.0], 0.6)],
        "sizes": [([40.0, 60.0], 0.35), ([700.0, 300.0], 0.65), ([1e-4, 2.0], 0.5), ([1e-8, 1e-8], 0.25), ([5.0, 3.0], 1e-12),
                  ([0.5, 0.5], 1e-300), ([2.0, 3.0], 0.9999), ([1e4, 1e4], 0.4)],
    }, out=([0.5, 0.0], [0.0, 0.5], [-1.0, 0.5], [0.5, -1e-300]), targets=(0.0, 1.0, -0.5, 1.5), strict=("ones",))
    heads("weibull-nll", {
        "ordinary": [([0.5, 1.25], 0.75), ([2.7, 0.3], 3.9), ([1.25, 2.0], 0.15), ([3.0, 0.75], 9.0), ([0.1, 5.0], 0.08)],
        "ones": [([1.0, 1.0], 2.0), ([2.0, 1.0], 0.6), ([1.5, 2.5], 1.5)],
        "sizes": [([40.0, 2.0], 0.35), ([700.0, 1.5], 1e3), ([1e-4, 2.0], 5e-4), ([2.0, 1e-3], 1e-12), ([2.0, 40.0], 1.75),
                  ([1.0, 3.0], 1e50), ([1e100, 0.5], 1e-100), ([1.0, 400.0], 7.0), ([2.0, 700.0], 1.99)],
    }, out=([0.5, 0.0], [0.0, 0.5], [-1.0, 0.5], [0.5, -1e-300]), targets=(0.0, -0.5), strict=("ones",))
    heads("evidential-regression", {
        "ordinary": [([0.5, 1.0, 1.5, 0.75], 0.0), ([2.7, 0.3, 2.5, 1.25], 3.9), ([-1.25, 2.0, 4.0, 0.5], 1.5), ([3.0, 0.75, 1.1, 2.0], -0.75)],
        "equal": [([0.0, 1.25, 1.5, 0.5], 0.0), ([0.75, 0.2, 3.0, 2.0], 0.75)],
        "residuals": [([1e-12, 0.5, 1.5, 0.5], 0.0), ([0.0, 0.5, 2.0, 1.0], 1e-8), ([1e-4, 2.0, 1.25, 3.0], 0.0), ([40.0, 0.5, 3.0, 0.25], 0.0),
                      ([700.0, 0.25, 2.0, 5.0], 0.0)],
        "sizes": [([0.5, 1e-4, 1.5, 0.5], 0.25), ([0.5, 1e3, 20.0, 0.01], 0.25), ([0.5, 2.0, 1.0001, 40.0], 1.5), ([0.5, 2.0, 50.0, 7.0], 1.5)],
    }, ({}, {"regularization": 0}, {"regularization": 1.5}, {"regularization": 100.0}), ("regularization=-1", "regularization=NaN"),
        out=([0.5, 0.0, 2.0, 1.0], [0.5, 1.0, 1.0, 1.0], [0.5, 1.0, 0.5, 1.0], [0.5, 1.0, 2.0, 0.0], [0.5, -1.0, 2.0, 1.0]))
    heads("interval-score", {
        "ordinary": [([-0.5, 1.0], 0.0), ([2.7, 3.3], 3.9), ([-1.25, 2.0], -1.5), ([0.1, 0.4], 0.2), ([3.0, 5.0], 2.0)],
        "border": [([0.5, 1.0], 0.5), ([0.5, 1.0], 1.0), ([0.75, 0.75], 0.75), ([-0.0, 1.0], 0.0)],
        "near-the-border": [([math.nextafter(0.5, 1.0), 1.0], 0.5), ([math.nextafter(0.5, 0.0), 1.0], 0.5), ([1e-12, 1.0], 0.0),
                            ([-1.0, -1e-8], 0.0), ([1e-4, 1.0], 0.0)],
        "crossed": [([1.0, 0.5], 0.75), ([1.0, 0.5], 2.0), ([1.0, 0.5], 0.0), ([1.0, 0.5], 0.5)],
        "large": [([-40.0, 700.0], 1e3), ([40.0, 700.0], -1e3), ([1e150, 2e150], 0.0), ([-1e300, 1e300], 0.5)],
    }, ({}, {"alpha": 0.5}, {"alpha": 0.999}, {"alpha": 1e-6}), ("alpha=0", "alpha=1", "alpha=-0.5", "alpha=NaN"))


def multivariate_gaussian_nll_cases():
    name = "multivariate-gaussian-nll"
    one = [([0.5, 1.0], [0.0]), ([2.7, 0.3], [3.9]), ([0.75, 2.0], [0.75]), ([40.0, 0.5], [0.0])]
    two = [([0.5, -1.0, 1.0, 0.5, 2.0], [0.0, 0.25]), ([2.7, 0.3, 0.5, -1.5, 0.25], [3.9, -0.5]), ([0.1, 0.2, 3.0, 0.0, 1.5], [-1.0, 2.0]),
           ([700.0, -40.0, 1e2, 0.5, 2.0], [0.0, 0.0])]
    three = [([0.5, -1.0, 2.0, 1.0, 0.5, 2.0, -0.25, 0.75, 0.5], [0.0, 0.25, 1.0]),
             ([1.5, 0.3, -0.2, 0.5, -1.5, 0.25, 1.0, 2.0, 3.0], [3.9, -0.5, 0.4])]
    for label, pairs in (("one", one), ("two", two), ("three", three)):
        points(name, pairs, 4, label, strict=label == "one")
    points(name, [([1e-12, 1e-8, 1.0, 0.5, 2.0], [0.0, 0.0]), ([0.5, 0.25, 1.5, 0.0, 0.5], [0.0, 0.25]), ([1e-4, 1.0, 1e-3, 2.0, 1e3], [0.0, 0.0])], 4, "sizes",
           strict=True)
    points(name, [([1e100, 1.0, 1e100, 0.5, 2.0], [0.0, 0.0])], 4, "huge")
    f, y = [f for f, _ in two], [y for _, y in two]
    reductions(name, f, y, WEIGHTS, label="weights")
    case(name, f[:1], y[:1], label="one-row")
    f, y = f[:2], y[:2]
    error(name, f, y[:1], label="rows")
    error(name, f, [[0.0], [1.0]], label="outputs-do-not-fit")
    error(name, [v[:4] for v in f], y, label="outputs-do-not-fit")
    error(name, [f[0], f[1][:4]], y, label="ragged")
    error(name, f, [0.0, 1.0], label="flat-targets")
    error(name, f[0], y[0], label="flat")
    error(name, [], [], label="empty")
    error(name, [[math.nan] + f[0][1:], f[1]], y, label="nan-prediction")
    error(name, f, [[math.inf, 0.0], y[1]], label="infinite-target")
    error(name, [[0.5, -1.0, 0.0, 0.5, 2.0], f[1]], y, label="diagonal-out-of-range")
    error(name, [[0.5, -1.0, 1.0, 0.5, -2.0], f[1]], y, label="diagonal-out-of-range")
    weight_errors(name, f, y)
    error(name, f, y, [[1.0, 1.0], [1.0, 1.0]], label="weights-per-target")
    parameter_errors(name, f, y, ())


def located_cases():
    distances("student-t-nll", [{"degrees_of_freedom": 2.5, "scale": 0.75}, {}, {"degrees_of_freedom": 1}, {"degrees_of_freedom": 1e-3},
                                {"degrees_of_freedom": 1e6, "scale": 2.0}, {"degrees_of_freedom": 30.0, "scale": 1e-3}],
              bad=("degrees-of-freedom=0", "degrees-of-freedom=-1", "scale=0", "scale=-1", "degrees-of-freedom=NaN"))
    angles = [(0.5, 0.1), (2.7, -3.0), (-1.25, 1.5), (3.0, -0.75), (0.1, 0.4), (-2.0, -2.5), (1.0, -1.5), (6.25, 0.5)]
    name = "von-mises-nll"
    for given in ({"concentration": 2.5}, {}, {"concentration": 1e-9}, {"concentration": 0.01}, {"concentration": 50.0},
                  {"concentration": 700.0}, {"concentration": 1e4}, {"concentration": 1e5}):
        points(name, angles, 8, "ordinary", **given)
        points(name, TINY, 9, "tiny", **given)
    points(name, [(40.0, 0.0), (0.0, 700.0), (1e3, 0.5)], 8, "large")
    reductions(name, [0.5, 3.0, -1.25, 0.2], [0.0, 1.0, 0.75, 0.3], WEIGHTS, label="weights", concentration=2.5)
    case(name, [1.5], [0.25], label="one")
    nested(name, TWELVE_F, TWELVE_Y, concentration=2.5)
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], ("concentration=0", "concentration=-1", "concentration=NaN"))
    distances("quantile-huber", [{"quantile": 0.9, "kappa": 1.5}, {}, {"quantile": 0.1}, {"quantile": 1e-9}, {"kappa": 1e-6},
                                 {"quantile": 0.75, "kappa": 1e6}],
              [[1.5, 0.0], [1.0], [1.0], [1.0], [1e-6], [1e6]], ("quantile=0", "quantile=1", "kappa=0", "kappa=-1"))
    von_mises_fisher_nll_cases()


def von_mises_fisher_nll_cases():
    name = "von-mises-fisher-nll"
    u = [[0.6, 0.8], [1.0, 0.0], [-0.8, 0.6], [0.28, -0.96]]
    v = [[1.0, 0.0], [0.6, -0.8], [0.0, 1.0], [-0.6, 0.8]]
    three = [([0.48, 0.6, 0.64], [0.0, 0.6, -0.8]), ([0.0, 0.0, 1.0], [0.36, 0.48, 0.8]), ([2.0, -1.0, 0.5], [0.25, 3.0, 1.5])]
    ten = [([0.1 * (i - 3.3) for i in range(10)], [0.2 * (5.1 - i) for i in range(10)])]
    for given in ({"concentration": 2.5}, {}, {"concentration": 1e-6}, {"concentration": 50.0}, {"concentration": 1e3},
                  {"concentration": 1e5}):
        points(name, list(zip(u, v)), 4, "two", strict=True, **given)
        points(name, three, 4, "three", **given)
        points(name, ten, 4, "ten", **given)
    reductions(name, u, v, WEIGHTS, label="weights", concentration=2.5)
    case(name, u[:1], v[:1], label="one")
    u, v = u[:2], v[:2]
    error(name, u, v[:1], label="rows")
    error(name, u, [r[:1] for r in v], label="columns")
    error(name, [u[0], u[1][:1]], v, label="ragged")
    error(name, [[1.0], [1.0]], [[1.0], [-1.0]], label="one-column")
    error(name, u[0], v[0], label="flat")
    error(name, [], [], label="empty")
    error(name, [[math.nan, 1.0], u[1]], v, label="nan-prediction")
    error(name, u, [[math.inf, 1.0], v[1]], label="infinite-target")
    weight_errors(name, u, v)
    error(name, u, v, [[1.0, 1.0], [1.0, 1.0]], label="weights-per-element")
    parameter_errors(name, u, v, ("concentration=0", "concentration=-1"))


MEANS = [(0.5, 0.25), (2.7, 3.9), (1.25, 1.5), (3.0, 0.75), (0.1, 0.4), (2.0, 2.5), (1.0, 1.5), (4.25, 100.0)]
NO_COUNT = [(0.5, 0.0), (2.7, 0.0), (1e-12, 0.0), (700.0, 0.0)]
NEAR = [(1.0001, 1.0), (1.0, 1.0001), (1.00000001, 1.0), (3.0, 3.000000001)]
MEAN_SIZES = [(1e-12, 2.0), (2.0, 1e-12), (1e-8, 1e-4), (40.0, 1.0), (700.0, 5.0), (1e3, 700.0), (1e-150, 2.0), (1e150, 2.0), (2.0, 1e150)]


def positives(name, settings=({},), zero=True, bad=(), f=None, y=None, sizes=None, near=NEAR, prediction_zero=True):
    for i, given in enumerate(settings):
        points(name, MEANS + (NO_COUNT if zero else []), 6, "ordinary", **given)
        points(name, MEAN_SIZES if sizes is None else sizes, 9, "sizes", **given)
        if near:
            points(name, near, 9, "near", **given)
            points(name, [(2.5, 2.5), (0.1, 0.1), (1.0, 1.0)], 3, "equal", **given)
    f, y = [0.5, 2.0, 1.25, 0.2], [0.0 if zero else 0.75, 1.0, 3.0, 2.0]
    reductions(name, f, y, WEIGHTS, label="weights", **settings[0])
    case(name, [1.5], [0.25], label="one", **settings[0])
    nested(name, [abs(v) + 0.25 for v in LOG_F], LOG_Y, **settings[0])
    element_errors(name, [0.5, 1.5, 1.0], [0.25, 1.0, 0.5], bad, **settings[0])
    for v in ((0.0, -1.0, -1e-300) if prediction_zero else (-1.0, -1e-300)):
        error(name, [0.5, v], [1.0, 1.0], label="prediction-out-of-range", **settings[0])
    for v in ((-0.5, -1e-300) if zero else (0.0, -1.0)):
        error(name, [0.5, 1.0], [1.0, v], label="target-out-of-range", **settings[0])


def means_cases():
    name = "poisson-mean-nll"
    positives(name, ({}, {"full": True}, {"epsilon": 0}, {"epsilon": 0.5, "full": True}),
              bad=("epsilon=-1", "epsilon=NaN", "full=2.5"), near=(), prediction_zero=False)
    points(name, [(0.0, 0.0), (-0.0, 0.0), (0.0, 2.0), (1e-9, 3.0), (1e-300, 0.5)], label="zero")
    error(name, [0.5, 0.0], [1.0, 1.0], label="prediction-zero-without-epsilon", epsilon=0)
    error(name, [0.5, 0.0], [1.0, 0.0], label="prediction-zero-without-epsilon", epsilon=0)
    positives("poisson-deviance")
    positives("inverse-gaussian-deviance", zero=False,
              sizes=[(1e-12, 2.0), (2.0, 1e-12), (1e-8, 1e-4), (40.0, 1.0), (700.0, 5.0), (1e3, 700.0), (1e-50, 2.0), (1e50, 2.0), (2.0, 1e50)])
    name = "gamma-deviance"
    some = [(f, y) for f, y in LOG_MEANS if y] + [(0.5, 1e-3), (2.0, 40.0)]
    points(name, some, label="ordinary")
    points(name, [(0.0, 2.0), (-0.0, 3.0), (1e-12, 2.0), (-1e-8, 0.5), (1e-4, 0.25), (0.5, 1e-12), (0.5, 1e-300), (0.0, 1.0)], 8, "small")
    points(name, [(1e-8, 1.0), (1e-4, 1.0), (0.0, 1.0001), (0.6931, 2.0)], 8, "near")
    points(name, [(1e-12, 1.0)], 8, "near", strict=True)
    points(name, [(40.0, 1.0), (-40.0, 1.0), (700.0, 5.0), (-700.0, 5.0), (1e4, 3.0), (-1e4, 3.0), (600.0, 1e300), (-700.0, 1e-300)], label="large")
    reductions(name, [0.5, 2.0, -1.25, 0.2], [0.25, 1.0, 3.0, 2.0], WEIGHTS, label="weights")
    case(name, [1.5], [0.25], label="one")
    nested(name, LOG_F, LOG_Y)
    element_errors(name, [0.5, 1.5, -1.0], [0.25, 1.0, 0.5])
    for bad in (0.0, -0.0, -1.0):
        error(name, [0.5, 1.0], [1.0, bad], label="target-out-of-range")
    name = "exponential-nll"
    points(name, LOG_MEANS, label="ordinary")
    points(name, [(0.0, 2.0), (-0.0, 3.0), (1e-12, 2.0), (-1e-8, 0.5), (1e-4, 0.0), (0.5, 1e-12), (0.5, 1e-300)], 7, "small")
    points(name, [(40.0, 1.0), (-40.0, 1.0), (700.0, 5.0), (-700.0, 5.0), (1e4, 3.0), (-1e4, 3.0), (-1e4, 0.0), (600.0, 1e300)], 8, "large")
    reductions(name, [0.5, 2.0, -1.25, 0.2], [0.0, 1.0, 3.0, 2.0], WEIGHTS, label="weights")
    case(name, [1.5], [0.25], label="one")
    nested(name, LOG_F, LOG_Y)
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5])
    for bad in (-0.5, -1e-300):
        error(name, [0.5, 1.0], [1.0, bad], label="target-out-of-range")


def tweedie_deviance_cases():
    name = "tweedie-deviance"
    sizes = [(1e-12, 2.0), (2.0, 1e-12), (1e-8, 1e-4), (40.0, 1.0), (700.0, 5.0), (1e3, 700.0), (1e-30, 2.0), (1e30, 2.0), (2.0, 1e30)]
    positives(name, ({},), bad=("power=0.5", "power=0.999", "power=1e-9", "power=NaN"), sizes=sizes)
    for power in (1, 1.01, 1.99, 1.25, 1 + 1e-9, 2 - 1e-9):
        points(name, MEANS + NO_COUNT, 6, "ordinary", power=power)
        points(name, NEAR + [(2.5, 2.5)], 5, "near", power=power)
    for power in (2, 2.5, 3, 2 + 1e-9, 10):
        points(name, MEANS, 9, "ordinary", power=power)
        points(name, NEAR + [(2.5, 2.5)], 5, "near", power=power)
    points(name, [(0.5, 0.0), (-1.5, 3.9), (1.25, -1.5), (-0.75, -2.0), (0.0, 2.0), (0.0, 0.0), (2.0, 2.0), (1e150, 0.0), (1e-12, 0.0)], 9, "ordinary", power=0)
    for power in (-0.5, -1, -3):
        points(name, MEANS[:6] + [(0.5, 0.0), (1.25, -1.5), (0.75, -2.0)], 9, "ordinary", power=power)
    for power in (1, 2, 3, -1):
        error(name, [0.5, 0.0], [1.0, 1.0], label="prediction-out-of-range", power=power)
        error(name, [0.5, -1.0], [1.0, 1.0], label="prediction-out-of-range", power=power)
    for power in (2, 3):
        error(name, [0.5, 1.0], [1.0, 0.0], label="target-out-of-range", power=power)


def counts_cases():
    name = "negative-binomial-nll"
    sizes = [(1e-12, 2.0), (2.0, 1e-12), (1e-8, 1e-4), (40.0, 1.0), (700.0, 5.0), (1e3, 700.0), (1e-30, 2.0), (1e30, 2.0)]
    positives(name, ({"dispersion": 0.5}, {}, {"dispersion": 2.5}, {"dispersion": 1e-3}, {"dispersion": 1e-6}, {"dispersion": 1e3}),
              bad=("dispersion=0", "dispersion=-1", "dispersion=NaN"), sizes=sizes, near=())
    points(name, MEANS[:6] + NO_COUNT[:2], 8, "nearly-poisson", dispersion=1e-9)
    points(name, [(2.0, 1e6), (1e6, 1e6), (1e6, 2.0), (12.5, 170.0)], 8, "large-counts")
    counts = [([0.5, 0.25], 0), ([-1.25, 1.5], 3), ([2.0, -0.5], 0), ([0.1, 2.0], 7), ([-2.0, 0.25], 1), ([0.75, 3.0], 20)]
    logits = [([z, 0.5], y) for z in (40.0, -40.0, 700.0, -700.0, 1e4, -1e4, 0.0, 1e-12) for y in (0, 2)]
    sizes = [([0.5, 5.0], 0), ([0.5, -40.0], 0), ([0.5, -40.0], 2), ([-1.5, -1e3], 0), ([-1.5, 6.0], 400), ([0.5, 1e-12], 0), ([0.5, 6.5], 0),
             ([1.5, 13.0], 1000000)]
    mixed = [([-40.0, 3.0], 0), ([-30.0, 4.0], 0), ([30.0, 1.0], 0), ([-700.0, 6.0], 0), ([-10.0, -20.0], 0), ([-700.0, 2.0], 0),
             ([-350.0, 5.859], 0), ([-700.0, -700.0], 0)]
    for name, settings in (("zero-inflated-poisson-nll", ({},)),
                           ("zero-inflated-negative-binomial-nll", ({}, {"dispersion": 0.5}, {"dispersion": 1e-3}, {"dispersion": 100.0}))):
        heads(name, {"ordinary": counts, "logits": logits, "sizes": sizes, "mixed": mixed}, settings, targets=(-1, -0.5, 0.5, 2.000001),
              bad=("dispersion=0", "dispersion=-1") if name != "zero-inflated-poisson-nll" else ())
    points("zero-inflated-poisson-nll", [([0.5, 710.0], 0), ([0.5, 710.0], 3), ([-5.0, 710.0], 0)], 3, "overflow")


def mixture_density_nll_cases():
    name = "mixture-density-nll"
    groups = {
        "ordinary": [([0.5, -0.25, 0.1, 2.0, 0.3, -0.7], 0.75), ([1.5, 0.5, -1.0, 3.0, 0.0, 0.5], 2.5),
                     ([-0.5, 2.0, 0.25, 0.5, -1.0, 1.0], -1.5), ([0.1, 0.2, 1.0, -1.0, 0.25, -0.25], 0.3)],
        "logits": [([40.0, -40.0, 0.1, 2.0, 0.3, -0.7], 0.75), ([-700.0, 700.0, 0.1, 2.0, 0.3, -0.7], 0.75), ([1e4, 0.0, 0.1, 2.0, 0.3, -0.7], 0.75)],
        "sizes": [([0.5, 0.25, 40.0, -40.0, 0.5, 1.0], 0.0), ([0.5, 0.25, 1.0, 2.0, -5.0, 5.0], 1e3), ([0.5, 0.25, 0.5, 2.0, -40.0, 0.0], 0.5),
                  ([0.5, 0.25, 1.0, 2.0, 40.0, -3.0], 1.5), ([0.5, 0.25, 1e3, 1e3, 0.5, 0.25], 0.0), ([0.5, 0.25, 1e150, 2.0, 0.5, 0.25], 1.0)],
    }
    heads(name, {k: v for k, v in groups.items()})
    points(name, [([0.5, 1.5, -0.25], 1.0), ([-3.0, 0.5, 2.0], 0.5), ([1e3, 40.0, 1.0], 0.0)], 3, "one-component", strict=True)
    points(name, [([0.5, -0.25, 1.0, 0.1, 2.0, -1.0, 0.3, -0.7, 0.2], 0.75)], 3, "three-components")


def simplex_cases():
    two = [([0.5, 1.25], [0.25, 0.75]), ([2.7, 0.3], [0.5, 0.5]), ([1.0, 1.5], [0.9, 0.1]), ([40.0, 60.0], [0.4, 0.6])]
    three = [([0.5, 1.25, 2.0], [0.25, 0.25, 0.5]), ([2.7, 0.3, 1.0], [0.2, 0.3, 0.5]), ([1.5, 1.5, 4.0], [0.1, 0.1, 0.8]),
             ([0.1, 0.2, 0.3], [0.6, 0.3, 0.1])]
    name = "dirichlet-nll"
    points(name, two, 4, "two")
    points(name, three, 4, "three")
    points(name, [([1.0 + 0.3 * i for i in range(10)], [0.1] * 10)], 4, "ten")
    points(name, [([1.0, 1.0, 1.0], [0.25, 0.25, 0.5]), ([1e-4, 2.0, 1e-8], [0.25, 0.25, 0.5]), ([700.0, 300.0, 500.0], [0.45, 0.2, 0.35]),
                  ([0.5, 2.0, 3.0], [1e-12, 0.5, 0.5]), ([0.5, 2.0, 3.0], [1e-300, 0.25, 0.75])], 5, "sizes")
    points(name, [([0.5, 2.0], [1e-9, 1.0]), ([0.5, 2.0, 3.0], [0.2000005, 0.3, 0.5])], 1, "sum-within-tolerance")
    simplex_shared(name, [a for a, _ in three], [b for _, b in three])
    f, y = [[0.5, 1.25], [2.0, 0.25]], [[0.25, 0.75], [0.5, 0.5]]
    for bad in ([0.0, 1.0], [-0.25, 1.25], [0.25, 0.7], [0.5, 0.50001], [1.5, -0.5]):
        error(name, f, [y[0], bad], label="target-out-of-range")
    name = "dirichlet-multinomial-nll"
    two = [([0.5, 1.25], [2, 1]), ([2.7, 0.3], [0, 3]), ([1.0, 1.5], [5, 0]), ([40.0, 60.0], [10, 20])]
    three = [([0.5, 1.25, 2.0], [1, 0, 4]), ([2.7, 0.3, 1.0], [3, 2, 1]), ([1.5, 1.5, 4.0], [0, 1, 0]), ([0.1, 0.2, 0.3], [6, 3, 1])]
    points(name, two, 4, "two")
    points(name, three, 4, "three")
    points(name, [([1.0 + 0.3 * i for i in range(10)], list(range(10)))], 4, "ten")
    points(name, [([0.5, 1.25, 2.0], [0, 0, 0])], 4, "no-counts", strict=True)
    points(name, [([1.0, 1.0, 1.0], [1, 2, 3]), ([1e-4, 2.0, 1e-3], [1, 1, 0]), ([700.0, 300.0, 500.0], [4, 2, 3]),
                  ([0.5, 2.0, 3.0], [1000, 0, 700])], 5, "sizes")
    simplex_shared(name, [a for a, _ in three], [b for _, b in three])
    f, y = [[0.5, 1.25], [2.0, 0.25]], [[1, 2], [0, 3]]
    for bad in ([-1, 2], [0.5, 1], [1.0001, 2]):
        error(name, f, [y[0], bad], label="target-out-of-range")


def simplex_shared(name, f, y):
    reductions(name, f, y, WEIGHTS, label="weights")
    case(name, f[:1], y[:1], label="one")
    f, y = f[:2], y[:2]
    error(name, f, y[:1], label="rows")
    error(name, f, [r[:2] for r in y], label="columns")
    error(name, [f[0], f[1][:2]], y, label="ragged")
    error(name, [[1.0], [2.0]], [[1], [1]], label="one-column")
    error(name, f[0], y[0], label="flat")
    error(name, f, [0, 1], label="flat-targets")
    error(name, [], [], label="empty")
    error(name, [[math.nan] + f[0][1:], f[1]], y, label="nan-prediction")
    error(name, [[math.inf] + f[0][1:], f[1]], y, label="infinite-prediction")
    error(name, f, [[math.nan] + y[0][1:], y[1]], label="nan-target")
    for bad in (0.0, -1.0, -1e-300):
        error(name, [f[0], [bad] + f[1][1:]], y, label="prediction-out-of-range")
    weight_errors(name, f, y)
    error(name, f, y, [[1.0] * 3] * 2, label="weights-per-element")
    parameter_errors(name, f, y, ())


def ensemble_cases():
    name = "crps-ensemble"
    f, y = [[0.5, 1.25, -0.75], [2.7, 0.3, 1.0], [0.1, 0.4, 0.2], [-1.5, 3.0, 2.0]], [0.25, 1.5, 0.6, -2.0]
    for given in ({}, {"fair": True}):
        points(name, list(zip(f, y)), 4, "ordinary", **given)
        points(name, [([0.5, 1.25], 0.75), ([1.0, -2.0], 3.0), ([40.0, -700.0], 1e3)], 4, "two", **given)
        points(name, [([0.3, 1.1, -0.4, 2.2, 0.9, -1.7, 0.6, 3.3, -0.1, 1.5], 0.8)], 4, "ten", **given)
        points(name, [([1.0, 1.0, 2.0], 0.5), ([0.5, 0.5, 0.5], 1.5), ([2.0, 0.25, 2.0, 0.25], 1.0)][:2], 4, "ties", **given)
        points(name, [([2.0, 0.25, 2.0, 0.25], 1.0)], 4, "ties", **given)
        points(name, [([1e150, -1e150, 3e150], 0.0), ([1e-12, 3e-12, -2e-12], 0.0)], 4, "sizes", **given)
        reductions(name, f, y, WEIGHTS, label="weights", **given)
    points(name, [([0.5], 1.25), ([2.0], 0.25), ([0.75], 0.75)], 3, "one-sample")
    samples_errors(name, f[:2], y[:2], ("fair=2.5", "fair=maybe"))
    error(name, [[0.5], [1.0]], [0.25, 0.5], label="fair-needs-two", fair=True)
    name, given = "crps-quantiles", {"quantiles": [0.1, 0.5, 0.9]}
    f, y = [[0.5, 1.0, 3.0], [-1.0, 0.0, 2.0], [2.0, 1.0, 0.0], [0.25, 0.25, 0.25]], [0.75, -1.5, 1.5, 0.2]
    points(name, list(zip(f, y)), 4, "ordinary", **given)
    points(name, [([0.5, 0.5, 0.5], 0.5), ([0.5, 1.0, 1.5], 1.0), ([0.0, -0.0, 1.0], 0.0)], 4, "tie", **given)
    points(name, [([1e-12, -1e-12, 0.0], 0.0), ([1e-8, 1e-4, -1e-8], 0.0), ([40.0, 700.0, -1e3], 0.0), ([1e150, -1e150, 2e300], 0.0)], 4, "sizes", **given)
    points(name, [([v], t) for v, t in ((0.5, 1.0), (1.0, 0.5), (1.0, 1.0))], 3, "one-quantile", quantiles=[0.75])
    points(name, [([0.5, 0.25], 0.3), ([-1.0, 2.0], 3.0)], 3, "extreme-quantiles", quantiles=[1e-9, 0.999999999])
    reductions(name, f, y, WEIGHTS, label="weights", **given)
    error(name, f, y, label="quantiles-missing")
    error(name, [r[:2] for r in f], y, label="columns", **given)
    samples_errors(name, f[:2], y[:2], ("quantiles=[0.5,0.1,0.9]", "quantiles=[0.1,0.5,0.5]", "quantiles=[0,0.5,0.9]",
                                        "quantiles=[0.1,0.5,1]", "quantiles=[]", "quantiles=0.5"), **given)
    vector_ensembles()


def samples_errors(name, f, y, bad, **given):
    case(name, f[:1], y[:1], label="one", **given)
    error(name, f, y[:1], label="rows", **given)
    error(name, f[0], y, label="flat", **given)
    error(name, [f[0], f[1][:-1]], y, label="ragged", **given)
    error(name, [f], [y], label="too-deep", **given)
    error(name, f, [[v] for v in y], label="column-of-targets", **given)
    error(name, [], [], label="empty", **given)
    error(name, [[], []], y, label="empty-rows", **given)
    error(name, [[math.nan] + f[0][1:], f[1]], y, label="nan-prediction", **given)
    error(name, f, [math.inf, y[1]], label="infinite-target", **given)
    weight_errors(name, f, y, **given)
    error(name, f, y, [[1.0] * len(f[0])] * 2, label="weights-per-element", **given)
    parameter_errors(name, f, y, bad)


def vector_ensembles():
    x = [[[0.5, 1.25], [-0.75, 2.0], [1.0, 0.25]], [[2.7, 0.3], [1.0, -1.5], [0.1, 0.4]], [[0.2, -0.6], [1.5, 3.0], [2.0, -1.0]],
         [[0.3, 0.7], [0.9, -0.2], [-1.1, 0.6]]]
    y = [[0.25, 1.5], [0.6, -2.0], [1.0, 0.75], [-0.5, 0.1]]
    for name, settings, bad in (
            ("energy-score", ({}, {"power": 0.5}, {"power": 1.5}, {"power": 1.999}, {"power": 0.01}), ("power=0", "power=2", "power=-1", "power=NaN")),
            ("variogram-score", ({}, {"power": 1}, {"power": 2}, {"power": 0.25}, {"power": 3}), ("power=0", "power=-1", "power=NaN"))):
        for given in settings:
            points(name, list(zip(x, y)), 2, "ordinary", **given)
        points(name, [([[0.5, 1.25, -1.0], [-0.75, 2.0, 0.3], [1.0, 0.25, 0.6], [0.2, 0.8, 1.4]], [0.25, 1.5, 0.5])], 1, "three")
        points(name, [([[0.5, 1.25]], [0.25, 1.5]), ([[2.0, 1.0]], [1.5, 3.0])], 2, "one-sample")
        points(name, [([[40.0, 700.0], [-40.0, 1e3]], [0.0, 1.0]), ([[1e-8, 1e-4], [3e-8, -1e-4]], [1e-8, 5e-4])], 2, "sizes")
        reductions(name, x, y, WEIGHTS, label="weights")
        f, t = x[:2], y[:2]
        case(name, f[:1], t[:1], label="one")
        error(name, f, t[:1], label="rows")
        error(name, f, [v[:1] for v in t], label="columns")
        error(name, f[0], t[0], label="flat")
        error(name, f, [0.25, 0.6], label="flat-targets")
        error(name, [f[0], f[1][:2]], t, label="ragged")
        error(name, [f[0], [f[1][0], f[1][1], f[1][2][:1]]], t, label="ragged")
        error(name, [], [], label="empty")
        error(name, [[[math.nan, 1.0]] + f[0][1:], f[1]], t, label="nan-prediction")
        error(name, f, [[math.inf, 1.0], t[1]], label="infinite-target")
        weight_errors(name, f, t)
        error(name, f, t, [[1.0, 1.0, 1.0], [1.0, 1.0, 1.0]], label="weights-per-sample")
        parameter_errors(name, f, t, bad)
    name = "energy-score"
    points(name, [([[0.5, 1.25], [0.5, 1.25], [1.0, 0.25]], [0.25, 1.5]), ([[0.5, 1.25], [1.0, 0.25]], [0.5, 1.25]),
                  ([[1.0, 2.0], [1.0, 2.0]], [1.0, 2.0])], 1, "coinciding", strict=True)
    points(name, [([[0.5, 1.25], [0.5, 1.25], [1.0, 0.25]], [0.25, 1.5])], 1, "coinciding", strict=True, power=1.5)
    points(name, [([[0.5], [1.25], [-1.0]], [0.25]), ([[2.0], [1.0], [0.5]], [3.0])], 2, "one-column", strict=True)
    points(name, [([[1e200, 1e200], [-1e200, 3e200]], [0.0, 1e200])], 2, "squares-overflow")
    name = "variogram-score"
    points(name, [([[0.5, 1.25], [-0.75, 2.0]], [1.5, 1.5])], 1, "equal-targets", strict=True)
    points(name, [([[0.5, 0.5], [-0.75, 2.0]], [1.5, 0.25])], 1, "equal-components", strict=True, power=2)
    error(name, [[[0.5], [1.0]]], [[0.25]], label="one-column")
    for power in (0.5, 1, 1.5, 3):
        points(name, [([[0.5, 0.5], [-0.75, 2.0]], [1.5, 0.25]), ([[0.5, 0.5], [-0.75, -0.5]], [1.5, 0.25])], 2, "equal-components", strict=True, power=power)


def score_cases():
    three = [[0.2, 0.3, 0.5], [0.6, 0.4, 0.1], [0.3, 0.3, 0.4], [0.1, 0.2, 0.25]]
    two = [[0.25, 0.75], [0.9, 0.1], [0.5, 0.5], [1.0, 0.0]]
    ten = [0.1, 0.05, 0.15, 0.2, 0.01, 0.09, 0.1, 0.05, 0.05, 0.2]
    for name, settings, bad in (("log-score", ({}, {"bits": True}), ("bits=2.5", "bits=maybe")), ("spherical-score", ({},), ()),
                                ("ranked-probability-score", ({}, {"normalize": True}), ("normalize=2.5", "normalize=maybe"))):
        for given in settings:
            points(name, list(zip(two, [1, 0, 1, 0])), 4, "two", **given)
            points(name, list(zip(three, [2, 0, 1, 1])), 4, "three", **given)
            points(name, [(v, k) for v in three[:2] for k in range(3)], 6, "three", **given)
            points(name, [(ten, k) for k in (0, 7, 9)], 3, "ten", **given)
            points(name, [([0.0, 1.0, 0.0], 1), ([1.0, 0.0, 0.0], 0), ([0.0, 0.0, 1.0], 2), ([0.5, 0.5, 0.0], 1)], 4, "border", **given)
            points(name, [([0.0, 1.0, 0.0], 0), ([0.5, 0.5, 0.0], 2), ([0.0, 0.25, 0.25], 0)], 4, "wrong", **given)
            points(name, [([1e-12, 1.0, 1e-8], 0), ([1e-300, 0.5, 0.5], 0), ([1e-4, 0.25, 1e-8], 2)], 3, "small", **given)
        if name == "log-score":
            points(name, [([1 - 2.0 ** -53, 0.5, 0.25], 0), ([1 - 2.0 ** -20, 0.5, 0.25], 0)], label="near-one", strict=True)
            case(name, [[0.0, 1.0, 0.5], [0.25, 0.25, 0.5]], [0, 1], label="infinite")
        if name == "spherical-score":
            points(name, [([1e-200, 2e-200, 3e-200], 1)], label="squares-underflow")
            error(name, [[0.0, 0.0, 0.0], three[0]], [0, 1], label="prediction-all-zero")
        for given in settings:
            reduced(name, three, [0, 2, 1, 1], **given)
        rows = [[0.5, 0.25, 0.25], [0.25, 0.5, 0.25]]
        class_errors(name, rows, [0, 2], bad, one_column=name == "ranked-probability-score")
        for value in (-0.1, 1.1, -1e-300, 1.0000000001):
            error(name, [[0.5, value, 0.25], rows[1]], [0, 2], label="prediction-out-of-range")
