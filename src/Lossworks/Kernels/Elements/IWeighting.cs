namespace Lossworks.Kernels;

/// <summary>Whether the loop deals with weights and single losses. A type, so that the common case pays nothing for it.</summary>
internal interface IWeighting
{
    static abstract bool IsFull { get; }
}

/// <summary>No weights, one reduced value.</summary>
internal readonly struct Unweighted : IWeighting
{
    public static bool IsFull => false;
}

/// <summary>Weights, single losses, or both.</summary>
internal readonly struct Weighted : IWeighting
{
    public static bool IsFull => true;
}
