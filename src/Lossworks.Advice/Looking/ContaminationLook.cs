namespace Lossworks.Advice;

/// <summary>What wrong targets would do: the same losses trained on targets of which some are spoilt on purpose, judged on rows that are not.</summary>
public sealed record ContaminationLook
{
    /// <summary>The shares of targets that are spoilt, from none.</summary>
    public required IReadOnlyList<double> Shares { get; init; }

    /// <summary>How they are spoilt, in words.</summary>
    public required string How { get; init; }

    /// <summary>How many times they were drawn; the scores are means.</summary>
    public required int Draws { get; init; }

    /// <summary>The losses looked at, the one to take first.</summary>
    public required IReadOnlyList<ContaminationCurve> Curves { get; init; }

    /// <summary>What was found, in sentences.</summary>
    public required string Says { get; init; }
}
