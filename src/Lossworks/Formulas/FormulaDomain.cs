using Lossworks.Lanes;

namespace Lossworks.Formulas;

/// <summary>
/// What the prediction and the target of a formula are, where nobody declared it: the widest of the usual ranges on which the formula is a number, then the
/// widest range of targets for which it has a bottom; and a logit or a log-mean where its derivative is 0 where theirs is.
/// </summary>
internal static class FormulaDomain
{
    /// <summary>From the widest to the narrowest.</summary>
    private static readonly Interval[] Ranges =
    [
        Interval.Real, new(-1, double.PositiveInfinity, false, true), new(-1, double.PositiveInfinity, true, true), Interval.NonNegative, Interval.Positive,
        new(-1, 1), new(-1, 1, true, true), Interval.Unit, Interval.OpenUnit,
    ];

    private static readonly double[] Probes =
        [-1, 0, 1, -0.999, 0.001, 0.25, 0.5, 0.75, 0.999, -0.5, -0.001, 1.5, 3, 7.25, 20, -1.5, -3, -7.25, -20];

    private static readonly double[] Far = [20, 60, 180, 540], Near = [1e-2, 1e-5, 1e-10, 1e-20];

    /// <summary>Of a formula of one prediction.</summary>
    internal static (Output Prediction, Argument Target) Of(Formula formula, Program program)
    {
        FormulaDeclarations said = formula.Declarations;
        Description? p = said.Of(FormulaInput.Prediction), y = said.Of(FormulaInput.Target);
        Interval[] targets = Known(y, word => TargetWords.Of(word).Domain), predictions = Known(p, word => OutputWords.Of(word, false).Domain);
        (Interval prediction, Interval target) = Widest(program, predictions, targets);
        if (y is null)
            target = Bounded(program, prediction, target);
        Argument truth = Described(y, target);
        return (p is null ? Recognized(program, prediction, truth) : Described(p, prediction, false), truth);
    }

    /// <summary>One of several outputs, each over the widest range on which the formula is a number while the others stand at 1/2.</summary>
    internal static (Output[] Outputs, Argument Target) OfOutputs(Formula formula, Program program)
    {
        FormulaDeclarations said = formula.Declarations;
        Output[] outputs = new Output[program.Outputs];
        for (int k = 0; k < outputs.Length; k++)
        {
            Description? given = said.Of(FormulaInput.Output, k);
            Interval[] ranges = Known(given, word => OutputWords.Of(word, false).Domain);
            int output = k;
            Interval range = Array.Find(ranges, r => Inside(r).All(x => double.IsFinite(Value(program, output, x, 0.5))));
            Interval known = range == default ? ranges[0] : range;
            Output found = given is null ? new("prediction", known) : Described(given, known, false);
            outputs[k] = found with { Meaning = given is null ? $"p{k + 1}" : $"{found.Meaning} p{k + 1}" };
        }

        Description? y = said.Of(FormulaInput.Target);
        Interval target = Array.Find(Known(y, word => TargetWords.Of(word).Domain), r => Inside(r).All(t => double.IsFinite(Value(program, 0, 0.5, t))));
        return (outputs, Described(y, target == default ? Interval.Real : target));
    }

    internal static Output Described(Description given, Interval found, bool row)
    {
        Output output = given.Word is { } word ? OutputWords.Of(word, row) : new("prediction", found);
        return given.Range is { } range ? output with { Domain = range } : output;
    }

    internal static Argument Described(Description? given, Interval found)
    {
        if (given is null)
            return found == Interval.Unit ? Argument.UnitTarget : found == Interval.Real ? Argument.RealTarget : new("target", found);
        Argument target = given.Word is { } word ? TargetWords.Of(word) : new("target", found);
        return given.Range is { } range ? target with { Domain = range } : target;
    }

    private static Interval[] Known(Description? said, Func<string, Interval> ofWord) =>
        said?.Range is { } range ? [range] : said?.Word is { } word ? [ofWord(word)] : Ranges;

    private static (Interval Prediction, Interval Target) Widest(Program program, Interval[] predictions, Interval[] targets)
    {
        foreach (Interval prediction in predictions)
        {
            foreach (Interval target in targets)
            {
                if (Inside(prediction).All(x => Inside(target).All(t => double.IsFinite(Value(program, 0, x, t)))))
                    return (prediction, target);
            }
        }

        return (predictions[0], targets[0]);
    }

    /// <summary>
    /// The widest range of targets for which the loss does not fall and fall as the prediction goes far out; a probability has a probability as target.
    /// </summary>
    private static Interval Bounded(Program program, Interval prediction, Interval target)
    {
        if (double.IsFinite(prediction.Low) && double.IsFinite(prediction.High))
            return prediction.Low == 0 && prediction.High == 1 ? Interval.Unit : target;
        Interval found = Array.Find(Ranges, r => Within(r, target) && Inside(r).All(t => !Falls(program, prediction, t)));
        return found == default ? target : found;
    }

    private static bool Within(Interval inner, Interval outer) =>
        (inner.Low > outer.Low || (inner.Low == outer.Low && (inner.LowOpen || !outer.LowOpen)))
        && (inner.High < outer.High || (inner.High == outer.High && (inner.HighOpen || !outer.HighOpen)));

    private static bool Falls(Program program, Interval prediction, double target)
    {
        double[] up = double.IsFinite(prediction.High) ? [.. Near.Select(d => prediction.High - d)] : Far;
        double[] down = double.IsFinite(prediction.Low) ? [.. Near.Select(d => prediction.Low + d)] : [.. Far.Select(x => -x)];
        return Falls(program, up, target) || Falls(program, down, target);
    }

    private static bool Falls(Program program, double[] way, double target)
    {
        double[] values = [.. way.Select(x => Value(program, 0, x, target))];
        return values.Zip(values.Skip(1)).All(v => v.Second < v.First - 1);
    }

    /// <summary>A logit where the derivative is 0 at the log-odds of the target, a log-mean where it is 0 at its logarithm.</summary>
    private static Output Recognized(Program program, Interval prediction, Argument target)
    {
        if (prediction == Interval.Unit || prediction == Interval.OpenUnit)
            return Output.Probability with { Domain = prediction };
        if (prediction != Interval.Real)
            return new("prediction", prediction);
        if (target.Domain == Interval.Unit && IsBest(program, t => Math.Log(t / (1 - t)), [0.1, 0.4, 0.85]))
            return Output.Logit;
        return target.Domain.Low == 0 && target.Domain.High > 1 && IsBest(program, Math.Log, [0.2, 1.7, 6]) ? Output.LogMean : Output.Value;
    }

    private static bool IsBest(Program program, Func<double, double> prediction, double[] targets) =>
        targets.All(t => Math.Abs(Results(program, 0, prediction(t), t)[1]) < 1e-9)
        && targets.All(t => Math.Abs(Results(program, 0, prediction(t) + 0.5, t)[1]) > 1e-6);

    private static IEnumerable<double> Inside(Interval range) =>
        Probes.Concat([range.Low, range.High]).Where(x => double.IsFinite(x) && range.Contains(x)).Distinct();

    private static double Value(Program program, int output, double x, double target) => Results(program, output, x, target)[0];

    private static double[] Results(Program program, int output, double x, double target)
    {
        double[] at = [.. Enumerable.Range(0, program.Outputs).Select(k => k == output ? x : 0.5)], results = new double[program.CountAt(1)];
        Interpreter.Run<double, Scalar<double>>(program, 1, at, target, 1, results);
        return results;
    }
}
