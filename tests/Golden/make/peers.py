"""Compares the golden values with what PyTorch, scikit-learn and SciPy compute in double. Usage: peers.py [FOLDER]

For each loss that a peer has: the worst relative difference of value, gradient and Hessian diagonal (where PyTorch
differentiates; of the value alone elsewhere), over all cases and over the ordinary ones (inputs and parameters of moderate
size, off the kinks, no answer near zero through cancellation). Peers lose digits where their formula cancels or clamps; that
shows in the first number and is no fault of the golden values.
"""

import json
import math
import os
import sys
import warnings

import numpy as np
import scipy
import scipy.special
import scipy.stats
import sklearn
import sklearn.metrics
import torch
import torch.nn.functional as F

warnings.filterwarnings("ignore")
torch.set_default_dtype(torch.float64)


def parsed(text):
    """name and parameters of a loss text; lists and numbers as Python has them. None for a nested loss."""
    if "(" not in text:
        return text, {}
    name, rest = text[:-1].split("(", 1)
    if "(" in rest or "base=" in rest:
        return name, None
    parts, depth, current = [], 0, ""
    for c in rest + ",":
        depth += (c == "[") - (c == "]")
        if c == "," and not depth:
            parts.append(current)
            current = ""
        else:
            current += c
    given = {}
    for part in parts:
        key, value = part.split("=", 1)
        words = {"true": True, "false": False, "none": None, "Infinity": math.inf, "-Infinity": -math.inf}
        try:
            given[key.replace("-", "_")] = words[value] if value in words else json.loads(value)
        except json.JSONDecodeError:
            given[key.replace("-", "_")] = value
    return name, given


T = torch.tensor
dist = torch.distributions

