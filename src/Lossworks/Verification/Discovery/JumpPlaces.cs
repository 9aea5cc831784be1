using System.Collections.Immutable;

namespace Lossworks.Verification;

/// <summary>Where a loss of single numbers or its derivatives jump, over all ordinary targets.</summary>
/// <param name="ValueJumps">A place at which the value itself jumps; null where it is continuous.</param>
/// <param name="Kinks">Jumps of the first derivative that stay where they are for every target.</param>
/// <param name="MovingKink">One that moves with the target; null where none does.</param>
/// <param name="Jumps">Jumps of the second derivative that stay where they are; empty where any moves.</param>
internal sealed record JumpPlaces(LossPoint? ValueJumps, ImmutableArray<double> Kinks, LossPoint? MovingKink, ImmutableArray<double> Jumps)
{
    /// <summary>How near two places on lines of different targets are one.</summary>
    private const double Same = 1e-6;

    /// <summary>Whether some kinks are no points of the argument.</summary>
    internal bool KinksMove => MovingKink is not null;

    internal static JumpPlaces Of(LossProbe probe, IReadOnlyList<(ArgumentLine Line, LineTable Table)> lines, IReadOnlyList<double> suspects)
    {
        JumpSearch[] searches = [.. lines.Select(l => new JumpSearch(probe, l.Line, l.Table.OfNumbers(), suspects))];
        double[][] cliffs = [.. searches.Select(s => s.OfValue())], kinks = [.. searches.Select(s => s.OfGradient())];
        double[][] bends = [.. searches.Select(s => s.OfHessian())];
        kinks = [.. kinks.Select((k, n) => Without(k, cliffs[n]))];
        bends = [.. bends.Select((b, n) => Without(b, [.. cliffs[n], .. kinks[n]]))];
        int cliff = Array.FindIndex(cliffs, c => c.Length > 0), moving = Array.FindIndex(kinks, k => Without(k, kinks[0]).Length > 0);
        bool bendsMove = bends.Any(b => Without(b, bends[0]).Length > 0);
        bool cannotBeListed = cliff >= 0 || moving >= 0;
        return new(
            cliff >= 0 ? lines[cliff].Line.At(cliffs[cliff][0]) : null,
            cannotBeListed ? [] : [.. kinks[0]],
            moving >= 0 ? lines[moving].Line.At(Without(kinks[moving], kinks[0])[0]) : null,
            cannotBeListed || bendsMove ? [] : [.. bends[0]]);
    }

    private static double[] Without(double[] places, double[] known) =>
        [.. places.Where(p => !known.Any(k => Math.Abs(p - k) <= Same * Math.Max(1, Math.Abs(k))))];
}
