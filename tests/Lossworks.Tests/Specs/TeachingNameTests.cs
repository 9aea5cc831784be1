namespace Lossworks.Tests.Specs;

/// <summary>Names of teaching texts lead to losses that exist.</summary>
public sealed class TeachingNameTests
{
    [Theory]
    [InlineData("mean squared cross-entropy")]
    [InlineData("Mean-Squared Cross Entropy")]
    [MemberData(nameof(All))]
    public void They_are_found_however_they_are_written_and_lead_somewhere(string name)
    {
        TeachingName found = Assert.IsType<TeachingName>(TeachingNames.Find(name));
        Assert.NotEmpty(found.LeadsTo);
        Assert.All(found.LeadsTo, loss => Assert.NotNull(LossCatalogue.BuiltIn.TryFind(loss)));
    }

    public static TheoryData<string> All => [.. TeachingNames.Entries.Select(t => t.Name)];

    [Theory]
    [InlineData("Huber loss", "huber")]
    [InlineData("hinge-loss", "hinge")]
    [InlineData("log-cosh loss function", "log-cosh")]
    public void A_loss_may_be_called_a_loss(string text, string name) => Assert.Equal(name, LossCatalogue.BuiltIn.Find(TeachingNames.Bare(text)).Card.Name);

    [Fact]
    public void A_loss_is_no_teaching_name() => Assert.Null(TeachingNames.Find("huber"));
}
