"""Family B: robust losses, u = r / scale."""

import math

from mpmath import exp, log, mpf
import mpmath

from golden import HUGE, HUGEST, LARGE, ORDINARY, TINY, distances, element, points


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


SCALES = ("scale=0", "scale=-1", "scale=NaN", "scale=Infinity")


def cases():
    distances("cauchy", [{"scale": 1.5}, {}, {"scale": 2.385}, {"scale": 1e-3}, {"scale": 1e6}], bad=SCALES)
    points("cauchy", [(s * r, 0.0) for r in (0.9, 1.0, 1.1) for s in (1, -1)], label="inflection")
    distances("tukey-biweight", [{"scale": 1.5}, {}, {"scale": 1e-3}, {"scale": 1e6}], bad=SCALES)
    for c in (1.5, 4.685):
        points("tukey-biweight", [(s * r * c, 0.0) for r in (0.2, 0.5, 0.999, 1.001, 2.0) for s in (1, -1)]
               + [(c, 0.0), (-c, 0.0), (math.nextafter(c, math.inf), 0.0), (0.999999 * c, 0.0)], 8, "border", scale=c)
    general_robust_cases()


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
