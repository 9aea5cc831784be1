using System.Numerics.Tensors;

namespace Lossworks.Training;

/// <summary>A way down, one step at a time. Everything that the next step depends on is saved, so that a resumed descent takes the same steps.</summary>
internal abstract class Descent(Objective objective)
{
    /// <summary>Mean loss and penalties.</summary>
    internal Objective Objective { get; } = objective;

    /// <summary>Where it is.</summary>
    internal double[] Parameters { get; private set; } = new double[objective.Length];

    /// <summary>The best so far.</summary>
    internal Best Best { get; } = new(objective.Length);

    /// <summary>The objective that the last step saw.</summary>
    internal double Value { get; private protected set; } = double.NaN;

    /// <summary>The norm of the gradient that the last step saw.</summary>
    internal double GradientNorm { get; private protected set; }

    /// <summary>The learning rate of the last step.</summary>
    internal double Rate { get; private protected set; }

    /// <summary>Whether no step lowers the objective any more.</summary>
    internal bool IsStuck { get; private protected set; }

    /// <summary>A proof that this is the minimum, where the descent itself has one.</summary>
    internal string? Certificate { get; private protected set; }

    /// <summary>The scale of the residuals, where the descent estimates it itself.</summary>
    internal virtual double? EstimatedScale => null;

    /// <summary>Looks around at the start.</summary>
    internal virtual void Start(ReadOnlySpan<double> parameters) => parameters.CopyTo(Parameters);

    /// <summary>One step.</summary>
    internal abstract void Step();

    internal void Save(BinaryWriter writer)
    {
        Numbers.Write(writer, Parameters);
        Best.Save(writer);
        writer.Write(Value);
        writer.Write(GradientNorm);
        writer.Write(Rate);
        SaveState(writer);
    }

    internal void Load(BinaryReader reader)
    {
        Parameters = Numbers.ReadDoubles(reader);
        Best.Load(reader);
        (Value, GradientNorm, Rate) = (reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble());
        LoadState(reader);
    }

    private protected virtual void SaveState(BinaryWriter writer)
    {
    }

    private protected virtual void LoadState(BinaryReader reader)
    {
    }

    /// <summary>The root of a sum of squares.</summary>
    private protected static double Norm(ReadOnlySpan<double> x) => TensorPrimitives.Norm(x);
}
