namespace Lossworks.Files.Tests;

/// <summary>A folder of loss files.</summary>
public sealed class LossFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossworks-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private string Refused() => Assert.Throws<LossFileException>(() => LossFiles.Load(_folder)).Message;

    [Fact]
    public void A_folder_adds_its_losses_to_those_that_are_known()
    {
        Write("b-loss.toml", "formula = 'abs(p - y)'");
        Write("a-loss.toml", "formula = 'd * (p - y)^2; d = 1'\naliases = ['a-too']");
        Write("notes.txt", "no loss");
        Directory.CreateDirectory(Path.Combine(_folder, "old"));
        Write("old/c-loss.toml", "broken");

        LossCatalogue catalogue = LossFiles.Load(_folder);

        Assert.Equal(LossCatalogue.BuiltIn.Entries.Length + 2, catalogue.Entries.Length);
        Assert.Equal(["a-loss", "b-loss"], catalogue.Entries.Where(e => e.Card.Family == LossFamily.Own).Select(e => e.Card.Name));
        Assert.Equal("0.5*a-loss(d=2) + 0.5*huber", Loss.Parse("0.5*a-too(d=2) + 0.5*huber", catalogue).ToString());
        Assert.Equal(2, LossFiles.Load(_folder, new LossCatalogue([])).Entries.Length);
    }

    [Fact]
    public void Without_a_folder_or_without_loss_files_it_says_what_was_expected()
    {
        Write("notes.txt", "no loss");
        Assert.Contains("no loss file in this folder. Expected are files *.toml", Refused());
        Assert.Contains("there is no such folder. Expected is", Assert.Throws<LossFileException>(() => LossFiles.Load(Path.Combine(_folder, "none"))).Message);
    }

    [Fact]
    public void A_broken_file_is_named()
    {
        Write("a-loss.toml", "formula = 'abs(p - y)'");
        string broken = Write("b-loss.toml", "formula = 'abs(p - y'");
        Assert.StartsWith($"{broken}(1,21): expected", Refused());
    }

    [Fact]
    public void A_name_that_is_taken_is_named_with_both_places()
    {
        string first = Write("a-loss.toml", "formula = 'abs(p - y)'"), second = Write("b-loss.toml", "formula = 'abs(p - y)'\naliases = ['ok', 'a-loss']");
        Assert.StartsWith($"{second}(2,18): 'a-loss' is given to a loss at {first}(1,1)", Refused());

        File.Delete(second);
        Write("a-loss.toml", "formula = 'abs(p - y)'\nname = 'mse'");
        Assert.StartsWith($"{first}(2,8): 'mse' is a name of the loss squared-error", Refused());

        Write("a-loss.toml", "formula = 'abs(p - y)'\naliases = ['a-loss']");
        Assert.Contains("'a-loss' is given to a loss at", Refused());
    }

    [Fact]
    public void The_samples_are_losses()
    {
        LossCatalogue catalogue = LossFiles.Load(Repository.Path("samples", "losses"));

        Assert.Equal(["capped-log-error", "costly-class", "lopsided-error"], catalogue.Entries.Where(e => e.Card.Family == LossFamily.Own).Select(e => e.Card.Name));
        Loss lopsided = Loss.Parse("stock-error", catalogue);
        Assert.Equal((3 * 4) + 1, lopsided.Evaluate([0.0, 3], [2.0, 2], reduction: Reduction.Sum), 1e-12);
        Assert.Equal(0.5 * (1 - Math.Exp(-2 * Math.Log(4) * Math.Log(4))), Loss.Parse("capped-log-error", catalogue).Evaluate([4.0], [1.0]), 1e-12);
        Loss costly = Loss.Parse("costly-class(sharp=0)", catalogue);
        double[] scores = [0, 1, 2];
        double normalizer = Math.Log(scores.Sum(Math.Exp));
        Assert.Equal(5 * (normalizer - 2), costly.Evaluate(new LossBatch<double>(scores, 3, (int[])[2]), default), 1e-12);
        Assert.Equal(normalizer - 1, costly.Evaluate(new LossBatch<double>(scores, 3, (int[])[1]), default), 1e-12);
        foreach (LossEntry entry in catalogue.Entries.Where(e => e.Card.Family == LossFamily.Own))
            Assert.True(Verification.LossCheck.Run(entry.CreateExample()).Gradient.Ok, entry.Card.Name);
    }
}
