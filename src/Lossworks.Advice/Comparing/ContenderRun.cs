using Lossworks.Advice.Forecasting;

namespace Lossworks.Advice.Comparing;

/// <summary>How a contender has done so far, fold by fold. A fold is written by the one who runs it.</summary>
internal sealed class ContenderRun(Contender contender, int folds)
{
    internal Contender Contender { get; } = contender;

    /// <summary>The metric of each fold; NaN where it was not run.</summary>
    internal double[] Scores { get; } = [.. Enumerable.Repeat(double.NaN, folds)];

    /// <summary>What it predicted for the test part of each fold; kept for the first repeat.</summary>
    internal Forecast?[] Forecasts { get; } = new Forecast?[folds];

    /// <summary>What was chosen inside each fold; null where it was not run.</summary>
    internal string?[] Specs { get; } = new string?[folds];

    /// <summary>The loss as tuned on all rows; that of the first fold where it was stopped before.</summary>
    internal string? Spec { get; set; }

    /// <summary>The penalty that goes with it.</summary>
    internal double Penalty { get; set; }

    /// <summary>Why it was not run to the end; null where it was.</summary>
    internal string? Stopped { get; set; }

    /// <summary>The scores of the folds that were run.</summary>
    internal double[] Run => [.. Scores.Where(s => !double.IsNaN(s))];
}
