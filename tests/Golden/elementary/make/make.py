"""Tables of elementary functions: arguments that are exact binary numbers and true values from mpmath with 80 digits.

Usage: make.py FOLDER [FUNCTION...]. One file a function; the form of a line stands in ../README.md.
"""

import math
import random
import struct
import sys

from mpmath import mp, mpf

mp.dps = 80


def float_bits(x):
    return struct.unpack("<I", struct.pack("<f", x))[0]


def double_bits(x):
    return struct.unpack("<Q", struct.pack("<d", x))[0]


def to_float(x):
    """The nearest float, as a Python number; infinite past the largest."""
    if math.isnan(x) or math.isinf(x):
        return x
    try:
        return struct.unpack("<f", struct.pack("<f", x))[0]
    except OverflowError:
        return math.copysign(math.inf, x)


def step(x, ulps, single):
    """x moved by whole ulps, for x > 0 and inside the format."""
    if single:
        return struct.unpack("<f", struct.pack("<I", max(1, float_bits(to_float(x)) + ulps)))[0]
    return struct.unpack("<d", struct.pack("<Q", max(1, double_bits(x) + ulps)))[0]


def nearest_double(value):
    """The double nearest to an mpf, and what it leaves over in hundredths of its ulp."""
    if value == 0:
        return 0.0, 0
    sign, size = (-1 if value < 0 else 1), abs(value)
    if size >= mpf(2) ** 1024:
        return sign * math.inf, 0
    exponent = max(int(mp.floor(mp.log(size, 2))), -1022)
    if size < mpf(2) ** exponent and exponent > -1022:
        exponent -= 1
    ulp = mpf(2) ** (exponent - 52)
    whole = int(mp.nint(size / ulp))
    if whole == 2 ** 53 and exponent == 1023:
        return sign * math.inf, 0
    double = math.ldexp(whole, exponent - 52)
    return sign * double, sign * int(mp.nint(100 * (size - mpf(double)) / ulp))


def sigmoid_log(x):
    return -mp.log1p(mp.exp(-x)) if x > 0 else x - mp.log1p(mp.exp(x))


def normal_cdf(x):
    if x > 40:
        return mpf(1)
    if x < -40:
        return mpf(0)
    return mp.erfc(-x / mp.sqrt(2)) / 2


def exp(x):
    return mp.inf if x > 1000 else mpf(0) if x < -1000 else mp.exp(x)


def log_cosh(x):
    size = abs(x)
    return size + mp.log1p(mp.exp(-2 * size)) - mp.log(2) if size > 1 else mp.log1p(2 * mp.sinh(size / 2) ** 2)


def tanh(x):
    return mp.sign(x) if abs(x) > 100 else mp.tanh(x)


def erf(x):
    return mp.sign(x) if abs(x) > 30 else mp.erf(x)


def hyperbolic(function, sign):
    return lambda x: (mp.inf if x > 0 else sign * mp.inf) if abs(x) > 2000 else function(x)


def erfc(x):
    return mpf(0) if x > 100 else mpf(2) if x < -100 else mp.erfc(x)


def hazard(x):
    """The normal density over the normal distribution function."""
    if x > 1000:
        return mpf(0)
    if x > -1000:
        return mp.npdf(x) / (mp.erfc(-x / mp.sqrt(2)) / 2)
    # Laplace's continued fraction.
    below = -x
    for k in range(40, 0, -1):
        below = -x + k / below
    return below


def log_normal_cdf(x):
    if x < 0:
        return -x * x / 2 - mp.log(hazard(x)) - mp.log(2 * mp.pi) / 2
    return mpf(0) if x > 100 else mp.log1p(-mp.erfc(x / mp.sqrt(2)) / 2)


def with_more(function, digits):
    def value(x):
        with mp.workdps(digits):
            return function(x)
    return value


LN2 = math.log(2)
ROOT = 1.4616321449683623413

