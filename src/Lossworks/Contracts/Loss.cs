using System.Collections.Immutable;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>
/// A loss as an object, whatever its contract: what a SPEC becomes. Immutable, and safe to use from any number of threads.
/// </summary>
public abstract partial class Loss
{
    private LossClaims? _claims;

    private protected Loss(LossCard card, LossShape shape, LossClaims? claims, Argument? target = null, Output? prediction = null)
    {
        (Card, Shape, _claims, Target) = (card, shape, claims, target ?? card.Target);
        Outputs = prediction is null ? card.Outputs : [prediction];
    }

    /// <summary>Its facts.</summary>
    public LossCard Card { get; }

    /// <summary>The shape of what it looks at.</summary>
    public LossShape Shape { get; }

    /// <summary>What its predictions are, with these parameters: one per output; for K classes, the one that all of them share.</summary>
    public ImmutableArray<Output> Outputs { get; }

    /// <summary>What its targets are, with these parameters.</summary>
    public Argument Target { get; }

    /// <summary>What it claims about itself, with these parameters.</summary>
    public LossClaims Claims => _claims ??= Discover();

    /// <summary>What is found out about a loss of which nobody states it; asked once.</summary>
    private protected virtual LossClaims Discover() => new();

    /// <summary>Whether it gives one loss per number, of any nesting.</summary>
    public bool IsElementwise => Shape is LossShape.Residual or LossShape.Margin or LossShape.Pointwise;

    /// <summary>Whether it looks at rows of several numbers, one weight per row.</summary>
    public bool TakesRows => Shape is LossShape.Row or LossShape.Outputs || (Shape == LossShape.Batch && Card.TakesRows);

    /// <summary>
    /// How many predictions a row must have; null where any number of at least the card's minimum will do. Of losses of single numbers: 1, or how many
    /// columns have a formula of their own.
    /// </summary>
    public virtual int? Columns => 1;

    /// <summary>A number of predictions per row that fits, for probes and pictures.</summary>
    public int ExampleColumns => Layout?.ExampleColumns ?? Columns ?? Math.Max(4, Card.MinimumColumns);

    /// <summary>A number of targets per row that fits so many predictions.</summary>
    public int ExampleTargets(int columns) => Target.PerRow switch
    {
        _ when !TakesRows => columns,
        TargetCount.Free => Layout?.ExampleTargets(columns) ?? 1,
        TargetCount.LikePredictions => columns,
        _ => 1,
    };

    /// <summary>How many classes there are for so many predictions per row.</summary>
    public int ClassCount(int columns) => Layout?.ClassCount(columns) ?? columns;

    /// <summary>What one of so many predictions per row is.</summary>
    public Output OutputOf(int column, int columns) =>
        Layout?.OutputOf(column, columns) ?? Outputs[Outputs.Length == 1 ? 0 : column];

    /// <summary>The class that a row of predictions decides for: the largest entry, or for one number its side of the border, unless classes are ordered or nested.</summary>
    /// <param name="predictions">As the loss takes them: logits, scores or probabilities.</param>
    public int ClassOf(ReadOnlySpan<double> predictions)
    {
        if (Layout?.ClassOf(predictions) is { } label)
            return label;
        return predictions.Length > 1 ? TensorPrimitives.IndexOfMax(predictions) : predictions[0] > (Outputs[0].Domain == Interval.Unit ? 0.5 : 0) ? 1 : 0;
    }

    /// <summary>What is wrong with so many predictions and targets per row, and how to mend it; null where they fit.</summary>
    public string? Misfit(int columns, int targetColumns) =>
        columns < Card.MinimumColumns ? $"it needs rows of at least {Card.MinimumColumns}, not {columns}."
        : Columns is { } exact && exact != columns ? $"it takes rows of {exact}, not of {columns}."
        : Layout?.Misfit(columns, targetColumns);

