namespace Lossworks.Tuning;

/// <summary>How much each rank of a generation counts, and how fast everything is learned: table 1 of Hansen (2016), arXiv:1604.00772.</summary>
internal sealed class CmaEsWeights
{
    internal CmaEsWeights(int dimensions, int population)
    {
        double n = dimensions;
        double[] raw = [.. Enumerable.Range(1, population).Select(rank => Math.Log((population + 1) / 2.0) - Math.Log(rank))];
        double attracting = raw.Where(w => w > 0).Sum(), repelling = -raw.Where(w => w < 0).Sum();
        double mass = Worth(raw.Where(w => w > 0)), repellingMass = Worth(raw.Where(w => w < 0));
        StepPath = (mass + 2) / (n + mass + 5);
        Damping = 1 + (2 * Math.Max(0, Math.Sqrt((mass - 1) / (n + 1)) - 1)) + StepPath;
        ShapePath = (4 + (mass / n)) / (n + 4 + (2 * mass / n));
        RankOne = 2 / (((n + 1.3) * (n + 1.3)) + mass);
        RankMany = Math.Min(1 - RankOne, 2 * (0.25 + mass + (1 / mass) - 2) / (((n + 2) * (n + 2)) + mass));
        // Repelling weights are so small that the covariance stays positive definite.
        double most = Math.Min(
            Math.Min(1 + (RankOne / RankMany), 1 + (2 * repellingMass / (mass + 2))), (1 - RankOne - RankMany) / (n * RankMany));
        Mass = mass;
        OfRanks = [.. raw.Select(w => w >= 0 ? w / attracting : most * w / repelling)];
        ExpectedLength = Math.Sqrt(n) * (1 - (1 / (4 * n)) + (1 / (21 * n * n)));

        static double Worth(IEnumerable<double> weights)
        {
            double sum = 0, squares = 0;
            foreach (double weight in weights)
                (sum, squares) = (sum + weight, squares + (weight * weight));
            return sum * sum / squares;
        }
    }

    /// <summary>Of each rank, the best first: above 0 it attracts, and these sum to 1; below it repels.</summary>
    internal double[] OfRanks { get; }

    /// <summary>How many trials the attracting weights are worth.</summary>
    internal double Mass { get; }

    /// <summary>How fast the path of the step size forgets.</summary>
    internal double StepPath { get; }

    /// <summary>How slowly the step size follows its path.</summary>
    internal double Damping { get; }

    /// <summary>How fast the path of the covariance forgets.</summary>
    internal double ShapePath { get; }

    /// <summary>How much of the covariance is learned from its path in a generation.</summary>
    internal double RankOne { get; }

    /// <summary>How much of the covariance is learned from the trials of a generation.</summary>
    internal double RankMany { get; }

    /// <summary>The length of a vector of standard normal numbers, on average.</summary>
    internal double ExpectedLength { get; }

    /// <summary>What Hansen takes for so many dimensions where nothing is asked for.</summary>
    internal static int UsualPopulation(int dimensions) => 4 + (int)(3 * Math.Log(dimensions));
}
