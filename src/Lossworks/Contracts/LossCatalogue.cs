using System.Collections.Immutable;
using Lossworks.Formulas;
using Lossworks.Generated;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>The losses that a SPEC can name. Immutable; add your own with <see cref="With"/>.</summary>
public sealed class LossCatalogue
{
    private readonly Dictionary<string, LossEntry> _byName = new(StringComparer.Ordinal);

    /// <summary>A catalogue of these losses.</summary>
    /// <exception cref="LossException">Two losses claim the same name.</exception>
    public LossCatalogue(IEnumerable<LossEntry> entries)
    {
        Entries = [.. entries.OrderBy(e => e.Card.Family).ThenBy(e => e.Card.Name, StringComparer.Ordinal)];
        foreach (LossEntry entry in Entries)
        {
            foreach (string name in entry.Card.Aliases.Prepend(entry.Card.Name))
            {
                if (!_byName.TryAdd(name, entry))
                    throw new LossException($"two losses are called '{name}': {_byName[name].Card.Name} and {entry.Card.Name}. Rename one.");
            }
        }
    }

    /// <summary>Every loss that Lossworks ships, found at compile time.</summary>
    public static LossCatalogue BuiltIn { get; } = new(DiscoveredLosses.All());

    /// <summary>The losses, by family and then by name.</summary>
    public ImmutableArray<LossEntry> Entries { get; }

    /// <summary>This catalogue and more.</summary>
    public LossCatalogue With(IEnumerable<LossEntry> more) => new(Entries.Concat(more));

    /// <summary>The loss of a name or an alias, in any case, with hyphens, underscores or spaces.</summary>
    /// <exception cref="LossException">There is none; the message lists the nearest names.</exception>
    public LossEntry Find(string name) =>
        TryFind(name) ?? throw new LossException($"there is no loss '{name}'. {Suggestion(name)}");

    /// <summary>The loss of a name or an alias, or null.</summary>
    public LossEntry? TryFind(string name) => _byName.GetValueOrDefault(Normalize(name));

    /// <summary>A typed loss as an object: <c>LossCatalogue.BuiltIn.Wrap(new Huber(1.35))</c>.</summary>
    /// <exception cref="LossException">Its type is not in this catalogue.</exception>
    public Loss Wrap<L>(L loss)
        where L : struct, ILoss
        => Entries.Select(e => e.TryWrap(loss)).FirstOrDefault(l => l is not null)
            ?? throw new LossException($"{typeof(L).Name} is not in this catalogue: add the losses of its assembly with LossCatalogue.With.");

    /// <summary>Makes the loss that a SPEC describes.</summary>
    public Loss Create(LossSpec spec)
    {
        if (spec.Terms is [{ Weight: 1 } only])
            return Create(only);
        return WeightedSum.Of(spec.Terms.Select(t => (t.Weight, Create(t))));
    }

    private Loss Create(LossTerm term)
    {
        if (term.Formula is { } formula)
            return FormulaLoss.Of(formula, (TryFind(term.Name) as FormulaEntry)?.CardOf(formula), new LossSpec([term with { Weight = 1 }]));
        LossEntry entry = Find(term.Name);
        try
        {
            return entry.Create(LossArguments.For(entry.Card, term.Arguments, this));
        }
        catch (ArgumentException e) when (e is not LossException)
        {
            throw new LossException($"{entry.Card.Name}: {Told(e)}", e);
        }
    }

    /// <summary>A constructor's complaint, in the words of a SPEC: its parameter in kebab case, without what .NET appends.</summary>
    private static string Told(ArgumentException e)
    {
        string message = e.Message.Split('\n')[0];
        int appended = message.IndexOf(" (Parameter ", StringComparison.Ordinal);
        message = appended < 0 ? message : message[..appended];
        return e.ParamName is { Length: > 0 } name ? message.Replace($"'{name}'", $"'{KebabCase.Of(name)}'", StringComparison.Ordinal) : message;
    }

    private string Suggestion(string name)
    {
        IReadOnlyList<string> near = Nearest.Of(Normalize(name), _byName.Keys);
        return near.Count == 0 ? "`loss list` shows all." : $"Did you mean {string.Join(", ", near)}? `loss list` shows all.";
    }

    private static string Normalize(string name) => name.Trim().ToLowerInvariant().Replace('_', '-').Replace(' ', '-');
}
