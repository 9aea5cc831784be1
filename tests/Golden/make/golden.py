"""Golden values: losses evaluated in mpmath, written as JSON lines.

A loss is a *value* formula only. Its gradient and Hessian diagonal are central differences taken at about a thousand
digits, so they owe nothing to a derivative written by hand. Everything is computed twice, at two precisions and two step
widths, and the two must agree to 25 digits; the result is then rounded once, to the nearest double.

A formula is given as a function of the point (prediction, target, parameters) that returns the *piece* that is valid
there: a function of the prediction alone, smooth around the point. Where a rule decides (kinks, jumps, infinities) the
piece is a `Piece` with the ruled gradient, Hessian or value beside it.
"""

import json
import math
import os

from mpmath import inf, mp, mpf
import mpmath

SOURCE = "mpmath " + mpmath.__version__

LOSSES = {}

ONLY = set()  # the losses that get cases; empty: all of them

# Digits and step width (as a power of two) of the two passes. The steps are so short that what the difference leaves out
# is far below the last digit; the digits are so many that 1e300 next to 1e-300 still differences cleanly.
WIDE = ((1000, 220), (1100, 260))
# For formulas with special functions, whose cases are kept to moderate sizes.
NARROW = ((120, 90), (150, 110))
# For sums of bare exponentials, where e^20000 stands beside 1.
DEEP = ((10000, 220), (10100, 260))

# Relative change of an answer, for one unit in the last place of an input, above which a case carries a tolerance.
FORCED = 1e-12


class Piece:
    """A smooth piece of a loss with what a rule fixes about it at the point itself.

    gradient and hessian: a number, or for rows a dict {index: number}; None means "as the differences say".
    """

    def __init__(self, function, gradient=None, hessian=None, value=None):
        self.function = function
        self.gradient = gradient
        self.hessian = hessian
        self.value = value


class Spec:
    """A loss with parameters, as the parameter of another loss."""

    def __init__(self, name, **given):
        self.name = name
        self.given = given

    def __repr__(self):
        return spec(self.name, self.given)


class Loss:
    def __init__(self, name, kind, function, parameters, nudge, passes, classes, divisor, hessian, zeros, per_unit):
        self.name = name
        self.kind = kind  # element, row or batch; "brier": element for predictions of depth 1, row for depth 2
        self.by_depth = kind == "brier"
        self.function = function
        self.parameters = parameters  # defaults
        self.nudge = nudge  # what conditioning is judged on: inputs, residual, first-residual, probabilities, logits, none
        self.passes = passes  # digits and steps, or a function of the parameters that says them
        self.classes = classes  # targets are classes: never nudged
        self.divisor = divisor  # (target, parameters) -> weight of a row in the divisor of the mean
        self.hessian = hessian
        self.zeros = zeros  # where an answer is 0 the straightforward way gives exactly 0
        self.per_unit = per_unit  # (parameters, index of the unit) -> parameters of the unit
        self.cases = []
        self.seen = set()

    def settle(self, predictions):
        if self.by_depth:
            self.kind = "row" if isinstance(predictions[0], list) else "element"

    def passes_at(self, given):
        return self.passes(**{**self.parameters, **given}) if callable(self.passes) else self.passes


def loss(name, kind, nudge="inputs", passes=WIDE, classes=False, divisor=None, hessian=None, zeros=False, per_unit=None,
         **parameters):
    """Registers a formula. Parameter names are Python's: quantile_low stands for quantile-low."""

    def register(function):
        entry = Loss(name, kind, function, parameters, nudge, passes, classes, divisor,
                     kind != "batch" if hessian is None else hessian, zeros, per_unit)
        LOSSES[name] = entry
        return function

    return register


def element(name, **options):
    return loss(name, "element", **options)


def row(name, **options):
    return loss(name, "row", **options)


def batch(name, **options):
    return loss(name, "batch", **options)


# ---------------------------------------------------------------------------------------------------------------------
# Numbers


def to_double(x):
    """The double nearest to x (ties to even), Infinity beyond the range."""
    x = mpf(x)
    if mpmath.isnan(x):
        return math.nan
    if mpmath.isinf(x):
        return math.inf if x > 0 else -math.inf
    sign, man, exp, _ = x._mpf_
    man, exp = int(man), int(exp)
    if man == 0:
        return 0.0
    size = man.bit_length() + exp
    if size > 1100:
        result = math.inf
    elif size < -1200:
        result = 0.0
    else:
        try:  # Python divides whole numbers with a single, correct rounding
            result = float(man << exp) if exp >= 0 else man / (1 << -exp)
        except OverflowError:
            result = math.inf
    return -result if sign and result else result


