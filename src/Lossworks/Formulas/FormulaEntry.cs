using System.Collections.Immutable;
using Lossworks.Specs;

namespace Lossworks.Formulas;

/// <summary>A formula under a name.</summary>
internal sealed class FormulaEntry : LossEntry
{
    private readonly Formula _formula;

    private FormulaEntry(Formula formula, LossCard card, LossShape shape)
        : base(card, shape) => _formula = formula;

    internal static FormulaEntry Of(string name, Formula formula, Func<LossCard, LossCard> describe)
    {
        Loss loss = FormulaLoss.Of(formula, null, new([LossTerm.Of(formula)]));
        LossCard own = loss.Card with { Name = name };
        LossCard described = describe(own);
        foreach (string word in described.Aliases.Prepend(name))
            RequireName(word);
        foreach (ParameterCard parameter in own.Parameters)
            RequireParameter(name, parameter.Name);
        LossCard card = FormulaLoss.Named(described, own, loss.Spec) with { Name = name, Formula = own.Formula, Parameters = Described(own, described) };
        return new(formula, card, loss.Shape);
    }

    public override Loss Create(LossArguments arguments)
    {
        ParameterValue[] values = [.. Card.Parameters.Select(p => (ParameterValue)arguments.Number(p.Name))];
        Formula formula = Card.Parameters.Aggregate(_formula, (f, p) => f.With(p.Name, arguments.Number(p.Name)));
        LossTerm term = LossSpec.Of(Card, values).Terms[0] with { Formula = formula };
        return FormulaLoss.Of(formula, Card, new([term]));
    }

    /// <summary>The card, where it speaks of this formula, whatever the values of its parameters; else null.</summary>
    internal LossCard? CardOf(Formula formula) => formula.Body.Equals(_formula.Body) ? Card : null;

    /// <summary>Of the parameters a card says in other words only what they do.</summary>
    private static ImmutableArray<ParameterCard> Described(LossCard own, LossCard described) =>
        [.. own.Parameters.Select(p => p with { Summary = described.Parameters.FirstOrDefault(d => d.Name == p.Name)?.Summary ?? p.Summary })];

    /// <summary>A SPEC must read it as the name of a loss: nothing else in it begins with a letter but a formula and the number infinity.</summary>
    private static void RequireName(string name)
    {
        bool kebab = name is [>= 'a' and <= 'z', ..] && name[^1] != '-' && !name.Contains("--", StringComparison.Ordinal)
            && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-');
        if (!kebab)
        {
            throw new LossException(
                $"'{name}' cannot be the name of a loss: write lower-case letters and digits, with single hyphens between words, such as lopsided-error.");
        }

        if (name == LossTerm.FormulaName || name.StartsWith("infinity", StringComparison.Ordinal))
            throw new LossException($"'{name}' cannot be the name of a loss: in a SPEC it means something else. Choose another.");
    }

    private static void RequireParameter(string loss, string name)
    {
        if (!char.IsAsciiLetter(name[0]))
            throw new LossException($"{loss}: no SPEC could name the parameter '{name.Replace('-', '_')}': begin it with a letter.");
    }
}
