using Lossworks.Specs;
using Lossworks.Verification;

namespace Lossworks.Tests.Specs;

/// <summary>Formulas under a name: entries of a catalogue like any other.</summary>
public class NamedFormulaTests
{
    private const string Bent = "where(abs(p - y) < bend_at, (p - y)^2 / 2, bend_at * (abs(p - y) - bend_at / 2)); bend_at = 1.5 in 0.1..10 log";

    private static readonly LossCatalogue Ours = LossCatalogue.BuiltIn.With(
    [
        LossEntry.FromFormula("bent", Bent, card => card with
        {
            Summary = "Ours.",
            Aliases = ["bent-error"],
            References = ["We (2026)"],
            Parameters = [card.Parameters[0] with { Summary = "where it bends", Range = Interval.Real, Default = 7 }],
        }),
        LossEntry.FromFormula("class-error", "a * (logsumexp(p) - p[y]); a = 1"),
        LossEntry.FromFormula("spread", "log(p2) + ((p1 - y) / p2)^2 / 2; p2 is positive"),
    ]);

    private static double Value(Loss loss) => loss.Evaluate([0.5, -4.0, 2.0], [0.0, 1.0, 2.5]);

    [Fact]
    public void A_card_says_what_somebody_wrote_and_what_the_formula_tells()
    {
        LossCard card = Ours.Find("Bent Error").Card;

        Assert.Equal(("bent", "Ours.", LossFamily.Own), (card.Name, card.Summary, card.Family));
        Assert.Equal("where(abs(p - y) < bend_at, (p - y)^2 / 2, bend_at * (abs(p - y) - bend_at / 2))", card.Formula);
        ParameterCard parameter = Assert.Single(card.Parameters);
        Assert.Equal(("bend-at", "where it bends", true, new Interval(0.1, 10)), (parameter.Name, parameter.Summary, parameter.IsLog, parameter.Range));
        Assert.Equal<ParameterValue>(1.5, parameter.Default!);
        Assert.Equal([LossTask.Regression], card.Tasks);
        Assert.Equal(LossShape.Residual, Ours.Find("bent").Shape);
        Assert.Equal((LossShape.Row, LossShape.Outputs), (Ours.Find("class-error").Shape, Ours.Find("spread").Shape));
        Assert.Equal([LossTask.MulticlassClassification], Ours.Find("class-error").Card.Tasks);
    }

    [Theory]
    [InlineData("bent", "bent")]
    [InlineData("bent()", "bent")]
    [InlineData("bent(bend-at=1.5)", "bent")]
    [InlineData("BENT_error(bend_at=2)", "bent(bend-at=2)")]
    [InlineData("0.7*huber + 0.3*bent(bend-at=3)", "0.7*huber + 0.3*bent(bend-at=3)")]
    [InlineData("clipped(base=bent(bend-at=3), limit=4)", "clipped(base=bent(bend-at=3), limit=4)")]
    [InlineData("masked(base=bent)", "masked(base=bent)")]
    public void A_name_with_parameters_makes_the_loss_and_prints_it(string spec, string printed)
    {
        Loss loss = Loss.Parse(spec, Ours);

        Assert.Equal(printed, loss.ToString());
        Assert.Equal(loss, Loss.Parse(printed, Ours));
    }

    [Fact]
    public void A_parameter_changes_the_loss()
    {
        Assert.Equal(Value(Loss.Parse("huber(delta=1.5)")), Value(Loss.Parse("bent", Ours)), 1e-15);
        Assert.Equal(Value(Loss.Parse("huber(delta=3)")), Value(Loss.Parse("bent(bend-at=3)", Ours)), 1e-15);
    }

    [Theory]
    [InlineData("bent(bend-at=20)", "bent: 'bend-at' cannot be 20; it takes 0.1 <= bend-at <= 10")]
    [InlineData("bent(bend=2)", "bent has no parameter 'bend'; it has bend-at")]
    [InlineData("bentt", "Did you mean bent")]
    [InlineData("class-error(a=infinity)", "class-error: 'a' cannot be")]
    public void What_the_loss_does_not_take_is_refused_by_name(string spec, string message) =>
        Assert.Contains(message, Assert.Throws<LossException>(() => Loss.Parse(spec, Ours)).Message);

