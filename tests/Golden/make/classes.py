"""Cases shared by the losses whose targets are classes."""

import math

from golden import LOSSES, case, error, parameter_errors, points, reductions, weight_errors

TWO = [[0.5, -1.0], [2.0, 0.25], [-3.0, 4.0], [0.0, 0.0]]
THREE = [[0.2, -1.3, 0.7], [1.5, 2.5, -0.5], [-2.0, 0.1, 3.0], [1.0, 1.0, 1.0], [0.75, 0.75, -1.0]]
TEN = [[0.1, -0.7, 1.3, 2.2, -1.9, 0.4, 0.0, 3.1, -2.5, 0.9], [5.0, 4.5, -4.0, 0.5, 1.5, -0.25, 2.0, -1.0, 3.5, 0.75]]
FORTY = [[40.0, 0.0, -40.0], [-40.0, 40.0, 0.0], [0.0, -40.0, 40.0]]
SEVEN_HUNDRED = [[700.0, 0.0, -700.0], [-700.0, 700.0, 0.0], [700.0, 699.0, -700.0]]
TEN_THOUSAND = [[10000.0, 0.0, -10000.0], [-10000.0, 10000.0, 9998.0], [10000.0, 10000.0, 9999.0]]
LARGE_PAIRS = [[40.0, -40.0], [-40.0, 40.0], [700.0, -700.0], [-700.0, 700.0], [350.0, -350.0], [10000.0, -10000.0],
               [-10000.0, 10000.0], [9990.0, 9990.5], [-9990.0, -9989.0]]

SOFT = [[0.2, 0.3, 0.5], [0.9, 0.1, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, 0.25], [0.05, 0.05, 0.9]]


def logits(name, settings=({},), soft=False, extremes=True, settings_of=lambda k, s: s, two_only=False, targets=None, ties=True):
    """Logit rows of 2, 3 and 10 classes against every class; settings_of adapts a setting to K (None: skip)."""
    small, middle = (list(rows if ties else [z for z in rows if len(set(z)) == len(z)]) for rows in (TWO, THREE))
    for given in settings:
        two, three, ten = (settings_of(k, dict(given)) for k in (2, 3, 10))
        if two is not None:
            points(name, [(z, i % 2) for i, z in enumerate(small)] + [(TWO[0], 1), (TWO[2], 1)], label="two", **two)
        if three is not None and not two_only:
            points(name, [(z, i % 3) for i, z in enumerate(middle)] + [(z, 2) for z in middle[-2:]], 4, "three", **three)
        if ten is not None and not two_only:
            points(name, [(TEN[0], 7), (TEN[0], 8), (TEN[1], 3)], label="ten", strict=True, **ten)
        if soft and three is not None:
            points(name, list(zip(THREE, targets or SOFT)), 3, "soft", **three)
        if extremes:
            if two is not None:
                points(name, [(z, i % 2) for i, z in enumerate(LARGE_PAIRS)], 4, "large-two", **two)
            if three is not None and not two_only:
                for label, rows in (("forty", FORTY), ("seven-hundred", SEVEN_HUNDRED), ("ten-thousand", TEN_THOUSAND)):
                    points(name, [(z, (i + j) % 3) for i, z in enumerate(rows) for j in range(2)], 6, label, **three)
    if soft:
        three, soft_targets = settings_of(3, dict(settings[0])), targets or SOFT
        points(name, [(FORTY[0], soft_targets[0]), (SEVEN_HUNDRED[1], soft_targets[1]), (TEN_THOUSAND[0], soft_targets[4])], 3, "soft-large", **three)


def reduced(name, rows=None, targets=None, ignore=False, **given):
    rows = rows if rows is not None else THREE[:3] + [[-0.4, 0.6, 1.1]]
    targets = targets if targets is not None else [0, 2, 1, 1]
    reductions(name, rows, targets, [None, 1.75, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights", **given)
    case(name, rows[:1], targets[:1], label="one", **given)
    case(name, rows[:1], targets[:1], [0.5], "sum", label="one", **given)
    if ignore:
        some = [targets[0], -100, targets[2], -100]
        reductions(name, rows, some, [None, [0.5, 2.0, 1.0, 3.0]], label="ignored", **given)
        other = {**given, "ignore_index": targets[1]}
        reductions(name, rows, targets, [None], label="ignored-class", **other)
        case(name, rows, [targets[0], -1, -1, targets[3]], [1.0, 0.0, 5.0, 0.25], "mean", label="ignored",
             **{**given, "ignore_index": -1})
        error(name, rows, [-100] * 4, label="all-ignored", **given)
        error(name, rows, [-100] * 4, None, "sum", label="all-ignored", **given)
        error(name, rows, some, label="not-the-ignored-class", **{**given, "ignore_index": -1})


def class_errors(name, rows, targets, bad=(), soft=False, one_column=True, infinite=True, flat=True, **given):
    """What every loss of N x K against class indices refuses."""
    k = len(rows[0])
    error(name, rows, targets[:-1], label="lengths", **given)
    if flat:
        error(name, [r[0] for r in rows], targets, label="flat-predictions", **given)
    error(name, [rows], [targets], label="too-deep", **given)
    error(name, rows[:-1] + [rows[-1][:-1]], targets, label="ragged", **given)
    error(name, [], [], label="empty", **given)
    error(name, [[]], [0], label="empty-row", **given)
    error(name, rows, targets[:-1] + [k], label="class-too-large", **given)
    error(name, rows, targets[:-1] + [-1], label="class-negative", **given)
    error(name, rows, targets[:-1] + [0.5], label="class-not-whole", **given)
    error(name, [[math.nan] + rows[0][1:]] + rows[1:], targets, label="nan-prediction", **given)
    error(name, rows, targets[:-1] + [math.nan], label="nan-target", **given)
    error(name, rows, [[t] for t in targets], label="column-of-classes", **given)
    if infinite:
        error(name, [[math.inf] + rows[0][1:]] + rows[1:], targets, label="infinite-prediction", **given)
    if "ignore_index" not in LOSSES[name].parameters:
        error(name, rows, targets[:-1] + [-100], label="nothing-ignored", **given)
    if one_column:
        error(name, [[r[0]] for r in rows], [0] * len(rows), label="one-class", **given)
    if soft:
        good = [[1.0 / k] * k for _ in rows]
        error(name, rows, good[:-1] + [[1.5] + [0.0] * (k - 1)], label="target-above-one", **given)
        error(name, rows, good[:-1] + [[-0.5] + [0.5] * (k - 1)], label="target-negative", **given)
        error(name, rows, good[:-1] + [[math.nan] + [0.5] * (k - 1)], label="target-nan", **given)
        error(name, rows, [g[:-1] for g in good], label="target-columns", **given)
        error(name, rows, good[:-1], label="target-rows", **given)
    else:
        error(name, rows, [[1.0 / k] * k for _ in rows], label="soft-targets", **given)
    weight_errors(name, rows, targets, **given)
    parameter_errors(name, rows, targets, bad)
