namespace Lossworks.Training;

/// <summary>What a mini-batch's gradient does to the parameters.</summary>
internal abstract class UpdateRule
{
    /// <summary>Moves the parameters.</summary>
    internal abstract void Apply(double[] parameters, ReadOnlySpan<double> gradient, double rate, Objective objective);

    /// <summary>Forgets all momentum.</summary>
    internal abstract void Reset();

    internal abstract void Save(BinaryWriter writer);

    internal abstract void Load(BinaryReader reader);
}
