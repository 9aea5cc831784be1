using Lossworks.Advice.Diagnostics;
using Lossworks.Data;

namespace Lossworks.Advice.Comparing;

/// <summary>Folds of some rows of a problem; each is encoded once, when somebody first comes to it, and shared by all losses.</summary>
internal sealed class JudgedFolds
{
    private readonly Lazy<FoldData>[] _folds;
    private readonly Lazy<double> _residualScale;

    /// <param name="problem">The problem.</param>
    /// <param name="rows">The rows that are divided.</param>
    /// <param name="folds">How, numbered within those rows.</param>
    internal JudgedFolds(Problem problem, int[] rows, IEnumerable<Fold> folds)
    {
        _folds = [.. folds.Select(fold => new Lazy<FoldData>(() => new(problem, Of(rows, fold.Train), Of(rows, fold.Test))))];
        _residualScale = new(() => FirstLook.ScaleOf(problem, _folds[0].Value));
    }

    internal int Count => _folds.Length;

    internal FoldData this[int fold] => _folds[fold].Value;

    /// <summary>A robust scale of the residuals of a first fit; 0 of classes.</summary>
    internal double ResidualScale => _residualScale.Value;

    private static int[] Of(int[] all, int[] part) => [.. part.Select(i => all[i])];
}