# Each peer: (prediction tensor, target tensor, parameters) -> one loss per element or per row.
PEERS = {
    "squared-error": ("torch.nn.functional.mse_loss", lambda p, t: F.mse_loss(p, t, reduction="none")),
    "half-squared-error": ("torch.nn.functional.mse_loss / 2", lambda p, t: F.mse_loss(p, t, reduction="none") / 2),
    "absolute-error": ("torch.nn.functional.l1_loss", lambda p, t: F.l1_loss(p, t, reduction="none")),
    "huber": ("torch.nn.functional.huber_loss", lambda p, t, delta=1: F.huber_loss(p, t, reduction="none", delta=delta)),
    "smooth-l1": ("torch.nn.functional.smooth_l1_loss", lambda p, t, beta=1: F.smooth_l1_loss(p, t, reduction="none", beta=beta)),
    "poisson-nll": ("torch.nn.functional.poisson_nll_loss (full: + lgamma)", lambda p, t, full=False:
                    F.poisson_nll_loss(p, t, reduction="none") + (torch.lgamma(t + 1) if full else 0)),
    "poisson-mean-nll": ("torch.nn.functional.poisson_nll_loss (full: + lgamma)", lambda p, t, epsilon=1e-8, full=False:
                         F.poisson_nll_loss(p, t, log_input=False, eps=epsilon, reduction="none") + (torch.lgamma(t + 1) if full else 0)),
    "gaussian-nll": ("torch.nn.functional.gaussian_nll_loss, eps = 1e-320", lambda p, t, full=False:
                     F.gaussian_nll_loss(p[:, 0], t, p[:, 1], full=full, eps=1e-320, reduction="none")),
    "laplace-nll": ("torch.distributions.Laplace", lambda p, t: -dist.Laplace(p[:, 0], p[:, 1]).log_prob(t)),
    "gaussian-nll-log-sigma": ("torch.distributions.Normal", lambda p, t: -dist.Normal(p[:, 0], p[:, 1].exp()).log_prob(t)),
    "student-t-nll": ("torch.distributions.StudentT", lambda p, t, degrees_of_freedom=4.0, scale=1.0:
                      -dist.StudentT(T(float(degrees_of_freedom)), p, float(scale)).log_prob(t)),
    "log-normal-nll": ("torch.distributions.LogNormal", lambda p, t: -dist.LogNormal(p[:, 0], p[:, 1]).log_prob(t)),
    "beta-distribution-nll": ("torch.distributions.Beta", lambda p, t: -dist.Beta(p[:, 0], p[:, 1]).log_prob(t)),
    "weibull-nll": ("torch.distributions.Weibull", lambda p, t: -dist.Weibull(p[:, 0], p[:, 1]).log_prob(t)),
    "dirichlet-nll": ("torch.distributions.Dirichlet", lambda p, t: -dist.Dirichlet(p, validate_args=False).log_prob(t)),
    "binary-cross-entropy-with-logits": ("torch.nn.functional.binary_cross_entropy_with_logits",
                                         lambda p, t: F.binary_cross_entropy_with_logits(p, t, reduction="none")),
    "binary-cross-entropy": ("torch.nn.functional.binary_cross_entropy", lambda p, t, clip=0:
                             F.binary_cross_entropy(p.clamp(clip, 1 - clip) if clip else p, t, reduction="none")),
    "positive-weighted-binary-cross-entropy": ("torch.nn.functional.binary_cross_entropy_with_logits", lambda p, t, positive_weight=1:
                                               F.binary_cross_entropy_with_logits(p, t, reduction="none", pos_weight=T(positive_weight, dtype=torch.float64))),
    "soft-margin": ("torch.nn.functional.soft_margin_loss", lambda p, t: F.soft_margin_loss(p, t, reduction="none")),
    "softmax-cross-entropy": ("torch.nn.functional.cross_entropy", lambda p, t, ignore_index=-100:
                              F.cross_entropy(p, t, reduction="none", **({} if t.is_floating_point() else {"ignore_index": ignore_index}))),
    "token-nll": ("torch.nn.functional.cross_entropy", lambda p, t, ignore_index=-100:
                  F.cross_entropy(p, t, reduction="none", ignore_index=ignore_index)),
    "label-smoothed-cross-entropy": ("torch.nn.functional.cross_entropy", lambda p, t, smoothing=0, class_weights=None, ignore_index=-100:
                                     F.cross_entropy(p, t, reduction="none", label_smoothing=smoothing, ignore_index=ignore_index,
                                                     weight=None if class_weights is None else T(class_weights, dtype=torch.float64))),
    "class-weighted-cross-entropy": ("torch.nn.functional.cross_entropy", lambda p, t, class_weights=None, ignore_index=-100:
                                     F.cross_entropy(p, t, reduction="none", ignore_index=ignore_index,
                                                     weight=None if class_weights is None else T(class_weights, dtype=torch.float64))),
    "nll": ("torch.nn.functional.nll_loss", lambda p, t, class_weights=None, ignore_index=-100:
            F.nll_loss(p, t, reduction="none", ignore_index=ignore_index,
                       weight=None if class_weights is None else T(class_weights, dtype=torch.float64))),
    "label-smoothed-token-nll": ("torch.nn.functional.cross_entropy", lambda p, t, smoothing=0.1, ignore_index=-100:
                                 F.cross_entropy(p, t, reduction="none", label_smoothing=smoothing, ignore_index=ignore_index)),
    "multi-margin": ("torch.nn.functional.multi_margin_loss", lambda p, t, power=1, margin=1, class_weights=None:
                     F.multi_margin_loss(p, t, p=power, margin=margin, reduction="none",
                                         weight=None if class_weights is None else T(class_weights, dtype=torch.float64))),
    "multilabel-soft-margin": ("torch.nn.functional.multilabel_soft_margin_loss", lambda p, t, class_weights=None:
                               F.multilabel_soft_margin_loss(p, t, reduction="none",
                                                             weight=None if class_weights is None else T(class_weights, dtype=torch.float64))),
    "multilabel-margin": ("torch.nn.functional.multilabel_margin_loss", lambda p, t: F.multilabel_margin_loss(
        p, torch.stack([torch.cat([r.nonzero().flatten(), torch.full((len(r) - int(r.sum()),), -1)]) for r in t]), reduction="none")),
    "cosine-distance": ("torch.nn.functional.cosine_similarity", lambda p, t, epsilon=1e-8: 1 - F.cosine_similarity(p, t, dim=1, eps=epsilon)),
    "categorical-cross-entropy": ("torch log and gather", lambda p, t, clip=0, normalize=False: F.nll_loss(
        (lambda q: (q.clamp(clip, 1 - clip) if clip else q).log())(p / p.sum(1, keepdim=True) if normalize else p), t, reduction="none")),
    "log-cosh": ("torch log cosh", lambda p, t: torch.log(torch.cosh(p - t))),
    "brier-score": ("torch sums of squares", lambda p, t: (p - t) ** 2 if p.dim() == 1 else
                    ((p - (t if t.dim() == 2 else F.one_hot(t, p.shape[1]))) ** 2).sum(1)),
    "pinball": ("torch where", lambda p, t, quantile=0.5: torch.where(p <= t, quantile * (t - p), (1 - quantile) * (p - t))),
    "expectile": ("torch where", lambda p, t, expectile=0.5: torch.where(p > t, 1 - expectile, expectile) * (p - t) ** 2),
    "binary-focal": ("torch, focal of probabilities", lambda p, t, alpha=None, gamma=2:
                     (1 if alpha is None else torch.where(t == 1, alpha, 1 - alpha))
                     * (1 - torch.where(t == 1, p.sigmoid(), 1 - p.sigmoid())) ** gamma * F.binary_cross_entropy_with_logits(p, t, reduction="none")),
    "crps-gaussian": ("torch erf", lambda p, t: (lambda z: p[:, 1] * (z * torch.erf(z / math.sqrt(2))
                      + math.sqrt(2 / math.pi) * torch.exp(-z * z / 2) - 1 / math.sqrt(math.pi)))((t - p[:, 0]) / p[:, 1])),
    "hinge": ("torch relu", lambda p, t, margin=1: F.relu(margin - t * p)),
    "squared-hinge": ("torch relu", lambda p, t: F.relu(1 - t * p) ** 2),
    "tukey-biweight": ("torch where", lambda p, t, scale=4.685: scale ** 2 / 6 * torch.where(
        (p - t).abs() <= scale, 1 - (1 - ((p - t) / scale) ** 2) ** 3, torch.ones_like(p))),
    "epsilon-insensitive": ("torch relu", lambda p, t, epsilon=0.1: F.relu((p - t).abs() - epsilon)),
}