    /// <summary>
    /// Whether the mean of a batch without skipped rows is sum of w * loss over sum of w, and the loss of each row its own affair: then a batch may be
    /// evaluated piece by piece. Not so where rows are coupled or counted by the weight of their class, or where chance depends on their place.
    /// </summary>
    public virtual bool AddsUpOverRows => Shape != LossShape.Batch && !DrawsByRow;

    /// <summary>Whether rows of this class are skipped: they cost nothing and count in no divisor.</summary>
    public virtual bool Skips(int label) => label == IgnoreIndex;

    /// <summary>What the loss itself says about its columns, if anything.</summary>
    internal virtual IHasColumns? Layout => null;

    /// <summary>The class index whose rows are skipped, if any.</summary>
    internal virtual int? IgnoreIndex => null;

    /// <summary>What the loss itself says about whole rows, if anything.</summary>
    internal virtual IRestrictsRows? RowRule => null;

    /// <summary>Whether a part of it is held constant when it is differentiated, so that the gradient is not that of the value.</summary>
    internal virtual bool StopsGradient => false;

    /// <summary>Whether a row that moves may cost something else.</summary>
    internal virtual bool DrawsByRow => false;

    /// <summary>What runs it, where that is not the code of its own that every loss of the catalogue has.</summary>
    internal virtual string? Engine => null;

    /// <summary>The losses that it adds up, each with its weight; itself where it is no sum.</summary>
    public virtual ImmutableArray<(double Weight, Loss Loss)> Terms => [(1, this)];

    /// <summary>The loss as a SPEC: <see cref="Parse"/> reads it back to an equal loss.</summary>
    public abstract LossSpec Spec { get; }

    /// <summary>Reads a SPEC: <c>huber</c>, <c>huber(delta=1.5)</c>, <c>0.7*huber(delta=1) + 0.3*log-cosh</c>.</summary>
    /// <exception cref="SpecException">The text is no SPEC; the message points at the character.</exception>
    /// <exception cref="LossException">Unknown loss (with the nearest names), unknown parameter, or a value out of range.</exception>
    public static Loss Parse(string spec, LossCatalogue? catalogue = null) => (catalogue ?? LossCatalogue.BuiltIn).Create(LossSpec.Parse(spec));

    /// <summary>The value of a batch; gradient and Hessian go into the caller's memory. Nothing is allocated.</summary>
    /// <param name="batch">Predictions, targets and weights.</param>
    /// <param name="result">Where gradient, Hessian and single losses go; what is left empty is not computed.</param>
    /// <param name="reduction">How the losses become one number.</param>
    /// <param name="threads">0 chooses by size. The bits of the result do not depend on it.</param>
    /// <exception cref="ShapeException">Shapes that do not fit; thrown before anything is written.</exception>
    public abstract double Evaluate(in LossBatch<double> batch, in LossResult<double> result, Reduction reduction = Reduction.Mean, int threads = 0);

    /// <inheritdoc cref="Evaluate(in LossBatch{double}, in LossResult{double}, Reduction, int)"/>
    public abstract double Evaluate(in LossBatch<float> batch, in LossResult<float> result, Reduction reduction = Reduction.Mean, int threads = 0);

    /// <summary>The value for one prediction per target; gradient and Hessian go into the caller's memory.</summary>
    /// <param name="predictions">One per target, on the scale that the card states.</param>
    /// <param name="targets">One per prediction.</param>
    /// <param name="gradient">Empty, or as long as the predictions; may be the predictions' own memory.</param>
    /// <param name="hessian">Empty, or as long as the predictions: the diagonal of the Hessian.</param>
    /// <param name="weights">Empty, or one per loss, finite and not negative.</param>
    /// <param name="reduction">How the losses become one number.</param>
    public double Evaluate(
        ReadOnlySpan<double> predictions,
        ReadOnlySpan<double> targets,
        Span<double> gradient = default,
        Span<double> hessian = default,
        ReadOnlySpan<double> weights = default,
        Reduction reduction = Reduction.Mean)
        => Evaluate(new LossBatch<double>(predictions, targets, weights), new() { Gradient = gradient, Hessian = hessian }, reduction);

