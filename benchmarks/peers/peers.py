"""PyTorch and scikit-learn as peers of ./bench: a process that takes one JSON object per line and answers with one, so that rounds interleave.

  {"ask": "prepare", "peer": "pytorch", "loss": "huber", "rows": 1024, "columns": 1, "hessian": false, "threads": 1} -> {"value": 0.9}
  {"ask": "time", "peer": "pytorch", "calls": 10} -> {"ns": 12345.6}, per call
  {"ask": "fit", ...} -> {"seconds": 1.5, "coefficients": [...], "intercepts": [...]}: see fits.py

Instead of an answer: {"no": "the peer has no such loss"}, or {"failed": "it has, and this went wrong"}.
The first line that it writes says which peers there are: {"peers": {"pytorch": "2.0"}, "missing": {"scikit-learn": "No module named 'sklearn'"}}.
"""

import importlib
import json
import sys
import time

import losses


def main():
    answers = sys.stdout
    sys.stdout = sys.stderr  # what a library prints must not be taken for an answer
    here, missing = {}, {}
    for name, module in (("pytorch", "torch"), ("scikit-learn", "sklearn")):
        try:
            here[name] = importlib.import_module(module).__version__
        except Exception as failure:  # a broken installation is as good as none, and its reason is worth telling
            missing[name] = str(failure)
    say(answers, {"peers": here, "missing": missing})
    calls = {}
    for line in sys.stdin:
        question = json.loads(line)
        try:
            if question["ask"] == "time":
                say(answers, {"ns": nanoseconds(calls[question["peer"]], question["calls"])})
            elif question["ask"] == "prepare":
                calls.pop(question["peer"], None)  # let go of the last one's memory first
                calls[question["peer"]], value = losses.prepare(question)
                say(answers, {"value": value})
            else:
                import fits

                say(answers, fits.fit(question))
        except NotImplementedError as failure:
            say(answers, {"no": str(failure)})
        except Exception as failure:
            say(answers, {"failed": f"{type(failure).__name__}: {failure}"})


def nanoseconds(call, calls):
    start = time.perf_counter_ns()
    for _ in range(calls):
        call()
    return (time.perf_counter_ns() - start) / calls


def say(answers, answer):
    answers.write(json.dumps(answer) + "\n")
    answers.flush()


if __name__ == "__main__":
    main()
