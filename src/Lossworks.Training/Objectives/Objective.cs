using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Mean loss plus penalties as a function of the parameters, in the three calls of the first steps: difference, loss, gradient.</summary>
/// <remarks>
/// Of a loss that adds up over rows all three come from one read of them: block by block, while a block is in the cache. Of any other, such as one that couples
/// rows, predictions are kept for all rows, and the gradient is a second read. What was seen at the latest parameters is remembered.
/// </remarks>
internal sealed class Objective
{
    /// <summary>So many rows tell a curvature that is only a unit of length.</summary>
    private const int CurvatureRows = 1 << 15;

    /// <summary>A chunk of so many rows per column is worth a matrix of its own.</summary>
    private const int RowsPerColumn = 16;

    private readonly double[] _parameters;
    private WholeBatch? _whole;
    private Sight? _seen;

    internal Objective(Loss loss, TrainingData data, Design design, Head head, Penalty penalty, bool skips = false, double scale = 1, Smoothing? smoothing = null)
    {
        (TheLoss, Store, Design, Head, Penalty, Scale, Smoothing) = (loss, data.Store, design, head, penalty, scale, smoothing);
        _parameters = new double[design.LengthFor(Outputs)];
        AddsUp = loss.AddsUpOverRows && !skips;
        LossesPerRow = loss.IsElementwise ? Outputs : 1;
        if (Store.OffsetColumns != 0 && Store.OffsetColumns != Outputs)
        {
            throw new ShapeException(
                $"offset has {Store.OffsetColumns * Store.Rows} numbers, but {Store.Rows} rows of {Outputs} outputs need {Store.Rows * Outputs}. Give one per row and output.");
        }

        if (!(design.TotalWeight > 0))
            throw new LossException("all weights are 0, so there is nothing to average: give at least one positive weight.");
    }

    internal Loss TheLoss { get; }

    /// <summary>Whether one read of the rows, block by block, is enough.</summary>
    internal bool AddsUp { get; }

    internal RowStore Store { get; }

    internal Design Design { get; }

    internal Head Head { get; }

    internal Penalty Penalty { get; }

    /// <summary>What residuals are divided by.</summary>
    internal double Scale { get; }

    /// <summary>How kinks are rounded off, if they are.</summary>
    internal Smoothing? Smoothing { get; }

    /// <summary>The most by which rounded kinks lift the mean loss.</summary>
    internal double Gap => Smoothing?.Gap ?? 0;

    internal int Outputs => Head.Outputs;

    internal int Length => _parameters.Length;

    internal int LossesPerRow { get; }

    /// <summary>What the sum of the weighted losses is divided by.</summary>
    internal double Divisor => Design.TotalWeight * LossesPerRow;

    /// <summary>The root mean square of the rows' own derivatives at the latest parameters: the size gradients are judged by.</summary>
    internal double Pull => See().Pull;

    /// <summary>1. The difference: these parameters put a prediction beside every target, as soon as the loss asks.</summary>
    internal void Compare(ReadOnlySpan<double> parameters)
    {
        if (_seen is not null && !parameters.SequenceEqual(_parameters))
            _seen = null;
        parameters.CopyTo(_parameters);
    }

    /// <summary>2. The loss of these predictions, with the smooth penalty.</summary>
    internal double Loss() => See().MeanLoss + See().Rounding + Penalty.Ridged(_parameters, Outputs, default);

    /// <summary>3. The gradient of that loss by the parameters.</summary>
    internal void Gradient(Span<double> gradient)
    {
        See().Gradient.CopyTo(gradient);
        Penalty.Ridged(_parameters, Outputs, gradient);
    }

    /// <summary>All three: the smooth part of the objective.</summary>
    internal double Evaluate(ReadOnlySpan<double> parameters, Span<double> gradient)
    {
        Compare(parameters);
        double value = Loss();
        if (double.IsFinite(value))
            Gradient(gradient);
        return value;
    }

