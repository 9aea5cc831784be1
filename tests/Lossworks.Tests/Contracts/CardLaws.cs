namespace Lossworks.Tests.Contracts;

/// <summary>Cards are complete, and say what the constructors do.</summary>
public sealed class CardLaws
{
    [Theory]
    [MemberData(nameof(Instances.Names), MemberType = typeof(Instances))]
    public void A_card_is_complete(string name)
    {
        LossCard card = LossCatalogue.BuiltIn.Find(name).Card;
        Assert.Matches("^[a-z][a-z0-9]*(-[a-z0-9]+)*$", card.Name);
        Assert.All((string[])[card.Summary, card.Formula, card.UseWhen, card.AvoidWhen], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.NotEmpty(card.Tasks);
        Assert.NotEmpty(card.References);
        Assert.All(card.Parameters, p => Assert.False(string.IsNullOrWhiteSpace(p.Summary)));
    }

    [Theory]
    [MemberData(nameof(Instances.Names), MemberType = typeof(Instances))]
    public void Every_alias_leads_to_the_same_loss(string name)
    {
        LossEntry entry = LossCatalogue.BuiltIn.Find(name);
        Assert.All(entry.Card.Aliases, alias => Assert.Same(entry, LossCatalogue.BuiltIn.Find(alias)));
    }

    [Theory]
    [MemberData(nameof(Instances.All), MemberType = typeof(Instances))]
    public void Text_and_loss_turn_into_each_other(string spec)
    {
        Loss loss = Loss.Parse(spec);
        Assert.Equal(loss.Spec, Loss.Parse(loss.ToString()).Spec);
        Assert.Equal(loss.ToString(), Loss.Parse(loss.ToString()).ToString());
        BatchMaker made = BatchMaker.Make(loss, 11);
        Assert.Equal(made.Evaluate(), Loss.Parse(loss.ToString()).Evaluate(made.Batch(), default, threads: 1));
    }

    [Theory]
    [MemberData(nameof(Instances.WithDefaults), MemberType = typeof(Instances))]
    public void Writing_the_defaults_out_changes_nothing(string name)
    {
        LossCard card = LossCatalogue.BuiltIn.Find(name).Card;
        string written = $"{name}({string.Join(", ", card.Parameters.Select(p => $"{p.Name}={p.Default}"))})";
        Assert.Equal(name, Loss.Parse(written).ToString());
    }
}
