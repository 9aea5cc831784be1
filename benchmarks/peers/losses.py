"""Value and gradient of the losses of ./bench as a user of PyTorch or scikit-learn gets them, on the same made numbers as ours."""

import numpy as np

DELTA, QUANTILE, SMOOTHING, GAMMA = 1.0, 0.9, 0.1, 2.0


def prepare(question):
    """A call without arguments that computes value and gradient, and the value it gives, in our units."""
    make = {"pytorch": pytorch, "scikit-learn": scikit_learn}[question["peer"]]
    call = make(question, Numbers(question))
    return call, call()


class Numbers:
    """The same numbers as ours, made by MadeNumbers.cs: hashes of their index."""

    def __init__(self, question):
        self.rows, self.columns = question["rows"], question["columns"]
        self.loss = question["loss"]
        shape = (self.rows,) if self.columns == 1 else (self.rows, self.columns)
        self.predictions = (uniform(self.rows * self.columns, 1) * 4 - 2).reshape(shape)

    def targets(self):
        return uniform(self.rows, 2) * 4 - 2

    def labels(self):
        return np.where(uniform(self.rows, 2) * 4 - 2 > 0, 1, 0).astype(np.float32)

    def classes(self):
        return (uniform(self.rows, 2).astype(np.float64) * self.columns).astype(np.int64)

    def shares(self):
        raw = uniform(self.rows * self.columns, 3).reshape(self.rows, self.columns) + np.float32(0.5)
        return raw / raw.sum(axis=1, keepdims=True)

    def class_weights(self):
        return (0.5 + np.arange(self.columns) % 4 * 0.25).astype(np.float32)


def uniform(count, seed):
    """Numbers from 0 to 1 in steps of 2^-24: the upper bits of a hash of the index (the finalizer of MurmurHash3, Appleby 2011)."""
    with np.errstate(over="ignore"):
        h = np.arange(count, dtype=np.uint32) + np.uint32(seed * 0x9E3779B9 % 2**32)
        h ^= h >> np.uint32(16)
        h *= np.uint32(0x85EBCA6B)
        h ^= h >> np.uint32(13)
        h *= np.uint32(0xC2B2AE35)
        h ^= h >> np.uint32(16)
    return (h >> np.uint32(8)).astype(np.float32) * np.float32(2**-24)


def pytorch(question, numbers):
    import torch
    from torch.nn import functional as F

    torch.set_num_threads(question["threads"])
    p = torch.from_numpy(numbers.predictions).requires_grad_()
    tensor = torch.from_numpy

    def of_targets(loss, targets):
        t = tensor(targets)
        return lambda: loss(p, t)

    def pinball(p, t):
        r = t - p
        return torch.maximum(QUANTILE * r, (QUANTILE - 1) * r).mean()

    def focal(p, t):
        log_share = F.log_softmax(p, dim=1).gather(1, t[:, None])
        return -((1 - log_share.exp()) ** GAMMA * log_share).mean()

    forward = {
        "squared-error": lambda: of_targets(F.mse_loss, numbers.targets()),
        "absolute-error": lambda: of_targets(F.l1_loss, numbers.targets()),
        "huber": lambda: of_targets(lambda p, t: F.huber_loss(p, t, delta=DELTA), numbers.targets()),
        "pinball": lambda: of_targets(pinball, numbers.targets()),
        "logistic": lambda: of_targets(F.binary_cross_entropy_with_logits, numbers.labels()),
        "softmax-cross-entropy": lambda: of_targets(F.cross_entropy, numbers.classes()),
        "softmax-cross-entropy-shares": lambda: of_targets(F.cross_entropy, numbers.shares()),
        "label-smoothed-cross-entropy": lambda: of_targets(lambda p, t: F.cross_entropy(p, t, label_smoothing=SMOOTHING), numbers.classes()),
        "class-weighted-cross-entropy": lambda: of_targets(
            lambda p, t, w=tensor(numbers.class_weights()): F.cross_entropy(p, t, weight=w), numbers.classes()),
        "softmax-focal": lambda: of_targets(focal, numbers.classes()),
    }.get(numbers.loss)
    if numbers.loss == "exp":
        source, into = p.detach(), torch.empty_like(p.detach())

        def exp():
            torch.exp(source, out=into)

        return exp
    if forward is None:
        raise NotImplementedError(f"PyTorch has no {numbers.loss}")
    loss = forward()

    def call():
        p.grad = None
        value = loss()
        value.backward()
        return value.item()

    def call_with_hessian():
        value = loss()
        (gradient,) = torch.autograd.grad(value, p, create_graph=True)
        torch.autograd.grad(gradient.sum(), p)
        return value.item()

    return call_with_hessian if question["hessian"] else call


def scikit_learn(question, numbers):
    from sklearn._loss import loss as peers

    make = {
        "squared-error": lambda: (peers.HalfSquaredError(), numbers.targets()),
        "absolute-error": lambda: (peers.AbsoluteError(), numbers.targets()),
        "huber": lambda: (peers.HuberLoss(quantile=1, delta=DELTA), numbers.targets()),
        "pinball": lambda: (peers.PinballLoss(quantile=QUANTILE), numbers.targets()),
        "logistic": lambda: (peers.HalfBinomialLoss(), numbers.labels()),
        "softmax-cross-entropy": lambda: (peers.HalfMultinomialLoss(n_classes=numbers.columns), numbers.classes().astype(np.float32)),
    }.get(numbers.loss)
    if make is None or (numbers.loss == "huber" and not hasattr(peers, "HuberLoss")):
        raise NotImplementedError(f"this scikit-learn has no {numbers.loss}")
    loss, targets = make()
    threads, p, into = question["threads"], numbers.predictions, np.empty_like(numbers.predictions)
    factor = 2 if numbers.loss == "squared-error" else 1  # theirs is half of ours
    if question["hessian"]:
        curvature = np.empty_like(into)

        # Without the value, which this call does not compute: in its favor.
        def call_with_hessian():
            loss.gradient_hessian(y_true=targets, raw_prediction=p, gradient_out=into, hessian_out=curvature, n_threads=threads)

        return call_with_hessian
    losses = np.empty(numbers.rows, dtype=np.float32)

    def call():
        loss.loss_gradient(y_true=targets, raw_prediction=p, loss_out=losses, gradient_out=into, n_threads=threads)
        return factor * float(losses.mean())

    return call