def jsonable(x):
    if isinstance(x, (list, tuple)):
        return [jsonable(v) for v in x]
    if isinstance(x, float) and not math.isfinite(x):
        return "NaN" if math.isnan(x) else ("Infinity" if x > 0 else "-Infinity")
    return x


def from_json(x):
    if isinstance(x, list):
        return [from_json(v) for v in x]
    return float(x) if isinstance(x, str) else x


def spec(name, given):
    """The text of a loss with parameters, as the command line reads it."""

    def text(v):
        if v is None:
            return "none"
        if isinstance(v, bool):
            return "true" if v else "false"
        if isinstance(v, str):
            return v
        if isinstance(v, Spec):
            return repr(v)
        if isinstance(v, (list, tuple)):
            return "[" + ",".join(text(i) for i in v) + "]"
        if isinstance(v, float):
            if math.isinf(v):
                return "Infinity" if v > 0 else "-Infinity"
            if math.isnan(v):
                return "NaN"
            if v == int(v) and abs(v) < 1e15:
                return str(int(v))
        return repr(v)

    if not given:
        return name
    return name + "(" + ",".join(kebab(k) + "=" + text(v) for k, v in given.items()) + ")"


def kebab(name):
    return name.rstrip("_").replace("_", "-")


def exact(v):
    """A parameter or an input as an exact multi-precision number."""
    if isinstance(v, (bool, str, Spec)) or v is None:
        return v
    if isinstance(v, (list, tuple)):
        return [exact(i) for i in v]
    return mpf(v)


def close(a, b):
    if mpmath.isnan(a) or mpmath.isnan(b):
        return mpmath.isnan(a) and mpmath.isnan(b)
    if mpmath.isinf(a) or mpmath.isinf(b):
        return a == b
    if max(abs(a), abs(b)) < mpf(10) ** -335:  # both round to zero
        return True
    if min(abs(a), abs(b)) > mpf(10) ** 310 and a * b > 0:  # both round to an infinity
        return True
    return abs(a - b) <= mpf(10) ** -25 * max(abs(a), abs(b))


def flat(tree):
    if isinstance(tree, (list, tuple)):
        return [leaf for branch in tree for leaf in flat(branch)]
    return [tree]


def shaped(tree, leaves):
    """The leaves, in order, in the nesting of tree."""
    leaves = iter(leaves)

    def build(t):
        return [build(b) for b in t] if isinstance(t, (list, tuple)) else next(leaves)

    return build(tree)


# ---------------------------------------------------------------------------------------------------------------------
# Differentiation


def differences(piece, x, bits, second):
    """Value, gradient and Hessian diagonal of a piece at the list x."""
    if not isinstance(piece, Piece):
        piece = Piece(piece)

    def ruled(what, j):
        return what.get(j) if isinstance(what, dict) else what

    value = piece.value if piece.value is not None else piece.function(x)
    gradient, hessian = [], []
    for j, at in enumerate(x):
        g, h2 = ruled(piece.gradient, j), ruled(piece.hessian, j)
        if g is None or (second and h2 is None):
            # short against 1 and against the point itself, so that p = 1e-300 is not left
            h = mpf(2) ** (-bits + (min(0, int(mpmath.floor(mpmath.log(abs(at), 2)))) if at else 0))
            up = piece.function(x[:j] + [at + h] + x[j + 1:])
            down = piece.function(x[:j] + [at - h] + x[j + 1:])
            if g is None:
                g = (up - down) / (2 * h)
            if second and h2 is None:
                h2 = (up - 2 * piece.function(x) + down) / (h * h)
        gradient.append(mpf(g))
        hessian.append(mpf(h2) if second else None)
    return mpf(value), gradient, hessian


