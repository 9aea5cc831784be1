using System.Text;

namespace Lossworks.Files.Tests;

/// <summary>One loss file: what it gives, and what is said about one that cannot be used.</summary>
public sealed class LossFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lossworks-files-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string text, string name = "ours.toml")
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private LossEntry Read(string text) => LossFiles.Read(Write(text));

    /// <summary>The error of a file, which has to begin with its place.</summary>
    private LossFileException Refused(string text, string name = "ours.toml")
    {
        string path = Write(text, name);
        LossFileException e = Assert.Throws<LossFileException>(() => LossFiles.Read(path));
        Assert.Equal(path, e.File);
        Assert.StartsWith(e.Line is null ? $"{path}: " : $"{path}({e.Line},{e.Column}): ", e.Message);
        return e;
    }

    private void Refused(string text, int line, int column, params ReadOnlySpan<string> words)
    {
        LossFileException e = Refused(text);
        Assert.Equal((line, column), (e.Line, e.Column));
        foreach (string word in words)
            Assert.Contains(word, e.Message);
    }

    [Fact]
    public void A_file_gives_the_loss_with_its_card()
    {
        LossCard card = Read("""
            name = "bent"
            formula = '''
            where(abs(p - y) < d, (p - y)^2 / 2,
                  d * (abs(p - y) - d / 2)) * a_b; a_b = 2 in 1..3
            '''
            summary = "Ours,\n  and good."
            aliases = ["bent-error", "be"]
            use-when = "always"
            avoid-when = "never"
            references = ["We (2026)", "They (2025)"]
            notes = "None."
            [parameters]
            d = { default = 1.5, range = [0.1, inf], log = true, summary = "where it bends" }
            [parameters.a-b]
            summary = "how much"
            """).Card;

        Assert.Equal(("bent", "Ours, and good.", "always", "never", "None."), (card.Name, card.Summary, card.UseWhen, card.AvoidWhen, card.Notes));
        Assert.Equal("where(abs(p - y) < d, (p - y)^2 / 2, d * (abs(p - y) - d / 2)) * a_b", card.Formula);
        Assert.Equal(["bent-error", "be"], card.Aliases);
        Assert.Equal(["We (2026)", "They (2025)"], card.References);
        Assert.Equal(["how much", "where it bends"], card.Parameters.OrderBy(p => p.Name).Select(p => p.Summary));
        ParameterCard d = card.Parameters.Single(p => p.Name == "d");
        Assert.Equal((new Interval(0.1, double.PositiveInfinity, HighOpen: true), true), (d.Range, d.IsLog));
        Assert.Equal<ParameterValue>(1.5, d.Default!);
        Assert.Equal(new Interval(1, 3), card.Parameters.Single(p => p.Name == "a-b").Range);
    }

    [Fact]
    public void A_file_without_a_name_gives_its_own() => Assert.Equal("ours", Read("formula = '(p - y)^2'").Card.Name);

    [Fact]
    public void A_byte_order_mark_and_line_ends_of_Windows_do_no_harm() =>
        Assert.Equal("(p - y)^2", Read("\ufeffsummary = 'x'\r\nformula = '''\r\n(p -\r\n y)^2'''\r\n").Card.Formula);

    [Theory]
    [InlineData("[0.5, 4]", 0.5, 4, false, false)]
    [InlineData("[0, inf]", 0, double.PositiveInfinity, false, true)]
    [InlineData("\"0.5..4\"", 0.5, 4, false, false)]
    [InlineData("\"(0, inf)\"", 0, double.PositiveInfinity, true, true)]
    [InlineData("[-1, 3.5e1]", -1, 35, false, false)]
    public void A_range_is_two_numbers_or_a_text_as_behind_a_formula(string range, double low, double high, bool lowOpen, bool highOpen) =>
        Assert.Equal(new Interval(low, high, lowOpen, highOpen), Read($"formula = 'd*(p-y)^2'\nparameters.d.default = 1\nparameters.d.range = {range}").Card.Parameters[0].Range);

    [Theory]
    [InlineData("formla = '(p - y)^2'", 1, 1, "no key 'formla'", "did you mean formula", "use-when")]
    [InlineData("formula = '(p - y)^2'\nsumary = 'x'", 2, 1, "no key 'sumary'", "did you mean summary")]
    [InlineData("formula = '(p - y)^2'\n[card]\nsummary = 'x'", 3, 1, "no key 'card.summary'")]
    [InlineData("formula = '(p - y)^2'\n[card]", 2, 1, "no key 'card'")]
    [InlineData("formula.text = '(p - y)^2'", 1, 1, "no key 'formula.text'")]
    [InlineData("[[losses]]\nformula = '(p - y)^2'", 1, 1, "one loss in each file")]
    [InlineData("formula = '(p - y)^2'\nformula = 'abs(p - y)'", 2, 1, "this is no TOML", "already defined")]
    [InlineData("formula = (p - y)^2", 1, 11, "this is no TOML")]
    [InlineData("formula = 3", 1, 11, "'formula' takes a text in quotes")]
    [InlineData("formula = '(p - y)^2'\naliases = 'a'", 2, 11, "'aliases' takes a list of texts")]
    [InlineData("formula = '(p - y)^2'\naliases = ['a', 1]", 2, 17, "'aliases' takes a text")]
    [InlineData("formula = '(p - y)^2'\nname = 'My Loss'", 2, 8, "'My Loss' cannot be the name", "lopsided-error")]
    [InlineData("formula = '(p - y)^2'\naliases = ['a', 'B']", 2, 17, "'B' cannot be the name")]
    [InlineData("formula = '_d*(p - y)^2; _d = 1'", 1, 11, "begin it with a letter")]
    public void A_wrong_key_or_value_is_named_with_its_place(string text, int line, int column, params string[] words) => Refused(text, line, column, words);

    [Theory]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\ndefalt = 1", 3, 1, "no 'defalt'", "did you mean default")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters]\nd = 1", 3, 1, "a table of its own")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]", 2, 1, "a table of its own")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\ndefault = '1'", 3, 11, "'parameters.d.default' takes a number")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\nlog = 1", 3, 7, "takes true or false")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\nrange = [0, 1]", 3, 1, "no default")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\ndefault = 1\nlog = true", 3, 1, "no range")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\ndefault = 1\nrange = [0, 1, 2]", 4, 9, "two numbers")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\ndefault = 1\nrange = '0..1; e = 3'", 4, 9, "two numbers")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\ndefault = 1\nrange = '0...1'", 3, 1, "^")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\ndefault = 5\nrange = [0, 1]", 3, 1, "'d' must be 0 <= d <= 1, not 5")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\ndefault = nan", 3, 1, "a number")]
    [InlineData("formula = 'd*(p-y)^2'\n[parameters.d]\ndefault = inf", 3, 1, "finite")]
    [InlineData("formula = 'd*(p-y)^2; d = 2'\n[parameters.d]\ndefault = 1", 3, 1, "behind the formula and under [parameters.d]", "keep one")]
    [InlineData("formula = 'd*(p-y)^2; d = 2'\n[parameters.d]\nrange = [0, 3]", 3, 1, "keep one")]
    [InlineData("formula = 'd*(p-y)^2; d = 2'\n[parameters.dd]\nsummary = 'x'", 3, 1, "no parameter 'dd'", "did you mean d")]
    [InlineData("formula = '(p-y)^2'\n[parameters.d]\ndefault = 1", 3, 1, "'d' is declared but does not occur")]
    public void A_wrong_parameter_is_named_with_its_place(string text, int line, int column, params string[] words) => Refused(text, line, column, words);

    [Theory]
    [InlineData("summary = 'x'\nformula = '(p - y)^^2'", 2, 20, 8)]
    [InlineData("formula = \"(p - y)^^2\"", 1, 20, 8)]
    [InlineData("formula = \"\"\"\n(p - y)\n * (p - z)\"\"\"", 3, 9, 16)]
    [InlineData("formula = '''(p - y)\n * (p - z)'''", 2, 9, 16)]
    [InlineData("formula = '''\r\n(p - y)\r\n * (p - z)'''", 3, 9, 17)]
    [InlineData("formula = \"(p - y)^2 \\u002a z\"", 1, 11, 12)]
    [InlineData("formula = '(p - y'", 1, 18, 6)]
    public void A_mistake_in_the_formula_is_named_by_line_and_column_of_the_file_and_drawn(string text, int line, int column, int character)
    {
        LossFileException e = Refused(text);

        Assert.Equal((line, column), (e.Line, e.Column));
        Assert.Equal(character, Assert.IsType<SpecException>(e.InnerException).Position);
        string[] lines = e.Message.Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal(character + 2, lines[2].IndexOf('^'));
        Assert.EndsWith($"at character {character + 1}:", lines[0]);
    }

    [Fact]
    public void A_formula_that_is_not_complete_is_at_fault_itself_and_not_the_parameter_behind_it()
    {
        LossFileException e = Refused("formula = 'd * (p - y'\n[parameters.d]\ndefault = 1");

        Assert.Equal((1, 22), (e.Line, e.Column));
    }

    [Fact]
    public void What_is_no_loss_file_is_refused()
    {
        Assert.Contains("there is no formula", Refused("summary = 'x'").Message);
        Assert.Contains("there is no formula", Refused("").Message);
        Assert.Contains("larger than 1 MB", Refused("formula = '(p - y)^2' #" + new string(' ', 1 << 20)).Message);
        Assert.Contains("'Our Loss' cannot be the name", Refused("formula = '(p - y)^2'", "Our Loss.toml").Message);
        Assert.Contains("maximum depth", Refused("formula = " + new string('[', 100_000)).Message);
        Assert.Contains("no key", Refused(string.Join('.', Enumerable.Repeat("a", 10_000)) + " = 1").Message);
        Assert.Contains("20000 are read", Refused($"formula = '{new string(' ', 30_000)}(p - y)^2'").Message);

        string bytes = Path.Combine(_folder, "bytes.toml");
        File.WriteAllBytes(bytes, [.. Encoding.UTF8.GetBytes("summary = '"), 0xff, 0x27]);
        Assert.Contains("UTF-8", Assert.Throws<LossFileException>(() => LossFiles.Read(bytes)).Message);
        Assert.Contains("there is no such file", Assert.Throws<LossFileException>(() => LossFiles.Read(Path.Combine(_folder, "none.toml"))).Message);
        Assert.Contains("this is a folder", Assert.Throws<LossFileException>(() => LossFiles.Read(_folder)).Message);
    }

    [Fact]
    public void A_link_is_not_followed()
    {
        string link = Path.Combine(_folder, "link.toml");
        File.CreateSymbolicLink(link, Write("formula = '(p - y)^2'"));

        Assert.Contains("links are not followed", Assert.Throws<LossFileException>(() => LossFiles.Read(link)).Message);
    }
}