# name: (formula, smallest and largest argument, intervals to fill evenly, points to surround)
FUNCTIONS = {
    "exp": (exp, -math.inf, math.inf, [(-746, 710), (-104, 89), (-1, 1)], [0, LN2 / 2, -LN2 / 2, 1.5 * LN2, 1, -87.33655, -103.97, 88.72283, -708.3964, -745.13, 709.78271]),
    "expm1": (lambda x: mp.inf if x > 1000 else mpf(-1) if x < -1000 else mp.expm1(x), -math.inf, math.inf, [(-40, 710), (-3, 3), (-17, 89)],
              [0, LN2 / 2, -LN2 / 2, 1.5 * LN2, -1.5 * LN2, 88.72283, 709.78271, -17.3, -37.4, -30, -50]),
    "log": (mp.log, 0, math.inf, [(0, 4), (0.5, 1.5), (0.9, 1.1)], [1, 0.5, math.sqrt(0.5), math.sqrt(2), 2, 2 ** -126, 2.0 ** -1022]),
    "log1p": (with_more(mp.log1p, 400), -1, math.inf, [(-1, 3), (-0.5, 0.5), (-0.1, 0.1)], [0, -0.5, 1, math.sqrt(0.5) - 1, math.sqrt(2) - 1, 2 ** -24, 2 ** 24, 2 ** 53, -1 + 2 ** -20]),
    "softplus": (lambda x: -sigmoid_log(-x), -math.inf, math.inf, [(-746, 40), (-104, 20), (-3, 3)], [0, LN2 / 2, -LN2 / 2, -87.33655, -708.3964, 17.3, 37.4]),
    "log-sigmoid": (sigmoid_log, -math.inf, math.inf, [(-40, 746), (-20, 104), (-3, 3)], [0, LN2 / 2, -LN2 / 2, 87.33655, 708.3964, -17.3, -37.4]),
    "tanh": (tanh, -math.inf, math.inf, [(-20, 20), (-1, 1), (-0.1, 0.1)], [0, 0.625, -0.625, 1, 9.01, 19.06]),
    "log-cosh": (log_cosh, -math.inf, math.inf, [(-20, 20), (-1.5, 1.5), (-0.1, 0.1)], [0, 0.5, 1, -1, 0.7]),
    "erf": (erf, -math.inf, math.inf, [(-6, 6), (-1.2, 1.2)], [0, 0.5, 1, -1, 2, 3.9, 5.92, 10]),
    "normal-cdf": (normal_cdf, -math.inf, math.inf, [(-38.6, 9), (-14.3, 6), (-3, 3)], [0, -1, 1, -3, -12.9, -37.5, -14.17, -38.4, 5.42, 8.29]),
    "sinh": (hyperbolic(mp.sinh, -1), -math.inf, math.inf, [(-711, 711), (-90, 90), (-2, 2)], [0, 1, -1, LN2 / 2, 88.72283, 89.415985, 709.78271, 710.475860]),
    "cosh": (hyperbolic(mp.cosh, 1), -math.inf, math.inf, [(-711, 711), (-90, 90), (-2, 2)], [0, 1, -1, LN2 / 2, 88.72283, 89.415985, 709.78271, 710.475860]),
    "erfc": (erfc, -math.inf, math.inf, [(-6, 27.3), (-4, 10.1), (-1.2, 1.2)], [0, 0.53033, -0.53033, 1, -3.9, -5.9, 9.19, 10.05, 26.54, 27.22]),
    "log-normal-cdf": (log_normal_cdf, -math.inf, math.inf, [(-40, 40), (-15, 15), (-2, 2)], [0, -0.75, 0.75, 1, -4, 13.1, 14.17, 37.5, 38.4, -38.4]),
    "log-gamma": (with_more(mp.loggamma, 100), 0, math.inf, [(0, 3), (0.5, 2.5), (2, 12), (0, 200)], [0.5, 0.7, 1, 1.3, 1.5, ROOT, 2, 2.5, 3, 10, 4e36, 2.55e305]),
    "digamma": (with_more(mp.digamma, 100), 0, math.inf, [(0, 3), (1.2, 1.8), (2, 12), (0, 200)], [0.5, 0.7, 1, ROOT, 1.5, 2, 2.5, 3, 10]),
    "trigamma": (lambda x: mp.psi(1, x), 0, math.inf, [(0, 3), (2, 12), (0, 200)], [0.5, 0.7, 1, 1.5, 2, 2.5, 3, 10]),
    "tetragamma": (lambda x: mp.psi(2, x), 0, math.inf, [(0, 4), (2, 12), (0, 200)], [0.5, 0.875, 1, 2, 3, 10]),
    "pentagamma": (lambda x: mp.psi(3, x), 0, math.inf, [(0, 4), (2, 12), (0, 200)], [0.5, 0.875, 1, 2, 3, 10]),
}