def unit(entry, f, y, given, bits):
    """One loss of a loss per element or per row."""
    parameters = {k: exact(v) for k, v in {**entry.parameters, **given}.items()}
    points = [exact(v) for v in flat(f)]
    target = exact(y) if not isinstance(y, list) else [exact(v) for v in y]
    if entry.kind == "element":
        piece = entry.function(points[0], target, **parameters)
        if not isinstance(piece, Piece):
            piece = Piece(piece)
        inner = piece.function
        piece = Piece(lambda x: inner(x[0]), piece.gradient, piece.hessian, piece.value)
    else:
        piece = entry.function(shaped(f, points), target, **parameters)
        if isinstance(f[0], list):  # rows that are nested themselves
            if not isinstance(piece, Piece):
                piece = Piece(piece)
            nested = piece.function
            piece = Piece(lambda x: nested(shaped(f, x)), piece.gradient, piece.hessian, piece.value)
    return differences(piece, points, bits, entry.hessian)


UNITS = {}


def both(entry, f, y, given):
    """A unit at both precisions, compared; remembered, for the same unit appears under several reductions."""
    key = (entry.name, repr(f), repr(y), repr(given))
    if key not in UNITS:
        results, passes = [], entry.passes_at(given)
        for digits, bits in passes:
            mp.dps = digits
            results.append(unit(entry, f, y, given, bits))
        UNITS[key] = agreed(passes, results, key)
    return UNITS[key]


def agreed(passes, results, what):
    """What two passes agree on. A derivative that is zero shows as two remainders, the second smaller by the ratio of the
    step widths or its square (or, where rounding remains, by far more)."""
    shrink = mpf(2) ** (-0.9 * (passes[1][1] - passes[0][1]))

    def settle(a, b):
        if a is None and b is None or close(a, b):
            return a
        if mpmath.isfinite(a) and mpmath.isfinite(b) and abs(b) < shrink * abs(a) and abs(b) < mpf(10) ** -25:
            return mpf(0)
        raise AssertionError(f"two precisions disagree at {what}: {mpmath.nstr(a, 30)} and {mpmath.nstr(b, 30)}")

    (v1, g1, h1), (v2, g2, h2) = results
    return settle(v1, v2), [settle(a, b) for a, b in zip(g1, g2)], [settle(a, b) for a, b in zip(h1, h2)]


# ---------------------------------------------------------------------------------------------------------------------
# Conditioning


# How far a point is moved to see how the answers move: a small part of a unit in the last place, scaled up again
# afterwards. So a jump of a derivative right at the point (which is no matter of rounding: the rules say what holds there)
# shows as an absurdly large change, and is left out.
PART = {WIDE: 200, NARROW: 60, DEEP: 200}


def moves(entry, f, y, part):
    """The inputs (as lists of leaves) moved one at a time."""
    leaves, targets = flat(f), flat(y)
    largest = max(abs(float(v)) for v in leaves if math.isfinite(v))
    for j, v in enumerate(leaves):
        v = float(v)
        if math.isinf(v):
            continue
        if entry.nudge == "probabilities" and v in (0.0, 1.0):
            continue
        base, step, here = mpf(v), math.ulp(v), targets
        if entry.nudge == "logits":
            step = math.ulp(largest)
        if entry.nudge == "residual" or entry.nudge == "first-residual" and j == 0:  # the difference of two doubles is as good as exact: judge by the difference
            base = mpf(v) - mpf(targets[j])
            if base == 0:
                continue
            step = math.ulp(float(base))
            here = targets[:j] + [mpf(0)] + targets[j + 1:]
        if mpmath.isnan(base):  # the target is missing
            continue
        for direction in (step, -step):
            yield leaves[:j] + [base + direction / part] + leaves[j + 1:], here
    if not entry.classes and entry.nudge in ("inputs", "probabilities"):
        for j, v in enumerate(targets):
            if isinstance(v, int) or v in (0.0, 1.0) or math.isnan(v):
                continue
            for direction in (math.ulp(v), -math.ulp(v)):
                yield leaves, targets[:j] + [mpf(v) + direction / part] + targets[j + 1:]


SENSITIVITIES = {}