# Peers for the reduced value only: (predictions, targets, weights, parameters) -> number.
MEANS = {
    "squared-error": ("sklearn.metrics.mean_squared_error", lambda p, t, w: sklearn.metrics.mean_squared_error(t, p, sample_weight=w)),
    "absolute-error": ("sklearn.metrics.mean_absolute_error", lambda p, t, w: sklearn.metrics.mean_absolute_error(t, p, sample_weight=w)),
    "root-mean-squared-error": ("sklearn.metrics.mean_squared_error, root",
                                lambda p, t, w: sklearn.metrics.mean_squared_error(t, p, sample_weight=w) ** 0.5),
    "squared-log-error": ("sklearn.metrics.mean_squared_log_error", lambda p, t, w: sklearn.metrics.mean_squared_log_error(t, p, sample_weight=w)),
    "pinball": ("sklearn.metrics.mean_pinball_loss", lambda p, t, w, quantile=0.5:
                sklearn.metrics.mean_pinball_loss(t, p, sample_weight=w, alpha=quantile)),
    "poisson-deviance": ("sklearn.metrics.mean_poisson_deviance / 2", lambda p, t, w: sklearn.metrics.mean_poisson_deviance(t, p, sample_weight=w) / 2),
    "tweedie-deviance": ("sklearn.metrics.mean_tweedie_deviance / 2", lambda p, t, w, power=1.5:
                         sklearn.metrics.mean_tweedie_deviance(t, p, sample_weight=w, power=power) / 2),
    "gamma-deviance": ("sklearn.metrics.mean_gamma_deviance / 2", lambda p, t, w: sklearn.metrics.mean_gamma_deviance(t, np.exp(p), sample_weight=w) / 2),
    "hinge": ("sklearn.metrics.hinge_loss", lambda p, t, w, margin=1: sklearn.metrics.hinge_loss(t, p, sample_weight=w)
              if margin == 1 and set(t) == {1, -1} else None),
}

# Peers for the losses without reduction, value only.
VALUES = {
    "pseudo-huber": ("scipy.special.pseudo_huber", lambda p, t, delta=1: scipy.special.pseudo_huber(delta, p - t)),
    "huber": ("scipy.special.huber", lambda p, t, delta=1: scipy.special.huber(delta, p - t)),
    "cauchy": ("NumPy log1p", lambda p, t, scale=1: scale ** 2 / 2 * np.log1p(((p - t) / scale) ** 2)),
    "student-t-nll": ("scipy.stats.t", lambda p, t, degrees_of_freedom=4, scale=1: -scipy.stats.t.logpdf(t, degrees_of_freedom, p, scale)),
    "von-mises-nll": ("scipy.stats.vonmises", lambda p, t, concentration=1: -scipy.stats.vonmises.logpdf(t - p, concentration)),
    "negative-binomial-nll": ("scipy.stats.nbinom", lambda p, t, dispersion=1: -scipy.stats.nbinom.logpmf(t, 1 / dispersion, 1 / (1 + dispersion * p))
                              if np.all(t == np.round(t)) else None),
    "multivariate-gaussian-nll": ("scipy.stats.multivariate_normal", lambda p, t: [multivariate(a, b) for a, b in zip(p, t)]),
    "beta-distribution-nll": ("scipy.stats.beta", lambda p, t: -scipy.stats.beta.logpdf(t, p[:, 0], p[:, 1])),
    "weibull-nll": ("scipy.stats.weibull_min", lambda p, t: -scipy.stats.weibull_min.logpdf(t, p[:, 1], scale=p[:, 0])),
    "cumulative-probit-nll": ("scipy.stats.norm", lambda p, t, cut_points=(): [-np.log(
        scipy.stats.norm.cdf(([*cut_points, np.inf])[int(k)] - f) - scipy.stats.norm.cdf(([-np.inf, *cut_points])[int(k)] - f)) for f, k in zip(p, t)]),
    "poisson-deviance": ("scipy.special.kl_div", lambda p, t: scipy.special.kl_div(t, p)),
}


