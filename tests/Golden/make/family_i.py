"""Family I: sequences and language models, T x V logits."""

from classes import THREE, class_errors, logits, reduced
from formulas import lse
from golden import case, points, row


@row("token-nll", nudge="logits", classes=True, ignore_index=-100)
def token_nll(z, t, ignore_index):
    return lambda z: lse(z) - z[int(t)]


IGNORE = ("ignore-index=0.5", "ignore-index=none")
ROWS, TARGETS = [[0.5, -1.0, 2.0], [0.1, 0.2, 0.3]], [0, 2]


def cases():
    name = "token-nll"
    logits(name)
    reduced(name, ignore=True)
    one_token(name)
    class_errors(name, ROWS, TARGETS, IGNORE, one_column=False)


def one_token(name, **given):
    """A vocabulary of one token is a vocabulary."""
    case(name, [[0.5], [-3.0]], [0, 0], label="one-token", **given)
