using System.Diagnostics;
using Lossworks.Advice;
using Lossworks.Cli.Running;
using Lossworks.Data;
using Lossworks.Tuning;

namespace Lossworks.Cli.Tuning;

/// <summary>The work of <c>loss tune</c>: read, search, judge, tell.</summary>
internal static class TuneWork
{
    /// <summary>Begins a study, or goes on with one.</summary>
    internal static int Run(TuneCall call, TuneSettings settings)
    {
        long start = Stopwatch.GetTimestamp();
        TunePlan plan = new(call, settings);
        using Stopping stopping = new();
        Table table = TableReader.Read(DataSource.Parse(settings.Data), stop: stopping.Token);
        settings = settings with { Rows = TableDigest.Of(table) };
        string name = call.Name ?? $"{NameOf(settings.Data)}-{settings.Digest()}";
        // What cannot be tuned leaves no file behind.
        LossTuner.Check(plan.Request(table, new MemoryStudyStore(), name, ""));
        using IStudyStore store = StudyPlaces.Open(call.Study);
        string? known = StudyPlaces.SubjectOf(store, name);
        if (known is not null && settings.DifferenceTo(TuneSettings.OfSubject(known)) is { } difference)
            throw new UsageException($"the study '{name}' in {store.Location} is another one: {difference}. Give this one another --name.");
        if (known is not null)
            Console.Error.WriteLine($"going on with the study '{name}' in {store.Location}");
        return Tune(call, settings, plan.Request(table, store, name, known ?? settings.ToSubject()), start, stopping.Token);
    }

    /// <summary>Works on a study that somebody began.</summary>
    internal static int Join(TuneCall call)
    {
        long start = Stopwatch.GetTimestamp();
        if (!StudyPlaces.IsAddress(call.Study) && !File.Exists(call.Study))
            throw new UsageException($"there is no study file '{call.Study}' to join: begin one with loss tune DATA --target COL --loss SPEC --study {call.Study}.");
        using IStudyStore store = StudyPlaces.Open(call.Study);
        string name = StudyPlaces.Join(store, call.Name), subject = StudyPlaces.SubjectOf(store, name)!;
        TuneSettings settings = TuneSettings.OfSubject(subject);
        settings = settings with { Data = call.Data ?? settings.Data, Trials = call.Trials ?? (call.Time is null ? settings.Trials : null) };
        TunePlan plan = new(call, settings);
        using Stopping stopping = new();
        Table table = TableReader.Read(DataSource.Parse(settings.Data), stop: stopping.Token);
        string rows = TableDigest.Of(table);
        if (rows != settings.Rows)
            throw new DataException(table.Source, $"the rows are not those of the study '{name}': they are {rows}, it has {settings.Rows} (number and digest). Give the same data.");
        Console.Error.WriteLine($"joining the study '{name}' in {store.Location}: {settings.Loss} for {settings.Target}");
        return Tune(call, settings, plan.Request(table, store, name, subject), start, stopping.Token);
    }

    private static int Tune(TuneCall call, TuneSettings settings, TuneRequest request, long start, CancellationToken stop)
    {
        TuneResult result = TuneLines.Around(call.Json, progress => LossTuner.Tune(request, progress, stop));
        TuneOutcome outcome = new(call, settings, request, result, Stopwatch.GetElapsedTime(start).TotalSeconds);
        TuneReport.Of(outcome).Save(call.Report);
        outcome.Tell();
        return result.Best is null || result.End == StudyEnd.Stopped ? ExitCode.Failure : ExitCode.Success;
    }

    /// <summary>What a study is called after: the file, or the query's first word.</summary>
    private static string NameOf(string data) => File.Exists(data) ? Path.GetFileNameWithoutExtension(data) : "query";
}
