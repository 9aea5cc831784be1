using System.Globalization;
using System.Text.Json;

namespace Lossworks.Cases;

/// <summary>How the nested arrays of a case become a batch: by number, by row, or as a whole.</summary>
internal sealed class CaseShape
{
    private readonly NestedNumbers _predictions;
    private readonly bool _byRow, _hasClasses, _byColumn;

    private CaseShape(NestedNumbers predictions, bool byRow, bool hasClasses, bool byColumn = false)
    {
        (_predictions, _byRow, _hasClasses, _byColumn) = (predictions, byRow, hasClasses, byColumn);
        LossLengths = byRow ? [predictions.Lengths[0]] : predictions.Lengths;
    }

    /// <summary>The nesting of single losses.</summary>
    internal IReadOnlyList<int> LossLengths { get; }

    internal int LossCount => LossLengths.Aggregate(1, (product, length) => product * length);

    /// <summary>How many predictions a row has, however they are nested.</summary>
    private int Columns => _predictions.Numbers.Length / _predictions.Lengths[0];

    /// <exception cref="ShapeException">Shapes that the loss does not take; both are named.</exception>
    internal static CaseShape Of(Loss loss, NestedNumbers predictions, NestedNumbers targets)
    {
        if (predictions.Depth == 0 || targets.Depth == 0)
            throw new ShapeException("predictions and targets must be arrays.");
        LossCard card = loss.Card;
        bool single = card.TakesSingleNumbers && predictions.Depth == 1, takesClasses = card.Target.IsClass && !card.Target.AllowsShares;
        if (!loss.TakesRows || (single && !takesClasses))
        {
            if (!card.TakesNesting && predictions.Depth > 1)
                throw new ShapeException($"{card.Name} takes a plain list of predictions, not one of shape {predictions.Shape}.");
            if (!predictions.HasShapeOf(targets))
                throw Mismatch(predictions, targets, "Nothing is broadcast: give both the same nesting.");
            return new(predictions, loss.TakesRows, false, byColumn: !loss.TakesRows && loss.Columns > 1);
        }

        if (!single)
            CheckNesting(card, predictions);
        if (!single && card.TakesSingleNumbers && loss.Columns == 1)
            throw new ShapeException($"{card.Name} takes a plain list of predictions, one per row, not shape {predictions.Shape}.");
        if (targets.Lengths[0] != predictions.Lengths[0] || targets.Depth > 2)
            throw Mismatch(predictions, targets, "Give one target per row.");
        if (targets.Depth == 2 && (takesClasses || (!card.Target.AllowsShares && loss.Target.PerRow == TargetCount.One)))
            throw Mismatch(predictions, targets, $"{card.Name} takes one {(takesClasses ? "class index" : "number")} per row as target.");
        if (targets.Depth == 1 && !card.Target.IsClass && loss.Target.PerRow != TargetCount.One)
            throw Mismatch(predictions, targets, $"{card.Name} takes a list of numbers per row as target.");
        if (card.RowShape.Length > 1 && loss.Target.PerRow == TargetCount.Free && targets.Lengths[1] != predictions.Lengths[^1])
            throw Mismatch(predictions, targets, "The last length of both must be the same.");
        return new(predictions, true, targets.Depth == 1 && card.Target.IsClass);
    }

    /// <summary>Rows x columns, or rows x whatever the card says a row is.</summary>
    private static void CheckNesting(LossCard card, NestedNumbers predictions)
    {
        int depth = 1 + Math.Max(1, card.RowShape.Length);
        if (predictions.Depth != depth)
            throw new ShapeException($"{card.Name} takes predictions of {Described(card)}, not of shape {predictions.Shape}.");
        for (int level = 1; level < depth && level <= card.RowShape.Length; level++)
        {
            if (card.RowShape[level - 1] is { } length && length != predictions.Lengths[level])
                throw new ShapeException($"{card.Name} takes predictions of {Described(card)}, not of shape {predictions.Shape}.");
        }
    }

    private static string Described(LossCard card) =>
        card.RowShape.IsEmpty
            ? "rows x columns"
            : "rows x " + string.Join(" x ", card.RowShape.Select(l => l?.ToString(CultureInfo.InvariantCulture) ?? "any"));

    /// <summary>Weights as given: none, one for all, one per loss, or one per row of nested numbers.</summary>
    internal double[] Weights(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
            return [];
        double[] all = new double[LossCount];
        if (json.ValueKind == JsonValueKind.Number)
        {
            Array.Fill(all, json.GetDouble());
            return all;
        }

        NestedNumbers weights = NestedNumbers.Read(json, "weights");
        if (weights.Lengths.SequenceEqual(LossLengths))
            return weights.Numbers;
        if (weights.Depth == 1 && LossLengths.Count > 1 && weights.Lengths[0] == LossLengths[0])
        {
            int perRow = LossCount / LossLengths[0];
            for (int i = 0; i < all.Length; i++)
                all[i] = weights.Numbers[i / perRow];
            return all;
        }

        throw new ShapeException(
            $"weights have shape {weights.Shape} but there are {string.Join(" x ", LossLengths)} losses. Give none, one number, or one weight per loss.");
    }

    internal LossBatch<double> Batch(NestedNumbers predictions, NestedNumbers targets, double[] weights)
    {
        if (_hasClasses)
            return new(predictions.Numbers, Columns, Classes(targets), weights);
        if (_byColumn)
            return new(predictions.Numbers, predictions.Lengths[^1], targets.Numbers, predictions.Lengths[^1], weights);
        if (!_byRow || _predictions.Depth == 1)
            return new(predictions.Numbers, targets.Numbers, weights);
        return new(predictions.Numbers, Columns, targets.Numbers, targets.Depth == 1 ? 1 : targets.Lengths[1], weights);
    }

    private static int[] Classes(NestedNumbers targets)
    {
        int[] classes = new int[targets.Numbers.Length];
        for (int i = 0; i < classes.Length; i++)
        {
            double label = targets.Numbers[i];
            if (label != Math.Floor(label) || Math.Abs(label) > int.MaxValue)
                throw new LossException($"target at row {i} is {label}: a class index is a whole number, counted from 0.");
            classes[i] = (int)label;
        }

        return classes;
    }

    private static ShapeException Mismatch(NestedNumbers predictions, NestedNumbers targets, string hint) =>
        new($"predictions have shape {predictions.Shape} but targets have shape {targets.Shape}. {hint}");
}
