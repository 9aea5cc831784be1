using System.Numerics;
using Lossworks.Kernels;

namespace Lossworks.Losses;

/// <summary>How well an ensemble of forecasts matches what happened: near it, and as spread out as it deserves; in the units of the target.</summary>
/// <remarks>
///   (1/M) sum_i |x_i - y| - (1/(2 M^2)) sum_ij |x_i - x_j|; fair divides by 2 M (M - 1) instead. Computed as the integral of the squared distance between the
///   ensemble's distribution function and the target's step, whose parts are all positive.
///   Gneiting and Raftery (2007), doi:10.1198/016214506000001437; Ferro (2014), doi:10.1002/qj.2270
/// </remarks>
public readonly record struct CrpsEnsemble : IRowLoss, IHasColumns
{
    /// <summary>fair = false.</summary>
    public CrpsEnsemble()
        : this(false)
    {
    }

    /// <summary>fair: whether the spread is divided by M - 1, so that the size of the ensemble does not matter on average.</summary>
    public CrpsEnsemble(bool fair) => Fair = fair;

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("crps-ensemble")
    {
        Summary = "How well an ensemble of forecasts matches what happened: near it, and as spread out as it deserves; in the units of the target.",
        Formula = "(1/M) sum_i |x_i - y| - (1/(2 M^2)) sum_ij |x_i - x_j|; with fair 1/(2 M (M - 1)) instead",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("sample", Interval.Real)],
        Parameters =
        [
            ParameterCard.Flag(
                "fair", new CrpsEnsemble().Fair,
                "whether the spread is divided by M - 1, so that the size of the ensemble does not matter on average"),
        ],
        UseWhen = "Forecasts are samples or ensemble members and no density is at hand.",
        AvoidWhen = "The distribution has a closed form: then score that, for example with crps-gaussian; or several targets hang together: energy-score.",
        Cost = "M log M for a row of M samples: they are sorted.",
        Elsewhere = [Counterpart.Other("properscoring crps_ensemble")],
        References = ["Gneiting and Raftery (2007), doi:10.1198/016214506000001437", "Ferro (2014), doi:10.1002/qj.2270"],
        Notes = "fair needs at least two samples. Equal samples do not push each other, and a sample equal to the target has gradient 0. The Hessian is 0.",
    };

    /// <summary>Whether the spread is divided by M - 1.</summary>
    public bool Fair { get; }

    /// <inheritdoc/>
    public LossClaims Claims => new() { Lipschitz = 1, NonNegative = true, ZeroAtPerfect = true, Differentiable = false };

    /// <inheritdoc/>
    public string? Misfit(int columns, int targetColumns) =>
        Fair && columns < 2 ? "fair divides by the number of samples less one: give at least two samples per row, or fair=false." : null;

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        using Borrowed<double> samples = new(scores.Length);
        using Borrowed<int> places = new(scores.Length);
        Widened.Copy(scores, samples.Span);
        for (int i = 0; i < scores.Length; i++)
            places.Span[i] = i;
        samples.Span.Sort(places.Span);
        hessian.Clear();
        if (!gradient.IsEmpty)
            WriteGradient<S>(samples.Span, places.Span, target[0], gradient);
        return Value(samples.Span, target[0]);
    }

    /// <summary>Between neighbors the squared distance of the distribution functions is constant.</summary>
    private double Value(ReadOnlySpan<double> sorted, double y)
    {
        int m = sorted.Length;
        double pairs = m * (m - (Fair ? 1.0 : 0)), unpaired = Fair ? 1 : 0;
        CompensatedSum value = default;
        value.Add(Math.Max(0, sorted[0] - y));
        value.Add(Math.Max(0, y - sorted[^1]));
        for (int i = 1; i < m; i++)
        {
            double below = Math.Clamp(y, sorted[i - 1], sorted[i]) - sorted[i - 1], above = sorted[i] - Math.Clamp(y, sorted[i - 1], sorted[i]);
            value.Add(below * (i * (i - unpaired) / pairs));
            value.Add(above * ((m - i) * (m - i - unpaired) / pairs));
        }

        return value.Total;
    }

    /// <summary>sign(x - y)/M less the share of samples below and plus that above; samples that are equal count for neither.</summary>
    private void WriteGradient<S>(ReadOnlySpan<double> sorted, ReadOnlySpan<int> places, double y, Span<S> gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int m = sorted.Length, end;
        double pairs = m * (m - (Fair ? 1.0 : 0));
        for (int start = 0; start < m; start = end)
        {
            for (end = start + 1; end < m && sorted[end] == sorted[start];)
                end++;
            int below = start, above = m - end;
            double slope = sorted[start] == y ? 0 : ((Math.Sign(sorted[start] - y) * (Fair ? m - 1.0 : m)) - (below - above)) / pairs;
            for (int i = start; i < end; i++)
                gradient[places[i]] = S.CreateTruncating(slope);
        }
    }
}
