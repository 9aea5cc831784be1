namespace Lossworks.Reports;

/// <summary>On which side of its column a cell stands.</summary>
public enum Alignment
{
    /// <summary>Left, for words.</summary>
    Left,

    /// <summary>Right, with figures of equal width, for numbers.</summary>
    Right,

    /// <summary>In the middle, for short signs.</summary>
    Center,
}
