using System.Text.Json.Serialization;
using MathNet.Numerics.Distributions;

namespace Lossworks.Benchmarks.Evidence;

/// <summary>How many of how many.</summary>
internal sealed record Share(int Hits, int Of)
{
    [JsonIgnore]
    internal double Rate => Of == 0 ? double.NaN : Hits / (double)Of;

    /// <summary>Where the true rate lies with 95 % confidence: Clopper and Pearson (1934), doi:10.1093/biomet/26.4.404.</summary>
    [JsonIgnore]
    internal (double Low, double High) Interval =>
        (Hits == 0 ? 0 : Beta.InvCDF(Hits, Of - Hits + 1, 0.025), Hits == Of ? 1 : Beta.InvCDF(Hits + 1, Of - Hits, 0.975));

    internal static Share Count<T>(IReadOnlyCollection<T> all, Func<T, bool> hit) => new(all.Count(hit), all.Count);

    public static Share operator +(Share a, Share b) => new(a.Hits + b.Hits, a.Of + b.Of);
}
