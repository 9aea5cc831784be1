using System.Globalization;
using Lossworks.Cli.Models;
using Lossworks.Cli.Running;
using Lossworks.Data;
using Lossworks.Training;

namespace Lossworks.Cli.Commands;

/// <summary>The work of <c>loss train</c>: read, encode, descend, save, tell.</summary>
internal static class TrainRun
{
    private const int CheckpointEvery = 20;

    internal static int Run(TrainRequest request)
    {
        Loss loss = Loss.Parse(request.Loss);
        Writable(request.Out, request.Trace, request.Report);
        using Stopping stopping = new();
        Table table = TableReader.Read(DataSource.Parse(request.Data), stop: stopping.Token);
        TrainingInput input = TrainingInput.Read(loss, table, request.Target, request.Features, request.Weight, request.Offset);
        (int[] train, int[] test) = Split(input, request);
        Encoder encoder = Encoder.Fit(input.Features.Select(train), new() { Raw = request.Raw, Standardize = !request.Raw });
        foreach (string warning in table.Warnings.Concat(encoder.Warnings).Select(w => w.Message).Distinct())
            Console.Error.WriteLine("warning: " + warning);

        DesignMatrix design = encoder.Encode(input.Features.Select(train));
        TrainingOptions options = request.Options with
        {
            KeepTrace = true, Checkpoints = new FileCheckpointStore(request.Checkpoint), CheckpointEvery = CheckpointEvery,
        };
        TrainingData data = input.Data(design, train);
        TrainingResult result = StepLines.Around(request.Json, progress => Trainer.Fit(loss, data, options, progress, stopping.Token));

        TrainOutcome outcome = TrainOutcome.Of(request, input, new(result.Model, encoder, input.Target, request.Offset), result, train, test);
        outcome.Saved.Save(request.Out);
        WriteTrace(request.Trace, result);
        TrainReport.Of(outcome).Save(request.Report);
        outcome.Tell();
        bool finished = result.Reason is StopReason.Converged or StopReason.StepLimit or StopReason.TimeLimit;
        if (result.Reason == StopReason.Converged)
            File.Delete(request.Checkpoint);
        return finished ? ExitCode.Success : ExitCode.Failure;
    }

    private static (int[] Train, int[] Test) Split(TrainingInput input, TrainRequest request)
    {
        if (request.Validation == 0)
            return ([.. Enumerable.Range(0, input.Rows)], []);
        Fold fold = Holdout.Split(input.Rows, request.Validation, request.Options.Seed, input.AsClasses ? [.. input.Codes] : []);
        return (fold.Train, fold.Test);
    }

    /// <summary>A place that cannot be written is found before the work, not after it.</summary>
    private static void Writable(params ReadOnlySpan<string> paths)
    {
        foreach (string path in paths)
        {
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            if (!Directory.Exists(folder))
                throw new DirectoryNotFoundException($"there is no folder '{folder}' for '{path}': make it first.");
            if (Directory.Exists(path))
                throw new IOException($"'{path}' is a folder; give a file.");
            using FileStream probe = File.Open(path + ".tmp", FileMode.Create, FileAccess.Write);
            probe.Close();
            File.Delete(path + ".tmp");
        }
    }

    private static void WriteTrace(string path, TrainingResult result)
    {
        string fresh = path + ".tmp";
        using (StreamWriter file = new(fresh))
        {
            file.Write("step,loss,gradient_norm,rate,seconds\n");
            foreach (TrainingStep step in result.Trace)
            {
                file.Write(string.Create(
                    CultureInfo.InvariantCulture, $"{step.Step},{step.Loss:R},{step.GradientNorm:R},{step.Rate:R},{step.Elapsed.TotalSeconds:F6}\n"));
            }
        }

        File.Move(fresh, path, overwrite: true);
    }
}
