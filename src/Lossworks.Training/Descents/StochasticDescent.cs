using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Descent by mini-batches in random order (Robbins and Monro 1951, doi:10.1214/aoms/1177729586). A step is one pass over all rows.</summary>
/// <remarks>
/// A given rate stays as it is, and every batch stands for itself. A chosen one starts from what a step down the full gradient allows, is
/// halved where passes no longer lower the objective, and each batch is corrected by what it got wrong where the pass began, so that the noise
/// dies out and the descent converges (Johnson and Zhang 2013, NeurIPS 26; with a lasso Xiao and Zhang 2014, doi:10.1137/140961791).
/// </remarks>
internal sealed class StochasticDescent(Objective objective, UpdateRule rule, double? rate, int batchSize, ulong seed) : Descent(objective)
{
    private const int Patience = 3;

    private readonly Xoshiro256 _random = new(seed);
    private readonly double[] _full = new double[objective.Length], _slope = new double[objective.Length];
    private MiniBatch _batch = null!;
    private readonly BatchOrder _order = BatchOrder.Of(objective.Store, batchSize);
    private double _first;
    private int _inVain;

    internal override void Start(ReadOnlySpan<double> parameters)
    {
        base.Start(parameters);
        _batch = new(Objective, parameters);
        Look();
        _first = Value;
        Rate = rate ?? ChosenRate();
        Best.Offer(Parameters, Value);
    }

    internal override void Step()
    {
        double best = Best.Value;
        Pass();
        Look();
        Best.Offer(Parameters, Value);
        if (rate is null)
            Adapt(best);
    }

    private protected override void SaveState(BinaryWriter writer)
    {
        _random.Save(writer);
        rule.Save(writer);
        _order.Save(writer);
        writer.Write(_inVain);
    }

    private protected override void LoadState(BinaryReader reader)
    {
        _random.Load(reader);
        rule.Load(reader);
        _order.Load(reader);
        _inVain = reader.ReadInt32();
        Look();
    }

    private void Pass()
    {
        double[] gradient = new double[Parameters.Length], wrong = new double[Parameters.Length], anchor = (double[])Parameters.Clone();
        _order.Begin(_random);
        while (_order.Next(out RowBlock rows))
        {
            _batch.Gradient(Parameters, rows, gradient);
            if (rate is null)
            {
                _batch.Gradient(anchor, rows, wrong);
                TensorPrimitives.Subtract<double>(gradient, wrong, gradient);
                TensorPrimitives.Add<double>(gradient, _full, gradient);
            }

            rule.Apply(Parameters, gradient, Rate, Objective);
        }
    }

    /// <summary>Halves the rate after some passes in vain; a pass that went astray is taken back as well.</summary>
    private void Adapt(double best)
    {
        bool isAstray = !(Value <= _first);
        _inVain = Value < best ? 0 : _inVain + 1;
        if (!isAstray && _inVain < Patience)
            return;
        _inVain = 0;
        Rate /= 2;
        IsStuck = Rate < 1e-15;
        if (!isAstray)
            return;
        Best.Parameters.CopyTo(Parameters);
        rule.Reset();
        Look();
    }

    /// <summary>The objective of all rows, and its gradient.</summary>
    private void Look()
    {
        Value = Objective.Evaluate(Parameters, _full) + Objective.Lasso(Parameters);
        Objective.Penalty.PseudoGradient(Parameters, Objective.Outputs, _full, _slope);
        GradientNorm = Norm(_slope);
    }

    /// <summary>What lowers the objective of all rows, made smaller for momentum; for Adam a tenth of that step's largest entry.</summary>
    private double ChosenRate()
    {
        double[] next = new double[Parameters.Length], unused = new double[Parameters.Length];
        double square = TensorPrimitives.SumOfSquares<double>(_full), length = 1, smooth = Objective.Evaluate(Parameters, unused);
        bool Falls(double t)
        {
            TensorPrimitives.MultiplyAdd<double>(_full, -t, Parameters, next);
            return Objective.Evaluate(next, unused) <= smooth - (0.5 * t * square);
        }

        while (length < 1e30 && Falls(2 * length))
            length *= 2;
        while (length > 1e-30 && !Falls(length))
            length /= 2;
        return rule is AdamRule ? Math.Max(1e-12, 0.1 * length * Math.Abs(TensorPrimitives.MaxMagnitude<double>(_full))) : 0.1 * length;
    }
}
