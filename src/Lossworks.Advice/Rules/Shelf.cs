using Lossworks.Advice.Diagnostics;

namespace Lossworks.Advice.Rules;

/// <summary>Takes losses from a catalogue with their parameters set for the data.</summary>
/// <param name="catalogue">Where they stand.</param>
/// <param name="look">The data.</param>
internal sealed class Shelf(LossCatalogue catalogue, FirstLook look)
{
    private readonly Lazy<ParameterRanges> _ranges = new(() => ParameterRanges.For(look));

    /// <summary>Of the losses that come with Lossworks.</summary>
    internal static Shelf For(FirstLook look) => new(LossCatalogue.BuiltIn, look);

    /// <summary>A loss with a reason.</summary>
    /// <param name="loss">Its name.</param>
    /// <param name="why">The reason, for the user.</param>
    /// <param name="source">Who says so; null takes the first reference of its card.</param>
    /// <param name="given">Parameters that are fixed, instead of what suits the data.</param>
    internal Candidate Take(string loss, string why, string? source = null, params (string Name, string Value)[] given)
    {
        LossCard card = catalogue.Find(loss).Card;
        Dictionary<string, string> values = given.ToDictionary(g => g.Name, g => g.Value);
        (string Name, Setting Setting)[] settings =
        [
            .. card.Parameters.Select(p => (p.Name, Setting: values.TryGetValue(p.Name, out string? value) ? Setting.Fixed(value) : _ranges.Value.Of(loss, p.Name)))
                .Where(p => p.Setting is not null).Select(p => (p.Name, p.Setting!)),
        ];
        string spec = Spec(loss, settings.Select(s => (s.Name, s.Setting.Open))), start = Spec(loss, settings.Select(s => (s.Name, s.Setting.Start)));
        return new(spec, why) { Start = start == spec ? null : start, Source = source ?? (card.References.IsEmpty ? null : card.References[0]) };
    }

    private static string Spec(string loss, IEnumerable<(string Name, string Value)> arguments)
    {
        string inside = string.Join(", ", arguments.Select(a => $"{a.Name}={a.Value}"));
        return inside.Length == 0 ? loss : $"{loss}({inside})";
    }
}
