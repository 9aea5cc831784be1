using System.Globalization;
using Lossworks.Cli.Commands;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Models;

/// <summary>A table as a trainer takes it: the target in the form of the loss, weights, offset, and features still as columns.</summary>
internal sealed class TrainingInput
{
    private readonly double[] _numbers;
    private readonly int[] _codes;
    private readonly double[] _weights, _offset;

    private TrainingInput(Table features, TargetInfo target, bool asClasses, double[] numbers, int[] codes, double[] weights, double[] offset)
    {
        (Features, Target, AsClasses) = (features, target, asClasses);
        (_numbers, _codes, _weights, _offset) = (numbers, codes, weights, offset);
    }

    internal Table Features { get; }

    internal TargetInfo Target { get; }

    /// <summary>Whether the loss takes class indices; otherwise numbers, which for two classes are its labels.</summary>
    internal bool AsClasses { get; }

    /// <summary>What the user should know of the target.</summary>
    internal IReadOnlyList<DataWarning> Warnings { get; private init; } = [];

    internal int Rows => Features.RowCount;

    internal IReadOnlyList<double> Numbers => _numbers;

    internal IReadOnlyList<int> Codes => _codes;

    /// <exception cref="DataException">A column is missing or does not hold what the loss needs.</exception>
    internal static TrainingInput Read(Loss loss, Table table, TrainRequest request)
    {
        Target known = Known(loss, asked => Lossworks.Data.Target.From(table, request.Learned, asked));
        return Of(loss, known, request);
    }

    /// <summary>The target as the loss needs it: numbers where it takes any, else classes.</summary>
    /// <param name="loss">The loss.</param>
    /// <param name="look">Looks at the target as something.</param>
    internal static Target Known(Loss loss, Func<TargetKind?, Target> look)
    {
        Target known = look(NeedsClasses(loss) ? null : TargetKind.Real);
        return NeedsClasses(loss) && !known.IsClass ? look(loss.Target.IsClass && !TakesLabels(loss) ? TargetKind.Classes : TargetKind.Binary) : known;
    }

    /// <summary>Whether the loss takes the codes of these classes; otherwise it takes numbers.</summary>
    /// <exception cref="DataException">There are more classes than the loss is for.</exception>
    internal static bool TakesCodes(Loss loss, Target known)
    {
        bool asClasses = loss.Target.IsClass && known.IsClass && (known.Classes.Count > 2 || loss.Card.MinimumColumns > 1 || !TakesLabels(loss));
        if (known.IsClass && !asClasses && known.Classes.Count > 2)
            throw new DataException(known.Features.Source, $"{loss.Card.Name} is for two classes, but there are {known.Classes.Count}: use softmax-cross-entropy, say.", null, known.Name);
        return asClasses;
    }

    /// <summary>The rows of a target, which may be a block of more.</summary>
    internal static TrainingInput Of(Loss loss, Target known, TrainRequest request)
    {
        bool asClasses = TakesCodes(loss, known);
        string target = known.Name;
        Table features = known.Features;
        double[] weights = Column(features, request.Weight), offsets = Column(features, request.Offset), exposure = Column(features, request.Exposure);
        RequireAll(features, request.Weight, weights, w => w >= 0, "a weight cannot be negative");
        RequireAll(features, request.Exposure, exposure, e => e > 0, "an exposure must be above 0");
        if (exposure.Length > 0 && known.IsClass)
            throw new DataException(features.Source, "holds classes: an exposure is for numbers that are counted.", null, target);
        string[] aside = [.. request.Aside.Concat(request.Exclude).Distinct()];
        features = features.Without(aside);
        if (request.Features.Length > 0)
            features = features.Only(request.Features);
        double negative = loss.Target.Only.Contains(-1) ? -1 : 0;
        double[] numbers = known.IsClass ? [.. known.Codes.ToArray().Select(c => c == 1 ? 1 : negative)] : known.Numbers.ToArray();
        for (int i = 0; i < exposure.Length; i++)
            numbers[i] /= exposure[i];
        if (exposure.Length > 0)
            weights = weights.Length == 0 ? exposure : [.. weights.Zip(exposure, (w, e) => w * e)];
        if (!known.IsClass)
            RequireAll(features, target, numbers, loss.Target.Allows, $"{loss.Card.Name} takes targets with {loss.Target.Describe()}; choose another loss, or leave the row out");
        return new(features, new(target, known.IsClass ? known.Classes : []), asClasses, numbers, known.Codes.ToArray(), weights, offsets)
        {
            Warnings = known.Warnings,
        };
    }

    /// <summary>Training data for encoded features of some of the rows.</summary>
    internal TrainingData Data(FeatureRows features, ReadOnlySpan<int> rows)
    {
        double[] weights = Pick(_weights, rows), offset = Pick(_offset, rows);
        return AsClasses
            ? TrainingData.OfClasses(features, Pick(_codes, rows), Target.Classes.Count, weights, offset)
            : new(features, Pick(_numbers, rows), weights, offset);
    }

    internal double[] Offset(ReadOnlySpan<int> rows) => Pick(_offset, rows);

    internal double[] Weights(ReadOnlySpan<int> rows) => Pick(_weights, rows);

    /// <summary>Targets that are numbers; none of classes.</summary>
    internal double[] NumbersOf(ReadOnlySpan<int> rows) => AsClasses ? [] : Pick(_numbers, rows);

    /// <summary>Targets that are classes; none of numbers.</summary>
    internal int[] CodesOf(ReadOnlySpan<int> rows) => AsClasses ? Pick(_codes, rows) : [];

    /// <summary>Whether two classes may come as the numbers 0 and 1.</summary>
    private static bool TakesLabels(Loss loss) => loss.Card.TakesSingleNumbers && loss.Target.AllowsShares;

    private static bool NeedsClasses(Loss loss) => loss.Target.IsClass || !loss.Target.Only.IsEmpty || loss.Target == Argument.UnitTarget;

    private static T[] Pick<T>(T[] all, ReadOnlySpan<int> rows)
    {
        if (all.Length == 0)
            return [];
        T[] picked = new T[rows.Length];
        for (int i = 0; i < picked.Length; i++)
            picked[i] = all[rows[i]];
        return picked;
    }

    private static void RequireAll(Table table, string? column, double[] values, Predicate<double> holds, string rule)
    {
        int wrong = Array.FindIndex(values, v => !holds(v));
        if (wrong >= 0)
            throw new DataException(table.Source, string.Create(CultureInfo.InvariantCulture, $"the value is {values[wrong]:R}: {rule}."), table.LineOf(wrong), column);
    }

    /// <summary>The numbers of a column, every one of them there; none of no column.</summary>
    internal static double[] Column(Table table, string? name)
    {
        if (name is null)
            return [];
        Column column = table[name];
        if (!column.IsNumeric)
            throw new DataException(table.Source, $"holds {column.Kind} values where numbers are needed", null, name);
        double[] values = column.Numbers.ToArray();
        int missing = Array.FindIndex(values, double.IsNaN);
        return missing < 0 ? values : throw new DataException(table.Source, "has no value; fill it or leave the row out", table.LineOf(missing), name);
    }
}
