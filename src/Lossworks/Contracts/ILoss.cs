namespace Lossworks;

/// <summary>What every loss states about itself. A loss implements one of seven contracts, by the shape of what goes in.</summary>
public interface ILoss
{
    /// <summary>The facts that do not depend on the parameters' values: names, formula, domains, parameters, references.</summary>
    static abstract LossCard Card { get; }

    /// <summary>What this loss, with these parameters, claims about itself. The contract suite and <c>loss check</c> attack each claim.</summary>
    LossClaims Claims { get; }
}