    /// <summary>The second derivatives at the latest parameters, row after row of the matrix: with one output that is the linear predictor itself.</summary>
    /// <remarks>A read of its own: most looks of a line search never need it, and it costs as many products per row as there are pairs of columns.</remarks>
    internal double[] Hessian()
    {
        Folded folded = Design.Fold(_parameters, Outputs);
        Blocks blocks = Design.Sweep.All.InChunksOf(RowsPerColumn * Length);
        double[] hessian = Design.Sweep.Run(blocks, () => new HessianTally(this, folded)).Read(1 / Divisor);
        for (int j = 0; j < Design.Columns; j++)
            hessian[(j * Length) + j] += Penalty.Ridge[j];
        return hessian;
    }

    /// <summary>The lasso's part.</summary>
    internal double Lasso(ReadOnlySpan<double> parameters) => Penalty.Lasso(parameters, Outputs);

    /// <summary>The mean loss alone, without smoothing and penalties.</summary>
    internal double MeanLoss(ReadOnlySpan<double> parameters)
    {
        Compare(parameters);
        return See().MeanLoss;
    }

    /// <summary>The mean second derivative of the loss by each output at these parameters, from a sample where there are many rows; 1 where there is none to be had.</summary>
    internal double[] Curvature(ReadOnlySpan<double> parameters)
    {
        double[] mean = new double[Outputs];
        Array.Fill(mean, 1);
        if (!TheLoss.Card.HasHessian || !Head.IsIdentity)
            return mean;
        if (!AddsUp)
            return CurvatureOfWhole(parameters, mean);
        Folded folded = Design.Fold(parameters, Outputs);
        CurvatureTally tally = Design.Sweep.Run(Blocks.Sample(Store, CurvatureRows), () => new CurvatureTally(this, folded));
        for (int k = 0; k < Outputs; k++)
            mean[k] = Positive(tally.Mean(k) / (Scale * Scale));
        return mean;
    }

    /// <summary>All rows at these parameters, in arrays as long as they.</summary>
    internal WholeBatch Whole(ReadOnlySpan<double> parameters)
    {
        _whole ??= new(this);
        _whole.Predict(parameters);
        return _whole;
    }

    private Sight See() => _seen ??= AddsUp ? Sum() : Coupled();

    /// <summary>One read of the rows.</summary>
    private Sight Sum()
    {
        Folded folded = Design.Fold(_parameters, Outputs);
        LossTally tally = Design.Sweep.Run(() => new LossTally(this, folded));
        double[] gradient = new double[Length];
        tally.ReadGradient(1 / Divisor, gradient);
        return new(tally.Loss / Divisor, tally.Rounding / Divisor, gradient, Math.Sqrt(Store.Rows * tally.Squares) / Divisor);
    }

    /// <summary>Two reads, and the loss of all rows between them.</summary>
    private Sight Coupled()
    {
        WholeBatch whole = Whole(_parameters);
        double[] derivatives = new double[whole.Predictions.Length], gradient = new double[Length];
        double value = TheLoss.Evaluate(whole.Batch, new() { Gradient = derivatives });
        double pull = Math.Sqrt(Store.Rows * TensorPrimitives.SumOfSquares<double>(derivatives));
        if (double.IsFinite(value))
            whole.Gradient(derivatives, gradient);
        return new(value, 0, gradient, pull);
    }

    private double[] CurvatureOfWhole(ReadOnlySpan<double> parameters, double[] mean)
    {
        WholeBatch whole = Whole(parameters);
        double[] curvature = new double[whole.Predictions.Length];
        TheLoss.Evaluate(whole.Batch, new() { Hessian = curvature });
        for (int k = 0; k < Outputs; k++)
        {
            double sum = 0;
            for (int i = k; i < curvature.Length; i += Outputs)
                sum += curvature[i] / (Scale * Scale);
            mean[k] = Positive(sum);
        }

        return mean;
    }

    private static double Positive(double x) => x > 0 && double.IsFinite(x) ? x : 1;

    /// <summary>What was seen at some parameters.</summary>
    /// <param name="MeanLoss">The loss alone.</param>
    /// <param name="Rounding">What rounded kinks add to it.</param>
    /// <param name="Gradient">Of both.</param>
    /// <param name="Pull">The root mean square of the rows' own derivatives.</param>
    private sealed record Sight(double MeanLoss, double Rounding, double[] Gradient, double Pull);
}
