namespace Lossworks.Tuning;

/// <summary>Which values are good.</summary>
public enum Direction
{
    /// <summary>Small ones.</summary>
    Minimize,

    /// <summary>Large ones.</summary>
    Maximize,
}
