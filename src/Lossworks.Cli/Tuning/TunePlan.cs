using Lossworks.Advice;
using Lossworks.Cli.Commands;
using Lossworks.Cli.Running;
using Lossworks.Data;
using Lossworks.Specs;
using Lossworks.Tuning;

namespace Lossworks.Cli.Tuning;

/// <summary>What was typed, understood: everything of a tuning that is known before the data is read.</summary>
internal sealed class TunePlan
{
    private readonly TuneCall _call;
    private readonly TuneSettings _settings;
    private readonly SearchSpec _loss;
    private readonly LossCatalogue _catalogue;
    private readonly TrainingSearch _training;
    private readonly Want? _want;
    private readonly Costs? _costs;
    private readonly IReadOnlyList<SearchMethod> _methods;
    private readonly Pruner _pruner;

    /// <exception cref="UsageException">A name that nobody knows.</exception>
    /// <exception cref="LossException">A SPEC, a want or a setting that makes no sense.</exception>
    internal TunePlan(TuneCall call, TuneSettings settings)
    {
        (_call, _settings) = (call, settings);
        _catalogue = KnownLosses.Of(call.Losses);
        _loss = SearchSpec.Parse(settings.Loss);
        _training = new(settings.Training.Select(t => (t.Key, SearchValue.Parse(t.Key, t.Value))));
        LossSpace.Of(_loss, _catalogue);
        _want = settings.Want is { } want ? Want.Parse(want) : null;
        _costs = settings.Cost is { } cost ? Costs.Parse(cost) : null;
        _methods = SearchMethods.Parse(settings.Search, settings.Points);
        _pruner = SearchMethods.PrunerOf(settings.Pruner);
        Workers = WorkersOf(call.Workers, settings.Batch);
        string[] places = StudyPlaces.IsAddress(call.Study) ? [call.Report] : [call.Report, call.Study];
        if (places.Distinct().Count() < places.Length || Path.GetFullPath(call.Report) == Path.GetFullPath(settings.Data))
            throw new UsageException($"the report '{call.Report}' would be written over the study or the data; give each a file of its own.");
        Places.Check(settings.Data, call.Report);
    }

    internal int Workers { get; }

    internal TuneRequest Request(Table table, IStudyStore store, string name, string subject) => new()
    {
        Table = table,
        Target = _settings.Target,
        Loss = _loss,
        Catalogue = _catalogue,
        Training = _training,
        Want = _want,
        Metric = _settings.Metric,
        Costs = _costs,
        Roles = _settings.Roles,
        Exclude = Options.Split(_settings.Exclude),
        Folds = _settings.Folds,
        Repeats = _settings.Repeats,
        OuterFolds = _settings.Outer,
        Seed = _settings.Seed,
        Methods = _methods,
        Pruner = _pruner,
        Trials = _settings.Trials,
        Time = _call.Time,
        Batch = _settings.Batch,
        Workers = Workers,
        Lease = _call.Lease,
        RetryFailed = _call.RetryFailed,
        Store = store,
        Study = name,
        Subject = subject,
    };

    private static int WorkersOf(int asked, int batch) => asked switch
    {
        < 0 => throw new UsageException($"--workers cannot be {asked}; it takes 0 for all cores, or a number of threads."),
        0 => Math.Min(Environment.ProcessorCount, batch),
        _ => asked,
    };
}
