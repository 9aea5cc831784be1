using System.Globalization;
using Lossworks.Cli.Models;
using Lossworks.Cli.Running;
using Lossworks.Training;

namespace Lossworks.Cli.Commands;

/// <summary>The work of <c>loss train</c>: read, encode, descend, save, tell.</summary>
internal static class TrainRun
{
    private const int CheckpointEvery = 20;

    internal static int Run(TrainRequest request)
    {
        Loss loss = request.Loss;
        Places.Check(request.Data, request.Out, request.Trace, request.Report);
        using Stopping stopping = new();
        MemoryPlan? plan = MemoryPlan.Of(request, loss);
        if (plan is not null && request.Ahead > 0)
            throw new UsageException("--ahead needs all rows in memory at once, which they do not fit; leave it out and put the later target into a column of its own.");
        using FitInput input = plan is not null
            ? DiskInput.Read(loss, request, plan, stopping.Token)
            : MemoryInput.Read(loss, request, stopping.Token);
        foreach (string warning in input.Warnings.Select(w => w.Message).Distinct())
            Console.Error.WriteLine("warning: " + warning);

        if (request.Options.Resume && !File.Exists(request.Checkpoint))
            Console.Error.WriteLine($"warning: there is no checkpoint '{request.Checkpoint}' to resume from; this run starts anew.");
        TrainingOptions options = request.Options with
        {
            KeepTrace = true,
            Checkpoints = new FileCheckpointStore(request.Checkpoint),
            CheckpointEvery = CheckpointEvery,
        };
        TrainingResult result = StepLines.Around(request.Json, progress => Trainer.Fit(loss, input.Data, options, progress, stopping.Token));

        TrainOutcome outcome = TrainOutcome.Of(request, input, new(result.Model, input.Encoder, input.Target, request.Offset), result);
        outcome.Saved.Save(request.Out);
        WriteTrace(request, result);
        TrainReport.Of(outcome).Save(request.Report);
        outcome.Tell();
        bool finished = result.Reason is StopReason.Converged or StopReason.StepLimit or StopReason.TimeLimit;
        if (result.Reason == StopReason.Converged)
            File.Delete(request.Checkpoint);
        return finished ? ExitCode.Success : ExitCode.Failure;
    }

    /// <summary>After a resume the steps before it stay, where the trace of the run that was stopped is there.</summary>
    private static void WriteTrace(TrainRequest request, TrainingResult result)
    {
        string[] before = request.Options.Resume && result.Trace is [var first, ..] ? StepsUpTo(first.Step - 1, request.Trace) : [];
        string fresh = request.Trace + ".tmp";
        using (StreamWriter file = new(fresh))
        {
            file.Write("step,loss,gradient_norm,rate,seconds\n");
            foreach (string line in before)
                file.Write(line + "\n");
            foreach (TrainingStep step in result.Trace)
            {
                file.Write(string.Create(
                    CultureInfo.InvariantCulture, $"{step.Step},{step.Loss:R},{step.GradientNorm:R},{step.Rate:R},{step.Elapsed.TotalSeconds:F6}\n"));
            }
        }

        File.Move(fresh, request.Trace, overwrite: true);
    }

    /// <summary>The lines of a trace that ends with just this step; none of any other.</summary>
    private static string[] StepsUpTo(int last, string path)
    {
        string[] lines = File.Exists(path) ? [.. File.ReadLines(path).Skip(1)] : [];
        return lines is [.., var end] && end.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{last},"), StringComparison.Ordinal) ? lines : [];
    }
}
