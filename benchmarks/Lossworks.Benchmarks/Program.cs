using System.Globalization;
using Lossworks;
using Lossworks.Benchmarks;
using Lossworks.Losses;

bool json = args.Contains("--json");
List<Timing> timings = [];
foreach (int size in (int[])[1 << 10, 1 << 16, 1 << 18, 1 << 20, 1 << 24])
{
    float[] p = new float[size], t = new float[size], g = new float[size], h = new float[size];
    Random random = new(1);
    for (int i = 0; i < size; i++)
        (p[i], t[i]) = ((float)((random.NextDouble() * 4) - 2), (float)((random.NextDouble() * 4) - 2));
    float[] labels = [.. t.Select(x => x > 0 ? 1f : 0f)];

    void Add(string name, Action ours, string peer, Action theirs) => timings.Add(Timing.Compare(name, size, 1, ours, peer, theirs));
    void Triad() => Limits.Triad(p, t, g, 0.5f);
    Add("squared-error", () => new SquaredError().Evaluate(p, t, g, threads: 1), "triad", Triad);
    Add("squared-error", () => new SquaredError().Evaluate(p, t, g, threads: 1), "handwritten", () => Limits.SquaredByHand(p, t, g));
    Add("absolute-error", () => new AbsoluteError().Evaluate(p, t, g, threads: 1), "triad", Triad);
    Add("huber", () => new Huber().Evaluate(p, t, g, threads: 1), "triad", Triad);
    Add("pinball", () => new Pinball(0.9).Evaluate(p, t, g, threads: 1), "triad", Triad);
    Add("huber + hessian", () => new Huber().Evaluate(p, t, g, h, threads: 1), "triad", Triad);
    if (size >= 1 << 16)
        timings.Add(Timing.Compare("squared-error", size, 2, () => new SquaredError().Evaluate(p, t, g, threads: 2), "one thread", () => new SquaredError().Evaluate(p, t, g, threads: 1)));
    Add("logistic", () => new BinaryCrossEntropyWithLogits().Evaluate(p, labels, g, threads: 1), "triad", Triad);
}

if (json)
{
    Console.WriteLine("[" + string.Join(",\n ", timings.Select(x => string.Create(
        CultureInfo.InvariantCulture,
        $"{{\"name\":\"{x.Name}\",\"size\":{x.Size},\"threads\":{x.Threads},\"oursNs\":{x.OursNs:F1},\"peer\":\"{x.Peer}\",\"peerNs\":{x.PeerNs:F1},\"ratio\":{x.Ratio:F3},\"spread\":{x.Spread:F3}}}"))) + "]");
}
else
{
    foreach (Timing x in timings)
        Console.WriteLine($"{x.Name,-18} {x.Size,9} x{x.Threads} {x.OursNs,13:F0} ns  {x.Size / x.OursNs,6:F2} G/s  {x.Peer,-12} ratio {x.Ratio,6:F3} ± {x.Spread:F3}");
}
