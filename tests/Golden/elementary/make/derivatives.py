"""Tables of elementary functions with their first two derivatives, from mpmath with 80 digits.

Usage: derivatives.py FOLDER [FUNCTION...]. One file a function; the form of a line stands in ../README.md.
"""

import math
import random
import sys

from mpmath import mp, mpf

import make

BELL = 2 / mp.sqrt(mp.pi)


def tanh(x):
    if abs(x) > 1000:
        return mp.sign(x), mpf(0), mpf(0)
    t, s = mp.tanh(x), mp.sech(x) ** 2
    return t, s, -2 * t * s


def logistic(x):
    return mpf(0) if x < -2000 else mpf(1) if x > 2000 else 1 / (1 + mp.exp(-x))


def log_sigmoid(x):
    return make.sigmoid_log(x), logistic(-x), -logistic(x) * logistic(-x)


def sinh(x):
    s, c = make.hyperbolic(mp.sinh, -1)(x), make.hyperbolic(mp.cosh, 1)(x)
    return s, c, s


def cosh(x):
    s, c, _ = sinh(x)
    return c, s, c


def normal_cdf(x):
    density = mp.npdf(x) if abs(x) < 100 else mpf(0)
    return make.normal_cdf(x), density, -x * density


def erfc(x):
    density = BELL * mp.exp(-x * x) if abs(x) < 100 else mpf(0)
    return make.erfc(x), -density, 2 * x * density


def erf(x):
    density = BELL * mp.exp(-x * x) if abs(x) < 100 else mpf(0)
    return make.erf(x), density, -2 * x * density


def log_normal_cdf(x):
    with mp.workdps(80 if abs(x) < 1000 else 800):
        h = make.hazard(x)
        return make.log_normal_cdf(x), h, -h * (x + h)


def polygamma(order):
    def value(x):
        with mp.workdps(100):
            return tuple(mp.psi(k, x) for k in (order, order + 1, order + 2))
    return value


def sin(x):
    return mp.sin(x), mp.cos(x), -mp.sin(x)


def cos(x):
    return mp.cos(x), -mp.sin(x), -mp.cos(x)


def power(exponent):
    def value(x):
        if exponent == 0:
            return mpf(1), mpf(0), mpf(0)
        e, size = mpf(exponent), abs(x)
        odd = -1 if x < 0 and exponent % 2 == 1 else 1
        even = -1 if x < 0 and exponent % 2 == 0 else 1
        lead = make.exp(e * mp.log(size)), e * make.exp((e - 1) * mp.log(size)), e * (e - 1) * make.exp((e - 2) * mp.log(size))
        return odd * lead[0], even * lead[1], odd * lead[2] if exponent != 1 else mpf(0)
    return value


EVERYWHERE = (-math.inf, math.inf)
# name: (value and derivatives, domain of float and of double, intervals to fill evenly, points to surround)
FUNCTIONS = {
    "tanh": (tanh, EVERYWHERE, EVERYWHERE, [(-20, 20), (-2, 2), (-360, 360)], [0, 1, 0.625, 44.3, 355]),
    "log-sigmoid": (log_sigmoid, EVERYWHERE, EVERYWHERE, [(-746, 746), (-104, 104), (-3, 3)], [0, 1, -1, 37.4]),
    "sinh": (sinh, EVERYWHERE, EVERYWHERE, [(-711, 711), (-90, 90), (-2, 2)], [0, 1, -1, 710.47586]),
    "cosh": (cosh, EVERYWHERE, EVERYWHERE, [(-711, 711), (-90, 90), (-2, 2)], [0, 1, -1, 710.47586]),
    "sin": (sin, (-6e6, 6e6), (-3e15, 3e15), [(-10, 10), (-6000, 6000), (-6e6, 6e6), (-3e15, 3e15)], [0, math.pi / 4, math.pi / 2, math.pi, 1000 * math.pi, 1e6 * math.pi]),
    "cos": (cos, (-6e6, 6e6), (-3e15, 3e15), [(-10, 10), (-6000, 6000), (-6e6, 6e6), (-3e15, 3e15)], [0, math.pi / 4, math.pi / 2, math.pi, 1000 * math.pi, 1e6 * math.pi]),
    "normal-cdf": (normal_cdf, EVERYWHERE, EVERYWHERE, [(-39, 39), (-14.3, 14.3), (-3, 3)], [0, -1, 1, -13.1, 38.5]),
    "erf": (erf, EVERYWHERE, EVERYWHERE, [(-28, 28), (-10, 10), (-3, 3)], [0, 1, 9.3, 26.6]),
    "erfc": (erfc, EVERYWHERE, EVERYWHERE, [(-28, 28), (-10, 10), (-3, 3)], [0, 1, 9.3, 26.6]),
    "log-normal-cdf": (log_normal_cdf, EVERYWHERE, EVERYWHERE, [(-45, 45), (-15, 15), (-2, 2)], [0, -1, 1, -38.5, 38.5, -1e10]),
    "digamma": (polygamma(0), (0, math.inf), (0, math.inf), [(0, 4), (1.2, 1.8), (2, 12)], [0.7, make.ROOT, 2.4, 2.5, 3]),
    "trigamma": (polygamma(1), (0, math.inf), (0, math.inf), [(0, 4), (2, 12)], [0.7, 1, 2.4, 3]),
}
EXPONENTS = [0, 1, 2, 3, 4, 5, -1, -2, -3, 17, 100, 0.5, 1.5, 2.5, -0.5, 0.75]


def arguments(domain, intervals, points, single, made):
    smallest, top = (-149, 128) if single else (-1074, 1024)
    found = set()

    def add(x):
        x = make.to_float(x) if single else x
        if domain[0] < x < domain[1] and x != 0 and not math.isinf(x):
            found.add(x)

    for sign in (1, -1):
        for _ in range(24):
            add(sign * math.ldexp(1 + made.random(), made.randrange(smallest, top)))
            add(sign * math.ldexp(1 + made.random(), made.randrange(-20, 8)))
    for a, b in intervals:
        for _ in range(36):
            add(made.uniform(a, b))
    for point in points:
        for distance in (-2, -1, 0, 1, 2):
            add(math.copysign(make.step(abs(point), distance, single), point) if point else 0)
    return sorted(found)


def bits(x, single):
    return f"{make.float_bits(x):08x}" if single else f"{make.double_bits(x):016x}"


def line(start, values):
    return " ".join([start, *(f"{make.double_bits(make.nearest_double(value)[0]):016x}" for value in values)])


def table(name):
    formula, *domains, intervals, points = FUNCTIONS[name]
    made = random.Random("derivatives " + name)
    for single in (True, False):
        for x in arguments(domains[0 if single else 1], intervals, points, single, made):
            yield line(bits(x, single), formula(mpf(x)))


def powers():
    made = random.Random("derivatives signed-power")
    for single in (True, False):
        for exponent in EXPONENTS:
            domain = EVERYWHERE if exponent == int(exponent) else (0, math.inf)
            for x in arguments(domain, [(-2, 2)], [1, -1], single, made):
                yield line(f"{bits(x, single)} {make.double_bits(exponent):016x}", power(exponent)(mpf(x)))


def main(folder, *names):
    for name in names or [*FUNCTIONS, "signed-power"]:
        lines = powers() if name == "signed-power" else table(name)
        with open(f"{folder}/{name}.txt", "w", encoding="ascii", newline="\n") as file:
            file.writelines(text + "\n" for text in lines)


main(*sys.argv[1:])
