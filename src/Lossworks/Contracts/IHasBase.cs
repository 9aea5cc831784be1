namespace Lossworks;

/// <summary>A loss around another one, which decides about predictions, targets and columns.</summary>
public interface IHasBase
{
    /// <summary>The loss inside.</summary>
    Loss Base { get; }
}
