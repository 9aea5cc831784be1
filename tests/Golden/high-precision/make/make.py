"""Tables of functions to 330 digits: arguments that are exact binary numbers, and true values from mpmath.

Usage: make.py FOLDER [FUNCTION...]. One file a function; the form of a line stands in ../README.md.
"""

import struct
import sys

from mpmath import mp, mpf

DIGITS = 330
BITS = 1088
mp.dps = DIGITS + 40


def wide(function, digits=1500):
    """With digits to spare for what cancels."""
    def value(*x):
        with mp.workdps(digits):
            return function(*x)
    return value


def log_cosh(x):
    size = abs(x)
    return size + mp.log1p(mp.exp(-2 * size)) - mp.log(2) if size > 1 else mp.log1p(2 * mp.sinh(size / 2) ** 2)


def softplus(x):
    return x + mp.log1p(mp.exp(-x)) if x > 0 else mp.log1p(mp.exp(x))


def normal_cdf(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def log_normal_cdf(x):
    return mp.log1p(-normal_cdf(-x)) if x > 0 else mp.log(normal_cdf(x))


def erfc(x):
    """The asymptotic series, where mpmath's own would take for ever."""
    if x < 100:
        return mp.erfc(x)
    term = total = mpf(1)
    k = 0
    while abs(term) > mp.eps * mpf(2) ** -20:
        k += 1
        term *= -mpf(2 * k - 1) / (2 * x * x)
        total += term
    return mp.exp(-x * x) / (x * mp.sqrt(mp.pi)) * total


def polygamma(order):
    return wide(lambda x: mp.psi(order, x), DIGITS + 100)


SMALL = [2.0 ** -1074, 1e-300, 1e-100, 1e-40, 2.0 ** -60, 1e-10, 0.001, 0.03125, 0.1, 0.3, 0.5, 0.7, 0.9999999, 1.0, 1.0000000001, 1.1, 1.5, 2.0, 2.5, 3.0, 5.5, 10.0, 17.3, 40.0]
LARGE = [100.0, 745.2, 1234.5, 1e5, 1e10, 1e16]
HUGE = [1e22, 1e100, 6381956970095103 * 2.0 ** 797, 1e300, 1.7976931348623157e308]
NEAR_ONE = [1 + 2.0 ** -52, 1 - 2.0 ** -53, 1 + 2.0 ** -30, 1 - 2.0 ** -20, 1.999999999, 2 + 2.0 ** -51, 2 - 2.0 ** -52]
ROOTS = [1.4616321449683623, 1.4616321449683625]


def both(points):
    return [-x for x in reversed(points)] + points


ANGLES = both(SMALL + LARGE + HUGE + [1.5707963267948966, 3.141592653589793, 22.0, 11.0, 355.0])
ALL = both(SMALL + LARGE + HUGE)
MODERATE = both(SMALL + LARGE)
POSITIVE = SMALL + LARGE + HUGE + NEAR_ONE + ROOTS

FUNCTIONS = {
    "exp": (mp.exp, ALL),
    "expm1": (wide(mp.expm1), MODERATE + [1e300]),
    "log": (mp.log, POSITIVE),
    "log1p": (wide(mp.log1p), [x - 1 for x in NEAR_ONE] + SMALL + LARGE + HUGE + [-x for x in SMALL if x < 1] + [-1 + 2.0 ** -53]),
    "sqrt": (mp.sqrt, POSITIVE),
    "sin": (wide(mp.sin, 1100), ANGLES),
    "cos": (wide(mp.cos, 1100), ANGLES),
    "arctan": (mp.atan, ALL),
    "sinh": (wide(mp.sinh), MODERATE),
    "cosh": (mp.cosh, MODERATE),
    "tanh": (wide(lambda x: mp.tanh(x) if abs(x) < 2000 else mp.sign(x)), MODERATE),
    "logistic": (lambda x: 1 / (1 + mp.exp(-x)), ALL),
    "softplus": (wide(softplus), ALL),
    "log-sigmoid": (wide(lambda x: -softplus(-x)), ALL),
    "log-cosh": (wide(log_cosh), ALL),
    "erf": (lambda x: mp.erf(x) if abs(x) < 100 else mp.sign(x), MODERATE),
    "erfc": (wide(erfc, 2000), both(SMALL[3:])[1:] + [14.0, 20.0, 26.5, 28.0, 100.0, 1e5, 1e100]),
    "normal-cdf": (wide(lambda x: erfc(-x / mp.sqrt(2)) / 2, 2000), both(SMALL[3:]) + [-14.0, -20.0, -26.5, -38.0, -1e5, -1e100]),
    "log-normal-cdf": (wide(lambda x: mp.log1p(-erfc(x / mp.sqrt(2)) / 2) if x > 0 else mp.log(erfc(-x / mp.sqrt(2)) / 2), 2000),
                       both(SMALL[3:]) + [-14.0, -20.0, -26.5, -38.0, -1e5, -1e100]),
    "log-gamma": (wide(mp.loggamma, 900), POSITIVE),
    "digamma": (wide(mp.digamma, 900), POSITIVE),
    "trigamma": (polygamma(1), SMALL + LARGE),
    "polygamma-2": (polygamma(2), SMALL[1:] + LARGE),
    "polygamma-3": (polygamma(3), SMALL[1:] + LARGE),
    "polygamma-4": (polygamma(4), SMALL[1:] + LARGE),
}

POWERS = [(x, y) for x in [2.0 ** -1074, 1e-10, 0.3, 1 - 2.0 ** -53, 1 + 2.0 ** -52, 1.5, 10.0, 1e10, 1e300]
          for y in [-1e10, -1000.5, -2.0, -0.5, 1e-300, 1 / 3, 0.5, 2.0, 3.0, 33.3, 1e16]] + [(-1.5, 3.0), (-1.5, 4.0), (-0.1, -7.0), (-1.1, 12345.0)]


def bits(x):
    return "%016X" % struct.unpack("<Q", struct.pack("<d", x))[0]


def binary(value):
    """A number as MANTISSA:EXPONENT, the mantissa in hexadecimal digits and the exponent in decimal ones."""
    mp.prec, before = BITS, mp.prec
    value = +value
    mp.prec = before
    sign, mantissa, exponent, _ = value._mpf_
    return "%s%X:%d" % ("-" if sign else "", mantissa, exponent)


def lines(name):
    if name == "power":
        for x, y in POWERS:
            yield "%s %s %s" % (bits(x), bits(y), binary(wide(mp.power, 800)(mpf(x), mpf(y))))
        return
    function, points = FUNCTIONS[name]
    for x in dict.fromkeys(points):
        value = mp.mpf(function(mpf(x)).real)
        if value != 0 or name in ("log", "log-gamma"):
            yield "%s %s" % (bits(x), binary(value))


def main():
    folder, names = sys.argv[1], sys.argv[2:] or [*FUNCTIONS, "power"]
    for name in names:
        with open("%s/%s.txt" % (folder, name), "w", newline="\n") as file:
            file.write("".join(line + "\n" for line in lines(name)))


main()
