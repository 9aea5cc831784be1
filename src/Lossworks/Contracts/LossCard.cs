using System.Collections.Immutable;

namespace Lossworks;

/// <summary>
/// The facts of a loss, as data: the single source of <c>loss list</c>, <c>loss show</c>, the documentation, the contract suite and the
/// advisor.
/// </summary>
/// <param name="Name">The canonical name, in kebab case.</param>
public sealed record LossCard(string Name)
{
    /// <summary>The least that a loss of your own must say: its name in kebab case, and its formula. Everything else can be said with <c>with</c>.</summary>
    public static LossCard Own(string name, string formula) => new(name)
    {
        Summary = "A loss of your own.",
        Formula = formula,
        Family = LossFamily.Own,
        Tasks = [LossTask.Regression],
        UseWhen = "No loss of the catalogue says what an error costs you.",
        AvoidWhen = "One of the catalogue does: it is documented, and its digits are proven.",
        References = [],
    };

    /// <summary>Other names by which a SPEC may call it.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];

    /// <summary>What it is, in one sentence that a practitioner understands.</summary>
    public required string Summary { get; init; }

    /// <summary>The formula in plain text, with the constant factor; r = prediction - target, m = target * score.</summary>
    public required string Formula { get; init; }

    /// <summary>The shelf on which it stands.</summary>
    public required LossFamily Family { get; init; }

    /// <summary>The kinds of problem it is for.</summary>
    public required ImmutableArray<LossTask> Tasks { get; init; }

    /// <summary>What its predictions are: one per output; for K classes, the one that all of them share.</summary>
    public ImmutableArray<Output> Outputs { get; init; } = [Output.Value];

    /// <summary>What its targets are.</summary>
    public Argument Target { get; init; } = Argument.RealTarget;

    /// <summary>Its parameters, in the order of the SPEC.</summary>
    public ImmutableArray<ParameterCard> Parameters { get; init; } = [];

    /// <summary>Whether a Hessian is defined; where it is not, none is returned.</summary>
    public bool HasHessian { get; init; } = true;

    /// <summary>For losses of a whole batch: whether it is made of rows of several numbers, with one weight per row.</summary>
    public bool TakesRows { get; init; }

    /// <summary>For row losses: the lengths by which the predictions of one row are nested, null where any length will do; empty for a plain list.</summary>
    public ImmutableArray<int?> RowShape { get; init; } = [];

    /// <summary>Whether weights may be given.</summary>
    public bool TakesWeights { get; init; } = true;

    /// <summary>Whether a weight of 2 is the same as the row given twice; not where rows are ranked or counted whatever they weigh.</summary>
    public bool WeightsCountRows { get; init; } = true;

    /// <summary>For losses of single numbers: whether predictions may be nested; else they are a plain list.</summary>
    public bool TakesNesting { get; init; } = true;

    /// <summary>For row losses: whether a plain list of numbers is taken as rows of one number.</summary>
    public bool TakesSingleNumbers { get; init; }

    /// <summary>For row losses: the fewest columns a row may have.</summary>
    public int MinimumColumns { get; init; } = 1;

    /// <summary>When to use it.</summary>
    public required string UseWhen { get; init; }

    /// <summary>When not to use it.</summary>
    public required string AvoidWhen { get; init; }

    /// <summary>What it costs to evaluate, where that is more than a pass over its numbers; empty where it is not.</summary>
    public string Cost { get; init; } = "";

    /// <summary>What a user of other frameworks must know: who calls it what, and what differs (factor, default, epsilon).</summary>
    public ImmutableArray<Counterpart> Elsewhere { get; init; } = [];

    /// <summary>Author, year, DOI or arXiv number.</summary>
    public required ImmutableArray<string> References { get; init; }

    /// <summary>Units, borders, what is returned where the true value is infinite or undefined.</summary>
    public string Notes { get; init; } = "";
}
