using System.Diagnostics;
using Lossworks.Benchmarks.Contenders;
using Lossworks.Training;

namespace Lossworks.Benchmarks.Training;

/// <summary>Fits one problem by anybody.</summary>
internal sealed class Fitting(FitProblem problem, string folder, RemotePeers remote, TimeSpan limit)
{
    private readonly TrainingData _data = problem.Ready();

    /// <summary>One fit, timed alone.</summary>
    /// <exception cref="PeerException">It failed, or took longer than its limit.</exception>
    internal Attempt Run(Entrant entrant, double tolerance) => entrant.Peer is { } peer ? Theirs(peer, entrant, tolerance) : Ours(tolerance);

    /// <summary>The scale that a peer estimates beside its coefficients.</summary>
    internal double Scale(Entrant entrant) => Ask(entrant.Peer!, entrant, entrant.Tolerances[^1]).Scale!.Value;

    private Attempt Ours(double tolerance)
    {
        using CancellationTokenSource enough = new(limit);
        long start = Stopwatch.GetTimestamp();
        TrainingResult result = problem.Fit(_data, tolerance, enough.Token);
        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        if (enough.IsCancellationRequested)
            throw new PeerException($"no answer within {limit.TotalSeconds:F0} s") { TimedOut = true };
        return new(tolerance, seconds, problem.Objective(result.Model.Coefficients, result.Model.Intercepts));
    }

    private Attempt Theirs(string peer, Entrant entrant, double tolerance)
    {
        Answer answer = Ask(peer, entrant, tolerance);
        return new(tolerance, answer.Seconds!.Value, problem.Objective(answer.Coefficients, answer.Intercepts));
    }

    private Answer Ask(string peer, Entrant entrant, double tolerance)
    {
        Answer answer = remote.Fit(
            new("fit")
            {
                Peer = peer,
                Trainer = entrant.Name,
                Loss = problem.Task,
                Data = folder,
                Rows = problem.Data.Rows,
                Columns = problem.Data.Columns,
                Classes = problem.Classes,
                L2 = problem.L2,
                Quantile = FitProblem.Quantile,
                Tolerance = tolerance,
            },
            limit);
        return answer.No is { } reason ? throw new PeerException(reason) : answer;
    }
}
