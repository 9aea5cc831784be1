namespace Lossworks;

/// <summary>A loss whose domain of targets depends on its parameters, and is narrower than the card's.</summary>
public interface IRestrictsTarget
{
    /// <summary>What its targets are with these parameters.</summary>
    Argument Target { get; }
}
