namespace Lossworks.Kernels;

/// <summary>A share of the truth for each class.</summary>
internal interface IShares
{
    /// <summary>That of class k.</summary>
    double this[int k] { get; }
}
