namespace Lossworks.Advice;

/// <summary>Evidence beyond a ranking: what the loss to take is like, beside the best, the usual one and the next of the ranking.</summary>
public sealed record DeeperLook
{
    /// <summary>Whether forecasts mean what they say; null where no single truth answers what is wanted, or no probabilities are given.</summary>
    public required CalibrationLook? Calibration { get; init; }

    /// <summary>Whether the ranking hangs on the score; null where several numbers are wanted of a row.</summary>
    public required MurphyDiagram? Murphy { get; init; }

    /// <summary>What wrong targets would do.</summary>
    public required ContaminationLook? Contamination { get; init; }

    /// <summary>What is left unexplained of numbers; null of classes.</summary>
    public required ResidualLook? Residuals { get; init; }

    /// <summary>Which class is taken for which; null of numbers.</summary>
    public required ConfusionLook? Confusion { get; init; }

    /// <summary>Which rows pull hardest.</summary>
    public required PullLook? Pulls { get; init; }

    /// <summary>Whether the ranking would be another with a richer model; null where there are no numbers to square, or too many.</summary>
    public required RicherLook? Richer { get; init; }

    /// <summary>What was found, in the order of the looks.</summary>
    public IEnumerable<string> Sentences =>
        new[] { Calibration?.Says, Murphy?.Says, Contamination?.Says, Residuals?.Says, Confusion?.Says, Pulls?.Says, Richer?.Says }.OfType<string>();
}
