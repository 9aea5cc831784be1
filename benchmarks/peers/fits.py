"""scikit-learn's linear models as peers of ./bench training. All minimize mean loss + L2/2 |coefficients|^2, the intercept unpenalized.

  {"ask": "fit", "peer": "scikit-learn", "trainer": "LogisticRegression lbfgs", "data": FOLDER, "loss": "logistic", "rows": n, "columns": p,
   "l2": 1e-4, "tolerance": 1e-4} -> {"seconds": 1.5, "coefficients": [...], "intercepts": [...]}, coefficients class after class

FOLDER holds features.f64 and LOSS.f64, raw doubles. Reading them is not timed; what the fit does with them is.
"""

import time
import warnings

import numpy as np

_read = {}


def fit(question):
    features, targets = data(question)
    model = TRAINERS[question["trainer"]](question)
    start = time.perf_counter()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "did not converge" shows in the loss
        model.fit(features, targets)
    seconds = time.perf_counter() - start
    coefficients, intercepts = np.atleast_2d(model.coef_), np.atleast_1d(model.intercept_)
    return {
        "seconds": seconds,
        "coefficients": coefficients.ravel().tolist(),
        "intercepts": intercepts.ravel().tolist(),
        "scale": float(getattr(model, "scale_", 1)),
    }


def data(question):
    """The data of the last question is kept: a grid of tolerances asks for the same again."""
    key = (question["data"], question["loss"])
    if key not in _read:
        _read.clear()
        folder, loss = key
        features = np.fromfile(f"{folder}/features.f64").reshape(question["rows"], question["columns"])
        _read[key] = (features, np.fromfile(f"{folder}/{loss}.f64"))
    return _read[key]


def logistic(solver):
    """scikit-learn minimizes C times the sum of losses + |coefficients|^2 / 2."""

    def make(q):
        from sklearn.linear_model import LogisticRegression

        return LogisticRegression(C=1 / (q["rows"] * q["l2"]), solver=solver, tol=q["tolerance"], max_iter=10000)

    return make


def poisson(solver):
    def make(q):
        from sklearn.linear_model import PoissonRegressor

        return PoissonRegressor(alpha=q["l2"], solver=solver, tol=q["tolerance"], max_iter=10000)

    return make


def huber(q):
    from sklearn.linear_model import HuberRegressor

    return HuberRegressor(epsilon=1.35, alpha=0, tol=q["tolerance"], max_iter=10000)


def quantile(q):
    from sklearn.linear_model import QuantileRegressor

    return QuantileRegressor(quantile=q["quantile"], alpha=0, solver="highs")


def sgd(q):
    from sklearn.linear_model import SGDClassifier

    return SGDClassifier(loss="log_loss", alpha=q["l2"], tol=q["tolerance"], max_iter=1000, random_state=1)


TRAINERS = {
    "LogisticRegression lbfgs": logistic("lbfgs"),
    "LogisticRegression newton-cholesky": logistic("newton-cholesky"),
    "PoissonRegressor lbfgs": poisson("lbfgs"),
    "PoissonRegressor newton-cholesky": poisson("newton-cholesky"),
    "HuberRegressor": huber,
    "QuantileRegressor highs": quantile,
    "SGDClassifier": sgd,
}
