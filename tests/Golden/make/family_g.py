"""Family G: losses that mind imbalance."""

from mpmath import exp, log, mpf

from formulas import softplus
from golden import TWELVE_F, case, element, element_errors, nested, points, reductions
from family_d import EXTREME, LOGITS, WEIGHTS, zero_one_targets_errors


@element("binary-focal", nudge="logits", alpha=None, gamma=2)
def binary_focal(z, t, alpha, gamma):
    s = 1 if t == 1 else -1
    share = mpf(1) if alpha is None else alpha if t == 1 else 1 - alpha
    return lambda z: share * (1 / (1 + exp(s * z))) ** gamma * softplus(-s * z)


def cases():
    binary_focal_cases()


def binary_focal_cases():
    name = "binary-focal"
    for given in ({}, {"alpha": 0.25}, {"gamma": 0}, {"gamma": 0.5}, {"alpha": 0.75, "gamma": 1}, {"gamma": 5.0},
                  {"gamma": 1e-9}, {"gamma": 20.0}):
        for t in (0, 1):
            points(name, [(z, t) for z in LOGITS], 8, "ordinary", **given)
            points(name, [(z, t) for z in EXTREME[:6]], 6, "large", **given)
    for t in (0, 1):
        points(name, [(z, t) for z in (1e-12, -1e-12, 1e-8, -1e-4, -0.0)], label="tiny")
        points(name, [(z, t) for z in EXTREME[6:]], 7, "sizes")
        points(name, [(1e150, t), (-1e150, t)], label="huge")
    for alpha in (0, 1):
        points(name, [(0.5, 0), (0.5, 1), (-700.0, 0), (700.0, 1), (-700.0, 1), (700.0, 0)], label="alpha-border", alpha=alpha)
    case(name, [0.5, -0.5], [1, 0], label="alpha-none", alpha=None, gamma=2)
    f, y = [0.5, 3.0, -1.25, 0.2], [0, 1, 0, 1]
    reductions(name, f, y, WEIGHTS, label="weights", alpha=0.25, gamma=1.5)
    case(name, [1.5], [1], label="one")
    nested(name, TWELVE_F, [0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 1, 1], alpha=0.25)
    element_errors(name, [0.5, 1.5, -1.0], [0, 1, 1],
                   ("gamma=-1", "alpha=-0.1", "alpha=1.5", "gamma=NaN", "gamma=none", "alpha=some"))
    zero_one_targets_errors(name, [0.5, 1.5, -1.0], [0, 1, 1])
