"""Optuna as a peer of ./bench tuner: it asks, and ./bench answers with values, so that every function is written once.

  {"ask": "begin", "sampler": "tpe", "seed": 1, "space": {"parameters": [...]}} -> {}
  {"ask": "next"} -> {"configuration": {"x1": 0.5, ...}, "seconds": 0.001}
  {"ask": "next", "value": 1.5} -> the same, after the value of the last configuration has been told

Seconds are those of the processor, of the whole process, in telling and asking alone. Otherwise the lines are those of peers.py.
"""

import importlib
import json
import os
import sys
import time

for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(name, "1")  # several processes work side by side; set before NumPy is there


def main():
    answers = sys.stdout
    sys.stdout = sys.stderr  # what a library prints must not be taken for an answer
    here, missing = {}, {}
    for name in ("optuna", "cmaes"):
        try:
            here[name] = importlib.import_module(name).__version__
        except Exception as failure:  # a broken installation is as good as none, and its reason is worth telling
            missing[name] = str(failure)
    say(answers, {"peers": here, "missing": missing})
    study = None
    for line in sys.stdin:
        question = json.loads(line)
        try:
            if question["ask"] == "begin":
                study = Study(question)
                say(answers, {})
            else:
                say(answers, study.next(question.get("value")))
        except NotImplementedError as failure:
            say(answers, {"no": str(failure)})
        except Exception as failure:
            say(answers, {"failed": f"{type(failure).__name__}: {failure}"})


class Study:
    def __init__(self, question):
        import warnings

        import optuna

        warnings.simplefilter("ignore")  # that a sampler is experimental, and that it draws some parameters at random
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        samplers = {
            "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
            "tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
            "tpe multivariate group": lambda seed: optuna.samplers.TPESampler(seed=seed, multivariate=True, group=True),
            "cma-es": lambda seed: optuna.samplers.CmaEsSampler(seed=seed),
            "qmc": lambda seed: optuna.samplers.QMCSampler(seed=seed, scramble=True),
        }
        if question["sampler"] not in samplers:
            raise NotImplementedError(f"no sampler {question['sampler']}")
        self.parameters = question["space"]["parameters"]
        self.study = optuna.create_study(sampler=samplers[question["sampler"]](question["seed"]))
        self.trial = None

    def next(self, value):
        start = time.process_time()
        if value is not None:
            self.study.tell(self.trial, value)
        self.trial = self.study.ask()
        configuration = {}
        for parameter in self.parameters:
            when = parameter.get("when")
            if when is None or configuration.get(when["parameter"]) in when["choices"]:
                configuration[parameter["name"]] = self.suggest(parameter)
        return {"configuration": configuration, "seconds": time.process_time() - start}

    def suggest(self, parameter):
        name, kind = parameter["name"], parameter["kind"]
        if kind == "categorical":
            return self.trial.suggest_categorical(name, parameter["choices"])
        low, high, log = parameter["low"], parameter["high"], parameter["log"]
        if kind == "integer":
            return self.trial.suggest_int(name, low, high, step=parameter["step"], log=log)
        # exp(log(low)) may come out a last digit below low
        return min(high, max(low, self.trial.suggest_float(name, low, high, step=parameter.get("step"), log=log)))


def say(answers, answer):
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
