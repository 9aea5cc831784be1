using System.Collections.Immutable;

namespace Lossworks;

/// <summary>What is true of a weighted sum, from what is true of its terms.</summary>
internal static class SumFacts
{
    internal static void Check(ImmutableArray<(double Weight, Loss Loss)> terms)
    {
        if (terms.IsEmpty)
            throw new LossException("a sum of losses needs at least one term.");
        Loss first = terms[0].Loss;
        foreach ((double weight, Loss loss) in terms)
        {
            if (!double.IsFinite(weight))
                throw new LossException($"the weight of {loss} is {weight}: it must be finite.");
            if (loss.Card.Target.IsClass != first.Card.Target.IsClass || loss.TakesRows != first.TakesRows)
                throw new LossException($"{first.Card.Name} and {loss.Card.Name} cannot be added: they take different predictions or targets.");
            if (loss.Card.Outputs[0].Scale != first.Card.Outputs[0].Scale)
            {
                throw new LossException(
                    $"{first.Card.Name} takes a {first.Card.Outputs[0].Meaning} and {loss.Card.Name} a {loss.Card.Outputs[0].Meaning}: they cannot be added.");
            }

        }
    }

    internal static LossShape Shape(ImmutableArray<(double Weight, Loss Loss)> terms)
    {
        if (terms.Any(t => t.Loss.Shape == LossShape.Batch))
            return LossShape.Batch;
        LossShape first = terms[0].Loss.Shape;
        return terms.All(t => t.Loss.Shape == first) ? first : terms.All(t => t.Loss.IsElementwise) ? LossShape.Pointwise : LossShape.Row;
    }

    internal static LossCard Card(ImmutableArray<(double Weight, Loss Loss)> terms)
    {
        LossCard first = terms[0].Loss.Card;
        return first with
        {
            Name = string.Join(" + ", terms.Select(t => t.Loss.Card.Name)),
            Aliases = [],
            Parameters = [],
            Summary = "A weighted sum: " + string.Join(" ", terms.Select(t => t.Loss.Card.Summary)),
            Formula = string.Join(" + ", terms.Select(t => $"{ParameterValue.Text(t.Weight)} [{t.Loss.Card.Formula}]")),
            Outputs = Outputs(terms),
            Target = Narrowest(terms.Select(t => t.Loss.Target), t => t.Domain, t => !t.Only.IsEmpty),
            TakesRows = first.TakesRows,
            TakesWeights = terms.All(t => t.Loss.Card.TakesWeights),
            HasHessian = terms.All(t => t.Loss.Card.HasHessian),
            MinimumColumns = terms.Max(t => t.Loss.Card.MinimumColumns),
            References = [.. terms.SelectMany(t => t.Loss.Card.References).Distinct()],
        };
    }

    /// <summary>A negative weight turns a convex term concave and a non-negative one negative, so those claims need every weight at least 0.</summary>
    internal static LossClaims Claims(ImmutableArray<(double Weight, Loss Loss)> terms)
    {
        bool positive = terms.All(t => t.Weight >= 0);
        return new()
        {
            Convex = positive && terms.All(t => t.Loss.Claims.Convex),
            StrictlyConvex = positive && terms.All(t => t.Loss.Claims.Convex) && terms.Any(t => t.Weight > 0 && t.Loss.Claims.StrictlyConvex),
            Lipschitz = Total(terms, c => c.Lipschitz),
            Smooth = Total(terms, c => c.Smooth),
            Even = terms.All(t => t.Loss.Claims.Even),
            NonNegative = positive && terms.All(t => t.Loss.Claims.NonNegative),
            ZeroAtPerfect = terms.All(t => t.Loss.Claims.ZeroAtPerfect),
            Bounded = positive ? Total(terms, c => c.Bounded) : null,
            StrictlyProper = positive && terms.All(t => t.Loss.Claims.StrictlyProper),
            ClassificationCalibrated = terms is [{ Weight: > 0 } only] && only.Loss.Claims.ClassificationCalibrated,
            Elicits = terms is [{ Weight: > 0 } one] ? one.Loss.Claims.Elicits : Common(terms),
            Kinks = [.. terms.SelectMany(t => t.Loss.Claims.Kinks).Distinct().Order()],
            Jumps = [.. terms.SelectMany(t => t.Loss.Claims.Jumps).Distinct().Order()],
            Differentiable = terms.All(t => t.Loss.Claims.Differentiable),
        };
    }

    /// <summary>The rules of all terms that have one; null where none has.</summary>
    internal static IRestrictsRows? RowRule(ImmutableArray<(double Weight, Loss Loss)> terms)
    {
        ImmutableArray<IRestrictsRows> rules = [.. terms.Select(t => t.Loss.RowRule).OfType<IRestrictsRows>()];
        return rules.IsEmpty ? null : new AllRules(rules);
    }

    private static Functional? Common(ImmutableArray<(double Weight, Loss Loss)> terms)
    {
        Functional? first = terms[0].Loss.Claims.Elicits;
        return terms.All(t => t.Weight > 0 && t.Loss.Claims.Elicits == first) ? first : null;
    }

    private static double? Total(ImmutableArray<(double Weight, Loss Loss)> terms, Func<LossClaims, double?> part) =>
        terms.All(t => part(t.Loss.Claims) is not null) ? terms.Sum(t => Math.Abs(t.Weight) * part(t.Loss.Claims)) : null;

    /// <summary>Every prediction must lie where all terms take it.</summary>
    private static ImmutableArray<Output> Outputs(ImmutableArray<(double Weight, Loss Loss)> terms)
    {
        ImmutableArray<Output> most = terms.Select(t => t.Loss.Outputs).MaxBy(outputs => outputs.Length);
        return [.. most.Select((_, i) => Narrowest(terms.Select(t => t.Loss.Outputs).Select(o => o[Math.Min(i, o.Length - 1)]), o => o.Domain, _ => false))];
    }

    private static A Narrowest<A>(IEnumerable<A> arguments, Func<A, Interval> domain, Func<A, bool> isListed) => arguments
        .OrderBy(a => isListed(a) ? 0 : 1)
        .ThenBy(a => domain(a).High - domain(a).Low)
        .ThenByDescending(a => domain(a).Low)
        .ThenBy(a => domain(a).High)
        .First();

    private sealed class AllRules(ImmutableArray<IRestrictsRows> rules) : IRestrictsRows
    {
        public string? Complaint(ReadOnlySpan<double> predictions, ReadOnlySpan<double> targets)
        {
            foreach (IRestrictsRows rule in rules)
            {
                if (rule.Complaint(predictions, targets) is { } complaint)
                    return complaint;
            }

            return null;
        }
    }
}
