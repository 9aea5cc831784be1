using System.Text.Json;
using Lossworks.Benchmarks.Contenders;
using Lossworks.Tuning;

namespace Lossworks.Benchmarks.Tuning;

/// <summary>Optuna's: it asks, and the values come from here. It times itself, so no pipe is measured.</summary>
internal sealed class OptunaStepper : IStepper
{
    private readonly OptunaPool _pool;
    private readonly PeerProcess _process;
    private readonly SearchSpace _space;
    private bool _failed = true;

    /// <exception cref="PeerException">It has no such sampler, or does not start.</exception>
    internal OptunaStepper(OptunaPool pool, string sampler, SearchSpace space, int seed)
    {
        (_pool, _process, _space) = (pool, pool.Rent(), space);
        try
        {
            Ask(new("begin") { Sampler = sampler, Seed = seed, Space = SpaceOf(space) });
        }
        catch (PeerException)
        {
            Dispose();
            throw;
        }
    }

    public double Seconds { get; private set; }

    public Configuration? Next(double? last)
    {
        _failed = true;
        Answer answer = Ask(new("next") { Value = last });
        Seconds += answer.Seconds!.Value;
        return _space.Make(answer.Configuration!.Value.EnumerateObject().Select(p => (p.Name, Value: Read(p.Value))));
    }

    public void Dispose() => _pool.Return(_process, _failed);

    private Answer Ask(Question question)
    {
        Answer answer = _process.Ask(question);
        _failed = false;
        return answer.No is { } no ? throw new PeerException(no) : answer;
    }

    private static object Read(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetDouble();

    /// <summary>As stores keep it.</summary>
    private static JsonElement SpaceOf(SearchSpace space)
    {
        MemoryStudyStore store = new();
        using Study study = Study.Open(store, "space", new() { Space = space, Sampler = new RandomSampler() });
        using JsonDocument definition = JsonDocument.Parse(store.List()[0].Definition);
        return definition.RootElement.GetProperty("space").Clone();
    }
}
