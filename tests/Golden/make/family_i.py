"""Family I: sequences and language models, T x V logits."""

from mpmath import exp, fsum, log, mpf

from classes import FORTY, SEVEN_HUNDRED, TEN, TEN_THOUSAND, THREE, class_errors, logits, reduced
from formulas import lse
from golden import Required, batch, case, error, reductions, row
from family_e import IGNORE, ROWS, TARGETS, cross_entropy


@row("token-nll", nudge="logits", classes=True, ignore_index=-100)
def token_nll(z, t, ignore_index):
    return lambda z: lse(z) - z[int(t)]


def live(z, t, w, ignore_index):
    weights = w if isinstance(w, list) else [mpf(1 if w is None else w)] * len(z)
    kept = [i for i in range(len(z)) if t[i] != ignore_index]
    return kept, weights


@batch("perplexity", nudge="logits", classes=True, ignore_index=-100)
def perplexity(z, t, w, reduction, ignore_index):
    kept, weights = live(z, t, w, ignore_index)
    return lambda z: exp(fsum(weights[i] * cross_entropy(z[i], int(t[i])) for i in kept) / fsum(weights[i] for i in kept))


@batch("bits-per-byte", nudge="logits", classes=True, bytes=Required(12), ignore_index=-100)
def bits_per_byte(z, t, w, reduction, bytes, ignore_index):
    kept, weights = live(z, t, w, ignore_index)
    return lambda z: fsum(weights[i] * cross_entropy(z[i], int(t[i])) for i in kept) / (bytes * log(2))


@row("label-smoothed-token-nll", nudge="logits", classes=True, smoothing=0.1, ignore_index=-100)
def label_smoothed_token_nll(z, t, smoothing, ignore_index):
    return lambda z: ((1 - smoothing) * cross_entropy(z, int(t)) + smoothing / len(z) * fsum(cross_entropy(z, k) for k in range(len(z))))


@row("z-loss", nudge="logits", classes=True, weight=0.0001, ignore_index=-100)
def z_loss(z, t, weight, ignore_index):
    return lambda z: weight * lse(z) ** 2


def cases():
    name = "token-nll"
    logits(name)
    reduced(name, ignore=True)
    one_token(name)
    class_errors(name, ROWS, TARGETS, IGNORE, one_column=False)
    name = "label-smoothed-token-nll"
    logits(name)
    logits(name, ({"smoothing": 0}, {"smoothing": 0.9}, {"smoothing": 1e-9}), extremes=False)
    reduced(name, ignore=True)
    one_token(name)
    class_errors(name, ROWS, TARGETS, IGNORE + ("smoothing=1", "smoothing=-0.1", "smoothing=NaN"), one_column=False)
    name = "z-loss"
    logits(name)
    logits(name, ({"weight": 1}, {"weight": 0}, {"weight": 2.5}), extremes=False)
    reduced(name, ignore=True)
    one_token(name)
    class_errors(name, ROWS, TARGETS, IGNORE + ("weight=-1", "weight=NaN"), one_column=False)
    batch_cases("perplexity", {}, IGNORE)
    batch_cases("bits-per-byte", {"bytes": 12}, tuple("bytes=12," + v for v in IGNORE) + ("bytes=0", "bytes=-1", "bytes=NaN"))
    error("bits-per-byte", ROWS, TARGETS, label="bytes-missing")
    case("bits-per-byte", ROWS, TARGETS, label="bytes", bytes=0.5)


def one_token(name, **given):
    """A vocabulary of one token is a vocabulary."""
    case(name, [[0.5], [-3.0]], [0, 0], label="one-token", strict=True, **given)


def batch_cases(name, given, bad):
    rows, targets = THREE[:3] + [[-0.4, 0.6, 1.1]], [0, 2, 1, 1]
    weights = [None, 1.75, [0.5, 2.0, 1.0, 3.0], [0.0, 2.0, 0.0, 1.5]]
    reductions(name, rows, targets, weights, label="weights", **given)
    some = [targets[0], -100, targets[2], -100]
    reductions(name, rows, some, [None, weights[2]], label="ignored", **given)
    case(name, rows, targets, label="ignored-class", **given, ignore_index=1)
    case(name, rows, [0, -1, -1, 1], [1.0, 0.0, 5.0, 0.25], label="ignored", **given, ignore_index=-1)
    case(name, rows[:1], targets[:1], label="one", **given)
    case(name, [[0.5, -1.0], [2.0, 0.25]], [0, 1], label="two", **given)
    case(name, TEN, [7, 8], label="ten", strict=True, **given)
    for label, z in (("forty", FORTY), ("seven-hundred", SEVEN_HUNDRED), ("ten-thousand", TEN_THOUSAND)):
        case(name, z, [z[i].index(max(z[i])) for i in range(3)], label=label, **given)
    case(name, FORTY, [2, 0, 1], label="forty", **given)
    case(name, SEVEN_HUNDRED, [1, 1, 1], label="seven-hundred", **given)
    case(name, TEN_THOUSAND, [1, 1, 1], label="ten-thousand", **given)
    one_token(name, **given)
    error(name, rows, [-100] * 4, label="all-ignored", **given)
    error(name, rows, some, label="not-the-ignored-class", **given, ignore_index=-1)
    error(name, rows, targets, None, "none", label="none-of-a-batch", **given)
    class_errors(name, ROWS, TARGETS, bad, one_column=False, **given)