EXPONENTS = [
    0.1, 1 / 3, 0.5, -0.5, 0.75, 1.5, 2, -1, 1, 2.5, 3, 7, 33.3, -0.75, -12.5, 0.001, -100.1, 1000.7, 12345.678, -1e5, 1e7, 1e-5, 3e-20,
]


def arguments(name, single, random):
    _, low, high, intervals, points = FUNCTIONS[name]
    smallest, top = (-149, 128) if single else (-1074, 1024)
    found = set()

    def add(x):
        x = to_float(x) if single else x
        if low < x < high and not math.isinf(x) and not (x == 0):
            found.add(x)

    signs = [1] if low == 0 else [1, -1]
    for _ in range(160):
        for sign in signs:
            add(sign * math.ldexp(1 + random.random(), random.randrange(smallest, top)))
            add(sign * math.ldexp(1 + random.random(), random.randrange(-40, 12)))
    for sign in signs:
        least, normal, largest = (2.0 ** -149, 2.0 ** -126, 3.4028234663852886e38) if single else (5e-324, 2.0 ** -1022, sys.float_info.max)
        for x in (least, 3 * least, normal, normal - least, normal / 2, largest, largest / 2, largest / 16):
            add(sign * x)
    for a, b in intervals:
        for _ in range(240):
            add(random.uniform(a, b))
    for point in points:
        for distance in range(-5, 6):
            add(math.copysign(step(abs(point), distance, single), point) if point else 0)
        for j in range(2, 24 if single else 53, 2):
            add(point + max(abs(point), 1) * random.uniform(0.5, 1) * 2.0 ** -j)
            add(point - max(abs(point), 1) * random.uniform(0.5, 1) * 2.0 ** -j)
    return sorted(found)


def line(bits, value):
    double, rest = nearest_double(value)
    return f"{bits} {double_bits(double):016x} {rest}"


def table(name):
    formula, made = FUNCTIONS[name][0], random.Random("elementary " + name)
    for single in (True, False):
        for x in arguments(name, single, made):
            yield line(f"{float_bits(x):08x}" if single else f"{double_bits(x):016x}", mpf(formula(mpf(x))))


def powers():
    made = random.Random("elementary power")
    for single in (True, False):
        largest = 127 if single else 1023
        least = -149 if single else -1074
        for exponent in EXPONENTS:
            found = set()
            for _ in range(40):
                # Results over the whole range, subnormal and beyond it, as far as arguments allow; and arguments around 1 and over the whole range.
                for x in (2.0 ** max(least, min(largest, made.uniform(1.05 * least, 1.05 * largest) / exponent)), made.uniform(0.5, 2.0),
                          math.ldexp(1 + made.random(), made.randrange(least, largest))):
                    x = to_float(x) if single else x
                    if 0 < x < math.inf:
                        found.add(x)
            for x in sorted(found):
                power = exponent * mp.log(mpf(x))
                bits = f"{float_bits(x):08x}" if single else f"{double_bits(x):016x}"
                yield line(f"{bits} {double_bits(exponent):016x}", exp(power))


def main(folder, *names):
    for name in names or [*FUNCTIONS, "power"]:
        lines = powers() if name == "power" else table(name)
        with open(f"{folder}/{name}.txt", "w", encoding="ascii", newline="\n") as file:
            file.writelines(text + "\n" for text in lines)


if __name__ == "__main__":
    main(*sys.argv[1:])
