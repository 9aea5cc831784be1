namespace Lossworks.Tuning;

/// <summary>Configurations as points for a kernel: a number of a parameter that exists by its coordinate from 0 to 1, a choice by its position.</summary>
/// <remarks>
/// A parameter that does not exist stands at a place of its own, the middle of its range, or a choice that there is not. So two configurations without it
/// agree in it, and one with and one without it differ at least by the choice that it hangs on: branches share what both have. Discrete numbers stand where
/// they are after rounding, so that the model is flat in between: Garrido-Merchan and Hernandez-Lobato (2020), arXiv:1805.03463.
/// </remarks>
internal sealed class Coordinates
{
    private const double MiddleOfRange = 0.5;
    private const double NoChoice = -1;

    internal Coordinates(SearchSpace space) => (Space, IsChoice) = (space, [.. space.Parameters.Select(p => p.IsCategorical)]);

    /// <summary>Whose configurations.</summary>
    internal SearchSpace Space { get; }

    /// <summary>Of each coordinate, whether two of its values are only equal or not.</summary>
    internal bool[] IsChoice { get; }

    /// <summary>How many there are.</summary>
    internal int Count => IsChoice.Length;

    /// <summary>The point of a configuration.</summary>
    internal double[] Of(Configuration configuration)
    {
        double[] point = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            double value = configuration.Values[i];
            point[i] = double.IsNaN(value) ? (IsChoice[i] ? NoChoice : MiddleOfRange)
                : IsChoice[i] ? value
                : Space.Parameters[i].ToUnit(value);
        }

        return point;
    }
}
