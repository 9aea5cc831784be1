using Lossworks.Benchmarks.Contenders;
using Lossworks.Benchmarks.Measuring;

namespace Lossworks.Benchmarks.Training;

/// <summary>One problem, everybody: each at the loosest tolerance at which it comes close enough to the best loss that anybody found.</summary>
internal sealed class Contest(FitProblem problem, Fitting fitting, IReadOnlyList<Entrant> peers, int rounds, Action<string> tell)
{
    /// <summary>Fits that take longer are not repeated; quick ones are repeated until about so many seconds are spent.</summary>
    private const double LongestSeconds = 15, SpentSeconds = 2;

    private const int MostRounds = 15;

    private readonly Dictionary<Entrant, List<Attempt>> _attempts = [];
    private readonly Dictionary<Entrant, string> _notes = [];
    private double _best = double.PositiveInfinity;

    internal (List<Timing> Timings, List<Reached> Reached) Run()
    {
        Entrant ours = Entrant.Ours(problem.Task);
        // The tightest first: without something to compare with, nobody knows when to stop.
        Try(ours, ours.Tolerances[^1]);
        foreach (Entrant entrant in (Entrant[])[ours, .. peers])
            Climb(entrant);
        Dictionary<Entrant, Attempt> chosen = _attempts.Where(a => a.Value.Count > 0).ToDictionary(a => a.Key, a => Choose(a.Value));
        return (Compare(ours, chosen), [.. _attempts.Keys.Select(e => ReachedBy(e, chosen.GetValueOrDefault(e)))]);
    }

    /// <summary>From loose to tight, until there or out of time.</summary>
    private void Climb(Entrant entrant)
    {
        foreach (double tolerance in entrant.Tolerances)
        {
            if (!Try(entrant, tolerance) || Gap(_attempts[entrant][^1]) < Reached.CloseEnough / 10)
                return;
        }
    }

    private bool Try(Entrant entrant, double tolerance)
    {
        List<Attempt> attempts = _attempts.TryGetValue(entrant, out List<Attempt>? known) ? known : _attempts[entrant] = [];
        try
        {
            attempts.Add(fitting.Run(entrant, tolerance));
            _best = Math.Min(_best, attempts[^1].Objective);
            return true;
        }
        catch (PeerException e)
        {
            _notes[entrant] = e.Message;
            tell($"{problem.Name}: {entrant.Label} at tolerance {tolerance:g}: {e.Message}");
            return false;
        }
    }

    /// <summary>The fastest that is close enough; if none is, the one that came closest.</summary>
    private Attempt Choose(List<Attempt> attempts) => attempts.Where(a => Gap(a) <= Reached.CloseEnough).MinBy(a => a.Seconds)
        ?? attempts.MinBy(a => double.IsNaN(a.Objective) ? double.PositiveInfinity : a.Objective)!;

    private double Gap(Attempt attempt) => (attempt.Objective - _best) / Math.Abs(_best);

    private Reached ReachedBy(Entrant entrant, Attempt? attempt) =>
        new(problem.Name, entrant.Label, attempt?.Tolerance, attempt?.Seconds, attempt is null ? null : Gap(attempt), _notes.GetValueOrDefault(entrant, ""));

    /// <summary>Ours and theirs once more, in turn, each at its chosen tolerance; who did not come close enough has no ratio.</summary>
    private List<Timing> Compare(Entrant ours, Dictionary<Entrant, Attempt> chosen)
    {
        List<Timing> timings = [];
        if (!chosen.TryGetValue(ours, out Attempt? mine))
            return timings;
        foreach ((Entrant peer, Attempt theirs) in chosen.Where(c => c.Key != ours && Gap(c.Value) <= Reached.CloseEnough))
        {
            int repeats = Math.Max(mine.Seconds, theirs.Seconds) > LongestSeconds
                ? 0
                : Math.Max(rounds, (int)Math.Min(MostRounds, SpentSeconds / (mine.Seconds + theirs.Seconds)));
            List<double> a = [], b = [];
            for (int round = 0; round < repeats; round++)
            {
                a.Add(Again(ours, mine));
                b.Add(Again(peer, theirs));
            }

            if (repeats == 0)
                (a, b) = ([mine.Seconds], [theirs.Seconds]);
            timings.Add(Timing.Of(problem.Name, problem.Data.Rows, Environment.ProcessorCount, Nanoseconds(a), peer.Label, Nanoseconds(b)));
        }

        return timings;
    }

    /// <summary>What succeeded once and fails now counts as it did.</summary>
    private double Again(Entrant entrant, Attempt attempt)
    {
        try
        {
            return fitting.Run(entrant, attempt.Tolerance).Seconds;
        }
        catch (PeerException)
        {
            return attempt.Seconds;
        }
    }

    private static double[] Nanoseconds(List<double> seconds) => [.. seconds.Select(s => s * 1e9)];
}
