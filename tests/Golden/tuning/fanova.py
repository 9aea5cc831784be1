"""Writes fanova.jsonl: trials, and what Optuna's FanovaImportanceEvaluator says of their parameters, as the mean and the deviation over 8 seeds."""
import json
import sys

import numpy
import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.importance import FanovaImportanceEvaluator, get_param_importances

optuna.logging.set_verbosity(optuna.logging.ERROR)
random = numpy.random.default_rng(7)


def branin(x, y):
    return (y - 5.1 / (4 * numpy.pi**2) * x**2 + 5 / numpy.pi * x - 6) ** 2 + 10 * (1 - 1 / (8 * numpy.pi)) * numpy.cos(x) + 10


def ishigami(x1, x2, x3):
    return numpy.sin(x1) + 7 * numpy.sin(x2) ** 2 + 0.1 * x3**4 * numpy.sin(x1)


def additive(a, b, c, d, e):
    return 4 * a + 2 * b + c**2 + 0.1 * random.normal()


def mixed(rate, loss, depth):
    # Optuna looks at logarithmic parameters evenly by their value, so that the logarithm is its parameter here.
    return (rate + 2) ** 2 + {"huber": 0.0, "log-cosh": 0.3, "squared-error": 2.0}[loss] + 0.2 * abs(depth - 5)


pi = 3.1415926
cases = [
    ("branin", branin, 200, {"x": FloatDistribution(-5, 10), "y": FloatDistribution(0, 15)}),
    ("ishigami", ishigami, 400, {n: FloatDistribution(-pi, pi) for n in ["x1", "x2", "x3"]}),
    ("additive", additive, 150, {n: FloatDistribution(0, 1) for n in "abcde"}),
    ("mixed", mixed, 200, {"rate": FloatDistribution(-4, 0), "loss": CategoricalDistribution(["huber", "log-cosh", "squared-error"]), "depth": IntDistribution(1, 8)}),
]


def draw(distribution):
    if isinstance(distribution, CategoricalDistribution):
        return distribution.choices[random.integers(len(distribution.choices))]
    if isinstance(distribution, IntDistribution):
        return int(random.integers(distribution.low, distribution.high + 1))
    return round(float(random.uniform(distribution.low, distribution.high)), 6)


with open(sys.argv[1] if len(sys.argv) > 1 else "fanova.jsonl", "w") as file:
    for name, function, count, space in cases:
        trials = [{p: draw(d) for p, d in space.items()} for _ in range(count)]
        values = [round(float(function(**t)), 6) for t in trials]
        study = optuna.create_study()
        for t, v in zip(trials, values):
            study.add_trial(optuna.trial.create_trial(params=t, distributions=space, value=v))
        runs = [get_param_importances(study, evaluator=FanovaImportanceEvaluator(seed=s)) for s in range(8)]
        shares = {p: float(numpy.mean([r[p] for r in runs])) for p in space}
        spreads = {p: float(numpy.std([r[p] for r in runs])) for p in space}
        case = {"name": name, "trials": [list(t.values()) for t in trials], "values": values, "shares": shares, "spreads": spreads}
        print(json.dumps(case), file=file)
