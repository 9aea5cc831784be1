namespace Lossworks.Advice;

/// <summary>The functionals that can be asked for.</summary>
public enum WantKind
{
    /// <summary>The mean.</summary>
    Mean,

    /// <summary>The median.</summary>
    Median,

    /// <summary>A quantile.</summary>
    Quantile,

    /// <summary>The two quantiles between which the middle share lies.</summary>
    Interval,

    /// <summary>The most frequent value: where most targets lie close by.</summary>
    Mode,

    /// <summary>The mean of a count.</summary>
    Count,

    /// <summary>The mean per unit of exposure.</summary>
    Rate,

    /// <summary>The probability of each class.</summary>
    Probability,

    /// <summary>The class to decide for.</summary>
    Class,

    /// <summary>The order of the rows, from the least to the greatest risk.</summary>
    RankingOfRisk,
}