def sensitivity(entry, f, y, given):
    """Relative change of the outputs of a unit when one input moves by one unit in the last place: (value, worst)."""
    key = (entry.name, repr(f), repr(y), repr(given))
    if key not in SENSITIVITIES:
        base = both(entry, f, y, given)
        passes = entry.passes_at(given)
        digits, bits = passes[0]
        mp.dps = digits
        part = mpf(2) ** PART[passes]
        value, worst = mpf(0), mpf(0)
        for leaves, targets in moves(entry, f, y, part) if entry.nudge != "none" else ():
            f2 = leaves[0] if entry.kind == "element" else shaped(f, leaves)
            y2 = shaped(y, targets) if isinstance(y, list) else targets[0]
            try:
                other = unit(entry, f2, y2, given, bits)
            except (TypeError, ValueError, ZeroDivisionError):  # moved out of the domain
                continue
            value = max(value, change(entry, part, [base[0]], [other[0]]))
            worst = max(worst, change(entry, part, base[1] + base[2], other[1] + other[2]))
        SENSITIVITIES[key] = value, max(value, worst)
    return SENSITIVITIES[key]


def change(entry, part, base, other):
    worst = mpf(0)
    for a, b in zip(base, other):
        if a is None or not mpmath.isfinite(a) or not mpmath.isfinite(b) or abs(a) > mpf(10) ** 309:
            continue
        if a == 0:  # an answer that passes through zero just here cannot be compared relatively
            if not entry.zeros and mpf(10) ** -300 < part * abs(b) < mpf(2) ** -10:
                worst = max(worst, inf)
            continue
        moved = part * abs(b - a) / max(abs(a), mpf(10) ** -300)
        if moved < mpmath.sqrt(part):
            worst = max(worst, moved)
    return worst


# ---------------------------------------------------------------------------------------------------------------------
# Reduction


def unit_list(entry, predictions, targets):
    if entry.kind == "element":
        return list(zip(flat(predictions), flat(targets)))
    return list(zip(predictions, targets))


def unit_weights(entry, predictions, weights, count):
    if weights is None:
        return [mpf(1)] * count
    if not isinstance(weights, list):
        return [mpf(weights)] * count
    if entry.kind == "element" and len(flat(weights)) != count:  # one per row
        return [mpf(w) for w, part in zip(weights, predictions) for _ in flat(part)]
    return [mpf(w) for w in flat(weights)]


def ignored(target, given, entry):
    if "ignore_index" not in entry.parameters or isinstance(target, list):
        return False
    return target == given.get("ignore_index", entry.parameters["ignore_index"])


def evaluate(entry, predictions, targets, weights, reduction, given, strict):
    """Value, gradient, Hessian (nested doubles) and the sensitivity of the worst unit."""
    units = unit_list(entry, predictions, targets)
    w = unit_weights(entry, predictions, weights, len(units))
    live = [not ignored(y, given, entry) for _, y in units]
    own = [entry.per_unit(given, i) if entry.per_unit else given for i in range(len(units))]
    results = [both(entry, f, y, g) if keep else None for (f, y), g, keep in zip(units, own, live)]
    worst = mpf(0)
    if not strict:
        worst = max(sensitivity(entry, f, y, g)[1] for (f, y), g, keep in zip(units, own, live) if keep)
    mp.dps = entry.passes_at(given)[0][0]
    parameters = {k: exact(v) for k, v in {**entry.parameters, **given}.items()}
    share = [entry.divisor(y, parameters) if entry.divisor and keep else mpf(1) for (_, y), keep in zip(units, live)]
    if reduction == "mean":
        divisor = mpmath.fsum(a * b for a, b, keep in zip(w, share, live) if keep)
    elif reduction == "mean-count":
        divisor = mpf(sum(live))
    else:
        divisor = mpf(1)
    scale = [a / divisor for a in w]
    losses = [s * r[0] if r else mpf(0) for s, r in zip(scale, results)]
    if reduction == "none":
        value = [to_double(v) for v in losses]
        if entry.kind == "element":
            value = shaped(predictions, value)
    else:
        total = mpmath.fsum(losses)
        value = to_double(total)
        worst = mpf(0) if strict else max(worst, reduced(entry, units, live, own, scale, total))

    def spread(index):
        leaves = []
        for (f, _), r, s in zip(units, results, scale):
            leaves += [to_double(s * v) for v in r[index]] if r else [0.0] * len(flat(f))
        return shaped(predictions, leaves)

    return value, spread(1), spread(2) if entry.hessian else None, worst


