using Lossworks.Advice.Diagnostics;
using Lossworks.Data;

namespace Lossworks.Advice.Tests.Diagnostics;

/// <summary>What the target itself says.</summary>
public sealed class TargetTests
{
    private const int Rows = 500;

    [Fact]
    public void A_log_normal_target_is_skewed_and_a_heavy_symmetric_one_is_not()
    {
        Assert.True(Looking.Findings(MadeProblems.Of(Rows, 1, (a, _, r) => Math.Exp(a + Made.Normal(r))))[TargetSkew.Name].Value > 0.3);
        Assert.DoesNotContain(TargetSkew.Name, Looking.Findings(MadeProblems.Of(Rows, 2, (a, _, r) => a + MadeProblems.StudentT(r, 2))).Keys);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Poisson_counts_are_not_dispersed_with_and_without_exposure(bool isRate)
    {
        Random random = new(3);
        double[] exposure = [.. Enumerable.Range(0, 1500).Select(_ => isRate ? 0.2 + (3 * random.NextDouble()) : 1)];
        int row = 0;
        Table table = MadeProblems.Of(1500, 3, (a, b, r) => Made.Poisson(r, exposure[row++] * Math.Exp(MadeProblems.LogMean(a, b))), ColumnKind.Count).With(Column.OfNumbers("e", exposure));
        IReadOnlyDictionary<string, Finding> seen = Looking.Findings(isRate ? table : table.Without("e"), s => s.Roles = isRate ? new() { Exposure = "e" } : ColumnRoles.None);
        Assert.InRange(seen[CountDispersion.Name].Value, 0.8, 1.25);
        Assert.False(seen[CountDispersion.Name].Matters);
        Assert.False(seen[ZeroShare.Name].Matters);
    }

    [Fact]
    public void Gamma_mixed_counts_are_over_dispersed_by_about_their_own_dispersion()
    {
        FirstLook look = Looking.At(MadeProblems.Of(3000, 4, (a, b, r) => MadeProblems.NegativeBinomial(r, Math.Exp(MadeProblems.LogMean(a, b)), 2), ColumnKind.Count));
        Assert.True(new CountDispersion().Look(look)!.Matters);
        Assert.InRange(Counting.Of(look)!.Excess, 0.3, 0.8);
    }

    [Fact]
    public void Zeros_beyond_those_of_a_Poisson_fit_are_found()
    {
        Table table = MadeProblems.Of(Rows, 5, (a, b, r) => r.NextDouble() < 0.4 ? 0 : Made.Poisson(r, Math.Exp(1 + MadeProblems.LogMean(a, b))), ColumnKind.Count);
        Assert.True(Looking.Findings(table)[ZeroShare.Name].Matters);
    }

    [Fact]
    public void Zeros_beside_positive_numbers_are_found() =>
        Assert.True(Looking.Findings(MadeProblems.Of(Rows, 6, (a, b, r) => MadeProblems.Tweedie(r, 0.5 * Math.Exp(MadeProblems.LogMean(a, b)))))[ZeroShare.Name].Matters);

    [Fact]
    public void Shares_lie_between_zero_and_one_and_larger_numbers_do_not()
    {
        Assert.Contains(UnitInterval.Name, Looking.Mattering(MadeProblems.Of(Rows, 7, (a, _, r) => 1 / (1 + Math.Exp(-a - (0.3 * Made.Normal(r)))))));
        Assert.DoesNotContain(UnitInterval.Name, Looking.Findings(MadeProblems.Of(Rows, 7, (a, _, r) => 3 / (1 + Math.Exp(-a - (0.3 * Made.Normal(r)))))).Keys);
    }

    [Fact]
    public void A_ceiling_is_found_and_its_value_said()
    {
        Finding ceiling = Looking.Findings(MadeProblems.Of(Rows, 8, (a, b, r) => Math.Min(4, MadeProblems.Line(a, b) + Made.Normal(r))))[PiledUp.Name];
        Assert.Contains("exactly 4, the largest", ceiling.Says, StringComparison.Ordinal);
        Assert.DoesNotContain(PiledUp.Name, Looking.Findings(MadeProblems.Of(Rows, 8, (a, b, r) => MadeProblems.Line(a, b) + Made.Normal(r))).Keys);
    }

    [Fact]
    public void Grades_have_ties_and_measured_numbers_have_none()
    {
        Assert.Contains("5 values", Looking.Findings(MadeProblems.Of(Rows, 9, (a, _, r) => Math.Clamp(Math.Round(a + (0.5 * Made.Normal(r))), -2, 2)))[Ties.Name].Says, StringComparison.Ordinal);
        Assert.DoesNotContain(Ties.Name, Looking.Findings(MadeProblems.Of(Rows, 9, (a, _, r) => a + Made.Normal(r))).Keys);
    }

    [Fact]
    public void Missing_targets_are_told_where_they_are_many()
    {
        Assert.InRange(Looking.Findings(MadeProblems.Of(Rows, 10, (a, _, r) => r.NextDouble() < 0.2 ? double.NaN : a))[MissingTargets.Name].Value, 0.15, 0.25);
        Assert.DoesNotContain(MissingTargets.Name, Looking.Findings(MadeProblems.Of(Rows, 10, (a, _, r) => r.NextDouble() < 0.01 ? double.NaN : a)).Keys);
    }

    [Fact]
    public void Few_rows_and_few_rows_per_feature_are_told()
    {
        Assert.Contains(TooFewRows.Name, Looking.Findings(MadeProblems.Of(60, 11, (a, _, r) => a + Made.Normal(r))).Keys);
        Table wide = MadeProblems.Of(120, 12, (a, _, r) => a + Made.Normal(r));
        Random random = new(12);
        for (int i = 0; i < 15; i++)
            wide = wide.With(Column.OfNumbers($"noise{i}", [.. Enumerable.Range(0, 120).Select(_ => Made.Normal(random))]));
        Assert.InRange(Looking.Findings(wide)[RowsPerFeature.Name].Value, 7, 7.1);
    }
}
