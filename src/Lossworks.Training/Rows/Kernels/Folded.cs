namespace Lossworks.Training;

/// <summary>Parameters as the rows of the store take them: divided by the scale of each column, in lanes, with the intercepts.</summary>
internal sealed class Folded(int outputs, int lanes)
{
    internal int Outputs { get; } = outputs;

    /// <summary>Output after output.</summary>
    internal double[] Coefficients { get; } = new double[outputs * lanes];

    /// <summary>One per output, less what centers cost where features come uncentered.</summary>
    internal double[] Intercepts { get; } = new double[outputs];
}