def reduced(entry, units, live, own, scale, total):
    """Relative change of the reduced value when one input moves: terms of opposite sign may cancel."""
    if not mpmath.isfinite(total) or total == 0 or entry.nudge == "none":
        return mpf(0)
    worst = mpf(0)
    for (f, y), keep, given, s in zip(units, live, own, scale):
        if keep:
            value = both(entry, f, y, given)[0]
            worst = max(worst, max(sensitivity(entry, f, y, given)[0], mpf(2) ** -52) * abs(s * value) / abs(total))
    return worst


def evaluate_batch(entry, predictions, targets, weights, reduction, given, strict):
    def run(f, y, digits, bits):
        mp.dps = digits
        points = [exact(v) for v in flat(f)]
        parameters = {k: exact(v) for k, v in {**entry.parameters, **given}.items()}
        target = exact(y)
        piece = entry.function(shaped(f, points), target, exact(weights), reduction, **parameters)
        if not isinstance(piece, Piece):
            piece = Piece(piece)
        inner = piece.function
        wrapped = Piece(lambda x: inner(shaped(f, x)), piece.gradient, piece.hessian, piece.value)
        return differences(wrapped, points, bits, False)

    passes = entry.passes_at(given)
    part = mpf(2) ** PART[passes]
    results = [run(predictions, targets, *p) for p in passes]
    base, worst = agreed(passes, results, (entry.name, predictions)), mpf(0)
    for leaves, moved in moves(entry, predictions, targets, part) if entry.nudge != "none" and not strict else ():
        try:
            other = run(shaped(predictions, leaves), shaped(targets, moved), *passes[0])
        except (TypeError, ValueError, ZeroDivisionError):
            continue
        worst = max(worst, change(entry, part, [base[0]] + base[1], [other[0]] + other[1]))
    mp.dps = passes[0][0]
    return to_double(base[0]), shaped(predictions, [to_double(v) for v in base[1]]), None, worst


# ---------------------------------------------------------------------------------------------------------------------
# Cases


def left_out(name):
    return bool(ONLY) and name not in ONLY


def clean(tree):
    """Whole doubles written as such: 3.0 stays 3.0, classes stay integers."""
    return jsonable(tree)


def case(name, predictions, targets, weights=None, reduction="mean", label=None, strict=False, **given):
    """Adds a case with its answer to a loss. strict: no tolerance, for the straightforward way is exact here."""
    if left_out(name):
        return
    entry = LOSSES[name]
    entry.settle(predictions)
    run = evaluate_batch if entry.kind == "batch" else evaluate
    value, gradient, hessian, worst = run(entry, predictions, targets, weights, reduction, given, strict)
    line = {
        "id": identity(entry, label),
        "loss": spec(name, given),
        "predictions": clean(predictions),
        "targets": clean(targets),
        "weights": clean(weights),
        "reduction": reduction,
        "value": jsonable(value),
        "gradient": jsonable(gradient),
        "hessian": jsonable(hessian),
        "source": SOURCE,
    }
    if worst > FORCED and not strict:
        assert worst < 1e-2, f"too ill-conditioned to test: {mpmath.nstr(worst, 3)} in {line}"
        line["tolerance"] = float(f"{upward(worst):.1e}")
        line["why"] = "one unit in the last place of an input moves an answer by this much"
    if any(math.isnan(v) for v in flat([value, gradient, hessian if hessian is not None else 0.0])):
        raise AssertionError(f"NaN in {line}")
    entry.cases.append(line)


def upward(x):
    """Two significant digits, rounded up."""
    x = float(x)
    rounded = float(f"{x:.1e}")
    return rounded if rounded >= x else rounded + 10.0 ** (math.floor(math.log10(rounded)) - 1)


def error(name, predictions, targets, weights=None, reduction="mean", label=None, text=None, **given):
    """Adds a case that must be refused. text: the loss written by hand, for parameters that are no parameters."""
    if left_out(name):
        return
    entry = LOSSES[name]
    entry.cases.append({
        "id": identity(entry, "error" + (f"-{label}" if label else "")),
        "loss": text if text is not None else spec(name, given),
        "predictions": clean(predictions),
        "targets": clean(targets),
        "weights": clean(weights),
        "reduction": reduction,
        "error": True,
    })


def identity(entry, label):
    text = f"{entry.name}-{len(entry.cases) + 1:03d}" + (f"-{label}" if label else "")
    assert text not in entry.seen, text
    entry.seen.add(text)
    return text


