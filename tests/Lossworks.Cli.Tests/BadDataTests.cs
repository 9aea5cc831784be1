using System.Text;

namespace Lossworks.Cli.Tests;

/// <summary>Data that cannot be used ends with 1 and a message that names file, line and column; nothing is written.</summary>
public class BadDataTests
{
    private static void Refused(string text, string loss, params ReadOnlySpan<string> words) => Refused(Encoding.UTF8.GetBytes(text), loss, words);

    private static void Refused(byte[] bytes, string loss, params ReadOnlySpan<string> words)
    {
        using Tool tool = new();
        tool.Write("d.csv", bytes);
        tool.Run("train", "d.csv", "--target", "b", "--loss", loss, "--json").FailsWith(1, ["d.csv", .. words]);
        Assert.Equal(["d.csv"], tool.Files);
    }

    [Fact]
    public void A_file_that_is_empty() => Refused("", "huber", "empty");

    [Fact]
    public void A_header_without_rows() => Refused("a,b\n", "huber", "0 rows");

    [Fact]
    public void A_target_that_is_not_there() => Refused("a,bb\n1,2\n2,3\n", "huber", "column \"b\"", "nearest", "\"bb\"");

    [Fact]
    public void Text_in_a_target_of_numbers() => Refused("a,b\n1,2\n2,x\n3,4\n4,6\n", "huber", "line 3", "column \"b\"", "\"x\"");

    [Fact]
    public void A_row_with_too_many_fields() => Refused("a,b\n1,2\n2,3,9\n3,4\n", "huber", "line 3");

    [Fact]
    public void A_row_with_too_few_fields() => Refused("a,m,b\n1,1,2\n2,3\n3,4,5\n", "huber", "line 3");

    [Fact]
    public void A_name_that_two_columns_have() => Refused("a,a,b\n1,2,3\n2,3,4\n", "huber", "line 1", "column \"a\"", "twice");

    [Fact]
    public void A_target_that_is_constant() => Refused("a,b\n1,5\n2,5\n3,5\n", "huber", "column \"b\"", "constant");

    [Fact]
    public void A_target_that_is_missing_in_every_row() => Refused("a,b\n1,\n2,\n", "huber", "column \"b\"", "missing");

    [Fact]
    public void Bytes_that_are_not_UTF8() => Refused([.. "a,b\n1,2\n"u8, 0xff, 0xfe, .. ",3\n4,5\n"u8], "huber", "line 3", "UTF-8");

    [Fact]
    public void A_target_outside_the_domain_of_the_loss() => Refused("a,b\n1,2\n2,-2\n3,6\n", "gamma-nll", "line 3", "column \"b\"", "-2", "gamma-nll");

    [Fact]
    public void Three_classes_for_a_loss_of_two() => Refused("a,b\n1,x\n2,y\n3,z\n4,x\n", "logistic", "column \"b\"");

    [Theory]
    [InlineData("no.csv", "there is no such file")]
    [InlineData("folder", "folder")]
    [InlineData("d.xlsx", "extension")]
    [InlineData("SELECT * FROM 'no.csv'", "no.csv")]
    [InlineData("SELECT nothing FROM 'd.csv'", "nothing")]
    [InlineData("SELECT FROM WHERE", "SELECT")]
    public void A_source_that_cannot_be_read(string source, string word)
    {
        using Tool tool = new();
        tool.Write("d.csv", "a,b\n1,2\n2,3\n");
        tool.Write("d.xlsx", "a,b\n1,2\n2,3\n");
        Directory.CreateDirectory(tool.PathOf("folder"));

        tool.Run("train", source, "--target", "b", "--loss", "huber").FailsWith(1, word);

        Assert.Equal(["d.csv", "d.xlsx", "folder"], tool.Files);
    }

    /// <summary>Half a compressed file cannot be read to its end, not even by root.</summary>
    [Fact]
    public void A_compressed_file_that_breaks_off()
    {
        using Tool tool = new();
        tool.Write("d.csv.gz", [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2, 3]);
        tool.Run("train", "d.csv.gz", "--target", "b", "--loss", "huber").FailsWith(1, "d.csv.gz");
    }

    [Theory]
    [InlineData("--weight", "w", "line 3", "column \"w\"")]
    [InlineData("--weight", "t", "column \"t\"", "numbers are needed")]
    [InlineData("--offset", "h", "line 4", "column \"h\"")]
    [InlineData("--offset", "bb", "column \"bb\"", "no such column")]
    [InlineData("--features", "a,bb", "column \"bb\"", "no such column")]
    public void Columns_of_options_that_do_not_hold_what_they_must(string option, string column, params string[] words)
    {
        using Tool tool = new();
        tool.Write("d.csv", "a,b,w,t,h\n1,2,1,red,1\n2,3,-1,blue,2\n3,5,1,red,\n4,6,1,blue,4\n");
        tool.Run("train", "d.csv", "--target", "b", "--loss", "huber", option, column).FailsWith(1, words);
        Assert.Equal(["d.csv"], tool.Files);
    }

    [Theory]
    [InlineData("train d.csv --target b --loss huber --out no/m.json")]
    [InlineData("train d.csv --target b --loss huber --trace no/t.csv")]
    [InlineData("train d.csv --target b --loss huber --report no/r.html")]
    [InlineData("choose d.csv --target b --report no/r.html")]
    [InlineData("train d.csv --target b --loss huber --out folder")]
    [InlineData("choose d.csv --target b --report folder")]
    public void Results_that_have_no_place_to_go(string line)
    {
        using Tool tool = new();
        tool.Write("d.csv", "a,b\n1,2\n2,3.5\n3,5\n");
        Directory.CreateDirectory(tool.PathOf("folder"));
        tool.Run(line.Split(' ')).FailsWith(1, "folder");
        Assert.Equal(["d.csv", "folder"], tool.Files);
    }

    [Fact]
    public void What_can_be_worked_around_is_told_and_the_work_goes_on()
    {
        using Tool tool = new();
        tool.Write("d.csv", "a;m;b\n1;;2\n2;;\n3;;5\n4;;8\n");

        Outcome outcome = tool.Run("train", "d.csv", "--target", "b", "--loss", "huber", "--json");

        Assert.Equal(3, outcome.Json.GetProperty("rows").GetInt32());
        Assert.Contains("';'", outcome.Error);
        Assert.Contains("column \"m\": every value is missing", outcome.Error);
        Assert.Contains("line 3, column \"b\": the target is missing; 1 row was left out", outcome.Error);
    }
}