    [Theory]
    [InlineData("bent(bend-at=2)")]
    [InlineData("2*bent + 0.5*huber")]
    [InlineData("clipped(base=0.5*bent + 0.5*huber, limit=4)")]
    [InlineData("clipped(base=bent, limit=4)")]
    [InlineData("masked(base=clipped(base=bent(bend-at=4), limit=3))")]
    [InlineData("huber + formula: abs(p - y) * w")]
    public void A_self_contained_spec_needs_no_catalogue_and_gets_its_names_back(string spec)
    {
        Loss loss = Loss.Parse(spec, Ours);
        string carried = loss.Spec.SelfContained().ToString();
        Loss read = LossCatalogue.BuiltIn.Create(LossSpec.Parse(carried).CalledAs(LossSpec.Parse(loss.ToString())));

        Assert.DoesNotContain("bent", carried);
        Assert.Equal(loss.ToString(), read.ToString());
        Assert.Equal(loss, read);
        Assert.Equal(Value(loss), Value(read));
        Assert.Equal(carried, read.Spec.SelfContained().ToString());
    }

    [Theory]
    [InlineData("formula: (p - y)^4", "a + b")]
    [InlineData("huber", "squared-error")]
    [InlineData("clipped(base=huber, limit=4)", "clipped(base=huber)")]
    public void Names_of_another_spec_are_refused(string spec, string names) =>
        Assert.Contains("cannot be called", Assert.Throws<LossException>(() => LossSpec.Parse(spec).CalledAs(LossSpec.Parse(names))).Message);

    [Theory]
    [InlineData("Bent")]
    [InlineData("my loss")]
    [InlineData("my--loss")]
    [InlineData("loss-")]
    [InlineData("2nd")]
    [InlineData("")]
    [InlineData("größe")]
    [InlineData("formula")]
    [InlineData("infinity-loss")]
    public void A_name_that_no_spec_could_say_is_refused(string name)
    {
        Assert.Contains($"'{name}' cannot be the name of a loss", Assert.Throws<LossException>(() => LossEntry.FromFormula(name, "(p - y)^2")).Message);
        Assert.Contains(
            $"'{name}' cannot be the name of a loss",
            Assert.Throws<LossException>(() => LossEntry.FromFormula("fine", "(p - y)^2", card => card with { Aliases = [name] })).Message);
    }

    [Fact]
    public void A_parameter_that_no_spec_could_say_is_refused() =>
        Assert.Contains("'_d'", Assert.Throws<LossException>(() => LossEntry.FromFormula("fine", "_d * (p - y)^2; _d = 1")).Message);

    [Theory]
    [InlineData("huber")]
    [InlineData("mse")]
    public void A_name_that_is_taken_is_refused(string name) =>
        Assert.Contains($"two losses are called '{name}'", Assert.Throws<LossException>(() => LossCatalogue.BuiltIn.With([LossEntry.FromFormula(name, "(p - y)^2")])).Message);

    [Fact]
    public void A_mistake_in_the_formula_points_at_its_character() =>
        Assert.Equal(11, Assert.Throws<SpecException>(() => LossEntry.FromFormula("fine", "(p - y) ** ^ 2")).Position);

    [Fact]
    public void A_formula_is_shown_as_it_was_written()
    {
        Assert.Equal("( p-y )**2 * 2", Loss.Parse("formula:  ( p-y )**2 *\n 2 ; y in 0..1").Card.Formula);
        Assert.Equal(Loss.Parse("formula: (p-y)**2"), Loss.Parse("formula: (p - y)^2"));
    }

    [Fact]
    public void What_runs_a_formula_is_told_and_no_other_loss_needs_it()
    {
        Assert.Contains("ompile", LossCost.Engine(Loss.Parse("bent", Ours)));
        Assert.Contains("nterpreted", LossCost.Engine(Loss.Parse("class-error", Ours)));
        Assert.Null(LossCost.Engine(Loss.Parse("huber")));
    }

    [Fact]
    public void The_terms_of_a_sum_are_its_losses_with_their_weights()
    {
        Loss sum = Loss.Parse("0.7*huber + 0.3*bent", Ours);

        Assert.Equal(["huber", "bent"], sum.Terms.Select(t => t.Loss.ToString()));
        Assert.Equal([0.7, 0.3], sum.Terms.Select(t => t.Weight));
        Assert.Equal((1, true), (sum.Terms[0].Loss.Terms.Length, ReferenceEquals(sum.Terms[0].Loss, sum.Terms[0].Loss.Terms[0].Loss)));
    }
}