def points(name, pairs, size=6, label=None, reduction="none", strict=False, **given):
    """Points without reduction, some to a case; points that conditioning spoils go to cases of their own."""
    if left_out(name):
        return
    entry = LOSSES[name]
    entry.settle([f for f, _ in pairs])
    fine, hard = [], []
    for f, y in pairs:
        (hard if not strict and sensitivity(entry, f, y, given)[1] > FORCED else fine).append((f, y))
    for start in range(0, len(fine), size):
        some = fine[start:start + size]
        case(name, [f for f, _ in some], [y for _, y in some], None, reduction, label, strict, **given)
    for f, y in hard:
        case(name, [f], [y], reduction=reduction, label=(label + "-" if label else "") + "conditioned", **given)


def reductions(name, f, y, weights, label=None, strict=False, **given):
    """All four reductions (three for a batch) with each of the weights."""
    kinds = ("mean", "mean-count", "sum") if LOSSES[name].kind == "batch" else ("mean", "mean-count", "sum", "none")
    for w in weights:
        for kind in kinds:
            case(name, f, y, w, kind, label, strict, **given)


def nested(name, f, y, strict=False, **given):
    """The same 12 numbers in shapes of depth 1, 2 and 3, with weights per element and per row. [element] only."""
    assert len(f) == len(y) == 12
    w = [1.0, 0.5, 2.0, 0.0, 1.5, 0.25, 3.0, 1.0, 0.0, 0.75, 1.25, 2.5]
    two = [[None] * 4] * 3
    three = [[[None] * 3] * 2] * 2
    kinds = ("mean", "sum", "mean-count") if LOSSES[name].kind == "batch" else ("mean", "none", "mean-count")
    case(name, shaped(two, f), shaped(two, y), None, kinds[0], strict=strict, label="depth2", **given)
    case(name, shaped(two, f), shaped(two, y), shaped(two, w), kinds[2], strict=strict, label="depth2-element-weights", **given)
    case(name, shaped(two, f), shaped(two, y), [2.0, 0.0, 0.5], kinds[0], strict=strict, label="depth2-row-weights", **given)
    case(name, shaped(three, f), shaped(three, y), None, kinds[1], strict=strict, label="depth3", **given)
    case(name, shaped(three, f), shaped(three, y), shaped(three, w), kinds[0], strict=strict, label="depth3-element-weights", **given)
    case(name, shaped(three, f), shaped(three, y), [0.5, 1.5], kinds[1], strict=strict, label="depth3-row-weights", **given)
    case(name, [[f[0]]], [[y[0]]], 3.0, kinds[1], strict=strict, label="one-by-one", **given)
    error(name, shaped(two, f), shaped(two, y), [1.0, 1.0, 1.0, 1.0], label="weights-per-column", **given)


def element_errors(name, f, y, bad=(), **given):
    """What every loss per element refuses. bad: (parameter text) that must be refused."""
    error(name, f, y[:-1], label="lengths", **given)
    error(name, [[v] for v in f], y, label="column-against-row", **given)
    error(name, f, [[v] for v in y], label="row-against-column", **given)
    error(name, [f, f], [y], label="rows", **given)
    error(name, [f, f[:-1]], [y, y[:-1]], label="ragged", **given)
    error(name, [f[0], [f[1]]], [y[0], [y[1]]], label="mixed-depth", **given)
    error(name, [], [], label="empty", **given)
    error(name, [[]], [[]], label="empty-row", **given)
    error(name, [math.nan] + f[1:], y, label="nan-prediction", **given)
    error(name, f, y[:-1] + [math.nan], label="nan-target", **given)
    error(name, [math.inf] + f[1:], y, label="infinite-prediction", **given)
    error(name, f, y[:-1] + [-math.inf], label="infinite-target", **given)
    weight_errors(name, f, y, **given)
    parameter_errors(name, f, y, bad)
    if LOSSES[name].kind == "batch":
        error(name, f, y, None, "none", label="none-of-a-batch", **given)


