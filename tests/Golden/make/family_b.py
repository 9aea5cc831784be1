"""Family B: robust losses, u = r / scale."""

import math

from mpmath import atan, besselk, cos, exp, log, mp, mpf, pi, sqrt
import mpmath

from formulas import sign
from golden import HUGE, HUGEST, LARGE, NARROW, ORDINARY, TINY, distances, element, points


@element("cauchy", nudge="residual", scale=1)
def cauchy(f, y, scale):
    return lambda f: scale ** 2 / 2 * log(1 + ((f - y) / scale) ** 2)


@element("tukey-biweight", nudge="residual", scale=4.685)
def tukey_biweight(f, y, scale):
    if abs(f - y) <= scale:
        return lambda f: scale ** 2 / 6 * (1 - (1 - ((f - y) / scale) ** 2) ** 3)
    return lambda f: scale ** 2 / 6


def barron(u, a):
    if a == 2:
        return u ** 2 / 2
    if a == 0:
        return log(1 + u ** 2 / 2)
    if mpmath.isinf(a):
        return 1 - exp(-u ** 2 / 2) if a < 0 else exp(u ** 2 / 2) - 1
    return abs(a - 2) / a * ((u ** 2 / abs(a - 2) + 1) ** (a / 2) - 1)


@element("general-robust", nudge="residual", shape=1, scale=1)
def general_robust(f, y, shape, scale):
    return lambda f: barron((f - y) / scale, shape)


def log_partition(a):
    """log of the integral of exp(-rho(x; a, 1)) over the real line."""
    if a == 2:
        return log(2 * pi) / 2
    if a == 0:
        return log(pi * sqrt(2))
    if a == 1:
        return log(2 * mp.e * besselk(1, 1))
    return log(2 * integral(a))


INTEGRALS = {}


def integral(a):
    """Integral of exp(-rho(x; a, 1)) over x > 0 by the trapezoid rule in t, x = e^(t - e^-t), which is exact to all
    digits carried once the step is short: the function and all its derivatives vanish at both ends."""
    key = (a, mp.dps)
    if key in INTEGRALS:
        return INTEGRALS[key]
    with mp.workprec(mp.prec + 100):  # a near 0 or 2 costs digits
        INTEGRALS[key] = trapezoid(a, mp.prec - 80)
    return INTEGRALS[key]


def trapezoid(a, bits):
    previous, step = None, mpf(1) / 16
    tiny = mpf(2) ** (-bits - 30)

    def term(t):
        x = exp(t - exp(-t))
        return exp(-barron(x, a)) * x * (1 + exp(-t))

    def total(step, shift):
        result = mpf(0)
        for direction in (1, -1):
            n = 0 if direction == 1 else 1
            while True:
                value = term((n * direction + shift) * step)
                result += value
                if value < tiny and n > 4 / step:
                    break
                n += 1
        return result * step

    current = total(step, mpf(0))
    while previous is None or abs(current - previous) > mpf(2) ** -bits * abs(current):
        previous = current
        current = (previous + total(step, mpf(1) / 2)) / 2
        step /= 2
    return current


@element("adaptive-robust", nudge="residual", passes=NARROW, shape=1, scale=1)
def adaptive_robust(f, y, shape, scale):
    constant = log(scale) + log_partition(shape)
    return lambda f: barron((f - y) / scale, shape) + constant


@element("geman-mcclure", nudge="residual", scale=1)
def geman_mcclure(f, y, scale):
    return lambda f: ((f - y) / scale) ** 2 / (1 + ((f - y) / scale) ** 2) / 2


@element("welsch", nudge="residual", scale=1)
def welsch(f, y, scale):
    return lambda f: 1 - exp(-((f - y) / scale) ** 2 / 2)


@element("andrews-sine", nudge="residual", scale=1.339)
def andrews_sine(f, y, scale):
    if abs(f - y) / scale <= pi:
        return lambda f: scale ** 2 * (1 - cos((f - y) / scale))
    return lambda f: 2 * scale ** 2


@element("hampel", nudge="none", a=2, b=4, c=8)
def hampel(f, y, a, b, c):
    s, x = sign(f - y), abs(f - y)
    if x <= a:
        return lambda f: (f - y) ** 2 / 2
    if x <= b:
        return lambda f: a * s * (f - y) - a ** 2 / 2
    if x <= c:
        return lambda f: a * b - a ** 2 / 2 + a * (c - b) / 2 * (1 - ((c - s * (f - y)) / (c - b)) ** 2)
    return lambda f: a * (b - a + c) / 2


@element("truncated-squared", nudge="residual", cutoff=2.795)
def truncated_squared(f, y, cutoff):
    if abs(f - y) <= cutoff:
        return lambda f: (f - y) ** 2 / 2
    return lambda f: cutoff ** 2 / 2


@element("arctan", nudge="residual", scale=1)
def arctan(f, y, scale):
    return lambda f: scale ** 2 * atan(((f - y) / scale) ** 2)


@element("soft-l1", nudge="residual", scale=1)
def soft_l1(f, y, scale):
    return lambda f: 2 * scale ** 2 * (sqrt(1 + ((f - y) / scale) ** 2) - 1)


