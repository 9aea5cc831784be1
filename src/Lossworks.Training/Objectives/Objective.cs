using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>Mean loss plus penalties as a function of the parameters, in the three calls of the first steps: difference, loss, gradient.</summary>
internal sealed class Objective
{
    private readonly Loss _loss;
    private readonly TrainingData _data;
    private readonly Smoothing? _smoothing;
    private readonly double[] _eta, _predictions, _derivatives, _parameters;

    internal Objective(Loss loss, TrainingData data, Design design, Head head, Penalty penalty, double scale = 1, Smoothing? smoothing = null)
    {
        (_loss, _data, Design, Head, Penalty, Scale, _smoothing) = (loss, data, design, head, penalty, scale, smoothing);
        (_eta, _predictions, _derivatives) = (new double[data.Rows * Outputs], new double[data.Rows * Outputs], new double[data.Rows * Outputs]);
        _parameters = new double[design.LengthFor(Outputs)];
        Truth = new(loss, data, Outputs, scale);
    }

    internal Design Design { get; }

    internal Head Head { get; }

    internal Penalty Penalty { get; }

    /// <summary>What residuals are divided by.</summary>
    internal double Scale { get; }

    internal Truth Truth { get; }

    internal Loss TheLoss => _loss;

    /// <summary>The most by which rounded kinks lift the mean loss.</summary>
    internal double Gap => _smoothing?.Gap ?? 0;

    internal int Outputs => Head.Outputs;

    internal int Length => _parameters.Length;

    /// <summary>Predictions of the last call to <see cref="Compare"/>, on the scale of the loss.</summary>
    internal ReadOnlySpan<double> Predictions => _predictions;

    /// <summary>The root mean square of the rows' own derivatives at the last call to <see cref="Loss"/>: the size gradients are judged by.</summary>
    internal double Pull => Math.Sqrt(_data.Rows * TensorPrimitives.SumOfSquares<double>(_derivatives));

    /// <summary>1. The difference: a prediction beside every target.</summary>
    internal void Compare(ReadOnlySpan<double> parameters)
    {
        parameters.CopyTo(_parameters);
        Design.Multiply(parameters, Outputs, _eta);
        Truth.AddOffset(_eta);
        Head.Forward(_eta, _predictions);
        if (Scale != 1)
            TensorPrimitives.Divide<double>(_predictions, Scale, _predictions);
    }

    /// <summary>2. The loss of these predictions, with the smooth penalty; the rows' derivatives are kept for the gradient.</summary>
    internal double Loss()
    {
        double value = _loss.Evaluate(Truth.Batch(_predictions), new() { Gradient = _derivatives });
        if (_smoothing is not null)
            value += _smoothing.Add(_predictions, Truth.Targets, Truth.Shares, _derivatives);
        return value + Penalty.Ridged(_parameters, Outputs, default);
    }

    /// <summary>3. The gradient of that loss by the parameters.</summary>
    internal void Gradient(Span<double> gradient)
    {
        if (Scale != 1)
            TensorPrimitives.Divide<double>(_derivatives, Scale, _derivatives);
        Head.Backward(_eta, _predictions, _derivatives);
        Design.MultiplyTransposed(_derivatives, Outputs, gradient);
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

    /// <summary>The lasso's part.</summary>
    internal double Lasso(ReadOnlySpan<double> parameters) => Penalty.Lasso(parameters, Outputs);

    /// <summary>The mean loss alone, without smoothing and penalties.</summary>
    internal double MeanLoss(ReadOnlySpan<double> parameters)
    {
        Compare(parameters);
        return _loss.Evaluate(Truth.Batch(_predictions), default);
    }

    /// <summary>The mean second derivative of the loss by each output at these parameters; 1 where there is none to be had.</summary>
    internal double[] Curvature(ReadOnlySpan<double> parameters)
    {
        double[] mean = new double[Outputs];
        Array.Fill(mean, 1);
        if (!_loss.Card.HasHessian || !Head.IsIdentity)
            return mean;
        Compare(parameters);
        _loss.Evaluate(Truth.Batch(_predictions), new() { Hessian = _derivatives });
        for (int k = 0; k < Outputs; k++)
        {
            double sum = 0;
            for (int i = k; i < _derivatives.Length; i += Outputs)
                sum += _derivatives[i] / (Scale * Scale);
            mean[k] = sum > 0 && double.IsFinite(sum) ? sum : 1;
        }

        return mean;
    }

    /// <summary>The second derivative of the smoothed mean loss by each row's linear predictor, where that is the prediction.</summary>
    internal double[] RowCurvature(ReadOnlySpan<double> parameters)
    {
        double[] curvature = new double[_derivatives.Length];
        Compare(parameters);
        if (_loss.Card.HasHessian)
            _loss.Evaluate(Truth.Batch(_predictions), new() { Hessian = curvature });
        _smoothing?.AddCurvature(_predictions, Truth.Targets, Truth.Shares, curvature);
        TensorPrimitives.Divide<double>(curvature, Scale * Scale, curvature);
        return curvature;
    }
}
