"""Functions that several families use."""

from mpmath import exp, fsum, log, log1p, mpf


def sign(x):
    return mpf(1) if x > 0 else mpf(-1) if x < 0 else mpf(0)


def softplus(x):
    return log1p(exp(x)) if x < 0 else x + log1p(exp(-x))


def sigmoid(x):
    return 1 / (1 + exp(-x))


def lse(z):
    top = max(z)
    return top + log(fsum(exp(v - top) for v in z))


def softmax(z):
    total = lse(z)
    return [exp(v - total) for v in z]


def xlogy(x, y):
    return x * log(y) if x else mpf(0)


def one_hot(t, k):
    """Class index or row of targets, as a row of targets."""
    if isinstance(t, list):
        return t
    return [mpf(1) if j == int(t) else mpf(0) for j in range(k)]