SCALES = ("scale=0", "scale=-1", "scale=NaN", "scale=Infinity")


def cases():
    distances("cauchy", [{"scale": 1.5}, {}, {"scale": 2.385}, {"scale": 1e-3}, {"scale": 1e6}], bad=SCALES)
    points("cauchy", [(s * r, 0.0) for r in (0.9, 1.0, 1.1) for s in (1, -1)], label="inflection", strict=True)
    distances("tukey-biweight", [{"scale": 1.5}, {}, {"scale": 1e-3}, {"scale": 1e6}], bad=SCALES)
    for c in (1.5, 4.685):
        points("tukey-biweight", [(s * r * c, 0.0) for r in (0.2, 0.5, 0.999, 1.001, 2.0) for s in (1, -1)]
               + [(0.999999 * c, 0.0)], 8, "border", scale=c)
        points("tukey-biweight", [(c, 0.0), (-c, 0.0), (math.nextafter(c, math.inf), 0.0)], 8, "border", strict=True, scale=c)
    general_robust_cases()
    adaptive_robust_cases()
    distances("geman-mcclure", [{"scale": 1.5}, {}, {"scale": 1e-3}, {"scale": 1e6}], bad=SCALES)
    distances("welsch", [{"scale": 1.5}, {}, {"scale": 2.985}, {"scale": 1e-2}, {"scale": 1e6}], bad=SCALES)
    distances("andrews-sine", [{"scale": 1.5}, {}, {"scale": 1e-3}, {"scale": 1e6}], bad=SCALES)
    points("andrews-sine", [(s * r, 0.0) for r in (0.5, 1.0, 2.0, 3.0, 3.14159265, 3.1416, 4.0) for s in (1, -1)], 7, "border",
           scale=1)
    distances("hampel", [{"a": 1.5, "b": 2.5, "c": 6.0}, {}, {"a": 1.0, "b": 1.0, "c": 2.0}, {"a": 1.7, "b": 3.4, "c": 8.5},
                         {"a": 1e-3, "b": 1.0, "c": 1e6}],
              [[1.5, 2.5, 6.0], [2.0, 4.0, 8.0], [1.0, 2.0], [1.7, 3.4, 8.5], [1.0]],
              ("a=0", "a=-1", "a=5", "b=1", "c=4", "c=3", "a=2,b=4,c=4", "a=3,b=2,c=8"))
    points("hampel", [(r, 0.0) for r in (1.0, 3.0, 5.0, 7.0, 7.999, 8.001)], label="pieces")
    distances("truncated-squared", [{"cutoff": 1.5}, {}, {"cutoff": 1e-3}, {"cutoff": 1e6}], [[1.5], [2.795], [1e-3], [1e6]],
              ("cutoff=0", "cutoff=-1", "cutoff=NaN"))
    distances("arctan", [{"scale": 1.5}, {}, {"scale": 1e-3}, {"scale": 1e6}], bad=SCALES)
    distances("soft-l1", [{"scale": 1.5}, {}, {"scale": 1e-3}, {"scale": 1e6}], bad=SCALES)


def adaptive_robust_cases():
    name = "adaptive-robust"
    large = LARGE + [(1e6, 0.0)]
    distances(name, [{"shape": 1.5, "scale": 0.75}, {}], bad=SCALES + ("shape=-0.1", "shape=2.1", "shape=Infinity", "shape=NaN"),
              large=large, huge=())
    for shape in (0, 2, 0.5, 1e-9, 2 - 1e-9, 1.001, 0.999, 1.999, 0.01, 0.1, 1.9):
        points(name, ORDINARY[:4] + TINY[3:5] + large[:3], 9, "shapes", shape=shape)
    for shape, scale in ((1, 0.1), (0, 2.5), (2, 10.0), (1.25, 1e3), (0.75, 1e-3)):
        points(name, ORDINARY[:4] + TINY[3:5], 6, "scaled", shape=shape, scale=scale)


def general_robust_cases():
    name = "general-robust"
    distances(name, [{"shape": 1.5, "scale": 0.75}, {}], bad=SCALES + ("shape=NaN", "shape=a"))
    shapes = [2.0, 0.0, -2.0, -math.inf, math.inf, 1e-9, -1e-9, 2 - 1e-9, 2 + 1e-9, 1.001, 0.5, 3.0, -20.0, 1e-300, 40.0,
              1e9, -1e9]
    for shape in shapes:
        points(name, ORDINARY, 8, "ordinary", shape=shape)
        points(name, TINY, 9, "tiny", shape=shape)
        points(name, LARGE, 6, "large", shape=shape)
    for shape in (2.0, 0.0, -2.0, 1.0, -math.inf, 1e-9, 2 - 1e-9, 0.5, 3.0):
        points(name, HUGE + (HUGEST if shape < 2 else []), 4, "huge", shape=shape)
    for shape, scale in ((1.0, 0.1), (0.0, 2.5), (2.0, 10.0), (-math.inf, 3.0), (math.inf, 50.0), (1.999, 1e3), (0.001, 1e-3)):
        points(name, ORDINARY + TINY[3:5], 10, "scaled", shape=shape, scale=scale)
