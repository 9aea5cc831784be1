using Lossworks.Data;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>The outcome of a row: a number, or the index of a class.</summary>
/// <param name="x">The features.</param>
/// <param name="draws">Chance.</param>
/// <param name="isTraining">Whether what went wrong with the data went wrong with this row; rows to judge by are clean.</param>
internal delegate double Outcome(ReadOnlySpan<double> x, Draws draws, bool isTraining);

/// <summary>How a problem's rows come about.</summary>
/// <param name="Features">How many features a row has.</param>
/// <param name="Of">From features to outcome.</param>
internal sealed record Law(int Features, Outcome Of)
{
    internal const string Target = "y";

    /// <summary>Fills the features of a row; standard normal ones by default.</summary>
    internal Action<Draws, double[]> Draw { get; init; } = static (draws, x) =>
    {
        for (int i = 0; i < x.Length; i++)
            x[i] = draws.Normal();
    };

    /// <summary>The labels of classes; empty for numbers.</summary>
    internal IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Whether the numbers are counts.</summary>
    internal bool IsCount { get; init; }

    /// <summary>Rows of a seed to train on.</summary>
    internal Table Training(int rows, ulong seed) => Make(rows, new(seed, stream: 1), isTraining: true);

    /// <summary>Many fresh rows to judge by, the same for every seed: so what differs between seeds is what was learned.</summary>
    internal Table Fresh(int rows) => Make(rows, new(0, stream: 2), isTraining: false);

    private Table Make(int rows, Draws draws, bool isTraining)
    {
        double[] x = new double[Features], y = new double[rows];
        double[][] columns = [.. x.Select(_ => new double[rows])];
        for (int i = 0; i < rows; i++)
        {
            Draw(draws, x);
            for (int j = 0; j < x.Length; j++)
                columns[j][i] = x[j];
            y[i] = Of(x, draws, isTraining);
        }

        return new("made", [.. columns.Select((c, j) => Column.OfNumbers($"x{j + 1}", c)), TargetColumn(y)]);
    }

    private Column TargetColumn(double[] y) => Labels.Count > 0
        ? Column.OfTexts(Target, y.Select(code => Labels[(int)code]))
        : Column.OfNumbers(Target, y, IsCount ? ColumnKind.Count : ColumnKind.Number);
}