    /// <inheritdoc cref="Evaluate(ReadOnlySpan{double}, ReadOnlySpan{double}, Span{double}, Span{double}, ReadOnlySpan{double}, Reduction)"/>
    public double Evaluate(
        ReadOnlySpan<float> predictions,
        ReadOnlySpan<float> targets,
        Span<float> gradient = default,
        Span<float> hessian = default,
        ReadOnlySpan<float> weights = default,
        Reduction reduction = Reduction.Mean)
        => Evaluate(new LossBatch<float>(predictions, targets, weights), new() { Gradient = gradient, Hessian = hessian }, reduction);

    /// <summary>The value for tensors of equal shape: any nesting for losses of single numbers, rows x columns for the others.</summary>
    /// <exception cref="ShapeException">The shapes differ, or a tensor is not contiguous. A column against a row is an error, never a matrix.</exception>
    public double Evaluate(
        in ReadOnlyTensorSpan<double> predictions, in ReadOnlyTensorSpan<double> targets, Span<double> gradient = default, Reduction reduction = Reduction.Mean)
        => Evaluate(TensorShapes.Batch(this, predictions, targets), new() { Gradient = gradient }, reduction);

    /// <inheritdoc cref="Evaluate(in ReadOnlyTensorSpan{double}, in ReadOnlyTensorSpan{double}, Span{double}, Reduction)"/>
    public double Evaluate(
        in ReadOnlyTensorSpan<float> predictions, in ReadOnlyTensorSpan<float> targets, Span<float> gradient = default, Reduction reduction = Reduction.Mean)
        => Evaluate(TensorShapes.Batch(this, predictions, targets), new() { Gradient = gradient }, reduction);

    /// <summary>Throws where a prediction or a target lies outside the domain of this loss, or is not finite.</summary>
    /// <remarks>Evaluation itself does not look: outside the domain it returns what the formula gives, often NaN.</remarks>
    /// <exception cref="LossException">Names the first offender and the domain.</exception>
    public void CheckDomain(in LossBatch<double> batch) => DomainChecks.Run(this, batch);

    /// <summary>A multiple. A negative factor drops the claims that do not survive it, convexity among them.</summary>
    public static Loss operator *(double factor, Loss loss) => WeightedSum.Of([(factor, loss)]);

    /// <summary>A sum.</summary>
    public static Loss operator +(Loss a, Loss b) => WeightedSum.Of([(1, a), (1, b)]);

    /// <inheritdoc/>
    public override string ToString() => Spec.ToString();

    /// <summary>Two losses are equal where their SPECs are.</summary>
    public override bool Equals(object? obj) => obj is Loss other && Spec.Equals(other.Spec);

    /// <inheritdoc/>
    public override int GetHashCode() => Spec.GetHashCode();

    /// <summary>The single losses that are differentiated at <paramref name="origin"/>: the values, but for what is held constant there.</summary>
    internal virtual void Frozen(in LossBatch<double> batch, ReadOnlySpan<double> origin, Span<double> losses) =>
        Evaluate(batch.Unweighted(), new() { Losses = losses }, Reduction.None, threads: 1);

    /// <summary>The same for code that is generic over the precision.</summary>
    internal double EvaluateAs<S>(in LossBatch<S> batch, in LossResult<S> result, Reduction reduction, int threads)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        if (typeof(S) == typeof(float))
        {
            return Evaluate(
                in Unsafe.As<LossBatch<S>, LossBatch<float>>(ref Unsafe.AsRef(in batch)),
                in Unsafe.As<LossResult<S>, LossResult<float>>(ref Unsafe.AsRef(in result)),
                reduction,
                threads);
        }

        return Evaluate(
            in Unsafe.As<LossBatch<S>, LossBatch<double>>(ref Unsafe.AsRef(in batch)),
            in Unsafe.As<LossResult<S>, LossResult<double>>(ref Unsafe.AsRef(in result)),
            reduction,
            threads);
    }
}
