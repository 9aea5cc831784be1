using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Descent by mini-batches in random order (Robbins and Monro 1951, doi:10.1214/aoms/1177729586). A step is one pass over all rows.</summary>
/// <remarks>
/// A given rate stays as it is. A chosen one starts from what a step down the full gradient allows, and is halved whenever a pass has not
/// lowered the objective; that pass is taken back ("bold driver", Battiti 1989).
/// </remarks>
internal sealed class StochasticDescent(Objective objective, UpdateRule rule, double? rate, int batchSize, ulong seed) : Descent(objective)
{
    private readonly Xoshiro256 _random = new(seed);
    private readonly double[] _gradient = new double[objective.Length], _slope = new double[objective.Length];
    private MiniBatch _batch = null!;
    private int[] _order = [.. Enumerable.Range(0, objective.Design.Rows)];

    internal override void Start(ReadOnlySpan<double> parameters)
    {
        base.Start(parameters);
        _batch = new(Objective, parameters);
        Value = Look(Parameters);
        Rate = rate ?? ChosenRate();
        Best.Offer(Parameters, Value);
    }

    internal override void Step()
    {
        double[] before = (double[])Parameters.Clone();
        Pass();
        double value = Look(Parameters);
        if (rate is null && !(value < Value))
            TakeBack(before);
        else
            Value = value;
        Best.Offer(Parameters, Value);
    }

    private protected override void SaveState(BinaryWriter writer)
    {
        _random.Save(writer);
        rule.Save(writer);
        Numbers.Write(writer, _order);
    }

    private protected override void LoadState(BinaryReader reader)
    {
        _random.Load(reader);
        rule.Load(reader);
        _order = Numbers.ReadInts(reader);
    }

    private void Pass()
    {
        _random.Shuffle(_order);
        for (int start = 0; start < _order.Length; start += batchSize)
        {
            ReadOnlySpan<int> rows = _order.AsSpan(start, Math.Min(batchSize, _order.Length - start));
            _batch.Gradient(Parameters, rows, _gradient);
            rule.Apply(Parameters, _gradient, Rate, Objective);
        }
    }

    private void TakeBack(double[] before)
    {
        IsStuck = Rate < 1e-15 || before.AsSpan().SequenceEqual(Parameters);
        before.CopyTo(Parameters, 0);
        Look(Parameters);
        Rate /= 2;
        rule.Reset();
    }

    /// <summary>The objective of all rows, and its gradient norm.</summary>
    private double Look(double[] parameters)
    {
        double value = Objective.Evaluate(parameters, _gradient) + Objective.Lasso(parameters);
        Objective.Penalty.PseudoGradient(parameters, Objective.Outputs, _gradient, _slope);
        GradientNorm = Norm(_slope);
        return value;
    }

    /// <summary>What lowers the objective of all rows, made smaller for the noise of batches; for Adam a tenth of that step's largest entry.</summary>
    private double ChosenRate()
    {
        double[] next = new double[Parameters.Length], unused = new double[Parameters.Length];
        double square = TensorPrimitives.SumOfSquares<double>(_gradient), length = 1, smooth = Objective.Evaluate(Parameters, unused);
        bool Falls(double t)
        {
            TensorPrimitives.MultiplyAdd<double>(_gradient, -t, Parameters, next);
            return Objective.Evaluate(next, unused) <= smooth - (0.5 * t * square);
        }

        while (length < 1e30 && Falls(2 * length))
            length *= 2;
        while (length > 1e-30 && !Falls(length))
            length /= 2;
        return rule is AdamRule ? Math.Max(1e-12, 0.1 * length * Math.Abs(TensorPrimitives.MaxMagnitude<double>(_gradient))) : 0.1 * length;
    }
}
