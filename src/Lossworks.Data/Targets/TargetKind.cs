namespace Lossworks.Data;

/// <summary>What is to be predicted.</summary>
public enum TargetKind
{
    /// <summary>Any real number.</summary>
    Real,

    /// <summary>A real number above zero: a price, a duration, an amount.</summary>
    Positive,

    /// <summary>A whole number from zero up: how many.</summary>
    Count,

    /// <summary>One of two classes, coded 0 and 1.</summary>
    Binary,

    /// <summary>One of several classes, coded 0, 1, 2...</summary>
    Classes,
}