def weight_errors(name, f, y, **given):
    n = len(f)
    error(name, f, y, [1.0] * (n - 1) + [-0.5], label="negative-weight", **given)
    error(name, f, y, -1.0, label="negative-weight", **given)
    error(name, f, y, [0.0] * n, label="zero-weights", **given)
    error(name, f, y, 0.0, label="zero-weight", **given)
    error(name, f, y, [1.0] * (n + 1), label="weights-length", **given)
    error(name, f, y, [[1.0]] * n, label="weights-shape", **given)
    error(name, f, y, [1.0] * (n - 1) + [math.nan], label="nan-weight", **given)
    error(name, f, y, [math.inf] + [1.0] * (n - 1), label="infinite-weight", **given)


def parameter_errors(name, f, y, bad):
    for text in tuple(bad) + ("no-such-parameter=1",):
        error(name, f, y, label="parameter", text=f"{name}({text})")
    error(name, f, y, None, "average", label="reduction", **required(name))


def required(name):
    """Legal values for parameters without default, so that an error case errs in one thing only."""
    return {k: v.example for k, v in LOSSES[name].parameters.items() if isinstance(v, Required)}


class Required:
    """The default of a parameter that has none."""

    def __init__(self, example):
        self.example = example


def around(x):
    """x and its two neighbours among the doubles."""
    return [math.nextafter(x, -math.inf), x, math.nextafter(x, math.inf)]


ORDINARY = [(0.5, 0.0), (2.7, 3.9), (-1.25, 1.5), (3.0, -0.75), (0.1, 0.4), (-2.0, -2.5), (1.0, -1.5), (4.25, 0.5)]
TINY = [(0.0, 0.0), (-0.0, 0.0), (0.75, 0.75), (1e-12, 0.0), (-1e-12, 0.0), (1e-8, 0.0), (0.0, 1e-8), (1e-4, 0.0), (0.0, 1e-4)]
LARGE = [(40.0, 0.0), (0.0, 40.0), (700.0, 0.0), (-300.0, 400.0), (1e3, 0.0), (0.0, 1e3)]
HUGE = [(1e150, 0.0), (0.0, 1e150)]
HUGEST = [(1e300, 0.0), (-1e300, 0.0)]
TWELVE_F = [0.5, -1.25, 3.0, 0.1, 2.75, -0.4, 1.5, 0.0, -2.2, 5.0, 0.25, -3.5]
TWELVE_Y = [0.0, 0.75, 1.0, 0.3, 2.5, -1.5, 1.5, 0.6, 0.8, 1.0, -0.25, -3.0]


def distances(name, settings, kinks=(), bad=(), tiny=TINY, large=LARGE, huge=HUGE + HUGEST, base=None):
    """The standard cases of a loss of r = f - y. settings: parameters, first the one for shapes and weights;
    kinks: for each setting the residuals at which its pieces meet."""
    settings = [dict(s) for s in settings] or [{}]
    first = dict(settings[0]) if base is None else base
    for i, given in enumerate(settings):
        points(name, ORDINARY, label="ordinary", **given)
        points(name, tiny, label="tiny", **given)
        points(name, large, label="large", **given)
        for r in (kinks[i] if i < len(kinks) else ()):
            points(name, [(s * v, 0.0) for s in (1.0, -1.0) for v in around(r)] + [(0.0, r), (0.0, -r)], 8, "kink", **given)
    points(name, huge, label="huge", **first)
    f, y = [0.5, 3.0, -1.25, 0.2], [0.0, 1.0, 0.75, 0.2]
    reductions(name, f, y, [None, 2.5, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]], label="weights", **first)
    case(name, [1.5], [0.25], label="one", **first)
    nested(name, TWELVE_F, TWELVE_Y, **first)
    element_errors(name, [0.5, 1.5, -1.0], [0.0, 1.0, 0.5], bad, **first)


def write(names, folder):
    for name in names:
        entry = LOSSES[name]
        assert entry.cases, f"no cases for {name}"
        path = os.path.join(folder, name + ".jsonl")
        with open(path, "w", encoding="ascii", newline="\n") as out:
            for line in entry.cases:
                out.write(json.dumps(line, separators=(",", ":")) + "\n")
        conditioned = [c for c in entry.cases if "tolerance" in c]
        size = os.path.getsize(path)
        assert size < 200_000, f"{path} is {size} bytes"
        errors = sum(1 for c in entry.cases if "error" in c)
        print(f"{name}: {len(entry.cases)} cases, {errors} errors, {len(conditioned)} with tolerance "
              f"(largest {max((c['tolerance'] for c in conditioned), default=0):.1e}), {size} bytes", flush=True)