def multivariate(p, t):
    d = len(t)
    low = np.zeros((d, d))
    low[np.tril_indices(d)] = p[d:]
    return -scipy.stats.multivariate_normal.logpdf(t, p[:d], low @ low.T)


def numbers(tree):
    return [v for part in tree for v in numbers(part)] if isinstance(tree, list) else [float(tree)]


def moderate(case, given):
    """Whether no input or parameter is extreme or on a border and no answer tiny: there peers in double should agree."""
    if any(word in case["id"] for word in ("border", "wrong", "-zero", "clipped", "epsilon", "kink")):
        return False
    if any(isinstance(v, (int, float)) and v and not 1e-3 < abs(v) < 1e3 for v in given.values()):
        return False
    inputs = numbers(case["predictions"]) + numbers(case["targets"])
    answers = numbers(case["value"]) + numbers(case["gradient"]) + numbers(case["hessian"] or 0.0)
    small = lambda v: v != 0 and abs(v) < 1e-3
    return (all(math.isfinite(v) and abs(v) <= 10 and not small(v) for v in inputs) and "tolerance" not in case
            and all(math.isfinite(v) and abs(v) <= 1e3 and not small(v) for v in answers))


def difference(got, want):
    worst = 0.0
    for a, b in zip(numbers(got), numbers(want)):
        if a == b or math.isnan(a):
            continue
        if not math.isfinite(a) or not math.isfinite(b):
            worst = math.inf
        else:
            worst = max(worst, abs(a - b) / max(abs(a), abs(b)))
    return worst


def torch_answer(case, function, given):
    p = T(case["predictions"], dtype=torch.float64, requires_grad=True)
    classes = not isinstance(case["targets"][0], list) and isinstance(case["predictions"][0], list) and all(isinstance(v, int) for v in case["targets"])
    t = T(case["targets"], dtype=torch.int64 if classes else torch.float64)
    losses = function(p, t, **given)
    gradient, = torch.autograd.grad(losses.sum(), p, create_graph=True)
    diagonal = []
    try:
        for j, g in enumerate(gradient.flatten()):
            second = torch.autograd.grad(g, p, retain_graph=True, allow_unused=True)[0] if g.requires_grad else None
            diagonal.append(0.0 if second is None else second.flatten()[j].item())
    except RuntimeError:  # PyTorch has no second derivative here
        diagonal = None
    return losses.detach().tolist(), gradient.detach().tolist(), diagonal


def main(folder):
    print(f"torch {torch.__version__}, scikit-learn {sklearn.__version__}, SciPy {scipy.__version__}, NumPy {np.__version__}")
    print(f"{'loss':42}{'cases':>6}{'worst':>10}{'ordinary':>10}  peer")
    for name in sorted(set(PEERS) | set(MEANS) | set(VALUES)):
        path = os.path.join(folder, name + ".jsonl")
        if not os.path.exists(path):
            continue
        lines = [json.loads(line) for line in open(path)]
        for table, kind in ((PEERS, "none"), (VALUES, "none"), (MEANS, "mean")):
            if name not in table:
                continue
            label, function = table[name]
            used, worst, ordinary = 0, 0.0, 0.0
            for case in lines:
                _, given = parsed(case["loss"])
                if case.get("error") or case["reduction"] != kind or given is None:
                    continue
                if kind == "none" and case["weights"] is not None or "Infinity" in json.dumps(case["predictions"]):
                    continue
                try:
                    if table is PEERS:
                        value, gradient, hessian = torch_answer(case, function, given)
                        d = max(difference(value, case["value"]), difference(gradient, case["gradient"]),
                                difference(hessian, numbers(case["hessian"])) if hessian else 0.0)
                    elif table is VALUES:
                        got = function(np.array(case["predictions"], float), np.array(case["targets"], float), **given)
                        if got is None:
                            continue
                        d = difference(np.asarray(got).tolist(), case["value"])
                    else:
                        if not isinstance(case["weights"], list) and case["weights"] is not None or isinstance(case["predictions"][0], list):
                            continue
                        got = function(case["predictions"], case["targets"], case["weights"], **given)
                        if got is None:
                            continue
                        d = difference([float(got)], [case["value"]])
                except (RuntimeError, ValueError, TypeError, IndexError, np.linalg.LinAlgError):
                    continue  # the peer refuses what is legal here
                used += 1
                worst = max(worst, d)
                if moderate(case, given):
                    ordinary = max(ordinary, d)
            print(f"{name:42}{used:6}{worst:10.1e}{ordinary:10.1e}  {label}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
