using System.Numerics;
using Lossworks.Kernels;
using Lossworks.Lanes;

namespace Lossworks.Losses;

/// <summary>Negative log-likelihood of several numbers that vary together: their means and their covariances are all predicted.</summary>
/// <remarks>
///   (1/2) (r^T S^-1 r + log det S + D log(2 pi)), S = L L^T, r = mean - target.  With s = L^-1 r and q = L^-T s the gradient is q in the means and
///   [i = j]/L_ii - q_i s_j in L_ij.
///   Williams (1996), doi:10.1162/neco.1996.8.4.843
/// </remarks>
public readonly record struct MultivariateGaussianNll : IRowLoss, IHasColumns
{
    private static readonly Output Diagonal = new("diagonal entry of L", Interval.Positive);

    /// <inheritdoc/>
    public static LossCard Card { get; } = new("multivariate-gaussian-nll")
    {
        Summary = "Negative log-likelihood of several numbers that vary together: their means and their covariances are all predicted.",
        Formula = "(1/2) (r^T S^-1 r + log det S + D log(2 pi)), S = L L^T, r = mean - target",
        Family = LossFamily.Likelihood,
        Tasks = [LossTask.ProbabilisticRegression],
        Outputs = [new Output("mean, or entry of L", Interval.Real)],
        Target = Argument.RealTarget with { PerRow = TargetCount.Free },
        MinimumColumns = 2,
        UseWhen = "Errors of several targets hang together, and you need regions or sums of them, not one interval each.",
        AvoidWhen = "There are many targets: L grows with their square; or outliers are frequent.",
        Cost = "D^2 for a row of D targets; D^3 with the Hessian.",
        Elsewhere = [Counterpart.PyTorch("distributions.MultivariateNormal", "minus log_prob; scale_tril is L as a square matrix")],
        References = ["Williams (1996), doi:10.1162/neco.1996.8.4.843"],
        Notes =
            "A row is mean_1..mean_D, then the lower triangle of L row by row: L11, L21, L22, L31... L is used as given, its diagonal "
            + "must be positive; nothing is added to it. D is the number of targets.",
    };

    /// <inheritdoc/>
    public int ExampleColumns => 5;

    /// <inheritdoc/>
    public LossClaims Claims => new() { StrictlyProper = true, Elicits = Functional.MeanAndCovariance };

    /// <inheritdoc/>
    public int ExampleTargets(int columns)
    {
        int targets = 1;
        while (targets + Triangle.Count(targets) < columns)
            targets++;
        return targets;
    }

    /// <inheritdoc/>
    public string? Misfit(int columns, int targetColumns)
    {
        int expected = targetColumns + Triangle.Count(targetColumns);
        return columns == expected
            ? null
            : $"{targetColumns} targets per row need {expected} predictions, their means and the lower triangle of L, not {columns}.";
    }

    /// <inheritdoc/>
    public Output? OutputOf(int column, int columns)
    {
        // columns = D + D(D + 1)/2, and the i-th row of the triangle ends with its diagonal entry.
        int size = (int)Math.Round((Math.Sqrt(9 + (8.0 * columns)) - 3) / 2), entry = column - size;
        for (int i = 0; i < size; i++)
        {
            if (entry == (i * (i + 3)) / 2)
                return Diagonal;
        }

        return null;
    }

    /// <inheritdoc/>
    public double Of<S>(ReadOnlySpan<S> scores, RowTarget<S> target, Span<S> gradient, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        int size = target.Values.Length;
        using Borrowed<double> memory = new(scores.Length + (3 * size));
        Span<double> row = memory.Span[..scores.Length], s = memory.Span.Slice(scores.Length, size), q = memory.Span.Slice(scores.Length + size, size);
        Widened.Copy(scores, row);
        Triangle triangle = new(row[size..], size);
        for (int i = 0; i < size; i++)
            s[i] = row[i] - target[i];
        triangle.Solve(s);
        s.CopyTo(q);
        triangle.SolveTransposed(q);
        double value = size * StableMath.HalfLogTwoPi;
        for (int i = 0; i < size; i++)
            value += Math.Log(triangle[i, i]) + (0.5 * s[i] * s[i]);
        if (!gradient.IsEmpty)
            WriteGradient(triangle, s, q, gradient);
        if (!hessian.IsEmpty)
            WriteHessian(triangle, s, q, memory.Span[^size..], hessian);
        return value;
    }

    private static void WriteGradient<S>(in Triangle triangle, ReadOnlySpan<double> s, ReadOnlySpan<double> q, Span<S> gradient)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        Widened.CopyBack(q, gradient[..q.Length]);
        for (int i = 0; i < q.Length; i++)
        {
            for (int j = 0; j <= i; j++)
                gradient[q.Length + Triangle.At(i, j)] = S.CreateTruncating((i == j ? 1 / triangle[i, i] : 0) - (q[i] * s[j]));
        }
    }

    /// <summary>With P = S^-1: P_ii in the means; P_ii s_j^2 in L_ij, and (2 q_i s_i - 1/L_ii)/L_ii more on the diagonal.</summary>
    private static void WriteHessian<S>(in Triangle triangle, ReadOnlySpan<double> s, ReadOnlySpan<double> q, Span<double> room, Span<S> hessian)
        where S : unmanaged, IBinaryFloatingPointIeee754<S>
    {
        for (int i = 0; i < q.Length; i++)
        {
            double precision = triangle.Precision(i, room), own = triangle[i, i];
            hessian[i] = S.CreateTruncating(precision);
            for (int j = 0; j <= i; j++)
                hessian[q.Length + Triangle.At(i, j)] = S.CreateTruncating((precision * s[j] * s[j]) + (i == j ? ((2 * q[i] * s[i]) - (1 / own)) / own : 0));
        }
    }
}
