using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>A linear model with one or several outputs, in the units of the data, with the loss it was trained by.</summary>
/// <remarks>eta = intercept + coefficients x features + offset; the loss and the link say how eta becomes a prediction.</remarks>
public sealed partial class LinearModel
{
    private readonly double[] _coefficients, _intercepts;
    private readonly Head _head;

    /// <summary>From its numbers.</summary>
    /// <param name="loss">The loss it was trained by.</param>
    /// <param name="link">How eta becomes a mean; none is the loss's own.</param>
    /// <param name="coefficients">Output after output.</param>
    /// <param name="intercepts">One per output.</param>
    /// <param name="ofClasses">Whether the outputs are classes.</param>
    /// <exception cref="ShapeException">The coefficients are no whole number per output.</exception>
    public LinearModel(Loss loss, Link? link, double[] coefficients, double[] intercepts, bool ofClasses = false)
    {
        if (intercepts.Length == 0 || coefficients.Length % intercepts.Length != 0)
            throw new ShapeException($"{coefficients.Length} coefficients are no whole number for each of {intercepts.Length} outputs.");
        (Loss, Link, OfClasses) = (loss, link, ofClasses);
        (_coefficients, _intercepts) = ((double[])coefficients.Clone(), (double[])intercepts.Clone());
        _head = Head.For(loss, intercepts.Length, ofClasses, link);
    }

    /// <summary>The loss it was trained by.</summary>
    public Loss Loss { get; }

    /// <summary>The link of the caller's choice; none is the loss's own.</summary>
    public Link? Link { get; }

    /// <summary>Whether the outputs are classes.</summary>
    public bool OfClasses { get; }

    /// <summary>Output after output.</summary>
    public ReadOnlySpan<double> Coefficients => _coefficients;

    /// <summary>One per output.</summary>
    public ReadOnlySpan<double> Intercepts => _intercepts;

    /// <summary>How many numbers it predicts per row.</summary>
    public int OutputCount => _intercepts.Length;

    /// <summary>How many features a row has.</summary>
    public int Columns => _coefficients.Length / _intercepts.Length;

    /// <summary>The coefficients of one output.</summary>
    public ReadOnlySpan<double> CoefficientsOf(int output) => _coefficients.AsSpan(output * Columns, Columns);

    /// <summary>Predictions as the loss takes them: logits, log-means, means...</summary>
    /// <param name="features">Row after row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="offset">Empty, or one number per row and output.</param>
    /// <exception cref="ShapeException">Lengths that do not fit.</exception>
    public double[] Predict(ReadOnlySpan<double> features, int rows, ReadOnlySpan<double> offset = default)
    {
        double[] eta = Eta(features, rows, offset);
        _head.Forward(eta, eta);
        return eta;
    }

    /// <summary>Predictions as the loss takes them, for features in any form: sparse, for one.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="offset">Empty, or one number per row and output.</param>
    /// <exception cref="ShapeException">The rows have another number of features than the model, or the offset does not fit.</exception>
    public double[] Predict(FeatureRows features, ReadOnlySpan<double> offset = default)
    {
        double[] eta = Eta(features, offset);
        _head.Forward(eta, eta);
        return eta;
    }

    /// <summary>Predictions on the natural scale: means, probabilities, class shares; scores, which have none, as they are.</summary>
    /// <param name="features">Row after row.</param>
    /// <param name="rows">The number of rows.</param>
    /// <param name="offset">Empty, or one number per row and output.</param>
    /// <exception cref="ShapeException">Lengths that do not fit.</exception>
    public double[] PredictMean(ReadOnlySpan<double> features, int rows, ReadOnlySpan<double> offset = default)
    {
        double[] predictions = Predict(features, rows, offset);
        ToMeans(predictions);
        return predictions;
    }

    /// <summary>Predictions on the natural scale, for features in any form: sparse, for one.</summary>
    /// <param name="features">The rows.</param>
    /// <param name="offset">Empty, or one number per row and output.</param>
    /// <exception cref="ShapeException">The rows have another number of features than the model, or the offset does not fit.</exception>
    public double[] PredictMean(FeatureRows features, ReadOnlySpan<double> offset = default)
    {
        double[] predictions = Predict(features, offset);
        ToMeans(predictions);
        return predictions;
    }

    /// <summary>Whether <see cref="PredictMean(ReadOnlySpan{double}, int, ReadOnlySpan{double})"/> gives a probability for each of so many classes, or that of the second of two.</summary>
    public bool HasProbabilities(int classes) =>
        Loss.Outputs[0].Scale != Scale.Score && (OutputCount == classes || (OutputCount == 1 && classes == 2));

    private void ToMeans(double[] predictions)
    {
        for (int i = 0; i < predictions.Length; i++)
        {
            predictions[i] = Loss.Card.Outputs[Loss.Card.Outputs.Length == 1 ? 0 : i % OutputCount].Scale switch
            {
                Scale.Log => Math.Exp(predictions[i]),
                Scale.Logit => Link.Logit.ToMean(predictions[i]).Mean,
                _ => predictions[i],
            };
        }

        if (Loss.Card.Outputs[0].Scale == Scale.Softmax)
        {
            for (int start = 0; start < predictions.Length; start += OutputCount)
                SoftmaxHead.Softmax(predictions.AsSpan(start, OutputCount), predictions.AsSpan(start, OutputCount));
        }
    }

    private double[] Eta(ReadOnlySpan<double> features, int rows, ReadOnlySpan<double> offset)
    {
        if (features.Length != (long)rows * Columns)
            throw new ShapeException($"features has {features.Length} numbers but {rows} rows of {Columns} need {(long)rows * Columns}.");
        RequireOffset(rows, offset);
        double[] eta = new double[rows * OutputCount];
        for (int i = 0; i < eta.Length; i++)
        {
            int row = i / OutputCount, k = i % OutputCount;
            double sum = Columns == 0 ? 0 : TensorPrimitives.Dot(features.Slice(row * Columns, Columns), CoefficientsOf(k));
            eta[i] = sum + _intercepts[k] + (offset.IsEmpty ? 0 : offset[i]);
        }

        return eta;
    }

    private double[] Eta(FeatureRows features, ReadOnlySpan<double> offset)
    {
        if (features.Columns != Columns)
            throw new ShapeException($"the rows have {features.Columns} features, the model has {Columns} coefficients per output: encode them as those it was trained on.");
        RequireOffset(features.Rows, offset);
        double[] eta = new double[features.Rows * OutputCount];
        for (int i = 0; i < eta.Length; i++)
        {
            int k = i % OutputCount;
            eta[i] = features.Dot(i / OutputCount, CoefficientsOf(k)) + _intercepts[k] + (offset.IsEmpty ? 0 : offset[i]);
        }

        return eta;
    }

    private void RequireOffset(int rows, ReadOnlySpan<double> offset)
    {
        if (!offset.IsEmpty && offset.Length != rows * OutputCount)
            throw new ShapeException($"offset has {offset.Length} numbers but {rows} rows of {OutputCount} outputs need {rows * OutputCount}.");
    }
}
