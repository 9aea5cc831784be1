using System.Collections.Immutable;
using Lossworks.Formulas;
using Lossworks.Kernels;
using Lossworks.Specs;

namespace Lossworks;

/// <summary>One loss of a catalogue: its card and how to make it. Written by the source generator, one per struct that implements a contract.</summary>
public abstract class LossEntry
{
    private protected LossEntry(LossCard card, LossShape shape) => (Card, Shape) = (card, shape);

    /// <summary>Its facts.</summary>
    public LossCard Card { get; }

    /// <summary>The shape of what it looks at.</summary>
    public LossShape Shape { get; }

    /// <summary>Makes the loss with these parameters.</summary>
    public abstract Loss Create(LossArguments arguments);

    /// <summary>The loss with its default parameters; null where a parameter has none.</summary>
    public Loss? CreateDefault() =>
        Card.Parameters.Any(p => p.Default is null) ? null : Create(LossArguments.For(Card, ImmutableDictionary<string, ParameterValue>.Empty));

    /// <summary>The loss with its default parameters, and with the card's examples where a parameter has no default.</summary>
    public Loss CreateExample() => Create(LossArguments.For(Card, Examples()));

    /// <summary>The loss of an entry that knows no parameters.</summary>
    /// <exception cref="LossException">The card has some.</exception>
    internal Loss WithoutParameters() => Card.Parameters.IsEmpty
        ? Create(LossArguments.For(Card, ImmutableDictionary<string, ParameterValue>.Empty))
        : throw new LossException(
            $"{Card.Name} has parameters ({string.Join(", ", Card.Parameters.Select(p => p.Name))}), and nothing here tells their values: "
            + $"make an entry, LossEntry.{Shape}<{Card.Name}>(arguments => ..., loss => [...]), add it with LossCatalogue.With, and use Wrap.");

    private ImmutableDictionary<string, ParameterValue> Examples() =>
        Card.Parameters.Where(p => p.Default is null && p.Example is not null).ToImmutableDictionary(p => p.Name, p => p.Example!);

    /// <summary>A loss of the residual.</summary>
    public static LossEntry Residual<L>(Func<LossArguments, L> create, Func<L, ParameterValue[]> parameters)
        where L : struct, IResidualLoss
        => new Of<L>(
            LossShape.Residual, create, parameters, static (loss, spec) => L.IsFused
                ? new ElementLoss<L, OfFused<L>>(loss, new(loss), spec, LossShape.Residual)
                : new ElementLoss<L, OfResidual<L>>(loss, new(loss), spec, LossShape.Residual));

    /// <summary>A loss of the margin.</summary>
    public static LossEntry Margin<L>(Func<LossArguments, L> create, Func<L, ParameterValue[]> parameters)
        where L : struct, IMarginLoss
        => new Of<L>(LossShape.Margin, create, parameters, static (loss, spec) => new ElementLoss<L, OfMargin<L>>(loss, new(loss), spec, LossShape.Margin));

    /// <summary>A loss of prediction and target.</summary>
    public static LossEntry Pointwise<L>(Func<LossArguments, L> create, Func<L, ParameterValue[]> parameters)
        where L : struct, IPointwiseLoss
        => new Of<L>(LossShape.Pointwise, create, parameters, static (loss, spec) => loss is IVariesByColumn<L> { ColumnCount: > 1 } varying
            ? new ColumnwiseLoss<L>(loss, varying, spec)
            : new ElementLoss<L, OfPair<L>>(loss, new(loss), spec, LossShape.Pointwise));

    /// <summary>A loss of several outputs per row.</summary>
    public static LossEntry Outputs<L>(Func<LossArguments, L> create, Func<L, ParameterValue[]> parameters)
        where L : struct, IOutputsLoss
        => new Of<L>(LossShape.Outputs, create, parameters, static (loss, spec) => new RowLoss<L, OfOutputs<L>>(loss, new(loss), spec, LossShape.Outputs));

    /// <summary>A loss of K scores per row.</summary>
    public static LossEntry Row<L>(Func<LossArguments, L> create, Func<L, ParameterValue[]> parameters)
        where L : struct, IRowLoss
        => new Of<L>(LossShape.Row, create, parameters, static (loss, spec) => loss is ISoftmaxLoss softmax
            ? softmax.Wrap(spec)
            : new RowLoss<L, OfRow<L>>(loss, new(loss), spec, LossShape.Row));

    /// <summary>A loss of the whole batch.</summary>
    public static LossEntry Batch<L>(Func<LossArguments, L> create, Func<L, ParameterValue[]> parameters)
        where L : struct, IBatchLoss
        => new Of<L>(LossShape.Batch, create, parameters, static (loss, spec) => new BatchLoss<L>(loss, spec));

    /// <summary>A function of another loss.</summary>
    public static LossEntry Outer<L>(Func<LossArguments, L> create, Func<L, ParameterValue[]> parameters)
        where L : struct, IOuterLoss
        => new Of<L>(LossShape.Wrapper, create, parameters, static (loss, spec) => new OuterLoss<L>(loss, spec));

    /// <summary>
    /// A loss that you wrote, under a name: <c>LossCatalogue.BuiltIn.With([LossEntry.FromFormula("quartic", "(p - y)^4")])</c>. Its parameters, what it is a
    /// loss of and the tasks it is for come from the formula.
    /// </summary>
    /// <param name="name">In kebab case, not "formula".</param>
    /// <param name="formula">With what is declared behind it, as in a SPEC: <c>d * abs(p - y); d = 1.5 in 0.1..10 log</c>.</param>
    /// <param name="describe">Adds to the card what no formula tells: summary, aliases, when to use it, references, what a parameter does.</param>
    /// <exception cref="SpecException">The text is no formula; the message points at the character.</exception>
    /// <exception cref="LossException">A name or an alias is not in kebab case, or no SPEC could call a parameter.</exception>
    public static LossEntry FromFormula(string name, string formula, Func<LossCard, LossCard>? describe = null) =>
        FormulaEntry.Of(name, Formula.Parse(formula), describe ?? (static card => card));

    /// <summary>A loss that changes what goes into another one.</summary>
    internal static LossEntry Wrapper<L>(Func<LossArguments, L> create, Func<L, ParameterValue[]> parameters)
        where L : struct, IWrapperLoss
        => new Of<L>(LossShape.Wrapper, create, parameters, static (loss, spec) => loss.Wrap(spec));

    /// <summary>The loss as an object, where this is the entry of its type; else null.</summary>
    internal Loss? TryWrap<L>(L loss)
        where L : struct, ILoss
        => (this as Of<L>)?.Wrap(loss);

    private sealed class Of<L>(
        LossShape shape, Func<LossArguments, L> create, Func<L, ParameterValue[]> parameters, Func<L, LossSpec, Loss> wrap)
        : LossEntry(L.Card, shape)
        where L : struct, ILoss
    {
        public override Loss Create(LossArguments arguments) => Wrap(create(arguments));

        internal Loss Wrap(L loss) => wrap(loss, LossSpec.Of(Card, parameters(loss)));
    }
}
