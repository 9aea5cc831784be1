namespace Lossworks;

/// <summary>
/// Losses that people wrote, one TOML file for each: the formula, its parameters and the card. A folder of them is what a team shares.
/// <code>
/// # lopsided-error.toml; the name of the loss is that of the file where it gives none
/// formula = "where(p &lt; y, late, early) * (p - y)^2"
/// summary = "Squared error that costs more on one side."
///
/// [parameters.late]
/// default = 3
/// range = [0.1, 100]
/// log = true
/// summary = "what a forecast below the truth costs"
///
/// [parameters.early]
/// default = 1
/// </code>
/// </summary>
/// <remarks>
/// Keys: formula, name, summary, aliases, use-when, avoid-when, references, notes, and for each parameter default, range, log and summary. Text of anybody
/// may be read: a file has a bounded size, a formula a bounded size and depth, nothing else is opened, and nothing of it is executed but arithmetic.
/// </remarks>
public static class LossFiles
{
    private const string Pattern = "*.toml";

    /// <summary>A catalogue and the losses of a folder: all its files *.toml, in the order of their names; folders in it are not looked into.</summary>
    /// <param name="directory">The folder.</param>
    /// <param name="catalogue">What is known already; the built-in losses if none is given.</param>
    /// <exception cref="LossFileException">
    /// There is no such folder or no loss file in it, a file cannot be used, or a name is taken; the message names file, line and column.
    /// </exception>
    public static LossCatalogue Load(string directory, LossCatalogue? catalogue = null)
    {
        if (!Directory.Exists(directory))
            throw new LossFileException(directory, $"there is no such folder. Expected is one with loss files, {Pattern}, with a formula in each.");
        string[] paths = [.. Directory.EnumerateFiles(directory, Pattern).Order(StringComparer.Ordinal)];
        if (paths.Length == 0)
        {
            throw new LossFileException(
                directory, $"there is no loss file in this folder. Expected are files {Pattern} with a formula in each, such as formula = \"(p - y)^4\".");
        }

        catalogue ??= LossCatalogue.BuiltIn;
        LossFile[] files = [.. paths.Select(LossFile.Read)];
        RequireFreeNames(files, catalogue);
        return catalogue.With(files.Select(f => f.Entry));
    }

    /// <summary>The loss of one file.</summary>
    /// <exception cref="LossFileException">There is no such file, or it is no loss file; the message names file, line and column.</exception>
    public static LossEntry Read(string file) => LossFile.Read(file).Entry;

    private static void RequireFreeNames(LossFile[] files, LossCatalogue catalogue)
    {
        Dictionary<string, FilePlace> taken = new(StringComparer.Ordinal);
        foreach ((string name, FilePlace place) in files.SelectMany(f => f.Names))
        {
            if (catalogue.TryFind(name) is { } known)
                throw place.Error($"'{name}' is a name of the loss {known.Card.Name}, which is known already. Choose another.");
            if (!taken.TryAdd(name, place))
                throw place.Error($"'{name}' is given to a loss at {taken[name]}, too. Rename one.");
        }
    }
}
